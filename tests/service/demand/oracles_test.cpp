// The closed forms of model.md 1.15, by the model's own propagation and samplers. Statistical tolerances are
// 4.5 standard errors (model.md 0.2): a right program fails such a test for 7 seeds in a million, and the
// seeds are fixed.

#include <cmath>

#include <gtest/gtest.h>

#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "service/demand/demand.hpp"
#include "service/demand/pressures.hpp"
#include "service/demand/referrals.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {
namespace {

using chance::LaneFutures;
using chance::Seed;
using service::demand::Network;
using units::every_lane;
using units::lane_count;

// ---- OR_D1 ----

TEST(Workings, OR_D1_AverageStockIsEntryRateTimesMeanDuration) {
  // Little's law on assessments. 54,000 children at 789 per 10,000 a year, 92 % assessed: 326.65 a month;
  // 1.36 months each: 444.24 open on average. Everybody under 1, so that nobody turns 18; no age multipliers,
  // swings, season or feedback, so that rates are constant.
  scenario::Scenario what = example_scenario();
  what.demand.referrals.swings.size = scenario::stated<units::Ratio>(0.0);
  for (auto& season : what.demand.referrals.season) season = scenario::stated<units::Ratio>(1.0);
  what.demand.feedback.exponent = scenario::stated<units::Ratio>(0.0);
  for (std::size_t band = 0; band < scenario::age_bands; ++band) {
    what.demand.ages[band].arrivals = scenario::stated<units::Share>(band == 0 ? 1.0 : 0.0);
    what.demand.ages[band].open_cases = scenario::stated<units::Share>(band == 0 ? 1.0 : 0.0);
    what.demand.ages[band].into_care = scenario::stated<units::Ratio>(1.0);
  }
  const scenario::Register all = scenario::make_register(what);
  const service::ParameterDraw draw(what, all, Seed{11});
  service::demand::Demand demand(what, Seed{11});
  Sample<1> average{.origin = {444.0}};
  service::Month month, next;
  for (std::uint32_t block = 0; block < 20; ++block) {
    const auto futures = futures_from(block * 32);
    const service::Parameters parameters(draw, futures);
    service::demand::Drivers drivers;
    drivers.last_caseload = every_lane(units::Caseload::from_value(19.0));
    demand.begin(parameters, futures, month);
    units::Lanes<double> sum{};
    for (int t = 0; t < 60; ++t) {
      demand.step(units::MonthIndex(t), 30, parameters, drivers, month, next);
      for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += next.assessments[lane];
      std::swap(month, next);
    }
    for (const double children : sum) average.add({children / 60.0});
  }
  const double little = 789.0 / 1e4 * 54'000.0 / 12.0 * 0.92 * 1.36;
  EXPECT_NEAR(little, 444.2386, 1e-3);
  EXPECT_NEAR(average.mean(), little, 4.5 * std::sqrt(average.covariance() / average.size));
}

// ---- OR_D2 ----

constexpr Network<1, 1, 1> exponential{{{0, 1}}};
constexpr Network<3, 1, 3> erlang{{{0, 1}, {1, 2}, {2, 3}}};
constexpr Network<2, 1, 2> hyperexponential{{{0, 2}, {1, 2}}};

/// Stationary stock of a network that started empty 40 years ago, in 9,600 futures.
template <const auto& network>
Sample<1> stationary(const std::vector<double>& rates,
                     const std::array<double, std::size_t(network.transient)>& arrivals) {
  constexpr auto states = static_cast<std::size_t>(network.transient);
  const Moves<network> year = propagate<network>(rates, 12.0);
  std::array<units::Lanes<double>, states> monthly;
  for (std::size_t s = 0; s < states; ++s) monthly[s] = every_lane(arrivals[s]);
  Sample<1> stock{.origin = {450.0}};
  for (std::uint32_t block = 0; block < 300; ++block) {
    Population<network> children(year, {}, LaneFutures(Seed{22}, futures_from(block * 32)));
    for (std::uint32_t t = 0; t < 40; ++t) children.step(t, monthly);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      double all = 0.0;
      for (std::size_t s = 0; s < states; ++s) all += children.count[s][lane];
      stock.add({all});
    }
  }
  return stock;
}

