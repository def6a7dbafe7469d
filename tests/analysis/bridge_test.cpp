#include <functional>

#include <gtest/gtest.h>

#include "loadline/analysis/findings.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

using scenario::Scenario;

/// Two years of the example under a change, 64 futures.
Findings found_with(const std::function<void(Scenario&)>& change) {
  Scenario scenario = testing_support::example_scenario();
  scenario.horizon.months = 24;
  scenario.savings.initiatives.resize(1);  // what several are worth together is studied elsewhere
  change(scenario);
  const scenario::Register all = scenario::make_register(scenario);
  const engine::RunPlan plan{.seed = 11, .replications = 64, .threads = 2};
  return findings(scenario, all, plan, engine::run(scenario, all, plan));
}

double amount_of(const Bridge& bridge, const std::string& step) {
  for (const BridgeStep& one : bridge.steps)
    if (one.id == step) return one.amount.value;
  ADD_FAILURE() << "no step " << step;
  return 0.0;
}

TEST(Bridge, OR_C3_StepsAddUpFromPlanToOutturn) {
  const Findings found = found_with([](Scenario&) {});
  ASSERT_EQ(found.bridges.size(), 2u);
  for (const Bridge& bridge : found.bridges) {
    double at = bridge.plan;
    for (const BridgeStep& step : bridge.steps) at += step.amount.value;
    EXPECT_NEAR(at, bridge.outturn.value, 1e-4) << bridge.year;
  }
}

TEST(Bridge, StartsFromTheOpeningBudgetLessTheTarget) {
  const Findings found = found_with([](Scenario&) {});
  double budget = 3'000'000.0;  // the balancing line
  for (const service::BudgetLine& line : found.opening.budget) budget += line.amount;
  EXPECT_NEAR(found.bridges[0].plan, budget - 1'500'000.0, 1e-4);
  EXPECT_GT(found.bridges[1].plan, found.bridges[0].plan - 1'500'000.0) << "prices rise";
}

TEST(Bridge, FeesThatMoveAsPlannedAreNoStep) {
  const Findings found = found_with([](Scenario&) {});
  for (const Bridge& bridge : found.bridges) EXPECT_NEAR(amount_of(bridge, "fees"), 0.0, 1e-4);
}

TEST(Bridge, AFeeShockIsAStepOfFees) {
  const Findings found = found_with([](Scenario& s) {
    scenario::Shock dearer{.id = "dearer", .name = "Agency carers dearer", .date = {2017, 4, 1}};
    dearer.probability.uncertain = chance::Certain{1.0};
    scenario::ShockEffect& effect = dearer.effects.emplace_back();
    effect.target = scenario::ShockTarget::agency_foster_fees;
    effect.factor.uncertain = chance::Certain{1.1};
    s.shocks = {dearer};
  });
  // 105 children with agency carers at the start x GBP 780 x 365 / 7 weeks, a tenth dearer.
  const double expected = 0.1 * 105 * 780 * 365 / 7;
  EXPECT_NEAR(amount_of(found.bridges[0], "fees"), expected, 1e-3);
}

TEST(Bridge, VatThatIsRecoveredIsNoStep) {
  const Findings found =
      found_with([](Scenario& s) { s.costs.vat.recovery.uncertain = chance::Certain{1.0}; });
  for (const Bridge& bridge : found.bridges) EXPECT_EQ(amount_of(bridge, "vat"), 0.0);
  const Findings none =
      found_with([](Scenario& s) { s.costs.vat.recovery.uncertain = chance::Certain{0.0}; });
  EXPECT_GT(amount_of(none.bridges[0], "vat"), 1e6);
}

