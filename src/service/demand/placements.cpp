#include "service/demand/placements.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {
namespace {

constexpr std::size_t types = scenario::placement_types;
constexpr auto index(scenario::PlacementType type) { return static_cast<std::size_t>(type); }
constexpr std::size_t in_house_foster = index(scenario::PlacementType::in_house_foster);
constexpr std::size_t agency_foster = index(scenario::PlacementType::agency_foster);
constexpr std::size_t external_residential = index(scenario::PlacementType::external_residential);
constexpr std::size_t secure = index(scenario::PlacementType::secure);
constexpr std::size_t for_adoption = index(scenario::PlacementType::for_adoption);

// Entities of Purpose::placement; those of moves are hashes of their ids.
constexpr std::uint32_t leavers_entity = 0, under_16_entity = 1, sixteen_entity = 2, foster_entity = 3;

using Columns = std::array<Lanes<double>, types>;

/// Running sums of weight x count over the types.
void run_up(const Columns& weight, const std::array<People, types>& placed, Columns& sum) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    sum[0][lane] = weight[0][lane] * placed[0][lane];
  for (std::size_t type = 1; type < types; ++type)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      sum[type][lane] = sum[type - 1][lane] + weight[type][lane] * placed[type][lane];
}

/// Of the counts alone in a future where no weight is left.
void run_up_where_weightless(const std::array<People, types>& placed, Columns& sum) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    if (sum[types - 1][lane] > 0.0) continue;
    double children = 0.0;
    for (std::size_t type = 0; type < types; ++type) sum[type][lane] = children += placed[type][lane];
  }
}

/// Takes one child from a type chosen with chance weight x count, in every lane with `still` above 0.
/// \param weighty  Whether every weight is above 0.
void take_one(const Columns& weight, bool weighty, const Lanes<double>& still, const Lanes<double>& u,
              std::array<People, types>& placed) {
  Columns sum;
  run_up(weight, placed, sum);
  if (!weighty) run_up_where_weightless(placed, sum);
  Lanes<double> target, taken_before{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) target[lane] = u[lane] * sum[types - 1][lane];
  for (std::size_t type = 0; type < types; ++type)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      // u is below 1, so the last sum is above every target: somebody is always found.
      const double found = target[lane] < sum[type][lane] ? 1.0 : 0.0;
      placed[type][lane] -= still[lane] > 0.0 ? found - taken_before[lane] : 0.0;
      taken_before[lane] = found;
    }
}

/// Where entrants of one lane are best placed: the multinomial logit mixed over which circumstances are present.
void mix(const scenario::Demand& demand, const Parameters& parameters, std::size_t lane,
         scenario::Assumption<units::Share> scenario::PlacementTerms::*entrants,
         scenario::Assumption<units::Share> scenario::Circumstance::*share, Columns& best) {
  for (std::size_t type = 0; type < types; ++type) best[type][lane] = 0.0;
  const std::size_t circumstances = demand.circumstances.size();
  for (std::size_t present = 0; present < std::size_t{1} << circumstances; ++present) {
    std::array<double, types> odds{};
    double chance = 1.0, all = 0.0;
    for (std::size_t i = 0; i < circumstances; ++i) {
      const double with = std::clamp(parameters.raw(demand.circumstances[i].*share)[lane], 0.0, 1.0);
      chance *= (present >> i & 1) == 1 ? with : 1.0 - with;
    }
    for (std::size_t type = 0; type < types; ++type) {
      odds[type] = std::max(0.0, parameters.raw(demand.placements[type].*entrants)[lane]);
      for (std::size_t i = 0; i < circumstances; ++i)
        if ((present >> i & 1) == 1)
          odds[type] *= std::max(0.0, parameters.raw(demand.circumstances[i].odds[type])[lane]);
      all += odds[type];
    }
    for (std::size_t type = 0; type < types && all > 0.0; ++type)
      best[type][lane] += chance * odds[type] / all;
    if (!(all > 0.0)) best[external_residential][lane] += chance;  // nothing suits
  }
}

}  // namespace

Placements::Placements(const scenario::Demand& demand) : demand_(&demand) {
  for (const scenario::PlacementMove& move : demand.moves)
    move_entity_.push_back(chance::entity_of(move.id.c_str()));
}

void Placements::begin(const Parameters& parameters, const chance::LaneFutures& futures,
                       const People& looked_after) {
  futures_ = futures;
  spilled_ = {};
  for (std::size_t type = 0; type < types; ++type) {
    best_under_16_[type] = parameters.raw(demand_->placements[type].entrants);
    best_16_[type] = parameters.raw(demand_->placements[type].entrants_16);
  }
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    if (!demand_->circumstances.empty()) {
      mix(*demand_, parameters, lane, &scenario::PlacementTerms::entrants, &scenario::Circumstance::share,
          best_under_16_);
      mix(*demand_, parameters, lane, &scenario::PlacementTerms::entrants_16,
          &scenario::Circumstance::share_16, best_16_);
    }
    std::array<double, types> weights{}, parts{};
    for (std::size_t type = 0; type < types; ++type)
      weights[type] = parameters.raw(demand_->placements[type].opening)[lane];
    apportion(looked_after[lane], weights, parts);
    for (std::size_t type = 0; type < types; ++type) placed_[type][lane] = parts[type];
  }
}