void expect_poisson(const Sample<1>& stock, double mean) {
  EXPECT_NEAR(stock.mean(), mean, 4.5 * std::sqrt(mean / stock.size));
  // Kurtosis of a Poisson law: 3 + 1 / mean.
  EXPECT_NEAR(stock.covariance(), mean, 4.5 * mean * std::sqrt((2.0 + 1.0 / mean) / stock.size));
}

TEST(Workings, OR_D2_StockDependsOnTheMeanDurationOnly) {
  // 48.4 plans a month for 9.33 months on average: Poisson(451.572), whatever the law of the duration.
  const double arrivals = 48.4, mean = 9.33;
  expect_poisson(stationary<exponential>({1.0 / mean}, {arrivals}), arrivals * mean);
  expect_poisson(stationary<erlang>({3.0 / mean, 3.0 / mean, 3.0 / mean}, {arrivals, 0.0, 0.0}),
                 arrivals * mean);
  // 30 % last 4 months, the others (9.33 - 0.3 x 4) / 0.7 = 11.614.
  expect_poisson(
      stationary<hyperexponential>({1.0 / 4.0, 0.7 / (mean - 1.2)}, {0.3 * arrivals, 0.7 * arrivals}),
      arrivals * mean);
}

// ---- OR_D4 ----

TEST(Workings, OR_D4_ImmigrationAndDeathFrom540) {
  // mu = 0.454 a year, lambda = 540 mu: p = e^-0.454 = 0.635083, mean 540 p + 540 (1 - p) = 540,
  // variance 540 p (1 - p) + 540 (1 - p) = 540 (1 - p^2) = 322.201758.
  const double mu = 0.454 / 12.0, monthly = 540.0 * mu;
  const Moves<exponential> year = propagate<exponential>({mu}, 12.0),
                           month = propagate<exponential>({mu}, 1.0);
  const double p = year.p[0][0], mean = 540.0 * p + monthly * year.g[0][0];
  EXPECT_NEAR(mean, 540.0, 1e-9);
  EXPECT_NEAR(mean - 540.0 * p * p, 322.201758, 5e-7) << "by (1.4)";

  Sample<1> stock{.origin = {540.0}};
  for (std::uint32_t block = 0; block < 1'000; ++block) {
    Population<exponential> children(month, {540.0}, LaneFutures(Seed{44}, futures_from(block * 32)));
    for (std::uint32_t t = 0; t < 12; ++t) children.step(t, {every_lane(monthly)});
    for (const double count : children.count[0]) stock.add({count});
  }
  EXPECT_NEAR(stock.mean(), 540.0, 4.5 * std::sqrt(322.201758 / stock.size));
  EXPECT_NEAR(stock.covariance(), 322.201758, 4.5 * 322.201758 * std::sqrt(2.01 / stock.size));
}

// ---- OR_D5 ----

