// People who come, stay a year as newly qualified, move on and leave (model.md 2.2).

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
using testing_support::posts_from;
using units::lane_count;

/// A scenario in which everything happens: first years who move on, posts that change, notice, a lag that varies.
void everything(Scenario& s) {
  scenario::Role& social_worker = s.workforce.roles[0];
  scenario::Role& qualifying = s.workforce.roles[1];
  social_worker.newly_qualified = is<units::Share>(0.3);
  social_worker.first_year = is<units::Fte>(17);
  social_worker.held = is<units::Fte>(2);
  social_worker.changes = {posts_from(2018, 4, 1, 90), posts_from(2020, 4, 1, 125)};
  social_worker.surplus = scenario::Surplus::redundancy;
  qualifying.newly_qualified = is<units::Share>(1.0);
  qualifying.first_year = is<units::Fte>(20);
  qualifying.progresses_to = "social-worker";
  s.workforce.roles[4].leaving = is<units::YearlyRate>(0.2);
  s.workforce.redundancy.notice = is<units::Months>(3);
  s.workforce.recruitment.lag_spread = is<units::Ratio>(0.6);
  s.workforce.transfer = {2018, 10, 1};
}

TEST(Workforce, OR_S5_EveryRoleAndTheirSumAreLastMonthsLessLeaversAndRedundanciesPlusStarters) {
  for (const double lag : {0.0, 4.0}) {
    const Drawn drawn([lag](Scenario& s) {
      everything(s);
      s.workforce.recruitment.lag = is<units::Months>(lag);
      if (lag == 0.0) s.workforce.recruitment.lag_spread = is<units::Ratio>(0.0);
    });
    Months months(drawn);
    const std::vector<RoleMonth>& roles = months.room().staff();
    int redundancies = 0, first_years = 0;
    for (int month = 0; month < 60; ++month) {
      const Month before = months.last();
      const Month& now = months.next();
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        ASSERT_EQ(now.permanent[lane],
                  before.permanent[lane] - now.leavers[lane] - now.redundancies[lane] + now.starters[lane])
            << "lag " << lag << ", month " << month;
        ASSERT_EQ(now.permanent[lane], roles[0].in_post[lane] + roles[1].in_post[lane]);
        ASSERT_EQ(now.redundancies[lane], roles[0].redundancies[lane]);
        ASSERT_LE(now.newly_qualified[lane], now.permanent[lane]);
        ASSERT_GE(roles[0].in_post[lane], 0.0);
        ASSERT_GE(months.room().vacancy_share()[lane], 0.0) << "no negative vacancies";
        ASSERT_LE(roles[0].on_old_terms[lane], roles[0].in_post[lane] + 1e-9);
        ASSERT_GE(roles[0].on_old_terms[lane], -1e-9);
        redundancies += now.redundancies[lane];
        first_years += now.newly_qualified[lane];
      }
    }
    EXPECT_GT(redundancies, 0);
    EXPECT_GT(first_years, 0);
  }
}

TEST(Workforce, OR_S1_StaffAreBinomialWithPeopleInTheirFirstYearAmongThem) {
  // As OR-S1, and 45 % of who starts is newly qualified: they leave as others do, so staff stay Binomial(150, 3 / 3.15).
  // Of the starters of a year all who have not left are in their first year: with h = 0.15 / 12 a month, starters a month
  // of a (two-state law) and each slot k months old kept by (1 - q)^k, q the chance of leaving.
  constexpr int blocks = 64, posts = 150;
  constexpr double vacant = 0.15 / 3.15, n = blocks * lane_count;
  double sum = 0.0, squares = 0.0, first_years = 0.0, first_squares = 0.0;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const Drawn drawn(
        [](Scenario& s) {
          one_role(s, posts, 120, 0.15, 3.0, 0.0);
          s.workforce.roles[0].newly_qualified = is<units::Share>(0.45);
          s.workforce.roles[0].first_year = is<units::Fte>(30);
        },
        block);
    Months months(drawn);
    for (int month = 0; month < 60; ++month) months.next();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double vacancies = posts - months.last().permanent[lane];
      const double first = months.last().newly_qualified[lane];
      sum += vacancies;
      squares += vacancies * vacancies;
      first_years += first;
      first_squares += first * first;
    }
  }
  const double mean = posts * vacant, variance = posts * vacant * (1.0 - vacant);
  EXPECT_NEAR(sum / n, mean, 4.5 * std::sqrt(variance / n));
  EXPECT_NEAR(squares / n - (sum / n) * (sum / n), variance, 4.5 * variance * std::sqrt(2.13 / n));
  const double moved = -std::expm1(-3.15 / 12.0) / 3.15, q = 0.15 * moved;
  const double started = 0.45 * mean * 3.0 * moved;
  const double expected = started * -std::expm1(12.0 * std::log1p(-q)) / q;
  const double seen = first_years / n;
  EXPECT_NEAR(seen, expected, 4.5 * std::sqrt((first_squares / n - seen * seen) / n));
}

