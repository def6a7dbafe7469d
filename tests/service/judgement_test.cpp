#include "service/outcomes/judgement.hpp"

#include <cmath>
#include <numbers>
#include <numeric>

#include <gtest/gtest.h>

#include "loadline/service/scoring.hpp"
#include "service/specification.hpp"

namespace loadline::service::outcomes {
namespace {

using namespace testing_support;
using scenario::Grade;
using scenario::Scenario;
using units::lane_count;

constexpr int inadequate = 0, outstanding = 3;

/// K17 alone, without chance in quality (r = 0) unless said, changed.
std::function<void(Scenario&)> judged(const std::function<void(scenario::Judgement&)>& change,
                                      double repeatability = 0.0) {
  return [=](Scenario& s) {
    judgement_alone(s, repeatability, 0.0, 1.0);
    change(std::get<scenario::Judgement>(s.outcomes.kpis[0].measure));
  };
}

/// Months in which each future was inspected, and the grade given.
struct Inspection {
  int month, grade;
};
using History = Lanes<std::vector<Inspection>>;
History history(const std::function<void(Scenario&)>& change, std::uint32_t block, int months = 120,
                const std::function<void(Month&, int)>& set = {}) {
  Specification specification(change, block);
  History history;
  for (int t = 0; t < months; ++t) {
    if (set) set(specification.month, t);
    specification.step(t);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (specification.month.inspected[lane] == 1)
        history[lane].push_back({t, specification.month.grade[lane]});
  }
  return history;
}

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

/// Joint frequencies of the parts at a first inspection with r = 0: every reading standard normal.
struct Parts {
  double both = 0.0, either = 0.0, overall = 0.0, n = 0.0;
};
Parts parts_inadequate(const std::function<void(scenario::Judgement&)>& change) {
  Parts parts;
  for (std::uint32_t block = 0; block < 256; ++block) {
    Specification specification(judged([&](scenario::Judgement& terms) {
                                  change(terms);
                                  terms.first_inspection = is<units::Months>(1.0);
                                }),
                                block);
    specification.step(0);
    const Month& month = specification.month;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const bool first = month.sub_grades[0][lane] == inadequate,
                 last = month.sub_grades[3][lane] == inadequate;
      parts.both += first && last ? 1.0 : 0.0;
      parts.either += first || last ? 1.0 : 0.0;
      parts.overall += month.grade[lane] == inadequate ? 1.0 : 0.0;
      parts.n += 1.0;
    }
  }
  return parts;
}

TEST(SubJudgements, ShareTheirCorrelation) {
  // Cut at 0, two normals with correlation 0.7 are both below it with chance 1/4 + asin(0.7) / (2 pi) (Sheppard).
  const Parts seen =
      parts_inadequate([](scenario::Judgement& terms) { terms.cutpoints[0] = is<units::Ratio>(0.0); });
  const double both = 0.25 + std::asin(0.7) / (2.0 * std::numbers::pi);
  EXPECT_NEAR(seen.both / seen.n, both, 4.5 * std::sqrt(both * (1.0 - both) / seen.n));
  EXPECT_NEAR(seen.overall / seen.n, 0.5, 4.5 * std::sqrt(0.25 / seen.n));
}

TEST(SubJudgements, LimitTheOverallOne) {
  // As often Inadequate as `odds` says at quality 0, r = 0.
  Scenario scenario = example_scenario();
  judged([](scenario::Judgement& terms) { terms.limiting = true; })(scenario);
  constexpr TiersInForce tiers{2.0, 1.0, 1.0, scenario::Better::higher};
  const double limited =
      odds(scenario.outcomes.kpis[0], tiers, 0.0, 0.0)[static_cast<std::size_t>(Rating::severe)];
  const Parts free = parts_inadequate([](scenario::Judgement&) {}),
              bound = parts_inadequate([](scenario::Judgement&terms) { terms.limiting = true; });
  EXPECT_NEAR(bound.overall / bound.n, limited, 4.5 * std::sqrt(limited * (1.0 - limited) / bound.n));
  EXPECT_GE(bound.overall, bound.either) << "each Inadequate part makes the whole so";
  EXPECT_EQ(free.either, bound.either) << "the same parts";
  EXPECT_NEAR(free.overall / free.n, 0.24, 4.5 * std::sqrt(0.24 * 0.76 / free.n));
}

TEST(SubJudgements, AreThoseOfTheLastInspection) {
  Specification specification(
      judged([](scenario::Judgement& terms) { terms.first_inspection = is<units::Months>(2.0); }));
  specification.step(0);
  for (const Counts& part : specification.month.sub_grades)
    EXPECT_EQ(part, Counts{}) << "Inadequate, as at the start";
  specification.step(1);
  const auto given = specification.month.sub_grades;
  EXPECT_NE(given[0], given[1]);
  specification.step(2);
  EXPECT_EQ(specification.month.sub_grades, given);
}

/// Every child of the example under these terms.
Block simulated(double effect, double months) {
  Scenario scenario = example_scenario();
  auto& terms = std::get<scenario::Judgement>(scenario.outcomes.kpis[4].measure);
  terms.entries_effect = is<units::Share>(effect);
  terms.entries_months = is<units::Months>(months);
  const scenario::Register all = scenario::make_register(scenario);
  Simulator simulator(scenario, all, chance::Seed{3});
  Block block;
  simulator.run(futures_of_block(0), Programme::with, block);
  return block;
}

TEST(EntriesIntoCare, RiseForAsLongAsStatedAfterAnInadequateInspection) {
  // The example is inspected in its twelfth month. Entries in months 12 to 17 are doubled where it is Inadequate.
  const Block with = simulated(1.0, 6.0), without = simulated(0.0, 6.0);
  double before = 0.0, after = 0.0;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    for (std::size_t t = 0; t < 18; ++t) {
      ASSERT_EQ(without.months[11].inspected[lane], 1);
      const bool again = without.months[11].grade[lane] == inadequate;
      if (t < 12 || !again) {
        ASSERT_EQ(with.months[t].care_entries[lane], without.months[t].care_entries[lane]) << t;
      } else {
        before += without.months[t].care_entries[lane];
        after += with.months[t].care_entries[lane];
      }
    }
  ASSERT_GT(before, 300.0);
  EXPECT_NEAR(after / before, 2.0, 0.15) << "a little less: fewer are left to enter";
}

TEST(EntriesIntoCare, FollowTheMonthsThatRemain) {
  Specification specification(judged([](scenario::Judgement& terms) {
    terms.entries_effect = is<units::Share>(0.08);
    terms.entries_months = is<units::Months>(12.0);
    terms.first_inspection = is<units::Months>(3.0);
    terms.cutpoints.fill(is<units::Ratio>(100.0));  // nobody escapes
    terms.next_inspection = is<units::Months>(36.0);
  }));
  EXPECT_EQ(specification.room.care_entries(), units::every_lane(1.0))
      << "what was found long ago is in the rates";
  for (int t = 0; t < 30; ++t) {
    specification.step(t);
    EXPECT_EQ(specification.room.care_entries(), units::every_lane(t >= 2 && t < 14 ? 1.08 : 1.0)) << t;
  }
}

TEST(Judgement, W_OR_K5_StillInadequateAsOftenAsTheBivariateNormalSays) {
  // Simulated, in the twelfth month: r = 0.5 with d = 0, 0.3, 0.5, and r = 0.2 with d = 0.
  for (const auto& [repeatability, gained, expected] :
       {std::tuple{0.5, 0.0, 0.4724}, {0.5, 0.3, 0.3437}, {0.5, 0.5, 0.2663}, {0.2, 0.0, 0.3248}}) {
    double still = 0.0;
    constexpr int blocks = 128;
    for (std::uint32_t block = 0; block < blocks; ++block) {
      Specification specification([&](Scenario& s) { judgement_alone(s, repeatability, gained, 1.0); },
                                  block);
      for (int t = 0; t < 12; ++t) specification.step(t);
      for (const units::Count grade : specification.month.grade) still += grade == inadequate ? 1.0 : 0.0;
    }
    constexpr double n = blocks * lane_count;
    EXPECT_NEAR(still / n, expected, 4.5 * std::sqrt(expected * (1.0 - expected) / n)) << repeatability;
  }
}

/// Chance of Inadequate, Inadequate again, then Outstanding within six years.
/// \param settles_at  Caseload it falls to from 35, one a month [children/FTE].
double path_to_outstanding(double settles_at) {
  const auto change = [](Scenario& s) {
    judgement_alone(s, 0.5, 0.33, 0.995);
    auto& terms = std::get<scenario::Judgement>(s.outcomes.kpis[0].measure);
    terms.first_inspection = is<units::Months>(14.0);
    terms.next_inspection = is<units::Months>(40.0);
    terms.caseload_effect = is<units::Ratio>(0.1);
    terms.leadership = is<units::Ratio>(0.05);
  };
  const auto caseload = [&](Month& month, int t) {
    const double now = std::max(settles_at, 35.0 - t);
    month.caseload = units::every_lane(units::Caseload::from_value(now));
  };
  double reached = 0.0;
  constexpr int blocks = 64;
  for (std::uint32_t block = 0; block < blocks; ++block)
    for (const std::vector<Inspection>& inspections : history(change, block, 72, caseload))
      reached += inspections.at(0).grade == inadequate && inspections.at(1).grade == outstanding ? 1.0 : 0.0;
  return reached / (blocks * lane_count);
}

TEST(Judgement, Story7_FromInadequateTwiceToOutstandingIsReachableAsCaseloadFalls) {
  const double falling = path_to_outstanding(16.0), staying = path_to_outstanding(35.0);
  constexpr double n = 64.0 * lane_count;
  EXPECT_GT(falling - 4.5 * std::sqrt(falling * (1.0 - falling) / n), 0.01);
  EXPECT_LT(staying, 0.01) << "not while caseloads stay at 35";
}

}  // namespace
}  // namespace loadline::service::outcomes
