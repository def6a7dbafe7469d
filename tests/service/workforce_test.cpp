#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "service/staff_months.hpp"

namespace loadline::service::workforce {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;
using testing_support::Months;
using testing_support::one_role;
using units::lane_count;

TEST(Workings, OR_S1_VacancyRateIsLeavingOverLeavingAndFilling) {
  // h / (h + mu) = 0.15 / 3.15 = 4.7619 %; the chain with the exact monthly chances has the same limit p10 /
  // (p10 + p01).
  const PostChances month = post_chances(0.15 / 12.0, 3.0 / 12.0);
  EXPECT_NEAR(month.becomes_vacant / (month.becomes_vacant + month.becomes_filled), 0.047619, 5e-7);
  // Leaving first and filling after, with separate chances, gives another figure: the reason for the exact
  // law.
  const double leave = 1.0 - std::exp(-0.15 / 12.0), fill = 1.0 - std::exp(-3.0 / 12.0);
  EXPECT_GT(leave / (leave + fill), 0.0530);
}

TEST(Workings, PostChancesAreTheTwoStateLawAndZeroWithoutHazards) {
  // (1.3): P12 = a / (a + b) (1 - exp(-(a + b))) with a = 0.2, b = 0.3: 0.4 x 0.39346934 = 0.15738774.
  EXPECT_NEAR(post_chances(0.2, 0.3).becomes_vacant, 0.1573877361, 1e-10);
  EXPECT_NEAR(post_chances(0.2, 0.3).becomes_filled, 0.2360816042, 1e-10);
  EXPECT_EQ(post_chances(0.0, 0.0).becomes_vacant, 0.0);
  EXPECT_EQ(post_chances(0.0, 0.0).becomes_filled, 0.0);
}

TEST(Workforce, OR_S1_StaffAreBinomialWithIndependentPosts) {
  // E = 150, h = 0.15, mu = 3 a year, lag 0: after ten years S ~ Binomial(150, 3 / 3.15) whatever it began
  // with: vacancies have mean 7.142857, variance 6.802721. 64 blocks of 32 futures.
  constexpr int blocks = 64, posts = 150;
  constexpr double vacant = 0.15 / 3.15, n = blocks * lane_count;
  double sum = 0.0, squares = 0.0;
  std::array<double, 6> seen{};  // 0-3, 4-5, 6-7, 8-9, 10-11, 12 and more
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const Drawn drawn(
        [](Scenario& s) {
          one_role(s, posts, 120, 0.15, 3.0, 0.0);
          testing_support::years(s, 10);
        },
        block);
    Months months(drawn);
    for (int month = 0; month < 120; ++month) months.next();
    for (const units::Count in_post : months.last().permanent) {
      const int vacancies = posts - in_post;
      sum += vacancies;
      squares += vacancies * vacancies;
      seen[static_cast<std::size_t>(std::clamp(vacancies / 2 - 1, 0, 5))] += 1.0;
    }
  }
  const double mean = posts * vacant, variance = posts * vacant * (1.0 - vacant);
  // Each bound lets a right program fail once in 150,000 seeds; the seed is fixed. Kurtosis of the binomial
  // is 3.13.
  EXPECT_NEAR(sum / n, mean, 4.5 * std::sqrt(variance / n));
  EXPECT_NEAR(squares / n - (sum / n) * (sum / n), variance, 4.5 * variance * std::sqrt(2.13 / n));
  std::array<double, 6> expected{};
  double chance = std::pow(1.0 - vacant, posts);
  for (int v = 0; v <= posts; ++v) {
    expected[static_cast<std::size_t>(std::clamp(v / 2 - 1, 0, 5))] += n * chance;
    chance *= static_cast<double>(posts - v) / (v + 1) * vacant / (1.0 - vacant);
  }
  double chi_square = 0.0;
  for (std::size_t cell = 0; cell < seen.size(); ++cell)
    chi_square += (seen[cell] - expected[cell]) * (seen[cell] - expected[cell]) / expected[cell];
  EXPECT_LT(chi_square, 31.8) << "5 degrees of freedom: exceeded once in 150,000";
}

TEST(Workforce, OR_S4_NewCasesWaitAsLittlesLawSays) {
  // 300 new cases in a month of 30 days, each waiting 0.84 days: 8.4 on average; 59 months of 32 futures.
  const Drawn drawn([](Scenario&) {});
  Months months(drawn);
  months.next();
  double sum = 0.0;
  constexpr int count = 59;
  for (int month = 0; month < count; ++month)
    for (const units::Count waiting : months.next().unallocated) sum += waiting;
  constexpr double n = count * lane_count;
  EXPECT_NEAR(sum / n, 8.4, 4.5 * std::sqrt(8.4 / n));
}

