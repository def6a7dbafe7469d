#pragma once
/// \file  tests/service/outcomes_support.hpp
/// \brief Indicators and months of readings made by hand, to be scored without a service.

#include <functional>
#include <utility>

#include "loadline/service/scoring.hpp"
#include "service/rooms.hpp"

namespace loadline::testing_support {

template <class Q>
scenario::Tiers<Q> tiers(double target, double tolerance, double floor) {
  return {is<Q>(target), is<Q>(tolerance), is<Q>(floor), {}};
}

inline scenario::Kpi indicator(std::string id, scenario::Measure measure) {
  scenario::Kpi made;
  made.id = made.name = std::move(id);
  made.weight = is<units::Ratio>(1.0);
  made.measure = std::move(measure);
  return made;
}

/// 95 % or better is green, 90 % amber, below 80 % severe.
inline scenario::Kpi share_indicator(std::string id = "share") {
  scenario::ShareOf share;
  share.tiers = tiers<units::Share>(0.95, 0.90, 0.80);
  share.baseline = is<units::Share>(0.92);
  return indicator(std::move(id), share);
}

inline scenario::Kpi unallocated_indicator(std::string id = "unallocated") {
  scenario::UnallocatedCases cases;
  cases.tiers = tiers<units::Children>(0.0, 15.0, 50.0);
  return indicator(std::move(id), cases);
}

/// The example with these indicators alone, for so many years.
inline scenario::Scenario specified(std::vector<scenario::Kpi> kpis, int years = 1) {
  scenario::Scenario made = example_scenario();
  made.horizon.months = 12 * years;
  made.outcomes.kpis = std::move(kpis);
  return made;
}

/// Numerator and denominator of an indicator in a month, the same in every future.
using Readings = std::function<std::pair<double, double>(std::size_t kpi, int month)>;

/// The scenario's months with these readings, scored.
inline service::Block scored(const scenario::Scenario& scenario, const Readings& readings) {
  service::Block block;
  block.months.resize(static_cast<std::size_t>(scenario.horizon.months));
  for (int m = 0; m < scenario.horizon.months; ++m) {
    service::Month& month = block.months[static_cast<std::size_t>(m)];
    month.permanent = units::every_lane(100);
    month.kpis.resize(scenario.outcomes.kpis.size());
    for (std::size_t k = 0; k < month.kpis.size(); ++k) {
      const auto [numerator, denominator] = readings(k, m);
      month.kpis[k] = {units::every_lane(numerator), units::every_lane(denominator)};
    }
  }
  service::score(scenario, block);
  return block;
}

inline double value_of(const service::Block& block, std::size_t kpi, std::size_t quarter) {
  return block.scores[kpi][quarter].value[0];
}
inline service::Rating rating_of(const service::Block& block, std::size_t kpi, std::size_t quarter) {
  return block.scores[kpi][quarter].rating[0];
}

}  // namespace loadline::testing_support
