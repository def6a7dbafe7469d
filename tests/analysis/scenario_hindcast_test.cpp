#include "loadline/analysis/scenario_hindcast.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "loadline/statistics/scores.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

using input::ObservedFigure;

/// Four futures of two years from April 2017: children looked after rise by 1, 2, 3 and 4 a month from 500.
struct Example {
  Example() {
    scenario.horizon = {.start = {2017, 4, 1}, .months = 24};
    scenario.about.as_of = {2017, 4, 1};
    scenario.demand.opening.looked_after = scenario::stated<units::Children>(500.0);
    scenario.assurance.history.clear();
    ensemble.replications = ensemble.kept = 4;
    ensemble.years = 2;
    ensemble.months = 24;
    ensemble.children.resize(4, 24);
    for (int r = 0; r < 4; ++r)
      for (int m = 0; m < 24; ++m) ensemble.children(r, m) = static_cast<float>(500 + (r + 1) * (m + 1));
    ensemble.net_cost.resize(4, 2);
    ensemble.net_cost << 60e6, 61e6, 62e6, 63e6, 64e6, 65e6, 66e6, 67e6;
  }
  ScenarioHindcast score(const std::vector<ObservedFigure>& observed) const {
    return scenario_hindcast(scenario, ensemble, observed);
  }
  scenario::Scenario scenario = testing_support::example_scenario();
  engine::Ensemble ensemble;
};

ObservedFigure looked_after(base::Date date, double value) {
  return {date, "looked-after", value, "a count", 2};
}

TEST(ScenarioHindcast, ComparesADayWithTheNearestMonthsEnd) {
  const Example example;
  // 31 March 2018 ends month 11: 512, 524, 536, 548. So does 5 April; 20 April is nearer to month 12's end.
  for (const base::Date day : {base::Date{2018, 3, 31}, base::Date{2018, 4, 5}, base::Date{2018, 3, 20}})
    EXPECT_EQ(example.score({looked_after(day, 530.0)}).series[0].scored[0].forecast.p50, 530.0)
        << base::to_string(day);
  // 513, 526, 539, 552: the median is 532.5.
  EXPECT_EQ(example.score({looked_after({2018, 4, 20}, 530.0)}).series[0].scored[0].forecast.p50, 532.5);
}

TEST(ScenarioHindcast, ComparesAYearWithTheContractYearItsDateEnds) {
  const Example example;
  const ScenarioHindcast made =
      example.score({{{2018, 3, 31}, "net-cost", 63e6, "", 2}, {{2019, 3, 31}, "net-cost", 64e6, "", 3}});
  ASSERT_EQ(made.series.size(), 1u);
  EXPECT_EQ(made.series[0].scored[0].when, "2017/18");
  EXPECT_EQ(made.series[0].scored[0].forecast.p50, 63e6);  // of 60, 62, 64, 66
  EXPECT_EQ(made.series[0].scored[1].forecast.p50, 64e6);  // of 61, 63, 65, 67
  EXPECT_EQ(made.series[0].scored[1].when, "2018/19");
}

TEST(ScenarioHindcast, IsTheFairCrpsOfTheFutures) {
  const Example example;
  const ScoredObservation s = example.score({looked_after({2018, 3, 31}, 530.0)}).series[0].scored[0];
  // By hand, of 512, 524, 536, 548: mean distance (18 + 6 + 6 + 18) / 4 = 12; the six pairs lie 12 three times, 24
  // twice and 36 once apart, 120 in all, twice over, divided by 2 n (n-1) = 24: 10. So 2.
  EXPECT_DOUBLE_EQ(s.crps, 2.0);
  EXPECT_DOUBLE_EQ(s.pit, 0.5);
  EXPECT_TRUE(s.in_50 && s.in_80 && s.in_90);
}

TEST(ScenarioHindcast, CountsWhatIsOutside) {
  const Example example;
  const ScenarioHindcast made =
      example.score({looked_after({2018, 3, 31}, 600.0), looked_after({2019, 3, 31}, 560.0)});
  EXPECT_EQ(made.scored, 2);
  // 31 March 2019: 524, 548, 572, 596. Quartiles by type 7: 542 and 578, so 560 is inside.
  EXPECT_EQ(made.in_50, 1);
  EXPECT_EQ(made.in_90, 1);
}

TEST(ScenarioHindcast, ScoresNothingUpToTheAsOfDateAndNothingBeyondTheHorizon) {
  const Example example;
  const ScenarioHindcast made =
      example.score({looked_after({2016, 3, 31}, 470.0), looked_after({2017, 4, 1}, 999.0),
                     looked_after({2018, 3, 31}, 530.0), looked_after({2019, 6, 30}, 560.0)});
  EXPECT_EQ(made.scored, 1);
  EXPECT_EQ(made.before.size(), 2u);
  EXPECT_EQ(made.beyond.size(), 1u);
}

TEST(ScenarioHindcast, NothingObservedLaterMovesABaseline) {
  const Example example;
  const std::vector<ObservedFigure> one{looked_after({2018, 3, 31}, 530.0)};
  const std::vector<ObservedFigure> two{looked_after({2018, 3, 31}, 530.0),
                                        looked_after({2018, 9, 30}, 900.0)};
  EXPECT_EQ(example.score(one).series[0].scored[0].last_value->forecast, 500.0);
  EXPECT_EQ(example.score(two).series[0].scored[0].last_value->forecast, 500.0);
}

TEST(ScenarioHindcast, DrawsTheTrendThroughWhatWasKnown) {
  // 440, 470 and the opening 500, a year apart: a line of 30 a year, so 530 a year on.
  const Example example;
  const ScoredObservation s =
      example
          .score({looked_after({2015, 3, 31}, 440.0), looked_after({2016, 3, 31}, 470.0),
                  looked_after({2018, 3, 31}, 540.0)})
          .series[0]
          .scored[0];
  ASSERT_TRUE(s.linear_trend);
  EXPECT_NEAR(s.linear_trend->forecast, 530.0, 1e-9);
  EXPECT_NEAR(s.linear_trend->crps, 10.0, 1e-9);
}

TEST(ScenarioHindcast, TakesTheHistoryThatTheScenarioTells) {
  Example example;
  for (const auto& [year, value] : {std::pair{2015, 440.0}, std::pair{2016, 470.0}})
    example.scenario.assurance.history.push_back(
        {"h" + std::to_string(year), {year, 3, 31}, scenario::stated<units::Children>(value)});
  const ScoredSeries series = example.score({looked_after({2018, 3, 31}, 540.0)}).series[0];
  ASSERT_EQ(series.before.size(), 3u);
  EXPECT_NEAR(series.scored[0].linear_trend->forecast, 530.0, 1e-9);
  // Skill: 1 - 4.5 / 10. CRPS of 540 by hand: (28 + 16 + 4 + 8) / 4 = 14, less 10 is 4.
  EXPECT_NEAR(*series.skill_linear_trend, 1.0 - 4.0 / 10.0, 1e-9);
}

TEST(ScenarioHindcast, HasASeriesForEveryLineOfTheBudget) {
  const Example example;
  const std::vector<HindcastSeries> all = hindcast_series(example.scenario);
  for (const scenario::CostLine& line : example.scenario.costs.lines)
    EXPECT_TRUE(
        std::any_of(all.begin(), all.end(), [&](const auto& s) { return s.id == "cost.line." + line.id; }));
}

}  // namespace
}  // namespace loadline::analysis
