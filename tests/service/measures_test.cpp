#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "loadline/service/scoring.hpp"
#include "service/cost/cost.hpp"
#include "service/outcomes_support.hpp"
#include "service/specification.hpp"

namespace loadline::service::outcomes {
namespace {

using namespace testing_support;
using scenario::Kpi;
using scenario::Scenario;
using units::lane_count;

/// One indicator, in place of the example's.
template <class Measure>
auto only(const Measure& measure) {
  return [measure](Scenario& s) { s.outcomes.kpis = {indicator("only", measure)}; };
}

/// Its reading in the first future after a month like this.
double reading(Specification& specification) {
  specification.step(0);
  const KpiReading& made = specification.month.kpis[0];
  return made.numerator[0] / made.denominator[0];
}

scenario::ShareOf share_of(scenario::Counted of, double baseline) {
  scenario::ShareOf share;
  share.of = of;
  share.baseline = is<units::Share>(baseline);
  return share;
}

/// Happened and counted in 24 months of all futures of so many blocks.
struct Tally {
  double happened = 0.0, counted = 0.0;
  double share() const { return happened / counted; }
  /// 4.5 standard errors of a binomial share p of as many.
  double tolerance(double p) const { return 4.5 * std::sqrt(p * (1.0 - p) / counted); }
};
Tally tally(const std::function<void(Scenario&)>& change, const std::function<void(Month&)>& set = {}) {
  Specification specification(change);
  if (set) set(specification.month);
  Tally tally;
  for (int t = 0; t < 24; ++t) {
    specification.step(t);
    const KpiReading& made = specification.month.kpis[0];
    tally.happened += std::accumulate(made.numerator.begin(), made.numerator.end(), 0.0);
    tally.counted += std::accumulate(made.denominator.begin(), made.denominator.end(), 0.0);
  }
  return tally;
}

TEST(ShareOf, OpensAtItsBaselineWhicheverWayIsBetter) {
  for (const auto better : {scenario::Better::higher, scenario::Better::lower}) {
    scenario::ShareOf share = share_of(scenario::Counted::plans, 0.27);
    share.better = better;
    share.each = is<units::Ratio>(0.5);
    share.caseload_effect = is<units::Ratio>(0.2);
    share.agency_effect = share.vacancy_effect = is<units::Ratio>(0.5);
    const Tally made = tally(only(share));
    EXPECT_EQ(made.counted, 225.0 * 24 * lane_count) << "half of 450 plans a month";
    EXPECT_NEAR(made.share(), 0.27, made.tolerance(0.27));
  }
}

TEST(ShareOf, WorsensWithCaseloadAgencyAndVacanciesWhicheverWayIsBetter) {
  // Caseload 19 to 22 at 0.2 a child: 0.6 on the logit, down from 0.9 or up from 0.1.
  scenario::ShareOf share = share_of(scenario::Counted::plans, 0.9);
  share.caseload_effect = is<units::Ratio>(0.2);
  const auto busier = [](Month& month) {
    month.caseload = units::every_lane(units::Caseload::from_value(22.0));
  };
  const Tally timely = tally(only(share), busier);
  EXPECT_NEAR(timely.share(), logistic(logit(0.9) - 0.6), timely.tolerance(0.83));
  share.baseline = is<units::Share>(0.1);
  share.better = scenario::Better::lower;
  const Tally repeated = tally(only(share), busier);
  EXPECT_NEAR(repeated.share(), logistic(logit(0.1) + 0.6), repeated.tolerance(0.17));
}

TEST(ShareOf, RisesWithTheQualityOfTheMonthBefore) {
  // r = 0: quality is what leadership adds, 0.1 a month, and month t sees 0.1 t of it; listed before or after.
  for (const bool judged_first : {true, false}) {
    Specification specification([&](Scenario& s) {
      judgement_alone(s, 0.0, 0.0, 1.0);
      std::get<scenario::Judgement>(s.outcomes.kpis[0].measure).leadership = is<units::Ratio>(0.1);
      scenario::ShareOf share = share_of(scenario::Counted::plans, 0.5);
      share.each = is<units::Ratio>(100.0);
      share.quality_effect = is<units::Ratio>(1.5);
      s.outcomes.kpis.insert(judged_first ? s.outcomes.kpis.end() : s.outcomes.kpis.begin(),
                             indicator("share", share));
    });
    for (int t = 0; t < 10; ++t) {
      specification.step(t);
      const KpiReading& made = specification.month.kpis[judged_first ? 1 : 0];
      const double happened = std::accumulate(made.numerator.begin(), made.numerator.end(), 0.0);
      const double n = 45'000.0 * lane_count, p = logistic(1.5 * 0.1 * t);
      EXPECT_NEAR(happened / n, p, 4.5 * std::sqrt(p * (1.0 - p) / n)) << t;
    }
  }
}

TEST(ShareOf, TeamsThatDifferGiveTheQuarterItsClusteredVariance) {
  // 100 a month, 300 a quarter, 4 teams, intraclass correlation 0.1: variance 300 p (1 - p) (1 + (75 - 1) 0.1).
  scenario::ShareOf share = share_of(scenario::Counted::plans, 0.9);
  share.clustering = is<units::Ratio>(0.1);
  share.teams = is<units::Ratio>(4.0);
  constexpr double p = 0.9, n = 300.0, factor = 1.0 + 74.0 * 0.1;
  double sum = 0.0, squares = 0.0, fourths = 0.0;
  constexpr int blocks = 64, quarters = 8;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Specification specification(only(share), block);
    specification.month.plans = units::every_lane(100);
    for (int quarter = 0; quarter < quarters; ++quarter) {
      Lanes<double> happened{};
      for (int t = 3 * quarter; t < 3 * quarter + 3; ++t) {
        specification.step(t);
        for (std::size_t lane = 0; lane < lane_count; ++lane)
          happened[lane] += specification.month.kpis[0].numerator[lane];
      }
      for (const double count : happened) {
        const double away = count - n * p;
        sum += away;
        squares += away * away;
        fourths += away * away * away * away;
      }
    }
  }
  constexpr double seen = blocks * quarters * static_cast<double>(lane_count),
                   variance = n * p * (1 - p) * factor;
  const double kurtosis = fourths / seen / (squares / seen) / (squares / seen);
  EXPECT_NEAR(sum / seen, 0.0, 4.5 * std::sqrt(variance / seen));
  EXPECT_NEAR(squares / seen, variance, 4.5 * variance * std::sqrt((kurtosis - 1.0) / seen));
}

TEST(RateOf, IsPublishedForTenThousandChildrenAYear) {
  scenario::RateOf rate;
  rate.of = scenario::Counted::looked_after;
  Specification stock(only(rate));
  EXPECT_DOUBLE_EQ(reading(stock), 534.0 / 5.4);
  rate.of = scenario::Counted::care_entries;
  Specification flow(only(rate));
  flow.month.care_entries = units::every_lane(20);
  EXPECT_DOUBLE_EQ(reading(flow), 20.0 * 12.0 / 5.4);
}

TEST(RateOf, KnowsThePopulationOfTheMonth) {
  // 54,000 children who grow by 1 % a year are 54,540 a year on.
  Scenario scenario = example_scenario();
  scenario.population.growth = is<units::Share>(0.01);
  const double start = scenario.population.under_18.typical_value();
  scenario.outcomes.kpis = {indicator("K14", scenario::RateOf{})};
  const scenario::Register all = scenario::make_register(scenario);
  Simulator simulator(scenario, all, chance::Seed{1});
  Block block;
  simulator.run(futures_of_block(0), Programme::with, block);
  EXPECT_DOUBLE_EQ(block.months[0].population[0], start);
  EXPECT_NEAR(block.months[12].population[0], 1.01 * start, 1e-6);
  const Month& march = block.months[59];
  EXPECT_NEAR(block.scores[0][19].value[5], 1e4 * march.looked_after[5] / march.population[5], 1e-9);
}

TEST(StaffMeasures, AreYearlySharesOfThoseThere) {
  Specification turnover(only(scenario::StaffTurnover{})), agency(only(scenario::AgencyShare{}));
  turnover.month.leavers = units::every_lane(2);
  EXPECT_DOUBLE_EQ(reading(turnover), 24.0 / 131.0);
  EXPECT_DOUBLE_EQ(reading(agency), 8.4 / 139.4);
}

TEST(StaffMeasures, ChildrenChangeWorkerWhenWorkersGo) {
  // 2 leavers and 8.4 agency staff who stay 7 months: 3.2 workers of 19 children each, of 2,493 open cases.
  scenario::WorkerChanges changes;
  changes.agency_stay = is<units::Months>(7.0);
  Specification specification(only(changes));
  specification.month.leavers = units::every_lane(2);
  EXPECT_DOUBLE_EQ(reading(specification), 12.0 * 3.2 * 19.0 / 2493.0);
}

TEST(PlacementShare, IsTheMeanOfWhereChildrenArePlaced) {
  // 300 of 400 at 20 %, 100 at 60 %: 30 %.
  scenario::PlacementShare placed;
  for (auto& share : placed.by_type) share = is<units::Share>(0.0);
  placed.by_type[0] = is<units::Share>(0.2);
  placed.by_type[2] = is<units::Share>(0.6);
  const Tally made = tally(only(placed), [](Month& month) {
    month.placed[0] = units::every_lane(300);
    month.placed[2] = units::every_lane(100);
  });
  EXPECT_EQ(made.counted, 400.0 * 24 * lane_count);
  EXPECT_NEAR(made.share(), 0.3, made.tolerance(0.3));
}

scenario::AssessedInTime within(double months) {
  scenario::AssessedInTime in_time;
  in_time.within = is<units::Months>(months);
  return in_time;
}

TEST(AssessedInTime, FollowsTheLawOfTheirLengthAtTheMonthsCaseload) {
  // Mean 1.36 months at a caseload of 19, exponent 0.3: at 25 the rate is (19 / 25) ^ 0.3 of that.
  for (const double caseload : {19.0, 25.0}) {
    const double rate = std::pow(19.0 / caseload, 0.3) / 1.36, p = -std::expm1(-rate * 2.07);
    const Tally made = tally(only(within(2.07)), [&](Month& month) {
      month.caseload = units::every_lane(units::Caseload::from_value(caseload));
      month.assessed = units::every_lane(300);
    });
    EXPECT_EQ(made.counted, 300.0 * 24 * lane_count) << "as many end as begin where the stock stays";
    EXPECT_NEAR(made.share(), p, made.tolerance(p));
  }
}

TEST(AssessedInTime, KnowsEveryLaw) {
  // At the reference caseload the share in time is 1 - survival, whatever the law.
  scenario::DurationLaw bands, weibull, stages;
  bands.kind = scenario::DurationKind::piecewise;
  bands.bands = {{is<units::Months>(0.0), is<units::MonthlyRate>(0.2)},
                 {is<units::Months>(1.0), is<units::MonthlyRate>(1.5)}};
  weibull.kind = scenario::DurationKind::weibull;
  weibull.shape = is<units::Ratio>(2.0);
  stages.kind = scenario::DurationKind::stages;
  stages.stages = {{is<units::Ratio>(1.0), is<units::Share>(0.1)},
                   {is<units::Ratio>(1.0), is<units::Share>(1.0)}};
  for (const scenario::DurationLaw& law : {bands, weibull, stages}) {
    const double p = 1.0 - demand::Duration(law, 2.0, 1.36).survival(2.07);
    const Tally made = tally(
        [&](Scenario& s) {
          s.demand.assessment.duration = law;
          s.outcomes.kpis = {indicator("K7", within(2.07))};
        },
        [](Month& month) { month.assessed = units::every_lane(300); });
    EXPECT_NEAR(made.share(), p, made.tolerance(p))
        << scenario::duration_kind_keys[static_cast<std::size_t>(law.kind)];
  }
}

TEST(AssessmentDays, AreTheOrderStatisticOfThoseThatEnded) {
  // The law's median is 1.36 ln 2 months. The median of 3 falls below it with chance 1/2, that of 4 (the second) with 11/16.
  scenario::AssessmentDays days;
  for (const auto& [ended, chance] : {std::pair{3, 0.5}, {4, 11.0 / 16.0}}) {
    Specification specification(only(days));
    specification.month.assessed = units::every_lane(ended);
    double below = 0.0;
    for (int t = 0; t < 60; ++t) {
      specification.step(t);
      const KpiReading& made = specification.month.kpis[0];
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        ASSERT_EQ(made.denominator[lane], ended);
        below += made.numerator[lane] / ended < 1.36 * std::log(2.0) * days_a_month ? 1.0 : 0.0;
      }
    }
    constexpr double n = 60.0 * lane_count;
    EXPECT_NEAR(below / n, chance, 4.5 * std::sqrt(chance * (1.0 - chance) / n)) << ended;
  }
}

TEST(AssessmentDays, OfNoneAreNotAssessed) {
  const scenario::AssessmentDays days;
  Specification specification(only(days));
  specification.step(0);
  EXPECT_EQ(specification.month.kpis[0].denominator, units::every_lane(0.0));
}

TEST(BudgetVariance, IsWhatTheCompanysLinesCostOverTheBudget) {
  // 12 million a year; the company's first line costs 1.05 million a month, the council's lines any amount.
  scenario::BudgetVariance variance;
  for (int year = 0; year < 5; ++year) variance.budget.push_back({"year", is<units::MoneyPerYear>(12e6)});
  Specification specification(only(variance));
  const std::vector<CostLine> lines = cost::cost_lines(specification.drawn.scenario);
  specification.month.costs.resize(lines.size());
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const double cost = line == 0 ? 1.05e6 : lines[line].bearer == Bearer::council ? 7e6 : 0.0;
    specification.month.costs[line] = units::every_lane(units::Money::from_value(cost));
  }
  ASSERT_EQ(lines[0].bearer, Bearer::company);
  EXPECT_NEAR(reading(specification), 0.05, 1e-12);
}

}  // namespace
}  // namespace loadline::service::outcomes