constexpr Network<3, 1, 8> service_network{{{0, 1}, {0, 2}, {0, 3}, {1, 0}, {1, 2}, {1, 3}, {2, 0}, {2, 3}}};
// Q = [[-0.150, 0.015, 0.005], [0.060, -0.110, 0.010], [0.010, 0, -0.040]]: what leaves a row ends.
const std::vector<double> service_rates{0.015, 0.005, 0.130, 0.060, 0.010, 0.040, 0.010, 0.030};
constexpr std::array<double, 3> at_start{1'720.0, 450.0, 534.0}, arrivals_a_month{250.0, 18.0, 4.0};

struct Moments {
  std::array<double, 3> mean;
  std::array<double, 6> second;  ///< variances, then covariances 01, 02, 12
};

/// (1.4): m = n0 P + lambda G; Cov_ij = delta_ij m_i - sum over k of n0_k P_ki P_kj.
Moments moments_after(double months) {
  const auto moves = propagate<service_network>(service_rates, months);
  Moments moments{};
  const auto second = [&](std::size_t i, std::size_t j) {
    double value = i == j ? moments.mean[i] : 0.0;
    for (std::size_t k = 0; k < 3; ++k) value -= at_start[k] * moves.p[k][i] * moves.p[k][j];
    return value;
  };
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t k = 0; k < 3; ++k)
      moments.mean[i] += at_start[k] * moves.p[k][i] + arrivals_a_month[k] * moves.g[k][i];
  moments.second = {second(0, 0), second(1, 1), second(2, 2), second(0, 1), second(0, 2), second(1, 2)};
  return moments;
}

void expect_moments(double months, const Moments& expected) {
  const Moments got = moments_after(months);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(got.mean[i], expected.mean[i], 6e-7) << months << " months, mean " << i;
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_NEAR(got.second[i], expected.second[i], 6e-7) << months << " months, second moment " << i;
}

const Moments after_1{{1742.428949, 444.768928, 529.854371},
                      {465.696179, 83.015927, 36.809658, -40.784777, -11.731829, -3.937198}};

TEST(Workings, OR_D5_MeansAndCovariancesOfAThreeStateNetwork) {
  expect_moments(1, after_1);
  expect_moments(12, {{1846.467630, 421.539358, 495.675489},
                      {1778.973988, 383.050549, 287.568956, -32.266788, -25.560147, -10.124978}});
  expect_moments(36, {{1864.523841, 417.977742, 459.690069},
                      {1863.644487, 417.552555, 427.551149, -0.539450, -3.809055, -1.205991}});
  // In the long run - lambda Q^-1, reached by repeating 36 months until nothing moves.
  const auto moves = propagate<service_network>(service_rates, 36.0);
  std::array<double, 3> mean = at_start;
  for (int repeat = 0; repeat < 60; ++repeat) {
    std::array<double, 3> next{};
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t k = 0; k < 3; ++k)
        next[i] += mean[k] * moves.p[k][i] + arrivals_a_month[k] * moves.g[k][i];
    mean = next;
  }
  EXPECT_NEAR(mean[0], 1862.884927, 6e-7);
  EXPECT_NEAR(mean[1], 417.666126, 6e-7);
  EXPECT_NEAR(mean[2], 437.277147, 6e-7);
}

TEST(Workings, OR_D5_IsWhatTheSamplersDrawInAMonth) {
  // At one month, where the covariances are large: at 36 a covariance of -0.5 has a standard error of 9.
  const auto moves = propagate<service_network>(service_rates, 1.0);
  Sample<3> seen{.origin = after_1.mean};
  for (std::uint32_t block = 0; block < 4'000; ++block) {
    Population<service_network> children(moves, at_start, LaneFutures(Seed{55}, futures_from(block * 32)));
    children.step(0, {every_lane(250.0), every_lane(18.0), every_lane(4.0)});
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      seen.add({children.count[0][lane], children.count[1][lane], children.count[2][lane]});
  }
  constexpr std::size_t pairs[6][2] = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(seen.mean(i), after_1.mean[i], 4.5 * std::sqrt(after_1.second[i] / seen.size)) << i;
  for (std::size_t at = 0; at < 6; ++at) {
    const auto [i, j] = pairs[at];
    const double covariance = after_1.second[at];
    EXPECT_NEAR(
        seen.covariance(i, j), covariance,
        4.5 * std::sqrt((after_1.second[i] * after_1.second[j] + covariance * covariance) / seen.size))
        << i << j;
  }
}

// ---- OR_D7 ----

