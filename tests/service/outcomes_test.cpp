#include "service/outcomes/outcomes.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "loadline/service/meeting.hpp"
#include "service/specification.hpp"

namespace loadline::service::outcomes {
namespace {

using scenario::Scenario;
using testing_support::is;
using testing_support::judgement_alone;
using testing_support::national;
using testing_support::Specification;
using units::lane_count;

TEST(Workings, OR_K1_ChanceOfMeetingATargetIsTheExactBinomialTail) {
  // p = T = 0.92: small numbers decide. n = 120, T = 0.95: what a service must be to meet it.
  EXPECT_NEAR(probability_of_meeting(25, 0.92, 0.92), 0.6768, 5e-5);
  EXPECT_NEAR(probability_of_meeting(100, 0.92, 0.92), 0.5926, 5e-5);
  EXPECT_NEAR(probability_of_meeting(400, 0.92, 0.92), 0.5469, 5e-5);
  EXPECT_NEAR(probability_of_meeting(120, 0.96, 0.95), 0.7943, 5e-5);
  EXPECT_NEAR(probability_of_meeting(120, 0.95, 0.95), 0.6063, 5e-5);
  EXPECT_NEAR(probability_of_meeting(120, 0.93, 0.95), 0.2574, 5e-5);
}

TEST(Workings, TargetsAreCountedInWholeSuccesses) {
  EXPECT_EQ(successes_that_meet(100, 0.55), 55) << "100 x 0.55 is 55.00000000000001 in binary";
  EXPECT_EQ(successes_that_meet(25, 0.92), 23);
  EXPECT_EQ(successes_that_meet(26, 0.92), 24);
  EXPECT_EQ(probability_of_meeting(0, 0.5, 0.9), 1.0);
  EXPECT_EQ(probability_of_meeting(10, 0.0, 0.9), 0.0);
  EXPECT_EQ(probability_of_meeting(10, 1.0, 1.0), 1.0);
}

TEST(Workings, W_WilsonIntervals) {
  EXPECT_NEAR(wilson(44, 220).low, 0.1525, 5e-5);
  EXPECT_NEAR(wilson(44, 220).high, 0.2578, 5e-5);
  EXPECT_NEAR(wilson(35, 100).low, 0.2636, 5e-5);
  EXPECT_NEAR(wilson(35, 100).high, 0.4475, 5e-5);
}

/// P(Inadequate again | Inadequate), with quality as `quality_given` draws it, over a grid of both uniforms.
double still_inadequate(double repeatability, double drift) {
  constexpr int grid = 400;
  double sum = 0.0;
  for (int i = 0; i < grid; ++i)
    for (int j = 0; j < grid; ++j) {
      const double quality =
          drift + quality_given(0, national, repeatability, (i + 0.5) / grid, (j + 0.5) / grid);
      sum += normal_share((national[0] - quality) / std::sqrt(1.0 - repeatability));
    }
  return sum / (grid * grid);
}

TEST(Workings, W_OR_K5_ChanceOfStayingInadequateIsTheBivariateNormalOne) {
  EXPECT_NEAR(still_inadequate(0.5, 0.0), 0.4724, 1e-4);
  EXPECT_NEAR(still_inadequate(0.5, 0.3), 0.3437, 1e-4);
  EXPECT_NEAR(still_inadequate(0.5, 0.5), 0.2663, 1e-4);
  EXPECT_NEAR(still_inadequate(0.2, 0.0), 0.3248, 1e-4);
}

TEST(Workings, GradesAreCutAtThreePoints) {
  EXPECT_EQ(grade_of(-3.0, national), 0);
  EXPECT_EQ(grade_of(0.0, national), 1);
  EXPECT_EQ(grade_of(1.0, national), 2);
  EXPECT_EQ(grade_of(2.0537, national), 3);
}

TEST(Workings, InterventionGainsItsTotalByTheNextInspectionHoweverFastQualityFades) {
  for (const double persistence : {1.0, 0.97, 0.5}) {
    double quality = 0.0;
    for (int month = 0; month < 30; ++month)
      quality = persistence * quality + monthly_gain(0.3, persistence, 30);
    EXPECT_NEAR(quality, 0.3, 1e-12) << persistence;
  }
}

TEST(Judgement, W_ThirtyFourInAHundredStayInadequateUnderIntervention) {
  // r = 0.5, d = 0.3, persistence 1: 0.3437 at the first inspection, in the twelfth month, whatever happens
  // between.
  double still = 0.0;
  constexpr int blocks = 256;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Specification specification([](Scenario& s) { judgement_alone(s, 0.5, 0.3, 1.0); }, block);
    for (int t = 0; t < 12; ++t) specification.step(t);
    ASSERT_EQ(specification.month.inspected, units::every_lane(1));
    for (const units::Count grade : specification.month.grade) still += grade == 0 ? 1.0 : 0.0;
  }
  constexpr double n = blocks * lane_count;
  EXPECT_NEAR(still / n, 0.3437, 4.5 * std::sqrt(0.3437 * 0.6563 / n));
}

TEST(Judgement, LongAfterTheOpeningGradesFollowTheNationalShares) {
  // Persistence 0.9 over 36 months leaves 2 % of the opening; without intervention the shares are 24, 47, 27
  // and 2 %.
  std::array<double, 4> seen{};
  constexpr int blocks = 64;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Specification specification(
        [](Scenario& s) {
          judgement_alone(s, 0.5, 0.0, 0.9);
          std::get<scenario::Judgement>(s.outcomes.kpis[0].measure).first_inspection = is<units::Months>(60);
        },
        block);
    for (int t = 0; t < 60; ++t) specification.step(t);
    for (const units::Count grade : specification.month.grade) seen[static_cast<std::size_t>(grade)] += 1.0;
  }
  constexpr double n = blocks * lane_count;
  const std::array expected{0.24, 0.47, 0.27, 0.02};
  for (std::size_t grade = 0; grade < 4; ++grade)
    EXPECT_NEAR(seen[grade] / n, expected[grade],
                4.5 * std::sqrt(expected[grade] * (1 - expected[grade]) / n));
}

