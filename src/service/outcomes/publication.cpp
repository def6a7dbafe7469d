#include "service/outcomes/publication.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

namespace loadline::service {
namespace {

/// A tier written as 57 % is kept as 0.57 and a hair: 57 of 100 must meet it.
double slack(double tier) { return 1e-9 * std::max(1.0, std::abs(tier)); }

}  // namespace

Rating rate(double value, const TiersInForce& tiers) {
  if (std::isnan(value)) return Rating::not_assessed;
  const auto meets = [&](double tier) {
    return tiers.better == scenario::Better::higher ? value >= tier - slack(tier)
                                                    : value <= tier + slack(tier);
  };
  if (meets(tiers.target)) return Rating::green;
  if (meets(tiers.tolerance)) return Rating::amber;
  return meets(tiers.floor) ? Rating::red : Rating::severe;
}

double published_scale(const char* unit, int decimals) {
  constexpr std::array<double, 6> powers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5};
  if (decimals >= static_cast<int>(powers.size())) return 0.0;
  return powers[static_cast<std::size_t>(std::max(0, decimals))] *
         (std::string_view(unit) == "%" ? 100.0 : 1.0);
}

double published(double value, const char* unit, int decimals) {
  const double scale = published_scale(unit, decimals);
  if (scale == 0.0 || std::isnan(value)) return value;
  const double scaled = value * scale;
  // 57 of 200 are 28.5 % and become 29 %, though the double nearest to 0.285 lies below it.
  return std::round(scaled * (1.0 + 1e-15)) / scale;
}

namespace outcomes {

struct Publication::CountsOf {
  template <class Measure>
  Counts operator()(const Measure&) const {
    return Counts::nothing;
  }
  Counts operator()(const scenario::VisitsInTime&) const { return Counts::share; }
  Counts operator()(const scenario::PathwayPlans&) const { return Counts::share; }
  Counts operator()(const scenario::ShareOf&) const { return Counts::share; }
  Counts operator()(const scenario::PlacementShare&) const { return Counts::share; }
  Counts operator()(const scenario::AssessedInTime&) const { return Counts::share; }
  Counts operator()(const scenario::UnallocatedCases&) const { return Counts::stock; }
  Counts operator()(const scenario::RateOf& m) const {
    return m.of < scenario::Counted::assessments ? Counts::flow : Counts::stock;
  }
};

Publication::Publication(const scenario::Kpi& kpi)
    : unit_(unit_of(kpi.measure)),
      decimals_(kpi.decimals),
      suppressed_to_(kpi.suppressed_to),
      counts_(std::visit(CountsOf{}, kpi.measure)) {}

Rating Publication::rating_of(double value, const TiersInForce& tiers) const {
  return rate(published(value, unit_, decimals_), tiers);
}

Publication::Ends Publication::ends(const WindowCount& counted) const {
  const auto [count, of, months] = counted;
  if (suppressed_to_ <= 0.0 || counts_ == Counts::nothing || count <= 0.0) return {};
  if (counts_ == Counts::share) {
    if (of <= suppressed_to_) return {true, 1.0 / suppressed_to_, 1.0};
    return {count <= suppressed_to_, 1.0 / of, suppressed_to_ / of};
  }
  // A window's stock is the mean of its month-ends, each of them suppressed or not.
  const double most = counts_ == Counts::stock ? suppressed_to_ * months : suppressed_to_;
  return {count <= most, 1.0 / of, most / of};
}

Published Publication::publish(const WindowCount& counted, const TiersInForce& tiers) const {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if (!(counted.denominator > 0.0)) return {unknown, Rating::not_assessed};
  const Ends between = ends(counted);
  if (between.suppressed) {
    const Rating low = rating_of(between.low, tiers), high = rating_of(between.high, tiers);
    return {unknown, low == high ? low : Rating::not_assessed};
  }
  const double value = published(counted.numerator / counted.denominator, unit_, decimals_);
  return {value, rate(value, tiers)};
}

}  // namespace outcomes
}  // namespace loadline::service