TEST(Workings, OR_D7_SlowSwingsOfTheArrivalRate) {
  // lambda = 20.43 a month, mu = 0.454 / 12, 12 months, phi = 0.9, sigma = 0.15, survivors S_k = (1 - e^-mu)
  // / mu e^{-mu (11 - k)}: mean lambda sum S = 197.055324; variance mean + lambda^2 sum S_i S_j (exp(sigma^2
  // phi^|i-j|) - 1) = 803.423473, four times Poisson's.
  const double lambda = 20.43, mu = 0.454 / 12.0;
  std::array<double, 12> survivors{};
  double mean = 0.0, variance = 0.0;
  for (int k = 0; k < 12; ++k) survivors[std::size_t(k)] = -std::expm1(-mu) / mu * std::exp(-mu * (11 - k));
  for (int i = 0; i < 12; ++i) {
    mean += lambda * survivors[std::size_t(i)];
    for (int j = 0; j < 12; ++j)
      variance += lambda * lambda * survivors[std::size_t(i)] * survivors[std::size_t(j)] *
                  std::expm1(0.15 * 0.15 * std::pow(0.9, std::abs(i - j)));
  }
  variance += mean;
  EXPECT_NEAR(mean, 197.055324, 5e-7);
  EXPECT_NEAR(variance, 803.423473, 5e-7);

  // The service's own stream of referrals: 10,000 children at 245.16 per 10,000 a year is 20.43 a month, all
  // assessed, no brothers or sisters.
  scenario::Scenario what = example_scenario();
  what.population.under_18 = scenario::stated<units::Children>(10'000.0);
  what.demand.referrals.rate = scenario::stated<units::RatePer10k>(20.43 * 12.0);
  what.demand.referrals.assessed = scenario::stated<units::Share>(1.0);
  for (auto& season : what.demand.referrals.season) season = scenario::stated<units::Ratio>(1.0);
  for (std::size_t size = 0; size < 4; ++size)
    what.demand.referrals.siblings[size] = scenario::stated<units::Share>(size == 0 ? 1.0 : 0.0);
  const scenario::Register all = scenario::make_register(what);
  const service::ParameterDraw draw(what, all, Seed{77});
  const Moves<exponential> month = propagate<exponential>({mu}, 1.0);
  service::demand::Pressure pressure(what, Seed{77});
  service::demand::Referrals referrals(what.demand.referrals);
  Sample<1> stock{.origin = {197.0}};
  for (std::uint32_t block = 0; block < 1'000; ++block) {
    const auto futures = futures_from(block * 32);
    const LaneFutures lanes(Seed{77}, futures);
    const service::Parameters parameters(draw, futures);
    service::Month now;
    pressure.begin(parameters, futures, now);
    referrals.begin(lanes);
    units::Lanes<double> children{}, stayed, arrived;
    for (std::uint32_t t = 0; t < 12; ++t) {
      const auto& expected =
          pressure.step(units::MonthIndex(static_cast<int>(t)), parameters, {}, now).referrals;
      const auto arrivals = referrals.step(t, parameters, expected).assessed;
      chance::LaneStream draws(lanes, chance::Purpose::moves, t, 0);
      chance::binomial(children, every_lane(month.p[0][0]), draws.uniform(0), stayed);
      chance::binomial(arrivals, every_lane(month.g[0][0]), draws.uniform(1), arrived);
      for (std::size_t lane = 0; lane < lane_count; ++lane) children[lane] = stayed[lane] + arrived[lane];
    }
    for (const double count : children) stock.add({count});
  }
  EXPECT_NEAR(stock.mean(), mean, 4.5 * std::sqrt(variance / stock.size));
  // Kurtosis of this mixture is below 3.5 (a lognormal factor of standard deviation 0.125 adds 0.25).
  EXPECT_NEAR(stock.covariance(), variance, 4.5 * variance * std::sqrt(2.5 / stock.size));
}

}  // namespace
}  // namespace loadline::testing_support
