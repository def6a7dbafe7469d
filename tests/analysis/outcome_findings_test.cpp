#include <cmath>
#include <numeric>

#include <gmock/gmock.h>

#include "analysis/outcome_parts.hpp"
#include "service/outcomes_support.hpp"

namespace loadline::analysis::parts {
namespace {

using engine::Ensemble;
using scenario::Kpi;
using service::Rating;
using testing::DoubleNear;
using testing::ElementsAre;

constexpr Rating g = Rating::green, a = Rating::amber, r = Rating::red, s = Rating::severe,
                 none = Rating::not_assessed;

/// One year of four futures: ratings by indicator and future, the same in every quarter; values as they come.
Ensemble rated(const std::vector<std::array<Rating, 4>>& ratings) {
  Ensemble made;
  made.replications = made.kept = 4;
  made.years = 1;
  made.months = 12;
  for (const std::array<Rating, 4>& futures : ratings) {
    made.ratings.push_back(Ensemble::Ratings::Zero(4, 4));
    made.kpis.push_back(Eigen::ArrayXXf::Zero(4, 4));
    made.counted.push_back(Eigen::ArrayXXf::Constant(4, 4, 120.0F));
    for (Eigen::Index row = 0; row < 4; ++row)
      for (Eigen::Index q = 0; q < 4; ++q) {
        const Rating rating = futures[static_cast<std::size_t>(row)];
        made.ratings.back()(row, q) = static_cast<std::uint8_t>(rating);
        made.kpis.back()(row, q) = rating == none ? NAN : 0.9F;
      }
  }
  return made;
}

scenario::Scenario specified(std::vector<Kpi> kpis) { return testing_support::specified(std::move(kpis)); }

TEST(KpiFindings, CountRatingsAsTheyWereGiven) {
  const std::vector<KpiFindings> all =
      kpis(specified({testing_support::share_indicator()}), rated({{g, a, s, none}}));
  const KpiQuarter& quarter = all.at(0).quarters.at(0);
  EXPECT_EQ(quarter.label, "Jun 2017");
  EXPECT_EQ(quarter.green.value, 0.25);
  EXPECT_EQ(quarter.amber.value, 0.25);
  EXPECT_EQ(quarter.red.value, 0.25) << "beyond the floor is red too";
  EXPECT_EQ(quarter.severe.value, 0.25);
  EXPECT_EQ(all[0].red_quarters.value, 1.0) << "four quarters in one of four futures";
  EXPECT_NEAR(all[0].shortfall.value, 0.05 * 3.0 / 4.0, 1e-7) << "90 % of 95 % in three of four";
  EXPECT_EQ(all[0].luck.n, 120.0);
}

TEST(KpiFindings, SayWhereNothingIsAssessed) {
  const std::vector<KpiFindings> all =
      kpis(specified({testing_support::share_indicator()}), rated({{none, none, none, none}}));
  EXPECT_TRUE(std::isnan(all.at(0).quarters.at(0).green.value));
  EXPECT_TRUE(std::isnan(all[0].quarters[0].p50));
  EXPECT_EQ(all[0].luck.n, 0.0);
}

TEST(KpiFindings, DescribeTheIndicator) {
  Kpi kpi = testing_support::unallocated_indicator("K2");
  kpi.window = scenario::Window::year_to_date;
  kpi.owner = "Principal social worker";
  kpi.lag_months = 2;
  kpi.weight = scenario::stated<units::Ratio>(3.0);
  const KpiFindings found = kpis(specified({kpi}), rated({{g, g, g, g}})).at(0);
  EXPECT_EQ(found.kind, "unallocated_cases");
  EXPECT_EQ(found.unit, "children");
  EXPECT_FALSE(found.higher_is_better);
  EXPECT_EQ(found.tolerance, 15.0);
  EXPECT_EQ(found.window, "year to date");
  EXPECT_EQ(found.owner, "Principal social worker");
  EXPECT_EQ(found.lag_months, 2);
  EXPECT_EQ(found.weight, 3.0);
}

TEST(KpiFindings, TellTargetShortfallAndLuckByTheTiersOfTheLastQuarter) {
  Kpi kpi = testing_support::unallocated_indicator("K2");
  auto& tiers = std::get<scenario::UnallocatedCases>(kpi.measure).tiers;
  tiers.later.push_back({{2017, 10, 1},
                         scenario::stated<units::Children>(0.4),
                         scenario::stated<units::Children>(0.6),
                         scenario::stated<units::Children>(0.8)});
  const KpiFindings found = kpis(specified({kpi}), rated({{r, r, r, r}})).at(0);
  EXPECT_EQ(found.target, 0.4);
  EXPECT_EQ(found.tolerance, 0.6);
  EXPECT_EQ(found.floor, 0.8);
  EXPECT_NEAR(found.shortfall.value, 0.5, 1e-6) << "0.9 measured, 0.4 wanted";
}

/// Three years of a real ensemble, its futures in another order.
TEST(KpiFindings, OR_K4_RatingsAreCountedTheSameInAnyOrderOfFutures) {
  scenario::Scenario example = testing_support::example_scenario();
  example.horizon.months = 12;
  const scenario::Register all = scenario::make_register(example);
  Ensemble ensemble = engine::run(example, all, {.seed = 5, .replications = 200, .threads = 2});
  const std::vector<KpiFindings> before = kpis(example, ensemble);
  std::vector<int> order(200);
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) std::swap(order[i], order[(37 * i + 11) % order.size()]);
  for (std::size_t k = 0; k < ensemble.kpis.size(); ++k) {
    ensemble.kpis[k] = Eigen::ArrayXXf(ensemble.kpis[k](order, Eigen::all));
    ensemble.ratings[k] = Ensemble::Ratings(ensemble.ratings[k](order, Eigen::all));
    ensemble.counted[k] = Eigen::ArrayXXf(ensemble.counted[k](order, Eigen::all));
  }
  const std::vector<KpiFindings> after = kpis(example, ensemble);
  double told_apart = 0.0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    EXPECT_NEAR(after[k].red_quarters.value, before[k].red_quarters.value, 1e-12);
    EXPECT_EQ(after[k].luck.n, before[k].luck.n);
    for (std::size_t q = 0; q < before[k].quarters.size(); ++q) {
      const KpiQuarter &one = before[k].quarters[q], &other = after[k].quarters[q];
      EXPECT_EQ(one.green.value, other.green.value);
      EXPECT_EQ(one.amber.value, other.amber.value);
      EXPECT_EQ(one.red.value, other.red.value);
      EXPECT_EQ(one.severe.value, other.severe.value);
      EXPECT_EQ(one.p50, other.p50);
      told_apart += one.amber.value * (1.0 - one.amber.value);
    }
  }
  EXPECT_GT(told_apart, 0.0) << "futures differ, so their order could have mattered";
}