TEST(Workforce, FirstYearsCarryByTheRampAndLessThanTheMost) {
  // 24 in their first year, two of each month, nobody leaves or comes: before the first month 6 carry 0.5, 6 carry 0.7
  // and 12 carry 0.9; each month two finish and carry a full caseload less 5 % sickness.
  const auto capacities = [](double most) {
    const Drawn drawn([&](Scenario& s) {
      one_role(s, 100, 100, 0.0, 0.0, 0.0);
      s.workforce.roles[0].first_year = is<units::Fte>(24);
      s.workforce.first_year.most = is<units::Share>(most);
      s.workforce.sickness = is<units::Share>(0.05);
      s.workforce.agency.cap = is<units::Fte>(0.0);
    });
    Months months(drawn);
    std::vector<double> capacity{months.last().capacity[0].value()};
    for (int month = 0; month < 13; ++month) capacity.push_back(months.next().capacity[0].value());
    return capacity;
  };
  const std::vector<double> ramp = capacities(0.9);
  EXPECT_NEAR(ramp[0], 76 * 0.95 + 6 * 0.5 + 6 * 0.7 + 12 * 0.9, 1e-9);
  EXPECT_NEAR(ramp[1], 78 * 0.95 + 4 * 0.5 + 6 * 0.7 + 12 * 0.9, 1e-9)
      << "two of month 4, two of 7, two done";
  EXPECT_NEAR(ramp[4], 84 * 0.95 + 4 * 0.7 + 12 * 0.9, 1e-9);
  EXPECT_NEAR(ramp[12], 95.0, 1e-9);
  EXPECT_NEAR(ramp[13], 95.0, 1e-9);
  EXPECT_NEAR(capacities(0.6)[0], 76 * 0.95 + 6 * 0.5 + 18 * 0.6, 1e-9);
}

TEST(Workforce, AfterTheFirstYearPeopleMoveIntoVacantPostsOfTheNextRole) {
  // 12 newly qualified, one of each month; 5 vacant posts of social workers, one of them held, nobody leaves or is found:
  // four move in the first four months, the others stay where they are.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 105, 100, 0.0, 0.0, 0.0);
    s.workforce.roles[0].held = is<units::Fte>(1);
    s.workforce.roles.push_back(s.workforce.roles[0]);
    scenario::Role& qualifying = s.workforce.roles[1];
    qualifying.id = "newly-qualified";
    qualifying.establishment = qualifying.in_post = qualifying.first_year = is<units::Fte>(12);
    qualifying.held = is<units::Fte>(0);
    qualifying.progresses_to = "social-worker";
  });
  Months months(drawn);
  const std::vector<RoleMonth>& roles = months.room().staff();
  for (int month = 0; month < 12; ++month) {
    const Month& now = months.next();
    EXPECT_EQ(roles[0].in_post[0], 100 + std::min(month + 1, 4)) << "month " << month;
    EXPECT_EQ(roles[1].in_post[0], 12 - std::min(month + 1, 4));
    EXPECT_EQ(now.newly_qualified[0], 11 - month);
    EXPECT_EQ(now.starters[0] + now.leavers[0], 0) << "nobody came or went";
  }
}

TEST(Workforce, WhoStartsFromTheTransfersMonthOnIsOnNewTerms) {
  // All leave at 0.6 a year and are replaced; transfer in October (month 6). Until then all are on old terms; then those
  // who leave take old terms with them in proportion: the expected number is exact in each future.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 100, 0.6, 6.0, 0.0);
    s.workforce.transfer = {2017, 10, 9};
  });
  Months months(drawn);
  const RoleMonth& role = months.room().staff()[0];
  double old = 0.0;
  for (int month = 0; month < 24; ++month) {
    const Counts before = months.last().permanent;
    const Month& now = months.next();
    old = month < 6 ? now.permanent[0] : old * (1.0 - static_cast<double>(now.leavers[0]) / before[0]);
    ASSERT_NEAR(role.on_old_terms[0], old, 1e-9) << "month " << month;
  }
  EXPECT_LT(old, 60.0);
  const Drawn at_start([](Scenario& s) { one_role(s, 100, 50, 0.0, 6.0, 0.0); });
  Months from_start(at_start);
  for (int month = 0; month < 12; ++month) from_start.next();
  EXPECT_EQ(from_start.room().staff()[0].on_old_terms[0], 50.0) << "without a date: at the start";
}

