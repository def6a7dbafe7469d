#pragma once
/// \file  demand/micro_service.hpp
/// \brief A service with everything in it, and the pressures on it.

#include "micro_world.hpp"

namespace loadline::testing_support {

/// Everything at once, in a small service: laws of duration, circumstances, uncertain numbers, unaccompanied children.
inline void everything(scenario::Scenario& what) {
  scenario::Demand& demand = what.demand;
  // A quarter of the example, and quick.
  demand.opening.assessments = stated<units::Children>(110.0);
  demand.opening.in_need = stated<units::Children>(266.0);
  demand.opening.plans = stated<units::Children>(112.0);
  demand.opening.looked_after = stated<units::Children>(134.0);
  demand.opening.care_leavers = stated<units::Children>(58.0);
  make_uncertain(demand.assessment.mean_duration, 0.3);
  make_uncertain(demand.care.long_mean, 0.2);
  make_uncertain(demand.opening.plans, 0.05);
  demand.care.long_duration = {.kind = scenario::DurationKind::weibull, .shape = stated<units::Ratio>(0.7)};
  demand.assessment.duration = {.kind = scenario::DurationKind::stages,
                                .stages = {{stated<units::Ratio>(1.0), stated<units::Share>(0.0)},
                                           {stated<units::Ratio>(1.0), stated<units::Share>(1.0)}}};
  demand.plan.duration.kind = scenario::DurationKind::piecewise;
  demand.plan.duration.bands = {{stated<units::Months>(0.0), stated<units::MonthlyRate>(0.05)},
                                {stated<units::Months>(3.0), stated<units::MonthlyRate>(0.15)}};
  scenario::Circumstance need{.id = "high-need", .name = "High need"};
  need.share = need.share_16 = stated<units::Share>(0.3);
  for (auto& odds : need.odds) odds = stated<units::Ratio>(1.0);
  need.odds[type_of(scenario::PlacementType::external_residential)] = stated<units::Ratio>(4.0);
  demand.circumstances.push_back(need);
  demand.overlays.unaccompanied.opening = stated<units::Children>(12.0);
}

inline service::demand::Pressures all_pressures() {
  service::demand::Pressures pressures = steady(789.0 / 1e4 * 54'000.0 / 12.0);
  constexpr double shares[] = {0.10, 0.23, 0.28, 0.31, 0.08};
  for (std::size_t band = 0; band < scenario::age_bands; ++band)
    pressures.age_shares[band] = units::every_lane(shares[band]);
  pressures.foster_places_limited = true;
  pressures.foster_places = units::every_lane(255.0);
  pressures.foster_moved = units::every_lane(0.2);
  pressures.unaccompanied = units::every_lane(1.5);
  pressures.remanded = units::every_lane(1.0);
  pressures.open_case_speed = units::every_lane(0.95);
  pressures.into_care = units::every_lane(1.1);
  pressures.out_of_care = units::every_lane(0.9);
  pressures.return_home = units::every_lane(1.2);
  return pressures;
}

/// The same for the small service of `everything`.
inline service::demand::Pressures small_pressures() {
  service::demand::Pressures pressures = all_pressures();
  for (double& referrals : pressures.referrals) referrals /= 4.0;
  pressures.foster_places = units::every_lane(64.0);
  return pressures;
}

/// Sum over a run's months and lanes.
inline double total(const std::vector<service::Month>& months, const units::Counts service::Month::*counts) {
  double sum = 0.0;
  for (std::size_t t = 1; t < months.size(); ++t)
    for (const units::Count count : months[t].*counts) sum += count;
  return sum;
}

}  // namespace loadline::testing_support