TEST(Together, AllAreMetOnlyInFuturesWhereEachAssessedOneIs) {
  // Each is green in half of the futures, both together in a quarter: joint, never the product by chance.
  const scenario::Scenario two =
      specified({testing_support::share_indicator("a"), testing_support::share_indicator("b")});
  EXPECT_EQ(outcomes_together(two, rated({{g, g, a, a}, {g, a, g, a}})).at(0).all_met.value, 0.25);
  EXPECT_EQ(outcomes_together(two, rated({{g, g, a, a}, {g, g, a, a}})).at(0).all_met.value, 0.5);
  EXPECT_EQ(outcomes_together(two, rated({{g, g, a, a}, {a, a, g, g}})).at(0).all_met.value, 0.0);
  EXPECT_EQ(outcomes_together(two, rated({{g, none, a, none}, {none, g, g, none}})).at(0).all_met.value, 0.5);
}

TEST(Together, TheIndexWeighsWhatIsAssessed) {
  // Weights 3 and 1: (3 + 1/2) / 4, (3 - 1) / 4, 1/2 of the second alone, 0 of none.
  scenario::Scenario two =
      specified({testing_support::share_indicator("a"), testing_support::share_indicator("b")});
  two.outcomes.kpis[0].weight = scenario::stated<units::Ratio>(3.0);
  const OutcomesTogether found = outcomes_together(two, rated({{g, g, none, none}, {a, s, a, none}})).at(0);
  EXPECT_NEAR(found.index.value, (3.5 / 4.0 + 2.0 / 4.0 + 0.5 + 0.0) / 4.0, 1e-12);
  EXPECT_EQ(found.label, "Jun 2017");
}

constexpr service::TiersInForce visits{0.95, 0.90, 0.80, scenario::Better::higher};