TEST(Workforce, RolesWithALeavingRateComeAndGoWithoutCases) {
  // Family support: 160 posts, 150 in post, h = 0.2, its own fill rate 1.8, no lag: the mean tends to 160 x 0.9 = 144.
  constexpr int blocks = 32;
  double sum = 0.0;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const Drawn drawn(
        [](Scenario& s) {
          s.workforce.roles[4].leaving = is<units::YearlyRate>(0.2);
          s.workforce.roles[4].fill_rate = is<units::YearlyRate>(1.8);
          s.workforce.recruitment.lag = is<units::Months>(0.0);
        },
        block);
    Months months(drawn);
    for (int month = 0; month < 60; ++month) {
      const Month& now = months.next();
      ASSERT_EQ(now.permanent[0], months.room().staff()[0].in_post[0] + months.room().staff()[1].in_post[0]);
    }
    for (const double staff : months.room().staff()[4].in_post) sum += staff;
  }
  constexpr double n = blocks * lane_count;
  EXPECT_NEAR(sum / n, 144.0, 4.5 * std::sqrt(160.0 * 0.9 * 0.1 / n));
}

TEST(Workforce, ASpreadLagKeepsTheMeanLagAndNobodyIsLost) {
  // Everyone is appointed in month 0 (rate 1000): who starts when is the law of the lag, mean 6 months rounded to whole
  // months, coefficient of variation 0.5.
  constexpr int blocks = 32;
  const auto share_by = [&](double spread) {
    std::vector<double> started(60, 0.0);
    for (std::uint32_t block = 0; block < blocks; ++block) {
      const Drawn drawn(
          [&](Scenario& s) {
            one_role(s, 100, 100, 0.0, 1000.0, 6.0);
            s.workforce.recruitment.lag_spread = is<units::Ratio>(spread);
            s.workforce.roles[0].changes = {posts_from(2017, 5, 1, 200)};
          },
          block);
      Months months(drawn);
      for (std::size_t month = 0; month < 60; ++month)
        for (const units::Count count : months.next().starters) started[month] += count;
    }
    return started;
  };
  const double n = blocks * lane_count * 100.0;
  const std::vector<double> alike = share_by(0.0), spread = share_by(0.5);
  EXPECT_EQ(alike[7], n) << "all six months after May";
  double all = 0.0, mean = 0.0, square = 0.0;
  for (std::size_t month = 1; month < 60; ++month) {
    const double lag = static_cast<double>(month) - 1.0;
    all += spread[month];
    mean += lag * spread[month] / n;
    square += lag * lag * spread[month] / n;
  }
  EXPECT_EQ(all, n);
  EXPECT_NEAR(mean, 6.0, 4.5 * 3.0 / std::sqrt(n) + 0.005) << "rounding moves the mean by less than 0.005";
  EXPECT_NEAR(square - mean * mean, 9.0 + 1.0 / 12.0, 0.15) << "rounding adds a twelfth";
}

TEST(Workforce, SwingsMoveTheHazardAroundItsLevelAndDriversMultiplyIt) {
  // With 100,000 posts leavers a month are the hazard almost exactly: base 0.12 a year is 1 % a month, swings of 0.3.
  const auto leavers = [](double size, double factor) {
    const Drawn drawn([&](Scenario& s) {
      one_role(s, 100'000, 100'000, 0.12, 0.0, 0.0);
      s.workforce.turnover.swings.size = is<units::Ratio>(size);
      s.workforce.turnover.swings.persistence = is<units::Ratio>(0.0);
    });
    Months months(drawn);
    std::vector<double> logs;
    for (int month = 0; month < 60; ++month) {
      const Counts before = months.last().permanent;
      const Month& now = months.next({.leaving = units::every_lane(factor)});
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        logs.push_back(std::log(-std::log1p(-static_cast<double>(now.leavers[lane]) / before[lane]) / 0.01));
    }
    return logs;
  };
  const auto spread = [](const std::vector<double>& values) {
    double sum = 0.0, squares = 0.0;
    for (const double value : values) sum += value, squares += value * value;
    const double n = static_cast<double>(values.size()), mean = sum / n;
    return std::pair{mean, std::sqrt(squares / n - mean * mean)};
  };
  const auto [mean, sd] = spread(leavers(0.3, 1.0));
  EXPECT_NEAR(sd, 0.3, 0.03);
  EXPECT_NEAR(mean, -0.5 * 0.09, 4.5 * 0.3 / std::sqrt(1920.0)) << "the mean hazard is the base";
  const auto [halved, noise] = spread(leavers(0.0, 0.5));
  EXPECT_NEAR(halved, std::log(0.5), 0.02);
  EXPECT_LT(noise, 0.1);
}

}  // namespace
}  // namespace loadline::service::workforce
