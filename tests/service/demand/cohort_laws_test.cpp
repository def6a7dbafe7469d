// The cohort engine's cells of time in a state against M_t/G/infinity (model.md 1.15). Tolerances are 4.5 standard errors
// unless said: a right program fails for 7 seeds in a million, and the seeds are fixed.

#include <boost/math/distributions/chi_squared.hpp>
#include <gtest/gtest.h>

#include "durations.hpp"
#include "laws_in_lanes.hpp"

namespace loadline::testing_support {
namespace {

using service::demand::Duration;
using units::every_lane;
using units::lane_count;

struct NamedLaw {
  const char* name;
  scenario::DurationLaw law;
};

/// Every kind the engine keeps cells for; the first is exponential, so that the cells are tried where all is known.
std::vector<NamedLaw> laws() {
  return {{"exponential as a band", piecewise_law({{0.0, 1.0}})},
          {"exponential as a stage", coxian_law({{1.0, 1.0}})},
          {"plans of England", plans_law()},
          {"bands off the months", piecewise_law({{0.0, 0.4}, {1.5, 0.05}, {7.3, 0.2}})},
          {"Weibull, rising", weibull_law(1.44)},
          {"Weibull, falling", weibull_law(0.7)},
          {"Erlang", coxian_law({{1.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}})},
          // 30 % are gone after a short stage, the others after that and a long one: hyperexponential.
          {"hyperexponential", coxian_law({{3.0, 0.3}, {9.0, 1.0}})}};
}

void expect_poisson(const Sample<1>& stock, double mean, const char* what) {
  EXPECT_NEAR(stock.mean(), mean, 4.5 * std::sqrt(mean / stock.size)) << what;
  // Kurtosis of a Poisson law: 3 + 1 / mean.
  EXPECT_NEAR(stock.covariance(), mean, 4.5 * mean * std::sqrt((2.0 + 1.0 / mean) / stock.size)) << what;
}

TEST(Workings, OR_D2_CohortStockDependsOnTheMeanDurationOnly) {
  // 48.4 a month for 9.33 months: Poisson(451.572) whatever the law. From empty; after 15 years no law remembers.
  const double arrivals = 48.4, mean = 9.33;
  for (const NamedLaw& law : laws()) {
    OneState state(law.law, mean);
    Sample<1> stock{.origin = {450.0}};
    for (std::uint32_t block = 0; block < 60; ++block) {
      state.begin(block * 32);
      for (std::uint32_t t = 0; t < 180; ++t) state.step(t, arrivals);
      for (const double count : state.children()) stock.add({count});
    }
    expect_poisson(stock, arrivals * mean, law.name);
  }
}

TEST(Workings, OR_D2_StaysInBalanceFromTheFirstMonth) {
  // Opened in balance it stays so month by month: nobody starts at duration 0 (1.14). With the stock fixed at its mean m the
  // variance after u months is m less m times the square of the chance to be still there, averaged over times so far.
  const double mean = 9.33, m = 450.0;
  for (const NamedLaw& law : laws()) {
    const Duration duration(
        law.law, law.law.kind == scenario::DurationKind::weibull ? law.law.shape.typical_value() : 1.0, mean);
    OneState state(law.law, mean);
    constexpr std::size_t looks = 3;
    constexpr std::uint32_t at[looks] = {1, 3, 9};
    std::array<Sample<1>, looks> stock;
    for (auto& sample : stock) sample.origin = {m};
    for (std::uint32_t block = 0; block < 100; ++block) {
      state.begin(block * 32, every_lane(m));
      std::uint32_t t = 0;
      for (std::size_t look = 0; look < looks; ++look) {
        for (; t < at[look]; ++t) state.step(t, m / mean);
        for (const double count : state.children()) stock[look].add({count});
      }
    }
    for (std::size_t look = 0; look < looks; ++look) {
      // A child of the opening stock is there u months later with chance p; arrivals are Poisson.
      const double p = duration.survival_integral(at[look], std::numeric_limits<double>::infinity()) / mean;
      const double variance = m * p * (1.0 - p) + m * (1.0 - p);
      EXPECT_NEAR(stock[look].mean(), m, 4.5 * std::sqrt(variance / stock[look].size))
          << law.name << at[look];
      EXPECT_NEAR(stock[look].covariance(), variance, 4.5 * variance * std::sqrt(2.01 / stock[look].size))
          << law.name << at[look];
    }
  }
}

TEST(Workings, OR_D3_FromEmptyTheStockIsPoissonWithTheArrivalsStillThere) {
  // Arrivals lambda_k in month k, constant within it: N(24) ~ Poisson(sum of lambda_k x integral of survival over (23 - k,
  // 24 - k)). Chi-square against the Poisson law in 20 cells of equal chance, refused beyond its 1 - 1e-5 quantile.
  constexpr std::uint32_t months = 24;
  const auto expected = [](std::uint32_t month) { return 8.0 + 5.0 * std::sin(0.7 * month) + 0.2 * month; };
  for (const NamedLaw& law : laws()) {
    const double mean = 9.33;
    const Duration duration(
        law.law, law.law.kind == scenario::DurationKind::weibull ? law.law.shape.typical_value() : 1.0, mean);
    double m = 0.0;
    for (std::uint32_t k = 0; k < months; ++k)
      m += expected(k) * duration.survival_integral(months - 1 - k, months - k);
    constexpr std::size_t cells = 20;
    std::array<double, cells> upper{}, chance{}, seen{};
    double below = 0.0;
    for (std::size_t cell = 0; cell + 1 < cells; ++cell) {
      upper[cell] = chance::poisson(m, static_cast<double>(cell + 1) / cells);
      double up_to = 0.0, term = std::exp(-m);
      for (double k = 0.0; k <= upper[cell]; term *= m / ++k) up_to += term;
      chance[cell] = up_to - below;
      below = up_to;
    }
    upper[cells - 1] = 1e9;
    chance[cells - 1] = 1.0 - below;
    OneState state(law.law, mean);
    constexpr std::uint32_t blocks = 150;
    for (std::uint32_t block = 0; block < blocks; ++block) {
      state.begin(block * 32);
      for (std::uint32_t t = 0; t < months; ++t) state.step(t, expected(t));
      for (const double count : state.children()) {
        std::size_t cell = 0;
        while (count > upper[cell]) ++cell;
        seen[cell] += 1.0;
      }
    }
    double chi_square = 0.0;
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const double hoped = chance[cell] * blocks * lane_count;
      ASSERT_GT(hoped, 20.0) << law.name;
      chi_square += (seen[cell] - hoped) * (seen[cell] - hoped) / hoped;
    }
    const boost::math::chi_squared distribution(cells - 1.0);
    EXPECT_LT(chi_square, boost::math::quantile(boost::math::complement(distribution, 1e-5))) << law.name;
  }
}

TEST(Workings, FillsUpFromEmptyAsTheFormulaSays) {
  // Poisson 40 a month, exponential stays of 24 months, 60 months from empty: mean 960 (1 - e^-2.5) = 881.2, Poisson: sd
  // 29.7. By both kinds of cells that can be exponential.
  const double mean = 960.0 * -std::expm1(-2.5);
  EXPECT_NEAR(mean, 881.2, 0.05);
  EXPECT_NEAR(std::sqrt(mean), 29.7, 0.05);
  for (const auto& law : {piecewise_law({{0.0, 1.0}}), coxian_law({{1.0, 1.0}})}) {
    OneState state(law, 24.0);
    Sample<1> stock{.origin = {880.0}};
    for (std::uint32_t block = 0; block < 300; ++block) {
      state.begin(block * 32);
      for (std::uint32_t t = 0; t < 60; ++t) state.step(t, 40.0);
      for (const double count : state.children()) stock.add({count});
    }
    expect_poisson(stock, mean, "fill-up");
  }
}

TEST(Workings, OR_D11_CohortCellsKeepThePublishedDurationsOfPlans) {
  // Plans that start in one month, at uniform times: the share still open after k more whole months is the integral of
  // survival over (k, k + 1). Those of 18.7, 11.4, 42.3, 24.0 and 3.6 % between 3, 6, 12 and 24 months are in duration_test.
  const Duration duration(plans_law(), 1.0, 9.3312);
  OneState state(plans_law(), 9.3312);
  constexpr std::uint32_t looks[] = {1, 2, 3, 5, 6, 7, 11, 12, 13, 24};
  std::array<double, 25> open{};
  double started = 0.0;
  for (std::uint32_t block = 0; block < 50; ++block) {
    state.begin(block * 32);
    state.step(0, 1'000.0);
    for (const double count : state.children()) started += count;
    for (std::uint32_t t = 1; t <= 24; ++t) {
      state.step(t, 0.0);
      for (const double count : state.children()) open[t] += count;
    }
  }
  const double of_first_month = duration.survival_integral(0.0, 1.0);
  for (const std::uint32_t k : looks) {
    const double share = duration.survival_integral(k, k + 1.0) / of_first_month;
    EXPECT_NEAR(open[k] / started, share, 4.5 * std::sqrt(share * (1.0 - share) / started)) << k;
  }
}

TEST(TimeInState, SpreadsTheOpeningChildrenAsInBalance) {
  // 1.14: by the density survival / mean, never all at 0; 4.5 standard errors a cell.
  for (const NamedLaw& law : laws()) {
    if (law.law.kind == scenario::DurationKind::stages) continue;
    const Duration duration(
        law.law, law.law.kind == scenario::DurationKind::weibull ? law.law.shape.typical_value() : 1.0, 9.33);
    OneState state(law.law, 9.33);
    state.begin(0, every_lane(10'000.0));
    const auto cells = state.state().cells(OneState::band);
    const double n = 10'000.0 * lane_count;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const double to =
          k + 1 == cells.size() ? std::numeric_limits<double>::infinity() : static_cast<double>(k) + 1.0;
      const double share = duration.survival_integral(static_cast<double>(k), to) / 9.33;
      double seen = 0.0;
      for (const double count : cells[k]) seen += count;
      EXPECT_NEAR(seen / n, share, 4.5 * std::sqrt(share * (1.0 - share) / n)) << law.name << " cell " << k;
    }
  }
}

TEST(TimeInState, KeepsTheirTimeWhenChildrenGrowUp) {
  OneState one(plans_law(), 9.33);
  one.begin(0, every_lane(100.0));
  auto& state = one.state();
  std::vector<double> before;
  for (const auto& cell : state.cells(1)) before.push_back(cell[3]);
  state.grow_up(1, every_lane(40.0), 0);
  double stayed = 0.0, grown = 0.0;
  for (std::size_t k = 0; k < before.size(); ++k) {
    EXPECT_EQ(state.cells(1)[k][3] + state.cells(2)[k][3], before[k]);
    EXPECT_GE(state.cells(1)[k][3], 0.0);
    stayed += state.cells(1)[k][3];
    grown += state.cells(2)[k][3];
  }
  EXPECT_EQ(stayed, 60.0);
  EXPECT_EQ(grown, 40.0);
  state.grow_up(1, every_lane(60.0), 1);
  for (const auto& cell : state.cells(1)) EXPECT_EQ(cell[3], 0.0);
}

TEST(TimeInState, LetsNobodyLeaveWhereTheRateIsNought) {
  for (const NamedLaw& law : laws()) {
    OneState one(law.law, 9.33);
    one.begin(0, every_lane(50.0));
    for (std::uint32_t t = 0; t < 6; ++t)
      EXPECT_EQ(one.state().leave(OneState::band, every_lane(0.0), t), service::demand::People{}) << law.name;
    EXPECT_EQ(one.children(), every_lane(50.0));
    EXPECT_EQ(one.state().leave(2, every_lane(1.0), 0), service::demand::People{}) << "an empty state";
  }
}

}  // namespace
}  // namespace loadline::testing_support