void Placements::step(std::uint32_t month, const Parameters& parameters, const Pressures& pressures,
                      const PlacementChanges& changes) {
  leave(month, parameters, changes);
  starts_ = {};
  enter(month, parameters, pressures, changes);
  move(month, parameters, pressures);
}

void Placements::leave(std::uint32_t month, const Parameters& parameters, const PlacementChanges& changes) {
  People others = changes.left;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double adopted = std::min({changes.adopted[lane], changes.left[lane], placed_[for_adoption][lane]});
    placed_[for_adoption][lane] -= adopted;
    others[lane] -= adopted;
  }
  Columns weight;
  double lightest = 1.0;
  for (std::size_t type = 0; type < types; ++type) {
    weight[type] = parameters.raw(demand_->placements[type].leaving);
    for (double& w : weight[type]) {
      w = std::max(w, 0.0);
      lightest = std::min(lightest, w);
    }
  }
  chance::LaneStream draws(futures_, chance::Purpose::placement, month, leavers_entity);
  const double most = most_of(others);
  for (double leaver = 0.0; leaver < most; leaver += 1.0) {
    Lanes<double> still;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) still[lane] = others[lane] - leaver;
    take_one(weight, lightest > 0.0, still, draws.uniform(static_cast<std::uint32_t>(leaver)), placed_);
  }
}

People Placements::free_places(std::size_t type, const Parameters& parameters,
                               const Pressures& pressures) const {
  constexpr double no_limit = 1e9;
  People free = units::every_lane(no_limit);
  if (type == external_residential) return free;
  const Lanes<double>& capacity = parameters.raw(demand_->placements[type].capacity);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double stated = capacity[lane] > 0.0 ? capacity[lane] : no_limit;
    const double places = type == in_house_foster ? pressures.foster_places[lane] : stated;
    free[lane] = std::max(0.0, std::floor(places) - placed_[type][lane]);
  }
  return free;
}

void Placements::enter(std::uint32_t month, const Parameters& parameters, const Pressures& pressures,
                       const PlacementChanges& changes) {
  std::array<People, types> entrants{}, older{};
  std::array<const Lanes<double>*, types> best, best_16;
  std::array<Lanes<double>*, types> into, into_16;
  for (std::size_t type = 0; type < types; ++type) {
    best[type] = &best_under_16_[type];
    best_16[type] = &best_16_[type];
    into[type] = &entrants[type];
    into_16[type] = &older[type];
  }
  chance::LaneStream under_16(futures_, chance::Purpose::placement, month, under_16_entity);
  chance::multinomial(changes.entered_under_16, best, under_16, 0, into);
  chance::LaneStream sixteen(futures_, chance::Purpose::placement, month, sixteen_entity);
  chance::multinomial(changes.entered_16, best_16, sixteen, 0, into_16);
  for (std::size_t type = 0; type < types; ++type) add(entrants[type], older[type]);
  add(entrants[secure], changes.remanded);

  People moved{};
  chance::LaneStream foster(futures_, chance::Purpose::placement, month, foster_entity);
  chance::binomial(entrants[agency_foster], pressures.foster_moved, foster.uniform(0), moved);
  take(entrants[agency_foster], moved);
  add(entrants[in_house_foster], moved);
  find_places(parameters, pressures, entrants);
}

/// In-house fostering first: who finds no place there looks for one with an agency, after those best placed there.
void Placements::find_places(const Parameters& parameters, const Pressures& pressures,
                             std::array<People, types>& entrants) {
  spilled_ = {};
  std::array<People, types> pushed{};  // down to this type
  for (std::size_t type = 0; type < types; ++type) {
    if (type == external_residential) continue;
    if (most_of(entrants[type]) + most_of(pushed[type]) == 0.0) continue;
    const People free = free_places(type, parameters, pressures);
    const std::size_t instead = index(scenario::spill_to(static_cast<scenario::PlacementType>(type)));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const double own = std::min(entrants[type][lane], free[lane]);
      const double others = std::min(pushed[type][lane], free[lane] - own);
      const double beyond = entrants[type][lane] - own;
      placed_[type][lane] += own + others;
      starts_[type][lane] += own + others;
      spilled_[lane] += beyond;
      pushed[instead][lane] += beyond + (pushed[type][lane] - others);
    }
  }
  for (const People* found : {&entrants[external_residential], &pushed[external_residential]}) {
    add(placed_[external_residential], *found);
    add(starts_[external_residential], *found);
  }
}

void Placements::move(std::uint32_t month, const Parameters& parameters, const Pressures& pressures) {
  for (std::size_t i = 0; i < demand_->moves.size(); ++i) {
    const scenario::PlacementMove& terms = demand_->moves[i];
    const auto from = static_cast<std::size_t>(terms.from), to = static_cast<std::size_t>(terms.to);
    Lanes<double> chance;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      chance[lane] = -std::expm1(-std::max(0.0, parameters.raw(terms.rate)[lane]));
    People moved{};
    chance::LaneStream draws(futures_, chance::Purpose::placement, month, move_entity_[i]);
    chance::binomial(placed_[from], chance, draws.uniform(0), moved);
    const People free = free_places(to, parameters, pressures);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      moved[lane] = std::min(moved[lane], free[lane]);
    take(placed_[from], moved);
    add(placed_[to], moved);
    add(starts_[to], moved);
  }
}

}  // namespace loadline::service::demand
