#include <gtest/gtest.h>

#include "analysis/parts.hpp"
#include "analysis/settled_year.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

using scenario::stated;

/// The example with every kind of clause that moves money in a first year.
scenario::Scenario example() {
  scenario::Scenario made = testing_support::example_scenario();
  made.horizon.months = 24;
  scenario::OutcomePayment outcome;
  outcome.comparator = stated<units::Children>(540.0);
  outcome.pounds_a_day = stated<units::Ratio>(10.0);
  scenario::Deductions deductions;
  deductions.pounds_a_point = stated<units::Money>(12'500.0);
  deductions.cap = stated<units::Share>(0.005);
  made.contract.clauses.insert(
      made.contract.clauses.begin() + 4,
      {{"deductions", "Deductions", 70, deductions}, {"outcomes", "Payment for outcomes", 75, outcome}});
  return made;
}

std::int64_t pence(double pounds) { return std::llround(100.0 * pounds); }

TEST(WorkedYear, IsTheOpeningBudgetAndTheOpeningChildren) {
  const scenario::Scenario scenario = example();
  const WorkedYear year(scenario);
  double budget = scenario.costs.balancing_line.typical_value();
  for (const service::BudgetLine& line : service::opening_position(scenario).budget) budget += line.amount;
  EXPECT_NEAR(year.typical().net_cost, budget, 1e-6);
  EXPECT_EQ(year.typical().children, 534.0);
  const SettledYear settled = settle(year, scenario.contract, year.typical());
  // twelve months of each of four lines, each rounded to pence
  EXPECT_NEAR(settled.net_cost.pounds(), budget, 12 * 4 * 0.005);
}

TEST(WorkedYear, CostsEachChildMoreTheMeanFeeOfThePlacements) {
  const scenario::Scenario scenario = example();
  const WorkedYear year(scenario);
  double fees = 0.0, placed = 0.0;
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    const double children = scenario.demand.placements[type].opening.typical_value();
    fees += children * scenario.costs.fees[type].fee.typical_value() * 365.0 / 7.0;
    placed += children;
  }
  const WhatIf more = year.with_children(year.typical().children + 10.0);
  EXPECT_NEAR(more.net_cost - year.typical().net_cost, 10.0 * fees / placed, 1e-6);
}

TEST(WorkedYear, AsManyWhatIfsAsLanesSettleTogetherAsAlone) {
  const scenario::Scenario scenario = example();
  const WorkedYear year(scenario);
  std::vector<WhatIf> all;
  for (int i = 0; i < 40; ++i) all.push_back(year.with_children(450.0 + 5.0 * i));
  const std::vector<SettledYear> together = settle(year, scenario.contract, all);
  ASSERT_EQ(together.size(), 40u);
  for (std::size_t i : {0u, 17u, 31u, 32u, 39u}) {
    const SettledYear alone = settle(year, scenario.contract, all[i]);
    EXPECT_EQ(together[i].company, alone.company) << i;
    EXPECT_EQ(together[i].parts, alone.parts) << i;
  }
}

TEST(WorkedYear, IndicatorsStandWhereTheWhatIfPutsThem) {
  const scenario::Scenario scenario = example();
  const WorkedYear year(scenario);
  std::vector<WhatIf> all(5, year.typical());
  const double qualities[] = {-1.0, 0.0, 1.0, 2.0, 3.0};
  for (std::size_t i = 0; i < all.size(); ++i) all[i].quality = qualities[i];
  const service::Block block = year.block(all);
  using enum service::Rating;
  const service::Rating of_percentages[] = {severe, red, amber, green, green};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = 0; k < 4; ++k)
      EXPECT_EQ(block.scores[k][0].rating[i], of_percentages[i]) << scenario.outcomes.kpis[k].id << " " << i;
}

TEST(Payoff, PartsLessTheNetCostAreWhatTheCompanyIsLeftWithToThePenny) {
  const scenario::Scenario scenario = example();
  for (const Payoff& payoff : parts::payoffs(scenario)) {
    ASSERT_EQ(payoff.at.size(), 41u) << payoff.id;
    const WorkedYear year(scenario);
    for (std::size_t i = 0; i < payoff.at.size(); ++i) {
      std::int64_t sum = 0;
      for (const PayoffPart& part : payoff.parts) sum += pence(part.amount[i]);
      const double net_cost =
          payoff.id == "outturn"
              ? payoff.at[i]
              : settle(year, scenario.contract, year.with_children(payoff.at[i])).net_cost.pounds();
      EXPECT_EQ(sum - pence(net_cost), pence(payoff.company[i])) << payoff.id << " " << i;
    }
  }
}

TEST(Payoff, BothPartiesTogetherBearTheCostWhateverTheTerms) {
  // No tax in the example: council + company = -(company's net cost less charges to the council + council's own cost).
  const scenario::Scenario scenario = example();
  const Payoff outturn = parts::payoffs(scenario).front();
  const double own = scenario.costs.council_retained.typical_value();
  for (std::size_t i = 0; i < outturn.at.size(); ++i)
    EXPECT_NEAR(outturn.council[i] + outturn.company[i], -outturn.at[i] - own, 0.12)
        << i;  // own: 12 roundings
}

TEST(Payoff, TheTypicalYearLiesOnTheSweepAndTheSweepRises) {
  for (const Payoff& payoff : parts::payoffs(example())) {
    EXPECT_GT(payoff.typical, payoff.at.front());
    EXPECT_LT(payoff.typical, payoff.at.back());
    EXPECT_TRUE(std::is_sorted(payoff.at.begin(), payoff.at.end()));
  }
}

TEST(SettledYear, PositionsAreTheYearsNetPositionsWithWhatIsLentAsADebt) {
  const scenario::Scenario scenario = example();
  const WorkedYear year(scenario);
  WhatIf dear = year.typical();
  dear.net_cost *= 1.25;
  contract::Settler settler(scenario.contract, scenario);
  const contract::Settlement& settled =
      settler.settle(year.block(std::span(&dear, 1)), all_granted(scenario.contract, scenario.horizon));
  const contract::YearRegisters& first = settled.years.front();
  const SettledYear made = settle(year, scenario.contract, dear);
  ASSERT_GT(first.loan[0].value(), 0) << "the year must be dear enough to borrow for";
  EXPECT_EQ(made.company, first.company_net[0] - first.loan[0]);
  EXPECT_EQ(made.council, first.council_net[0] + first.loan[0]);
}

}  // namespace
}  // namespace loadline::analysis