TEST(Judgement, GradeStaysInForceBetweenInspections) {
  Specification specification([](Scenario& s) { judgement_alone(s, 0.5, 0.3, 0.97); });
  EXPECT_EQ(specification.month.grade, units::every_lane(0)) << "Inadequate at the start";
  Counts in_force = specification.month.grade;
  for (int t = 0; t < 60; ++t) {
    specification.step(t);
    const bool due = t == 11 || t == 47;  // after 12 months, then every 36
    EXPECT_EQ(specification.month.inspected, units::every_lane(due ? 1 : 0)) << t;
    if (!due) {
      EXPECT_EQ(specification.month.grade, in_force) << t;
    }
    in_force = specification.month.grade;
  }
}

TEST(Outcomes, IndicatorsOpenAtTheirBaselines) {
  // At the opening caseload, agency share and vacancies visits are in time with p = 92 % (n = 900 in 32
  // futures and 12 months) and 90 % of care leavers have a plan (n = 230).
  Specification specification([](Scenario&) {});
  double in_time = 0.0, with_plan = 0.0, caseload = 0.0;
  for (int t = 0; t < 11; ++t) {
    specification.step(t);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(specification.month.kpis[0].denominator[lane], 900.0);
      ASSERT_EQ(specification.month.kpis[1].numerator[lane], 9.0);
      ASSERT_EQ(specification.month.kpis[3].denominator[lane], 230.0);
      in_time += specification.month.kpis[0].numerator[lane];
      caseload += specification.month.kpis[2].numerator[lane];
      with_plan += specification.month.kpis[3].numerator[lane];
    }
  }
  constexpr double n = 11.0 * lane_count;
  EXPECT_NEAR(in_time / (900.0 * n), 0.92, 4.5 * std::sqrt(0.92 * 0.08 / (900.0 * n)));
  EXPECT_NEAR(with_plan / (230.0 * n), 0.90, 4.5 * std::sqrt(0.90 * 0.10 / (230.0 * n)));
  EXPECT_NEAR(caseload / n, 19.0, 4.5 * 4.0 / std::sqrt(139.4 * n));
}

TEST(Workings, W_TimelinessOf2015And2017GivesTheLogisticsSlopeAndLevel) {
  // 2.5: 55 % in 28 days in 2015 is 32.9 % in 14 days if intervals are exponential (mean 28 / -ln 0.45 = 35.07 days);
  // 92 % in 2017. At caseloads 35 and 19: b = 0.1971 a case and a(19) = 2.4423.
  const double mean_interval = 28.0 / -std::log(0.45), in_2015 = 1.0 - std::exp(-14.0 / mean_interval);
  EXPECT_NEAR(mean_interval, 35.07, 0.005);
  EXPECT_NEAR(in_2015, 0.329, 0.0005);
  EXPECT_NEAR(logit(0.92), 2.4423, 0.00005);
  const double slope = (logit(0.92) - logit(in_2015)) / (35.0 - 19.0);
  EXPECT_NEAR(slope, 0.1971, 0.00005);
  for (const auto& [caseload, share] : {std::pair{16.0, 0.954}, {22.0, 0.864}, {25.0, 0.779}})
    EXPECT_NEAR(logistic(logit(0.92) - slope * (caseload - 19.0)), share, 0.0005);
}

