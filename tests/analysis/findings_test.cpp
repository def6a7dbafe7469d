#include "loadline/analysis/findings.hpp"

#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

/// One run of the example for all tests of this file: two years, 400 futures.
struct Example {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario::Register all;
  engine::RunPlan plan{.seed = 7, .replications = 400, .threads = 2};
  engine::Ensemble ensemble;
  Findings found;

  Example() {
    scenario.horizon.months = 24;
    testing_support::make_uncertain(scenario.demand.referrals.rate, 0.15);
    testing_support::make_uncertain(scenario.costs.fees[0].fee, 0.10);
    testing_support::make_uncertain(scenario.workforce.most_cases, 0.01);
    scenario::Variant same{
        .id = "same", .name = "The same", .note = {}, .settings = {}, .contract = scenario.contract};
    scenario.variants = {same};
    all = scenario::make_register(scenario);
    ensemble = engine::run(scenario, all, plan);
    found = findings(scenario, all, plan, ensemble);
  }
};

const Example& example() {
  static const Example shared;
  return shared;
}

TEST(Findings, GiveEachYearInOrderWithOrderedQuantiles) {
  ASSERT_EQ(example().found.years.size(), 2u);
  EXPECT_EQ(example().found.years[0].year, "2017/18");
  EXPECT_EQ(example().found.years[1].year, "2018/19");
  for (const YearFindings& y : example().found.years) {
    EXPECT_LT(y.p10.value, y.p50.value);
    EXPECT_LT(y.p50.value, y.p80.value);
    EXPECT_LT(y.p80.value, y.p90.value);
    EXPECT_GT(y.mean.error, 0.0);
    EXPECT_LE(y.insolvent.value, y.deficit_after_reserve.value);
    EXPECT_LE(y.deficit_after_reserve.value, y.deficit.value);
  }
}

TEST(Findings, SayADeficitInAnyYearIsAtLeastAsLikelyAsInEach) {
  for (const YearFindings& y : example().found.years)
    EXPECT_GE(example().found.deficit_any.value, y.deficit.value);
}

TEST(Findings, GiveTheContingencyOfTheStatedRule) {
  // P80 of net cost less price and volume payments, recomputed here by sorting.
  const engine::Ensemble& e = example().ensemble;
  std::vector<double> gap;
  for (Eigen::Index row = 0; row < e.net_cost.rows(); ++row)
    gap.push_back(e.net_cost(row, 0) - e.contracts[0].price(row, 0) - e.contracts[0].volume(row, 0));
  std::sort(gap.begin(), gap.end());
  const double at = 0.8 * static_cast<double>(gap.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const double expected = gap[below] + (at - static_cast<double>(below)) * (gap[below + 1] - gap[below]);
  EXPECT_NEAR(example().found.years[0].contingency.value, expected, 1e-6);
}

TEST(Findings, CostLinesOfTheCompanyAddUpToItsNetCost) {
  const engine::Ensemble& e = example().ensemble;
  for (std::size_t year = 0; year < 2; ++year) {
    double total = 0.0;
    for (std::size_t line = 0; line < e.lines.size(); ++line)
      if (e.lines[line].bearer == service::Bearer::company)
        total += example().found.costs[line].yearly[year].value;
    EXPECT_NEAR(total, example().found.years[year].mean.value, 0.01);
  }
}

TEST(Findings, OR_A1_AVariantWithTheSameTermsDiffersByExactlyNothing) {
  const VariantFindings& same = example().found.variants.at(1);
  EXPECT_EQ(same.council_difference.value, 0.0);
  EXPECT_EQ(same.council_difference.error, 0.0);
  EXPECT_EQ(same.deficit_difference.value, 0.0);
}

TEST(Findings, RankWhatMattersAboveWhatDoesNot) {
  // The referral rate moves every cost; the ceiling on caseloads hardly bites. The difference is many errors wide.
  const std::vector<Influence>& all = example().found.influences;
  ASSERT_EQ(all.size(), 3u);
  EXPECT_THAT(all[0].path, testing::AnyOf("demand.referrals.rate", "costs.placement.in-house-foster.fee"));
  EXPECT_EQ(all[2].path, "workforce.most_cases");
  for (std::size_t i = 1; i < all.size(); ++i)
    EXPECT_GE(std::abs(all[i - 1].swing.value), std::abs(all[i].swing.value));
}

TEST(Findings, KpiColoursShareOutAllFutures) {
  for (const KpiFindings& kpi : example().found.kpis)
    for (const KpiQuarter& q : kpi.quarters) {
      EXPECT_NEAR(q.green.value + q.amber.value + q.red.value, 1.0, 1e-12) << kpi.id << " " << q.label;
      EXPECT_LE(q.severe.value, q.red.value + 1e-12) << kpi.id;
    }
}

TEST(Findings, SavingsAreTheSameFuturesWithoutTheProgrammeLessWithIt) {
  const engine::Ensemble& e = example().ensemble;
  const double by_hand = (e.net_cost_without_savings.col(1) - e.net_cost.col(1)).mean();
  EXPECT_NEAR(example().found.savings[1].mean.value, by_hand, 1e-6 * std::abs(by_hand) + 1e-6);
}

TEST(Findings, LedgersAreOfTheMedianAndTheP80FutureAndAddUpToTheirNetCost) {
  ASSERT_EQ(example().found.ledgers.size(), 2u);
  const engine::Ensemble& e = example().ensemble;
  std::vector<double> totals;
  for (Eigen::Index row = 0; row < e.net_cost.rows(); ++row) totals.push_back(e.net_cost.row(row).sum());
  std::sort(totals.begin(), totals.end());
  EXPECT_EQ(example().found.ledgers[0].net_cost, totals[199]);  // the ceil(0.5 x 400)-th
  EXPECT_EQ(example().found.ledgers[1].net_cost, totals[319]);  // the ceil(0.8 x 400)-th
  for (const FutureLedger& ledger : example().found.ledgers) {
    std::int64_t pence = 0;
    for (const contract::Posting& p : ledger.postings) {
      if (p.header.cause.rfind("service.", 0) != 0) continue;
      if (p.header.from == contract::Party::company) pence += p.amount.value();
      if (p.header.to == contract::Party::company) pence -= p.amount.value();
    }
    EXPECT_NEAR(static_cast<double>(pence) / 100.0, ledger.net_cost,
                0.005 * 24.0 * static_cast<double>(e.lines.size()));
  }
}

TEST(Findings, NameTheMonths) {
  EXPECT_EQ(example().found.month_names.front(), "Apr 2017");
  EXPECT_EQ(example().found.month_names.back(), "Mar 2019");
  for (const Fan& fan : example().found.fans) EXPECT_EQ(fan.p50.size(), 24u) << fan.id;
}

}  // namespace
}  // namespace loadline::analysis
