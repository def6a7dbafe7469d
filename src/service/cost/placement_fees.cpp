#include "service/cost/placement_fees.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::cost {
namespace {

using units::lane_count;

// Entities of Purpose::fees: the type for swings of its market's mean, and beyond these for its starts and ends.
constexpr std::uint32_t starts_entity = 16, ends_entity = 32, late_ends_entity = 48;

/// The most of 32 whole numbers.
std::uint32_t most_of(const Lanes<double>& numbers) {
  return static_cast<std::uint32_t>(std::max(0.0, *std::ranges::max_element(numbers)));
}

FeeLaw law_of(const scenario::PlacementFee& terms, const Parameters& parameters, std::size_t lane) {
  return {parameters.raw(terms.spread)[lane], std::clamp(parameters.raw(terms.tail_share)[lane], 0.0, 1.0),
          parameters.raw(terms.tail_shape)[lane]};
}

}  // namespace

double fee_of(double mean, const FeeLaw& law, double u, double v) {
  const double variance = std::log1p(law.spread * law.spread);
  double fee = mean * std::exp(std::sqrt(variance) * chance::standard_normal(u) - 0.5 * variance);
  if (law.tail_share > 0.0) {
    // Below the share, v / share is uniform again and tells how exceptional.
    if (v < law.tail_share) fee *= std::pow(v / law.tail_share, -1.0 / law.tail_shape);
    fee /= 1.0 + law.tail_share / (law.tail_shape - 1.0);
  }
  return fee;
}

double fee_by_use(double placed, double places, double elasticity) {
  if (elasticity == 0.0 || !(places > 0.0)) return 1.0;
  return std::pow(std::clamp(std::max(placed, 1.0) / places, 0.0, 1.0), elasticity);
}

double uplift(double price_growth, double cap) { return std::min(cap, price_growth); }

PlacementFees::PlacementFees(const scenario::Scenario& scenario, const Places& at)
    : scenario_(scenario), at_(at) {
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    swings_.emplace_back(scenario.costs.fees[type].swings, chance::Purpose::fees,
                         static_cast<std::uint32_t>(type));
    if (!scenario.costs.fees[type].locked) continue;
    locked_.emplace_back().type = type;
    // Room for more children than come to be placed, so that a month allocates nothing.
    const auto room =
        static_cast<std::size_t>(2.0 * scenario.demand.opening.looked_after.typical_value()) + 64;
    for (std::vector<double>& fees : locked_.back().running) fees.reserve(room);
  }
}

void PlacementFees::begin(const Parameters& parameters, const chance::LaneFutures& futures,
                          const Month& opening) {
  futures_ = futures;
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    swings_[type].begin();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      placed_[type][lane] = opening.placed[type][lane];
      market_[type][lane] =
          parameters.raw(scenario_.costs.fees[type].fee)[lane] *
          fee_by_use(placed_[type][lane], parameters.raw(scenario_.demand.placements[type].capacity)[lane],
                     parameters.raw(scenario_.costs.fees[type].utilisation)[lane]);
    }
  }
  for (Locked& one : locked_) {
    one.alike = true;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      one.running[lane].clear();
      one.law[lane] = law_of(scenario_.costs.fees[one.type], parameters, lane);
      one.alike = one.alike && one.law[lane].spread == 0.0 && one.law[lane].tail_share == 0.0;
    }
    admit(one, chance::no_month, placed_[one.type]);
    add_up(one, one.after);
  }
}

void PlacementFees::step(units::MonthIndex month, const Parameters& parameters, const Indices& indices,
                         const PriceShocks& shocks, Month& now) {
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    find_market(month, parameters, indices, shocks, type);
    if (!scenario_.costs.fees[type].locked) post_at_market(type, now);
  }
  for (Locked& one : locked_) {
    if (month.month_of_year() == 0 && month.year() > 0)
      raise(one, static_cast<std::size_t>(month.year()), parameters, indices);
    turn_over(one, month, now);
    post_locked(one, now);
  }
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    for (std::size_t lane = 0; lane < lane_count; ++lane) placed_[type][lane] = now.placed[type][lane];
}

/// Prices and real growth step each April; swings and the use of places move the mean month by month.
void PlacementFees::find_market(units::MonthIndex month, const Parameters& parameters, const Indices& indices,
                                const PriceShocks& shocks, std::size_t type) {
  const scenario::PlacementFee& terms = scenario_.costs.fees[type];
  const Lanes<double>&fee = parameters.raw(terms.fee),
        &level = indices.fee(static_cast<std::size_t>(month.year()), type),
        &elasticity = parameters.raw(terms.utilisation),
        &places = parameters.raw(scenario_.demand.placements[type].capacity),
        &size = parameters.raw(terms.swings.size);
  static constexpr Lanes<double> none = units::every_lane(1.0);
  const auto placement = static_cast<scenario::PlacementType>(type);
  const Lanes<double>& shock = placement == scenario::PlacementType::agency_foster ? shocks.agency_foster
                               : placement == scenario::PlacementType::external_residential
                                   ? shocks.external_residential
                                   : none;
  Lanes<double>& market = market_[type];
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    market[lane] =
        fee[lane] * level[lane] * shock[lane] * shocks.all_placements[lane] * shocks.by_type[type][lane];
  if (std::ranges::any_of(size, [](double sd) { return sd > 0.0; })) {
    swings_[type].step(static_cast<std::uint32_t>(month.value()), parameters, futures_);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      market[lane] *= swings_[type].factor(lane, parameters);
  }
  if (std::ranges::any_of(elasticity, [](double power) { return power != 0.0; }))
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      market[lane] *= fee_by_use(placed_[type][lane], places[lane], elasticity[lane]);
}