TEST(Luck, OfAShareIsTheExactChanceAtEachTrueValue) {
  // n = 120 at target 95 %: red is fewer than 108, P = 0.0085 or so; green at 90 % is 114 or more.
  const Kpi kpi = testing_support::share_indicator();
  const OperatingCharacteristic luck = operating_characteristic(kpi, visits, 120.0);
  double alarm = 0.0, missed = 0.0;
  for (int k = 0; k <= 120; ++k) {
    if (k < 108) alarm += service::beta_binomial(k, 120, 0.95, 0.0);
    if (k >= 114) missed += service::beta_binomial(k, 120, 0.90, 0.0);
  }
  EXPECT_EQ(luck.sampled, "binomial");
  EXPECT_NEAR(luck.false_alarm, alarm, 1e-12);
  EXPECT_NEAR(luck.missed, missed, 1e-12);
  ASSERT_EQ(luck.truth.size(), 41u);
  EXPECT_LT(luck.truth.front(), 0.80);
  EXPECT_GT(luck.truth.back(), 0.95);
  for (std::size_t i = 0; i < luck.truth.size(); ++i) {
    EXPECT_NEAR(luck.green[i] + luck.amber[i] + luck.red[i], 1.0, 1e-9);
    if (i > 0) {
      EXPECT_GE(luck.green[i], luck.green[i - 1]) << "better is greener";
    }
  }
}

TEST(Luck, KnowsHowManyWouldHaveToBeCounted) {
  const Kpi kpi = testing_support::share_indicator();
  const double n = operating_characteristic(kpi, visits, 120.0).n_wanted;
  const OperatingCharacteristic there = operating_characteristic(kpi, visits, n),
                                one_fewer = operating_characteristic(kpi, visits, n - 1.0);
  EXPECT_LT(std::max(there.false_alarm, there.missed), 0.05);
  EXPECT_GE(std::max(one_fewer.false_alarm, one_fewer.missed), 0.05);
}

TEST(Luck, NoCountIsEnoughWhereTeamsDifferTooMuchOrTiersAreOne) {
  Kpi kpi = testing_support::share_indicator();
  auto& share = std::get<scenario::ShareOf>(kpi.measure);
  share.clustering = scenario::stated<units::Ratio>(0.5);
  share.teams = scenario::stated<units::Ratio>(2.0);
  const OperatingCharacteristic luck = operating_characteristic(kpi, visits, 120.0);
  EXPECT_EQ(luck.sampled, "beta-binomial");
  EXPECT_EQ(luck.n_wanted, 0.0);
  constexpr service::TiersInForce one_tier{0.95, 0.95, 0.80, scenario::Better::higher};
  EXPECT_EQ(operating_characteristic(testing_support::share_indicator(), one_tier, 120.0).n_wanted, 0.0);
}

TEST(Luck, OfAMeanFollowsFromItsStandardError) {
  // Tiers 2 apart, spread 5: one-sided 5 % of both wants 5 / sqrt(n) x 1.645 below 2, n = 17.
  scenario::AverageCaseload caseload;
  caseload.spread = scenario::stated<units::Caseload>(5.0);
  constexpr service::TiersInForce tiers{18.0, 20.0, 24.0, scenario::Better::lower};
  const OperatingCharacteristic luck =
      operating_characteristic(testing_support::indicator("K3", caseload), tiers, 140.0);
  EXPECT_EQ(luck.sampled, "normal");
  EXPECT_EQ(luck.n_wanted, 17.0);
}

TEST(Luck, HasNoPartInWhatIsCounted) {
  constexpr service::TiersInForce tiers{0.0, 15.0, 50.0, scenario::Better::lower};
  const OperatingCharacteristic luck =
      operating_characteristic(testing_support::unallocated_indicator(), tiers, 1.0);
  EXPECT_EQ(luck.sampled, "not sampled");
  EXPECT_EQ(luck.false_alarm, 0.0);
  EXPECT_EQ(luck.missed, 0.0);
  EXPECT_EQ(luck.n_wanted, 0.0);
}

TEST(Luck, OfAJudgementIsToldAtTheCutsOfItsGrades) {
  // Target Good, tolerance Requires improvement, r = 0.5: the cuts are 1.2597 apart, 1.7815 standard deviations.
  const auto measure = std::get<scenario::Judgement>(testing_support::every_kind()[5].measure);
  scenario::Judgement judgement = measure;
  judgement.repeatability = scenario::stated<units::Ratio>(0.5);
  const std::array<double, 3> cuts{-0.7063, 0.5534, 2.0537};
  for (std::size_t cut = 0; cut < 3; ++cut)
    judgement.cutpoints[cut] = scenario::stated<units::Ratio>(cuts[cut]);
  constexpr service::TiersInForce tiers{2.0, 1.0, 1.0, scenario::Better::higher};
  const OperatingCharacteristic luck =
      operating_characteristic(testing_support::indicator("K17", judgement), tiers, 1.0);
  EXPECT_EQ(luck.sampled, "ordinal");
  const double apart = 0.5 * std::erfc(1.2597 / std::sqrt(0.5) / std::sqrt(2.0));
  EXPECT_NEAR(luck.false_alarm, apart, 1e-9);
  EXPECT_NEAR(luck.missed, apart, 1e-9);
}

}  // namespace
}  // namespace loadline::analysis::parts
