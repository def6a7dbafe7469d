// What a savings programme is worth: from what it adds up to on paper to what arrives, initiative by initiative.

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "loadline/analysis/findings.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

template <class Q>
scenario::Assumption<Q> is(double kept_value) {
  return scenario::stated<Q>(kept_value);
}

/// A cash initiative that is delivered in full, from the first month, at once, for nothing.
scenario::Initiative cash(const std::string& id, double a_year) {
  scenario::Initiative made;
  made.id = id;
  made.start = {2017, 4, 1};
  made.ramp = is<units::Months>(1);
  made.confidence = is<units::Share>(1.0);
  made.delay = is<units::Months>(0);
  made.partial = is<units::Share>(0.0);
  made.partial_fraction = is<units::Share>(0.5);
  made.optimism = is<units::Share>(0.0);
  made.investment = is<units::Money>(0.0);
  made.running_cost = is<units::MoneyPerYear>(0.0);
  made.effect = scenario::CashEffect{is<units::MoneyPerYear>(a_year)};
  return made;
}

/// Findings of two years of the example service with a programme of the test's own, prices rising 2 % a year.
Findings found_with(const std::function<void(scenario::Savings&)>& change, int threads = 2) {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario.horizon.months = 24;
  for (auto& growth : scenario.costs.price_growth) growth.value = is<units::Share>(0.02);
  scenario.savings.initiatives.clear();
  change(scenario.savings);
  const scenario::Register all = scenario::make_register(scenario);
  const engine::RunPlan plan{.seed = 7, .replications = 64, .threads = threads};
  return findings(scenario, all, plan, engine::run(scenario, all, plan));
}