TEST(Bridge, APlannedExitIsInThePlanOfEachYear) {
  const Findings found = found_with([](Scenario& s) {
    scenario::ServiceAgreement& agreement = s.costs.agreements.emplace_back();
    agreement.id = agreement.name = "finance";
    agreement.index = scenario::PriceIndex::none;
    agreement.charge = scenario::stated<units::MoneyPerYear>(600'000);
    agreement.replacement = scenario::stated<units::MoneyPerYear>(0);
    agreement.notice_given = {2017, 10, 1};
  });
  const Findings without = found_with([](Scenario&) {});
  EXPECT_NEAR(found.bridges[0].plan - without.bridges[0].plan, 300'000.0, 1e-4) << "half a year's charge";
  EXPECT_NEAR(found.bridges[1].plan - without.bridges[1].plan, 0.0, 1e-4) << "gone";
  for (const int year : {0, 1})
    EXPECT_NEAR(amount_of(found.bridges[year], "prices"), amount_of(without.bridges[year], "prices"), 1e-4);
}

TEST(Bridge, VacanciesAreStaffingAndNeitherDemandNorPay) {
  const auto leavers = [](double base) {
    return [base](Scenario& s) {
      s.workforce.turnover.base = scenario::stated<units::YearlyRate>(base);
      s.workforce.turnover.caseload_effect = scenario::stated<units::Ratio>(0.0);
      s.workforce.recruitment.fill_rate = scenario::stated<units::YearlyRate>(0.0);
      s.demand.feedback.exponent = scenario::stated<units::Ratio>(0.0);
      scenario::CostLine& vans = s.costs.lines.emplace_back();
      vans.id = vans.name = "vans";
      vans.amount = scenario::stated<units::MoneyPerYear>(1'000'000);
      vans.index = scenario::PriceIndex::none;
      vans.driver = scenario::CostDriver::staff;
    };
  };
  const Findings few = found_with(leavers(0.0)), many = found_with(leavers(0.5));
  EXPECT_NEAR(amount_of(few.bridges[0], "staffing"), 0.0, 1.0) << "nobody leaves, nobody is found";
  EXPECT_LT(amount_of(many.bridges[1], "staffing"), -1e6);
  EXPECT_NEAR(amount_of(many.bridges[1], "demand"), amount_of(few.bridges[1], "demand"), 1.0)
      << "fewer staff need fewer vans, and no child fewer";
  EXPECT_GT(amount_of(many.bridges[1], "agency"), amount_of(few.bridges[1], "agency") + 5e5);
}

TEST(Bridge, WhatTheCouncilBearsIsNoStep) {
  const Findings found = found_with([](Scenario& s) {
    scenario::OneOff& once = s.costs.one_offs.emplace_back();
    once.id = once.name = "mobilisation";
    once.amount = scenario::stated<units::Money>(2'000'000);
    once.start = {2017, 4, 1};
    once.bearer = scenario::CostBearer::council;
  });
  const Findings without = found_with([](Scenario&) {});
  EXPECT_EQ(found.bridges[0].outturn.value, without.bridges[0].outturn.value);
  EXPECT_EQ(found.bridges[0].plan, without.bridges[0].plan);
}

TEST(MissedTarget, RingFencedSavingsDoNotCount) {
  const Findings found = found_with([](Scenario& s) {
    s.savings.initiatives[0].fund = scenario::Fund::public_health;
    s.savings.initiatives[0].effect = scenario::CashEffect{scenario::stated<units::MoneyPerYear>(20'000'000)};
  });
  for (std::size_t year = 0; year < found.missed_targets.size(); ++year) {
    EXPECT_EQ(found.missed_targets[year].missed.value, 1.0);
    EXPECT_NEAR(found.missed_targets[year].delivery.value, found.savings[year].target, 1e-4);
  }
  for (const Bridge& bridge : found.bridges) {
    double at = bridge.plan;
    for (const BridgeStep& step : bridge.steps) at += step.amount.value;
    EXPECT_NEAR(at, bridge.outturn.value, 1e-4);
  }
}

TEST(MissedTarget, SeparatesDemandFromDelivery) {
  // One certain cash saving of half the target: whatever demand does, delivery misses by the other half.
  const auto half_delivered = [](Scenario& s) {
    scenario::Initiative& cash = s.savings.initiatives[0];
    cash.start = {2017, 4, 1};
    cash.effect = scenario::CashEffect{scenario::stated<units::MoneyPerYear>(750'000)};
    for (scenario::Datum* none :
         {static_cast<scenario::Datum*>(&cash.delay), static_cast<scenario::Datum*>(&cash.investment),
          static_cast<scenario::Datum*>(&cash.running_cost), static_cast<scenario::Datum*>(&cash.optimism),
          static_cast<scenario::Datum*>(&cash.partial)})
      none->uncertain = chance::Certain{0.0};
    cash.ramp.uncertain = chance::Certain{1.0};
    cash.confidence.uncertain = chance::Certain{1.0};
  };
  const Findings steady = found_with(half_delivered);
  const Findings rising = found_with([&](Scenario& s) {
    half_delivered(s);
    s.demand.assessment.to_care.uncertain = chance::Certain{0.06};
  });
  for (const Findings* found : {&steady, &rising}) {
    ASSERT_EQ(found->missed_targets.size(), 2u);
    EXPECT_NEAR(found->missed_targets[0].delivery.value, 750'000.0, 1e-4);
    EXPECT_NEAR(found->missed_targets[1].delivery.value, 2'250'000.0, 1e-4);
    for (const MissedTarget& year : found->missed_targets) {
      EXPECT_EQ(year.missed.value, 1.0);
      EXPECT_NEAR(year.demand.value + year.delivery.value + year.price.value + year.interaction.value,
                  year.overspend.value, 1e-4);
    }
  }
  EXPECT_GT(rising.missed_targets[1].demand.value, steady.missed_targets[1].demand.value + 1e6);
}

}  // namespace
}  // namespace loadline::analysis