TEST(Workforce, OR_S5_StaffAreLastMonthsLessLeaversPlusStarters) {
  for (const double lag : {0.0, 1.0, 4.0}) {
    const Drawn drawn([lag](Scenario& s) { s.workforce.recruitment.lag = is<units::Months>(lag); });
    Months months(drawn);
    for (int month = 0; month < 60; ++month) {
      const Counts before = months.last().permanent;
      const Month& now = months.next();
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        ASSERT_EQ(now.permanent[lane], before[lane] - now.leavers[lane] + now.starters[lane])
            << "lag " << lag;
    }
  }
}

TEST(Workforce, RecruitmentLagCausesNoDipAtTheStart) {
  // 20 vacancies, lag 4, p = 1 - exp(-1.5 / 12): appointments 20 p / (1 + 4 p) a month. With leaving set so
  // that the 100 in post lose as many, the mean stays at 100: everything is linear, so exactly.
  const double p = 1.0 - std::exp(-1.5 / 12.0);
  const double appointed = 20.0 * p / (1.0 + 4.0 * p);
  const double base = -12.0 * std::log(1.0 - appointed / 100.0);
  constexpr int blocks = 64;
  constexpr double n = blocks * lane_count;
  std::array<double, 12> staff{}, squares{}, starters{};
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const Drawn drawn([&](Scenario& s) { one_role(s, 120, 100, base, 1.5, 4.0); }, block);
    Months months(drawn);
    for (std::size_t month = 0; month < 12; ++month) {
      const Month& now = months.next();
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        staff[month] += now.permanent[lane];
        squares[month] += now.permanent[lane] * now.permanent[lane];
        starters[month] += now.starters[lane];
      }
    }
  }
  for (std::size_t month = 0; month < 12; ++month) {
    const double mean = staff[month] / n;
    EXPECT_NEAR(mean, 100.0, 4.5 * std::sqrt((squares[month] / n - mean * mean) / n)) << "month " << month;
    EXPECT_NEAR(starters[month] / n, appointed, 4.5 * std::sqrt(appointed / n)) << "month " << month;
  }
}

TEST(Workforce, PostsCutBelowStaffInPostLeadToNoAppointments) {
  for (const double lag : {0.0, 3.0}) {
    const Drawn drawn([lag](Scenario& s) { one_role(s, 60, 100, 0.15, 3.0, lag); });
    Months months(drawn);
    for (int month = 0; month < 12; ++month) {
      const Month& now = months.next();
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        ASSERT_EQ(now.starters[lane], 0);
        ASSERT_EQ(now.agency[lane].value(), 0.0) << "no vacancy, no cover";
      }
    }
  }
}

TEST(Workforce, RolesThatHoldNoCasesStayAsTheyAre) {
  const Drawn drawn([](Scenario&) {});
  Months months(drawn);
  for (int month = 0; month < 24; ++month) months.next();
  EXPECT_EQ(months.room().staff()[3].in_post, units::every_lane(42.0)) << "managers";
  EXPECT_NE(months.room().staff()[0].in_post, units::every_lane(111.0)) << "social workers come and go";
}

TEST(Workforce, AgencyCoversAShareOfVacanciesUpToTheCap) {
  EXPECT_DOUBLE_EQ(agency_staff(20.0, {.cover = 0.6, .cap = 70.0}), 12.0);
  EXPECT_DOUBLE_EQ(agency_staff(20.0, {.cover = 0.6, .cap = 5.0}), 5.0);
  EXPECT_EQ(agency_staff(20.0, {.cover = 0.6, .cap = -3.0}), 0.0) << "a cap cut below zero means none";
  const Drawn drawn([](Scenario& s) { s.workforce.agency.cap = is<units::Fte>(8.0); });
  Months months(drawn);
  EXPECT_EQ(months.last().agency[0].value(), 8.0) << "cover of 60 % of 14 vacancies is 8.4";
  for (const units::Fte& agency : months.next({.agency_cap = units::every_lane(-6.0)}).agency)
    EXPECT_LE(agency.value(), 2.0);
}

TEST(Workforce, HazardDoublesWithCaseloadAndStopsAtItsMost) {
  const TurnoverTerms terms{0.0125, std::log(2.0), 16.0, 0.25, 0.3, 0.08};
  EXPECT_NEAR(leaving_hazard(terms, {16.0, 0.0, false}), 0.0125, 1e-15);
  EXPECT_NEAR(leaving_hazard(terms, {32.0, 0.0, false}), 0.0250, 1e-15);
  EXPECT_NEAR(leaving_hazard(terms, {16.0, 0.5, true}), 0.0125 * std::exp(0.25 + 0.15), 1e-15);
  EXPECT_EQ(leaving_hazard(terms, {160.0, 0.0, false}), 0.08);
}

}  // namespace
}  // namespace loadline::service::workforce
