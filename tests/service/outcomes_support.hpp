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

/// One of every kind, with numbers that a service near the example's can meet or miss.
inline std::vector<scenario::Kpi> every_kind() {
  scenario::ShareOf clustered;
  scenario::VisitsInTime in_time;
  scenario::PathwayPlans plans;
  scenario::AssessedInTime assessed;
  in_time.tiers = plans.tiers = assessed.tiers = clustered.tiers = tiers<units::Share>(0.57, 0.50, 0.40);
  in_time.baseline = plans.baseline = clustered.baseline = is<units::Share>(0.55);
  in_time.visits = is<units::Ratio>(1.0);
  plans.advisers = is<units::Fte>(12.0);
  assessed.within = is<units::Months>(2.07);
  clustered.clustering = is<units::Ratio>(0.02);
  clustered.teams = is<units::Ratio>(4.0);
  clustered.quality_effect = is<units::Ratio>(0.5);
  scenario::StaffTurnover turnover;
  scenario::AgencyShare agency;
  scenario::PlacementShare placed;
  scenario::BudgetVariance budget;
  turnover.tiers = agency.tiers = placed.tiers = budget.tiers = tiers<units::Share>(0.15, 0.18, 0.25);
  for (auto& share : placed.by_type) share = is<units::Share>(0.2);
  for (int year = 0; year < 5; ++year) budget.budget.push_back({"year", is<units::MoneyPerYear>(60e6)});
  scenario::AverageCaseload caseload;
  caseload.tiers = tiers<units::Caseload>(18.1, 20.0, 24.0);
  caseload.spread = is<units::Caseload>(5.0);
  scenario::RateOf rate_of;
  rate_of.tiers = tiers<units::RatePer10k>(95.0, 102.0, 115.0);
  scenario::WorkerChanges changes;
  changes.tiers = tiers<units::Ratio>(0.7, 0.9, 1.2);
  scenario::AssessmentDays days;
  days.tiers = tiers<units::Days>(31.0, 40.0, 60.0);
  scenario::Composite index;
  index.tiers = tiers<units::Ratio>(1.0, 0.5, 0.0);
  const auto judgement = std::get<scenario::Judgement>(example_scenario().outcomes.kpis[4].measure);
  std::vector<scenario::Kpi> kpis{share_indicator("K0"), unallocated_indicator("K1")};
  for (const scenario::Measure& measure : std::initializer_list<scenario::Measure>{
           in_time, plans, caseload, judgement, clustered, rate_of, turnover, agency, changes, placed,
           assessed, days, budget, index})
    kpis.push_back(indicator("K" + std::to_string(kpis.size()), measure));
  return kpis;
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