TEST(Judgement, LeadershipAddsToQualityMonthByMonth) {
  // Persistence 1 and 0.025 a month for 12 months is a drift of 0.3: 0.3437 stay Inadequate, as under intervention.
  double still = 0.0;
  constexpr int blocks = 256;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Specification specification(
        [](Scenario& s) {
          judgement_alone(s, 0.5, 0.0, 1.0);
          std::get<scenario::Judgement>(s.outcomes.kpis[0].measure).leadership = is<units::Ratio>(0.025);
        },
        block);
    for (int t = 0; t < 12; ++t) specification.step(t);
    for (const units::Count grade : specification.month.grade) still += grade == 0 ? 1.0 : 0.0;
  }
  constexpr double n = blocks * lane_count;
  EXPECT_NEAR(still / n, 0.3437, 4.5 * std::sqrt(0.3437 * 0.6563 / n));
}

TEST(Judgement, TurnoverWearsQualityAwayAsMuchAsLeadershipOfThatSizeAdds) {
  // 5 of 100 leave a month, 60 % a year; at 0.05 for each 100 % that is 0.03 a month.
  const auto grades = [](double turnover_effect, double leadership) {
    Specification specification([&](Scenario& s) {
      judgement_alone(s, 0.5, 0.0, 0.97);
      auto& terms = std::get<scenario::Judgement>(s.outcomes.kpis[0].measure);
      terms.turnover_effect = is<units::Ratio>(turnover_effect);
      terms.leadership = is<units::Ratio>(leadership);
    });
    specification.month.permanent = units::every_lane(95);
    specification.month.leavers = units::every_lane(5);
    for (int t = 0; t < 60; ++t) specification.step(t);
    return specification.month.grade;
  };
  const auto sum = [](const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), 0); };
  EXPECT_EQ(grades(0.05, 0.03), grades(0.0, 0.0));
  EXPECT_LT(sum(grades(0.05, 0.0)), sum(grades(0.0, 0.0)));
}

TEST(Outcomes, ACaseloadRestatedIsTheMeasuredOneInTheNewDefinition) {
  const auto measured = [](double restated_by) {
    Specification specification([&](Scenario& s) {
      std::get<scenario::AverageCaseload>(s.outcomes.kpis[2].measure).restated_by =
          is<units::Ratio>(restated_by);
    });
    specification.step(0);
    return specification.month.kpis[2].numerator;
  };
  const Lanes<double> as_recorded = measured(1.0), restated = measured(1.25);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    EXPECT_DOUBLE_EQ(restated[lane], 1.25 * as_recorded[lane]);
}

TEST(Outcomes, VisitsFallAsCaseloadRisesByTheWorkedLogistic) {
  // b = 0.1971 a case from 92 % at 19: p(22) = 0.864, p(25) = 0.779, p(16) = 0.954 (2.5).
  for (const auto& [caseload, share] : {std::pair{16.0, 0.954}, {22.0, 0.864}, {25.0, 0.779}}) {
    double in_time = 0.0;
    Specification specification([](Scenario&) {});
    specification.month.caseload = units::every_lane(units::Caseload::from_value(caseload));
    for (int t = 0; t < 11; ++t) {
      specification.step(t);
      for (const double count : specification.month.kpis[0].numerator) in_time += count;
    }
    constexpr double n = 900.0 * 11.0 * lane_count;
    EXPECT_NEAR(in_time / n, share, 0.0005 + 4.5 * std::sqrt(share * (1.0 - share) / n));
  }
}

TEST(Outcomes, NobodyVisitsWhereNobodyHoldsCases) {
  Specification specification([](Scenario&) {});
  specification.month.permanent = {};
  specification.month.agency = {};
  specification.month.capacity = {};
  specification.step(0);
  EXPECT_EQ(specification.month.kpis[0].numerator, units::every_lane(0.0));
  EXPECT_EQ(specification.month.kpis[2].numerator, units::every_lane(19.0))
      << "no sampling noise without workers";
}

TEST(Outcomes, NothingCountedIsNotAssessed) {
  Specification specification([](Scenario&) {});
  specification.month.plans = {};
  specification.month.care_leavers = {};
  specification.step(0);
  EXPECT_EQ(specification.month.kpis[0].denominator, units::every_lane(0.0));
  EXPECT_EQ(specification.month.kpis[3].denominator, units::every_lane(0.0));
  EXPECT_EQ(specification.month.kpis[3].numerator, units::every_lane(0.0));
}

TEST(Outcomes, AddingAnIndicatorMovesNoOther) {
  Specification all([](Scenario&) {}),
      fewer([](Scenario&s) { s.outcomes.kpis.erase(s.outcomes.kpis.begin()); });
  for (int t = 0; t < 24; ++t) {
    all.step(t);
    fewer.step(t);
    for (std::size_t kpi = 1; kpi < 5; ++kpi)
      ASSERT_EQ(all.month.kpis[kpi].numerator, fewer.month.kpis[kpi - 1].numerator) << t;
  }
}

TEST(Outcomes, WithoutAJudgementNoGradeTroublesStaff) {
  const Specification specification([](Scenario& s) { s.outcomes.kpis.resize(4); });
  EXPECT_EQ(specification.month.grade, units::every_lane(static_cast<units::Count>(grade_without_judgement)));
}

}  // namespace
}  // namespace loadline::service::outcomes