TEST(SavingsStudy, W_OverlapOfTenAndEightPercentIsSharedAsShapleySays) {
  // Of 1,000,000: 100,000 and 80,000 add up to 180,000, save 172,000 together, and share them 96,000 to 76,000.
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("ten", 100'000), cash("eight", 80'000)};
    s.overlaps = {{"budget", "One budget", is<units::MoneyPerYear>(1'000'000)}};
    for (scenario::Initiative& initiative : s.initiatives) initiative.overlap = "budget";
  });
  const SavingsStudy& study = found.savings_study;
  EXPECT_TRUE(study.exact);
  EXPECT_GE(study.futures, 64);
  const SavingsWaterfall& first = study.waterfall[0];
  EXPECT_NEAR(first.gross.value, 180'000.0, 1e-3);
  EXPECT_NEAR(first.overlap.value, -8'000.0, 1e-3);
  EXPECT_NEAR(first.net.value, 172'000.0, 1e-3);
  EXPECT_NEAR(study.initiatives[0].yearly[0].value, 96'000.0, 1e-3);
  EXPECT_NEAR(study.initiatives[1].yearly[0].value, 76'000.0, 1e-3);
}

TEST(SavingsStudy, TakesOffOptimismDelayAndFailureInTurn) {
  // 120,000 a year at once; a quarter off for optimism: 90,000; three months late: 67,500 in the first year; never
  // delivered. Its investment of 10,000 is spent all the same, in the fourth month.
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("hope", 120'000)};
    s.initiatives[0].optimism = is<units::Share>(0.25);
    s.initiatives[0].delay = is<units::Months>(3);
    s.initiatives[0].confidence = is<units::Share>(0.0);
    s.initiatives[0].investment = is<units::Money>(10'000);
  });
  const SavingsWaterfall& first = found.savings_study.waterfall[0];
  EXPECT_NEAR(first.gross.value, 110'000.0, 1e-3);
  EXPECT_NEAR(first.overlap.value, 0.0, 1e-3);
  EXPECT_NEAR(first.optimism.value, -30'000.0, 1e-3);
  EXPECT_NEAR(first.late.value, -22'500.0, 1e-3);
  EXPECT_NEAR(first.not_delivered.value, -67'500.0, 1e-3);
  EXPECT_NEAR(first.net.value, -10'000.0, 1e-3);
  EXPECT_FALSE(found.savings_study.payback.has_value());
}

TEST(SavingsStudy, DiscountsRealFlowsAndSaysWhenTheyPayBack) {
  // 150,000 invested and 100,000 saved in the first year, 100,000 in the second, whose money is worth 1/1.02 and counts
  // 1/1.035: -50,000 + 94,723.88. So far -50,000, then +48,039.22.
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("invested", 100'000)};
    s.initiatives[0].investment = is<units::Money>(150'000);
  });
  const double by_hand = -50'000.0 + 100'000.0 / 1.02 / 1.035;
  EXPECT_NEAR(found.savings_study.present_value.value, by_hand, 1e-3);
  EXPECT_NEAR(found.savings_study.initiatives[0].present_value.value, by_hand, 1e-3);
  EXPECT_EQ(found.savings_study.payback, 1);
  EXPECT_EQ(found.savings_study.initiatives[0].payback, 1);
}

TEST(SavingsStudy, CountsWhatAnEnablerMakesPossibleOnce) {
  // On paper the second is worth its 60,000 once the first is there, and the first costs 20,000; as they are worth nothing
  // apart, they share what they save together.
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("enabler", 0.0), cash("enabled", 60'000)};
    s.initiatives[0].running_cost = is<units::MoneyPerYear>(20'000);
    s.initiatives[1].needs = {"enabler"};
  });
  const SavingsWaterfall& first = found.savings_study.waterfall[0];
  EXPECT_NEAR(first.gross.value, 40'000.0, 1e-3);
  EXPECT_NEAR(first.overlap.value, 0.0, 1e-3);
  EXPECT_NEAR(found.savings_study.initiatives[0].yearly[0].value, -20'000.0 + 30'000.0, 1e-3);
  EXPECT_NEAR(found.savings_study.initiatives[1].yearly[0].value, 30'000.0, 1e-3);
}

TEST(SavingsStudy, ManyThatShareABudgetAreSharedOutBySampling) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.overlaps = {{"budget", "One budget", is<units::MoneyPerYear>(1'000'000)}};
    for (int i = 0; i < 9; ++i) {
      s.initiatives.push_back(cash("i" + std::to_string(i), 20'000.0 * (i + 1)));
      s.initiatives.back().overlap = "budget";
    }
  });
  EXPECT_FALSE(found.savings_study.exact);
  double sum = 0.0;
  for (const InitiativeValue& value : found.savings_study.initiatives) sum += value.yearly[0].value;
  EXPECT_NEAR(sum, found.savings_study.waterfall[0].net.value, 1e-3);
  EXPECT_GT(found.savings_study.initiatives[8].yearly[0].error, 0.0) << "of the orders drawn";
}

TEST(SavingsStudy, OfTheWholeExampleSumsAndIsTheSameForAnyNumberOfThreads) {
  const auto whole = [](scenario::Savings& s) { s = testing_support::example_scenario().savings; };
  const Findings one = found_with(whole, 1), many = found_with(whole, 3);
  ASSERT_EQ(one.savings_study.waterfall.size(), 2u);
  for (std::size_t year = 0; year < 2; ++year) {
    const SavingsWaterfall& w = one.savings_study.waterfall[year];
    const double steps =
        w.gross.value + w.overlap.value + w.optimism.value + w.late.value + w.not_delivered.value;
    EXPECT_NEAR(steps, w.net.value, 1e-6);
    double shared = 0.0;
    for (const InitiativeValue& value : one.savings_study.initiatives) shared += value.yearly[year].value;
    EXPECT_NEAR(shared, w.net.value, 1e-6);
    EXPECT_EQ(w.net.value, many.savings_study.waterfall[year].net.value);
    EXPECT_EQ(w.gross.error, many.savings_study.waterfall[year].gross.error);
    for (std::size_t i = 0; i < one.savings_study.initiatives.size(); ++i)
      EXPECT_EQ(one.savings_study.initiatives[i].yearly[year].value,
                many.savings_study.initiatives[i].yearly[year].value);
  }
}

TEST(SavingsStudy, IsEmptyWithoutInitiatives) {
  const Findings found = found_with([](scenario::Savings&) {});
  EXPECT_EQ(found.savings_study.futures, 0);
  EXPECT_TRUE(found.savings_study.initiatives.empty());
}

TEST(Savings, SayWhatTheyCoverAndWhatOfThemDoesNotLast) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.basis = scenario::SavingsBasis::in_year_cash;
    for (auto& target : s.target) target.value = is<units::MoneyPerYear>(200'000);
    s.initiatives = {cash("lasting", 90'000), cash("mitigation", 60'000)};
    s.initiatives[1].recurrence = scenario::Recurrence::one_off;
    s.initiatives[1].lasts = is<units::Months>(6);
  });
  EXPECT_NEAR(found.savings[0].mean.value, 120'000.0, 1e-3);
  EXPECT_NEAR(found.savings[0].coverage.value, 0.60, 1e-8);
  EXPECT_NEAR(found.savings[0].one_off.value, 30'000.0, 1e-3);
  EXPECT_NEAR(found.savings[1].coverage.value, 0.45, 1e-8);
  EXPECT_NEAR(found.savings[1].one_off.value, 0.0, 1e-3);
}

TEST(Savings, OfARingFencedFundDoNotCountTowardsTheTarget) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("counted", 90'000), cash("schools", 60'000)};
    s.initiatives[1].fund = scenario::Fund::schools;
  });
  EXPECT_NEAR(found.savings[0].mean.value, 90'000.0, 1e-3);
  EXPECT_NEAR(found.savings_study.waterfall[0].net.value, 150'000.0, 1e-3) << "worth it all the same";
}

TEST(Savings, OfTheCouncilAreWorthSomethingAndOfAPartnerNothing) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.initiatives = {cash("council", 90'000), cash("partner", 60'000)};
    s.initiatives[0].beneficiary = scenario::Beneficiary::council;
    s.initiatives[1].beneficiary = scenario::Beneficiary::partner;
  });
  EXPECT_NEAR(found.savings[0].mean.value, 0.0, 1e-3);
  EXPECT_NEAR(found.savings_study.waterfall[0].net.value, 90'000.0, 1e-3);
}

TEST(Savings, W2_OneTargetWrittenOnThreeBases) {
  // Announced 2.0 and 0.5 a year from the first: lasting 2.0 then 2.5; as cash of the year 2.0, 2.5; as cash so far
  // 2.0, 4.5.
  const auto targets = [](scenario::SavingsBasis basis, double first, double second) {
    return found_with([&](scenario::Savings& s) {
      s.basis = basis;
      s.target[0].value = is<units::MoneyPerYear>(first);
      s.target[1].value = is<units::MoneyPerYear>(second);
    });
  };
  using enum scenario::SavingsBasis;
  for (const Findings& found : {targets(base_reduction, 2.0e6, 0.5e6), targets(in_year_cash, 2.0e6, 2.5e6),
                                targets(cumulative_cash, 2.0e6, 4.5e6)}) {
    EXPECT_EQ(found.savings[0].target, 2.0e6);
    EXPECT_EQ(found.savings[1].target, 2.5e6);
  }
}

TEST(Savings, ACumulativeTargetThatSaysNothingOfAYearAsksForNothingMore) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.basis = scenario::SavingsBasis::cumulative_cash;
    s.target[0].value = is<units::MoneyPerYear>(2.0e6);
    s.target[1].value = {};
  });
  EXPECT_EQ(found.savings[1].target, 0.0);
}

TEST(Initiatives, SayWhatTheScenarioSaysOfThem) {
  const Findings found = found_with([](scenario::Savings& s) {
    s.overlaps = {{"budget", "One budget", is<units::MoneyPerYear>(1'000'000)}};
    s.initiatives = {cash("first", 1.0), cash("second", 1.0)};
    scenario::Initiative& second = s.initiatives[1];
    second.evidence = scenario::EvidenceGrade::four;
    second.optimism = is<units::Share>(0.1);
    second.running_cost = is<units::MoneyPerYear>(5'000);
    second.recurrence = scenario::Recurrence::one_off;
    second.shape = scenario::RampShape::back_loaded;
    second.fund = scenario::Fund::public_health;
    second.overlap = "budget";
    second.needs = {"first"};
  });
  const InitiativeFindings& second = found.initiatives[1];
  EXPECT_EQ(second.evidence, "4");
  EXPECT_EQ(second.optimism, 0.1);
  EXPECT_EQ(second.running_cost, 5'000.0);
  EXPECT_EQ(second.recurrence, "one-off");
  EXPECT_EQ(second.shape, "back-loaded");
  EXPECT_EQ(second.fund, "public-health");
  EXPECT_EQ(second.beneficiary, "company");
  EXPECT_EQ(second.overlap, "budget");
  EXPECT_EQ(second.needs, std::vector<std::string>{"first"});
  EXPECT_EQ(found.initiatives[0].evidence, "ungraded");
}

}  // namespace
}  // namespace loadline::analysis
