#include <cmath>

#include <gtest/gtest.h>

#include "service/outcomes/judgement.hpp"
#include "service/specification.hpp"

namespace loadline::service::outcomes {
namespace {

using namespace testing_support;
using scenario::Scenario;
using units::lane_count;

constexpr int inadequate = 0;

void ilacs_times(scenario::Judgement& terms) {
  terms.first_inspection = is<units::Months>(12.0);
  terms.next_inspection = is<units::Months>(20.0);
  terms.after_inadequate = is<units::Months>(30.0);
  terms.after_requires_improvement = is<units::Months>(36.0);
  terms.after_good = is<units::Months>(42.0);
}

TEST(Timing, UnderIlacsTheWaitDependsOnTheGrade) {
  const auto change = judged([](scenario::Judgement& terms) {
    ilacs_times(terms);
    terms.regime = scenario::Regime::ilacs;
  });
  constexpr std::array<int, 4> wait{30, 36, 42, 42};
  std::array<int, 4> seen{};
  for (std::uint32_t block = 0; block < 16; ++block)
    for (const std::vector<Inspection>& inspections : history(change, block)) {
      ASSERT_EQ(inspections.front().month, 11);
      for (std::size_t i = 1; i < inspections.size(); ++i) {
        const auto grade = static_cast<std::size_t>(inspections[i - 1].grade);
        ASSERT_EQ(inspections[i].month - inspections[i - 1].month, wait[grade]) << grade;
        ++seen[grade];
      }
    }
  for (const int count : seen) EXPECT_GT(count, 0) << "every grade was waited after";
}

TEST(Timing, UnderTheSingleFrameworkItDoesNot) {
  for (const std::vector<Inspection>& inspections : history(judged(ilacs_times), 0))
    for (std::size_t i = 1; i < inspections.size(); ++i)
      EXPECT_EQ(inspections[i].month - inspections[i - 1].month, 20);
}

TEST(Timing, AMeanOfNothingUnderIlacsIsTheCommonWait) {
  const auto change = judged([](scenario::Judgement& terms) {
    terms.regime = scenario::Regime::ilacs;
    terms.next_inspection = is<units::Months>(20.0);
  });
  for (const std::vector<Inspection>& inspections : history(change, 0))
    for (std::size_t i = 1; i < inspections.size(); ++i)
      EXPECT_EQ(inspections[i].month - inspections[i - 1].month, 20);
}

TEST(Timing, WaitsSpreadByTheGammaLaw) {
  // Over an even grid of u: mean 30, standard deviation 6.
  constexpr int grid = 20'000;
  double sum = 0.0, squares = 0.0;
  for (int i = 0; i < grid; ++i) {
    const double wait = wait_of(30.0, 0.2, (i + 0.5) / grid);
    sum += wait;
    squares += wait * wait;
  }
  EXPECT_NEAR(sum / grid, 30.0, 1e-3);
  EXPECT_NEAR(std::sqrt(squares / grid - sum / grid * sum / grid), 6.0, 1e-2);
  EXPECT_EQ(wait_of(30.0, 0.0, 0.99), 30.0);
}

TEST(Timing, EachWaitAfterTheFirstIsDrawnWithItsSpread) {
  const auto change = judged([](scenario::Judgement& terms) {
    terms.next_inspection = is<units::Months>(20.0);
    terms.interval_spread = is<units::Ratio>(0.2);
  });
  double sum = 0.0, squares = 0.0, n = 0.0;
  for (std::uint32_t block = 0; block < 64; ++block)
    for (const std::vector<Inspection>& inspections : history(change, block, 60)) {
      ASSERT_EQ(inspections.front().month, 11) << "the first is as stated";
      const double wait = inspections.at(1).month - inspections[0].month;
      sum += wait;
      squares += wait * wait;
      n += 1.0;
    }
  // Whole months add 1/12 to the variance of 4 x 4.
  const double variance = 16.0 + 1.0 / 12.0;
  EXPECT_NEAR(sum / n, 20.0, 4.5 * std::sqrt(variance / n));
  EXPECT_NEAR(squares / n - sum / n * sum / n, variance, 4.5 * variance * std::sqrt(2.1 / n));
}

/// What the visits of the first future found, month by month.
std::vector<Visit> visits(double leadership, double noise) {
  Specification specification(judged([&](scenario::Judgement& terms) {
    terms.monitoring_every = is<units::Months>(3.0);
    terms.monitoring_noise = is<units::Ratio>(noise);
    terms.leadership = is<units::Ratio>(leadership);
    terms.first_inspection = is<units::Months>(12.0);
  }));
  std::vector<Visit> found;
  for (int t = 0; t < 11; ++t) {
    specification.step(t);
    found.push_back(static_cast<Visit>(specification.month.visit[0]));
  }
  return found;
}

TEST(Monitoring, ReadsWhichWayQualityGoes) {
  for (const auto& [leadership, finding] : {std::pair{0.01, Visit::progress},
                                            {0.003, Visit::limited},
                                            {0.0, Visit::limited},
                                            {-0.01, Visit::concern}}) {
    const std::vector<Visit> found = visits(leadership, 0.0);
    for (std::size_t t = 0; t < found.size(); ++t)
      EXPECT_EQ(found[t], t % 3 == 2 ? finding : Visit::none) << "month " << t << ", " << leadership;
  }
}

TEST(Monitoring, ErrsByItsNoise) {
  // Change 0.005 a month is the line itself: with noise 0.05 half of all visits see progress, and below 0, a tenth of a
  // standard deviation off, see concern with chance Phi(-0.1).
  double progress = 0.0, concern = 0.0;
  constexpr int blocks = 64;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    Specification specification(judged([](scenario::Judgement& terms) {
                                  terms.monitoring_every = is<units::Months>(3.0);
                                  terms.leadership = is<units::Ratio>(0.005);
                                  terms.progress_from = is<units::Ratio>(0.005);
                                  terms.first_inspection = is<units::Months>(12.0);
                                }),
                                block);
    for (int t = 0; t < 9; ++t) {
      specification.step(t);
      for (const units::Count visit : specification.month.visit) {
        progress += visit == static_cast<units::Count>(Visit::progress) ? 1.0 : 0.0;
        concern += visit == static_cast<units::Count>(Visit::concern) ? 1.0 : 0.0;
      }
    }
  }
  constexpr double n = blocks * 3.0 * lane_count;
  const double worse = normal_share(-0.1);
  EXPECT_NEAR(progress / n, 0.5, 4.5 * std::sqrt(0.25 / n));
  EXPECT_NEAR(concern / n, worse, 4.5 * std::sqrt(worse * (1.0 - worse) / n));
}

TEST(Monitoring, EndsWithTheInadequateJudgementAndChangesNoGrade) {
  const auto with = [](double every) {
    return judged([=](scenario::Judgement& terms) { terms.monitoring_every = is<units::Months>(every); },
                  0.5);
  };
  Specification visited(with(3.0)), alone(with(0.0));
  for (int t = 0; t < 60; ++t) {
    const Counts grade_before = visited.month.grade;
    visited.step(t);
    alone.step(t);
    ASSERT_EQ(visited.month.grade, alone.month.grade);
    ASSERT_EQ(alone.month.visit, Counts{});
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (visited.month.visit[lane] != 0) {
        EXPECT_EQ(grade_before[lane], inadequate);
        EXPECT_EQ(visited.month.inspected[lane], 0);
      }
  }
}

}  // namespace
}  // namespace loadline::service::outcomes
