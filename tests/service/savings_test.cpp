#include <algorithm>
#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "service/savings/delivery.hpp"
#include "service/savings_programme.hpp"

namespace loadline::service::savings {
namespace {

using testing_support::cash;
using testing_support::is;
using testing_support::SavingsIn;
using units::lane_count;

TEST(Workings, W_1200000AYearFromJulyOverSixMonthsSaves650000InTheFirstYear) {
  // July 1/6, August 2/6 ... December 6/6 of 100,000 is 350,000, and January to March 300,000.
  SavingsIn programme([](scenario::Savings& s) {
    s.initiatives = {cash("one", 1'200'000, 1.0)};
    s.initiatives[0].start = {2017, 7, 1};
    s.initiatives[0].ramp = is<units::Months>(6);
  });
  double first_year = 0.0, second_year = 0.0;
  for (int month = 0; month < 12; ++month) first_year += programme.in(month).money.saved[0][0];
  for (int month = 12; month < 24; ++month) second_year += programme.in(month).money.saved[0][0];
  EXPECT_NEAR(first_year, 650'000.00, 1e-6);
  EXPECT_NEAR(second_year, 1'200'000.00, 1e-6);
  EXPECT_EQ(programme.in(2).money.saved[0][0], 0.0) << "June";
}

TEST(Workings, DeliveryInvertsOneNumber) {
  const Chances chances{0.8, 0.25, 0.4};  // full 0.6, partly 0.2, not 0.2
  EXPECT_EQ(delivered(chances, 0.59), 1.0);
  EXPECT_EQ(delivered(chances, 0.61), 0.4);
  EXPECT_EQ(delivered(chances, 0.79), 0.4);
  EXPECT_EQ(delivered(chances, 0.81), 0.0);
  EXPECT_EQ(delivered({1.0, 0.0, 0.5}, 0.999999), 1.0);
  EXPECT_EQ(delivered({0.0, 0.0, 0.5}, 1e-12), 0.0);
}

/// P(both of two initiatives with p = 0.8 are delivered), integrated over a fine grid of scores.
double both_delivered(double correlation) {
  constexpr int grid = 400;
  constexpr double reach = 8.0, step = 2.0 * reach / grid;
  double sum = 0.0;
  for (int i = 0; i < grid; ++i) {
    const double common = -reach + (i + 0.5) * step;
    double given = 0.0;
    for (int j = 0; j < grid; ++j) {
      const double own = -reach + (j + 0.5) * step;
      if (delivered({0.8, 0.0, 0.0}, linked_uniform(correlation, common, own)) > 0.0)
        given += std::exp(-0.5 * own * own) * step;
    }
    given /= std::sqrt(2.0 * M_PI);
    sum += given * given * std::exp(-0.5 * common * common) * step;
  }
  return sum / std::sqrt(2.0 * M_PI);
}

TEST(Workings, W_TwoInitiativesAreBothDeliveredMoreOftenTheMoreTheyShare) {
  // The grid cuts delivery at the nearest of 400 scores 0.04 apart: within 0.005 of the exact probability.
  EXPECT_NEAR(both_delivered(0.0), 0.6400, 0.006);
  EXPECT_NEAR(both_delivered(0.3), 0.6661, 0.006);
  EXPECT_NEAR(both_delivered(0.5), 0.6872, 0.006);
  for (const auto& [correlation, both] : {std::pair{0.0, 0.6400}, {0.3, 0.6661}, {0.5, 0.6872}}) {
    double count = 0.0;
    constexpr int blocks = 256;
    for (std::uint32_t block = 0; block < blocks; ++block) {
      const SavingsIn programme(
          [&](scenario::Savings& s) {
            s.common_factor = is<units::Ratio>(correlation);
            s.initiatives = {cash("one", 1.0, 0.8), cash("two", 1.0, 0.8)};
          },
          block);
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        count += programme.published[0].delivered[lane] * programme.published[1].delivered[lane];
    }
    constexpr double n = blocks * lane_count;
    // A right program fails once in 150,000 seeds; the seed is fixed.
    EXPECT_NEAR(count / n, both, 4.5 * std::sqrt(both * (1.0 - both) / n)) << correlation;
  }
}

TEST(Savings, OR_V1_IndependentInitiativesHaveTheExactMomentsAndTail) {
  // v = 1.2, 0.8, 0.6, 0.4 with p = 0.9, 0.7, 0.6, 0.5: mean 2.2, sd 0.62482, P(X >= 2.0) = 0.711 by
  // enumeration.
  constexpr std::array values{1.2, 0.8, 0.6, 0.4}, chances{0.9, 0.7, 0.6, 0.5};
  double mean = 0.0, square = 0.0, fourth = 0.0, reaches = 0.0;
  for (unsigned set = 0; set < 16; ++set) {
    double chance = 1.0, value = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
      const bool in = (set >> i & 1u) != 0;
      chance *= in ? chances[i] : 1.0 - chances[i];
      value += in ? values[i] : 0.0;
    }
    mean += chance * value;
    square += chance * (value - 2.2) * (value - 2.2);
    fourth += chance * std::pow(value - 2.2, 4);
    if (value >= 2.0 - 1e-12) reaches += chance;
  }
  EXPECT_NEAR(mean, 2.2, 1e-12);
  EXPECT_NEAR(std::sqrt(square), 0.62482, 5e-6);
  EXPECT_NEAR(reaches, 0.711, 5e-13);

  double sum = 0.0, squares = 0.0, count = 0.0;
  constexpr int blocks = 256;
  constexpr double n = blocks * lane_count;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    SavingsIn programme(
        [&](scenario::Savings& s) {
          s.common_factor = is<units::Ratio>(0.0);
          for (std::size_t i = 0; i < 4; ++i)
            s.initiatives.push_back(cash("i" + std::to_string(i), 12.0 * values[i], chances[i]));
        },
        block);
    for (const double saved : programme.in(0).money.saved[0]) {
      sum += saved;
      squares += (saved - 2.2) * (saved - 2.2);
      count += saved >= 2.0 - 1e-9 ? 1.0 : 0.0;
    }
  }
  EXPECT_NEAR(sum / n, 2.2, 4.5 * 0.62482 / std::sqrt(n));
  EXPECT_NEAR(squares / n, square, 4.5 * std::sqrt((fourth - square * square) / n));
  EXPECT_NEAR(count / n, 0.711, 4.5 * std::sqrt(0.711 * 0.289 / n));
}

TEST(Savings, OR_V3_OneThatNeedsAnotherDeliversOnlyWithIt) {
  // P(child) = P(parent) x P(child | parent) = 0.6 x 0.5 when independent; and it waits for its parent's
  // start.
  double children = 0.0;
  constexpr int blocks = 128;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const SavingsIn programme(
        [](scenario::Savings& s) {
          s.common_factor = is<units::Ratio>(0.0);
          s.initiatives = {cash("child", 1.0, 0.5), cash("parent", 1.0, 0.6)};
          s.initiatives[0].needs = {"parent"};
          s.initiatives[1].start = {2018, 1, 1};
          s.initiatives[1].delay = is<units::Months>(2.4);
        },
        block);
    const InitiativeOutcome &child = programme.published[0], &parent = programme.published[1];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      children += child.delivered[lane];
      ASSERT_LE(child.delivered[lane], parent.delivered[lane]);
      ASSERT_EQ(parent.starts[lane], 11) << "January 2018 is month 9, and two months of delay";
      ASSERT_EQ(child.starts[lane], parent.delivered[lane] > 0.0 ? 11 : 60);
    }
  }
  constexpr double n = blocks * lane_count;
  EXPECT_NEAR(children / n, 0.30, 4.5 * std::sqrt(0.30 * 0.70 / n));
}

TEST(Savings, W_EffectsOnOneDriverMultiply) {
  // 10 %, 8 % and 5 % off: 1 - 0.9 x 0.92 x 0.95 = 21.34 %, not 23 %.
  SavingsIn programme([](scenario::Savings& s) {
    for (const double cut : {0.10, 0.08, 0.05}) {
      s.initiatives.push_back(cash("cut" + std::to_string(cut), 0.0, 1.0));
      s.initiatives.back().effect = scenario::CareEntryEffect{is<units::Share>(-cut)};
    }
  });
  EXPECT_NEAR(1.0 - programme.in(0).into_care[0], 0.2134, 1e-12);
}

}  // namespace
}  // namespace loadline::service::savings
