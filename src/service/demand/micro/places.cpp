#include "service/demand/micro/places.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace loadline::service::demand::micro {
namespace {

constexpr std::size_t in_house_foster = index(scenario::PlacementType::in_house_foster);
constexpr std::size_t agency_foster = index(scenario::PlacementType::agency_foster);
constexpr std::size_t external_residential = index(scenario::PlacementType::external_residential);
constexpr std::size_t for_adoption = index(scenario::PlacementType::for_adoption);

}  // namespace

void Places::begin_month(double month_end, const Terms& terms, const MonthTerms& month) {
  month_end_ = month_end;
  filled_ = placed_;
  begun_ = {};
  for (std::size_t type = 0; type < types; ++type)
    places_[type] = terms.capacity[type] > 0.0 ? std::floor(terms.capacity[type])
                                               : std::numeric_limits<double>::infinity();
  places_[in_house_foster] =
      month.foster_limited ? std::floor(month.foster_places) : std::numeric_limits<double>::infinity();
}

void Places::enter(std::size_t type, double at) {
  placed_[type] += 1.0;
  begun_[type] += 1.0;
  filled_[type] += month_end_ - at;
}

void Places::leave(std::size_t type, double at) {
  placed_[type] -= 1.0;
  filled_[type] -= month_end_ - at;
}

std::size_t Places::nearest_to(std::size_t type) const {
  while (!has_room(type)) type = index(scenario::spill_to(static_cast<scenario::PlacementType>(type)));
  return type;
}

std::size_t best_placed(const Child& child, const Terms& terms, const MonthTerms& month,
                        const ChildLuck& luck) {
  const std::size_t age = child.band == oldest ? 1 : 0;
  ByType<double> odds = terms.entrants[age];
  std::uint32_t which = 0;
  for (const CircumstanceTerms& circumstance : terms.circumstances)
    if (luck.uniform(child, Draw::circumstance, which++) < circumstance.share[age])
      for (std::size_t type = 0; type < types; ++type) odds[type] *= circumstance.odds[type];
  double left = luck.uniform(child, Draw::placement) * std::accumulate(odds.begin(), odds.end(), 0.0);
  std::size_t best = external_residential;  // where nothing suits
  for (std::size_t type = 0; type < types; ++type) {
    if (odds[type] <= 0.0) continue;
    best = type;
    if ((left -= odds[type]) < 0.0) break;
  }
  if (best == agency_foster && month.foster_moved > 0.0 &&
      luck.uniform(child, Draw::foster) < month.foster_moved)
    return in_house_foster;
  return best;
}

ByType<double> leaving_by_type(const ByType<double>& expected, const Terms& terms) {
  const auto adopted_from = [&](std::size_t type) {
    return type == for_adoption && terms.ways_out.adopted > 0.0;
  };
  double all = 0.0, weighted = 0.0;
  for (std::size_t type = 0; type < types; ++type) {
    if (adopted_from(type)) continue;
    all += expected[type];
    weighted += expected[type] * terms.leaving[type];
  }
  ByType<double> factor{};
  for (std::size_t type = 0; type < types; ++type)
    factor[type] = adopted_from(type) || weighted <= 0.0 ? 1.0 : terms.leaving[type] * (all / weighted);
  return factor;
}

}  // namespace loadline::service::demand::micro
