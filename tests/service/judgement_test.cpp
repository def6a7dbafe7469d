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
