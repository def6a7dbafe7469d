#include <gtest/gtest.h>

#include "contract/synthetic.hpp"
#include "loadline/service/scoring.hpp"

namespace loadline::contract {
namespace {

using scenario::Scenario;
using scenario::stated;
using testing_support::base_price;
using testing_support::contract_of;

/// Visits 95, 90, 80 %; unallocated 0, 15, 50 children; Good wanted of inspectors.
Scenario specified() {
  Scenario scenario = testing_support::settlement_scenario(1);
  auto& visits = std::get<scenario::VisitsInTime>(scenario.outcomes.kpis[0].measure);
  visits.tiers = {stated<units::Share>(0.95), stated<units::Share>(0.90), stated<units::Share>(0.80), {}};
  auto& cases = std::get<scenario::UnallocatedCases>(scenario.outcomes.kpis[1].measure);
  cases.tiers = {
      stated<units::Children>(0.0), stated<units::Children>(15.0), stated<units::Children>(50.0), {}};
  auto& judgement = std::get<scenario::Judgement>(scenario.outcomes.kpis[2].measure);
  judgement.target = scenario::Grade::good;
  return scenario;
}

/// A year in which so many of 400 visits a month are in time, and the other indicators stand at their targets.
service::Block scored_year(const Scenario& scenario, double in_time) {
  service::Block block = testing_support::steady_block(1, 0.0);
  for (service::Month& month : block.months) {
    month.kpis.resize(3);
    month.kpis[0] = {units::every_lane(in_time), units::every_lane(400.0)};
    month.kpis[1] = {units::every_lane(0.0), units::every_lane(1.0)};
    month.kpis[2] = {units::every_lane(2.0), units::every_lane(1.0)};
  }
  service::score(scenario, block);
  return block;
}

Pence deducted(double in_time) {
  const Scenario scenario = specified();
  scenario::Deductions terms;
  terms.pounds_a_point = stated<units::Money>(12'500);
  terms.cap = stated<units::Share>(1.0);
  Settler settler(contract_of({base_price(62'830'930), terms}), scenario);
  return settler.settle(scored_year(scenario, in_time)).years[0].deductions[0];
}

TEST(IndicatorsAtTarget, OR_K6_WithoutNoiseNothingIsDeducted) {
  EXPECT_EQ(deducted(380.0), testing_support::pounds("0.00")) << "380 of 400 are 95 %";
}

TEST(IndicatorsAtTarget, OneVisitTooFewIsAPointEveryQuarter) {
  // 1,137 of 1,200 a quarter are 94.75 %: amber, a minor failure of 1 point in each of four quarters.
  EXPECT_EQ(deducted(379.0), testing_support::pounds("50,000.00"));
}

}  // namespace
}  // namespace loadline::contract