void PlacementFees::post_at_market(std::size_t type, Month& now) const {
  const Lanes<double>& fee = market_[type];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto half_days = static_cast<double>(now.placed_half_days[type][lane]);
    post(now, at_.placements + type, lane, half_days * fee[lane] / half_days_a_week,
         half_days / half_days_a_week);
  }
}

/// Who ends a placement is any of those there, as likely as not one with a high fee. First of those who were there at the
/// month's start; more ends than that are of placements that began in the month.
void PlacementFees::turn_over(Locked& one, units::MonthIndex month, const Month& now) {
  Lanes<double> starts{}, ends_before{}, ends_after{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto there = static_cast<double>(one.running[lane].size());
    const double stay = now.placed[one.type][lane];
    starts[lane] = std::max<double>(now.placement_starts[one.type][lane], stay - there);
    const double ends = there + starts[lane] - stay;
    ends_before[lane] = std::min(ends, there);
    ends_after[lane] = ends - ends_before[lane];
    one.children[lane] = there + stay;
  }
  const auto t = static_cast<std::uint32_t>(month.value());
  one.before = one.after;
  remove(one, t, ends_entity, ends_before);
  admit(one, t, starts);
  remove(one, t, late_ends_entity, ends_after);
  add_up(one, one.after);
}

void PlacementFees::remove(Locked& one, std::uint32_t month, std::uint32_t entity,
                           const Lanes<double>& number) {
  const std::uint32_t most = most_of(number);
  chance::LaneStream draws(futures_, chance::Purpose::fees, month,
                           entity + static_cast<std::uint32_t>(one.type));
  for (std::uint32_t child = 0; child < most; ++child) {
    const Lanes<double>& u = draws.uniform(child);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      if (child >= number[lane]) continue;
      std::vector<double>& fees = one.running[lane];
      fees[static_cast<std::size_t>(u[lane] * static_cast<double>(fees.size()))] = fees.back();
      fees.pop_back();
    }
  }
}

void PlacementFees::admit(Locked& one, std::uint32_t month, const Lanes<double>& number) {
  const Lanes<double>& mean = market_[one.type];
  if (one.alike) {
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      one.running[lane].insert(one.running[lane].end(), static_cast<std::size_t>(number[lane]), mean[lane]);
    return;
  }
  const std::uint32_t most = most_of(number);
  chance::LaneStream draws(futures_, chance::Purpose::fees, month,
                           starts_entity + static_cast<std::uint32_t>(one.type));
  for (std::uint32_t child = 0; child < most; ++child) {
    const Lanes<double> u = draws.uniform(2 * child);
    const Lanes<double>& v = draws.uniform(2 * child + 1);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (child < number[lane])
        one.running[lane].push_back(fee_of(mean[lane], one.law[lane], u[lane], v[lane]));
  }
}

void PlacementFees::raise(Locked& one, std::size_t year, const Parameters& parameters,
                          const Indices& indices) {
  const Lanes<double>& cap = parameters.raw(scenario_.costs.fees[one.type].uplift_cap);
  const Lanes<double>&now = indices.years()[year].prices, &before = indices.years()[year - 1].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double factor = 1.0 + uplift(now[lane] / before[lane] - 1.0, cap[lane]);
    for (double& fee : one.running[lane]) fee *= factor;
  }
  add_up(one, one.after);
}

void PlacementFees::add_up(const Locked& one, Lanes<double>& fees) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    double sum = 0.0;
    for (const double fee : one.running[lane]) sum += fee;
    fees[lane] = sum;
  }
}

/// Child-weeks at the mean fee of those there at the month's start and end: in the trapezoid of child-days, days / 7 x
/// (sum of fees before + after) / 2.
void PlacementFees::post_locked(const Locked& one, Month& now) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double fee = one.children[lane] > 0.0 ? (one.before[lane] + one.after[lane]) / one.children[lane]
                                                : market_[one.type][lane];
    const auto half_days = static_cast<double>(now.placed_half_days[one.type][lane]);
    post(now, at_.placements + one.type, lane, half_days * fee / half_days_a_week,
         half_days / half_days_a_week);
  }
}

}  // namespace loadline::service::cost
