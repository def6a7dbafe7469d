#include "loadline/chance/samplers.hpp"

#include <cmath>
#include <map>
#include <vector>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <gtest/gtest.h>

#include "chance/kernels.hpp"

namespace loadline::chance {
namespace {

using units::lane_count;
using units::Lanes;

/// Numbers in (0, 1) for choosing test cases.
double some(std::uint32_t i, std::uint32_t j) {
  return Stream(Seed{99}, Future{i, 0}, Purpose::moves, 0, j).uniform(0);
}

Lanes<Future> futures_from(std::uint32_t first) {
  Lanes<Future> futures{};
  for (std::uint32_t lane = 0; lane < lane_count; ++lane)
    futures[lane] = Future::of_replication(first + lane);
  return futures;
}

constexpr double edges[] = {0x1.0p-53, 1e-12,      1e-6,        0.01,           0.3, 0.5, 0.77,
                            0.99,      1.0 - 1e-6, 1.0 - 1e-12, 1.0 - 0x1.0p-53};

// k is the quantile of u where F(k - 1) < u <= F(k). Both sides carry rounding, ours below 1e-12, so u within
// 1e-12 of a step may go either way; `slack` says so.
template <class Law>
void expect_quantile(const Law& law, double k, double u, const std::string& what) {
  constexpr double slack = 1e-12;
  ASSERT_GE(cdf(law, k) + slack, u) << what << " u " << u;
  if (k == 0.0) return;
  ASSERT_LT(cdf(law, k - 1.0), u + slack) << what << " u " << u;
}

TEST(Binomial, IsTheExactQuantileOfBoostsLaw) {
  for (const double n : {1.0, 2.0, 7.0, 20.0, 60.0, 137.0, 300.0, 527.0, 1'373.0, 20'000.0})
    for (const double p : {1e-5, 0.002, 0.02, 0.1, 0.27, 0.5, 0.63, 0.9, 0.999})
      for (std::uint32_t i = 0; i < 40; ++i) {
        const double u = i < std::size(edges) ? edges[i] : some(i, static_cast<std::uint32_t>(n * 1'000 * p));
        expect_quantile(boost::math::binomial_distribution<>(n, p), binomial(n, p, u), u,
                        "n " + std::to_string(n) + " p " + std::to_string(p));
      }
}

TEST(Poisson, IsTheExactQuantileOfBoostsLaw) {
  for (const double mean : {1e-6, 0.01, 0.7, 3.3, 12.0, 45.0, 127.0, 327.0, 399.0, 401.0, 5'000.0})
    for (std::uint32_t i = 0; i < 60; ++i) {
      const double u = i < std::size(edges) ? edges[i] : some(i, static_cast<std::uint32_t>(mean * 100.0));
      expect_quantile(boost::math::poisson_distribution<>(mean), poisson(mean, u), u,
                      "mean " + std::to_string(mean));
    }
}

TEST(Binomial, TakesTheEndsOfItsRange) {
  EXPECT_EQ(binomial(0.0, 0.4, 0.999), 0.0);
  EXPECT_EQ(binomial(50.0, 0.0, 1.0 - 0x1.0p-53), 0.0);
  EXPECT_EQ(binomial(50.0, 1.0, 0x1.0p-53), 50.0);
  EXPECT_EQ(binomial(50.0, -1e-18, 0.5), 0.0) << "rounding may leave a chance just below 0";
  EXPECT_EQ(binomial(50.0, 1.0 + 1e-15, 0.5), 50.0) << "or just above 1";
  EXPECT_EQ(poisson(0.0, 1.0 - 0x1.0p-53), 0.0);
}

TEST(Binomial, NeverFallsWhenTheChanceOrTheNumberRises) {
  for (std::uint32_t i = 0; i < 3'000; ++i) {
    const double n = std::floor(some(i, 1) * 600.0), p = some(i, 2), u = some(i, 3);
    const double higher_p = p + (1.0 - p) * 0.05 * some(i, 4);
    ASSERT_LE(binomial(n, p, u), binomial(n, higher_p, u)) << "n " << n << " p " << p << " u " << u;
    ASSERT_LE(binomial(n, p, u), binomial(n + 1.0, p, u)) << "n " << n << " p " << p << " u " << u;
    const double mean = 500.0 * some(i, 5);
    ASSERT_LE(poisson(mean, u), poisson(mean * 1.01, u)) << "mean " << mean << " u " << u;
  }
}

/// Chi-square of counts against a law: cells of expectation below 10 are joined to their neighbour.
template <class Law>
double p_value(const std::map<int, int>& seen, const Law& law, int draws) {
  double chi_square = 0.0, expected = 0.0, observed = 0.0, covered = 0.0;
  int cells = 0;
  for (int k = 0; k <= seen.rbegin()->first; ++k) {
    const double chance = pdf(law, k);
    covered += chance;
    expected += draws * chance;
    observed += seen.count(k) ? seen.at(k) : 0;
    if (expected < 10.0 || draws * (1.0 - covered) < 10.0) continue;
    chi_square += (observed - expected) * (observed - expected) / expected;
    ++cells;
    expected = observed = 0.0;
  }
  expected += draws * (1.0 - covered);
  if (expected > 0.0) {
    chi_square += (observed - expected) * (observed - expected) / expected;
    ++cells;
  }
  return cdf(complement(boost::math::chi_squared_distribution<>(cells - 1), chi_square));
}

// 320,000 draws a law. A right sampler fails one of these eight for 8 seeds in 100,000; the seed is fixed.
TEST(Samplers, PassTheChiSquareTestAtOneInAHundredThousand) {
  struct Case {
    double n, p;
  };
  for (const Case c :
       {Case{20, 0.02}, Case{60, 0.03}, Case{300, 0.03}, Case{300, 0.1}, Case{40, 0.85}, Case{2'000, 0.4}}) {
    std::map<int, int> seen;
    for (std::uint32_t block = 0; block < 10'000; ++block) {
      const LaneFutures futures(Seed{5}, futures_from(block * 32));
      LaneStream draws(futures, Purpose::moves, 0, static_cast<std::uint32_t>(c.n));
      Lanes<double> count;
      binomial(units::every_lane(c.n), units::every_lane(c.p), draws.uniform(0), count);
      for (const double k : count) ++seen[static_cast<int>(k)];
    }
    EXPECT_GT(p_value(seen, boost::math::binomial_distribution<>(c.n, c.p), 320'000), 1e-5)
        << c.n << " " << c.p;
  }
  for (const double mean : {0.3, 45.0}) {
    std::map<int, int> seen;
    for (std::uint32_t block = 0; block < 10'000; ++block) {
      const LaneFutures futures(Seed{6}, futures_from(block * 32));
      LaneStream draws(futures, Purpose::arrivals, 0, 0);
      Lanes<double> count;
      poisson(units::every_lane(mean), draws.uniform(0), count);
      for (const double k : count) ++seen[static_cast<int>(k)];
    }
    EXPECT_GT(p_value(seen, boost::math::poisson_distribution<>(mean), 320'000), 1e-5) << mean;
  }
}

/// Arguments from tiny to far, mixed within a block as a block of futures mixes them.
struct Arguments {
  Lanes<double> n{}, p{}, mean{}, u{};
};
Arguments mixed(std::uint32_t trial) {
  Arguments made;
  for (std::uint32_t lane = 0; lane < lane_count; ++lane) {
    const std::uint32_t at = trial * 64 + lane;
    made.n[lane] = std::floor(std::pow(10.0, 4.0 * some(at, 11)) - 1.0);
    made.p[lane] = some(at, 12) < 0.5 ? std::pow(10.0, -6.0 * some(at, 13)) : some(at, 13);
    made.mean[lane] = std::pow(10.0, 5.0 * some(at, 14) - 2.0);
    made.u[lane] = some(at, 15);
  }
  return made;
}

TEST(Samplers, GiveTheSameBitsOnEveryInstructionSet) {
  for (std::uint32_t trial = 0; trial < 2'000; ++trial) {
    const Arguments a = mixed(trial);
    Lanes<double> base, wide;
    baseline_kernels().binomial(a.n.data(), a.p.data(), a.u.data(), base.data());
    widest_kernels().binomial(a.n.data(), a.p.data(), a.u.data(), wide.data());
    ASSERT_EQ(base, wide);
    baseline_kernels().poisson(a.mean.data(), a.u.data(), base.data());
    widest_kernels().poisson(a.mean.data(), a.u.data(), wide.data());
    ASSERT_EQ(base, wide);
  }
}

TEST(Samplers, GiveALaneTheSameCountWhateverItsMates) {
  for (std::uint32_t trial = 0; trial < 100; ++trial) {
    const Arguments a = mixed(trial);
    Lanes<double> together, poissons;
    binomial(a.n, a.p, a.u, together);
    poisson(a.mean, a.u, poissons);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(together[lane], binomial(a.n[lane], a.p[lane], a.u[lane])) << "alone";
      ASSERT_EQ(poissons[lane], poisson(a.mean[lane], a.u[lane])) << "alone";
    }
  }
}

TEST(Multinomial, OR_D9_SplitsEverybodyInTheStatedShares) {
  // 100 children over weights 1 : 2 : 0 : 5, 64,000 times: mean 100 p, sd of the mean sqrt(100 p (1 - p) /
  // 64,000). 4.5 standard errors: a right program fails one of the four for 3 seeds in 100,000.
  const std::array<Lanes<double>, 4> weights{units::every_lane(1.0), units::every_lane(2.0),
                                             units::every_lane(0.0), units::every_lane(5.0)};
  std::array<Lanes<double>, 4> counts{};
  const std::array<const Lanes<double>*, 4> in{&weights[0], &weights[1], &weights[2], &weights[3]};
  const std::array<Lanes<double>*, 4> out{&counts[0], &counts[1], &counts[2], &counts[3]};
  std::array<double, 4> sum{};
  constexpr int blocks = 2'000;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const LaneFutures futures(Seed{7}, futures_from(block * 32));
    LaneStream draws(futures, Purpose::moves, 1, 2);
    multinomial(units::every_lane(100.0), in, draws, 0, out);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(counts[0][lane] + counts[1][lane] + counts[2][lane] + counts[3][lane], 100.0);
      for (std::size_t i = 0; i < 4; ++i) sum[i] += counts[i][lane];
    }
  }
  const double n = blocks * static_cast<double>(lane_count);
  const std::array<double, 4> share{0.125, 0.25, 0.0, 0.625};
  for (std::size_t i = 0; i < 4; ++i)
    EXPECT_NEAR(sum[i] / n, 100.0 * share[i],
                4.5 * std::sqrt(100.0 * share[i] * (1.0 - share[i]) / n) + 1e-12);
}

TEST(Multinomial, GivesAllToTheLastWhereNobodyWeighsAnything) {
  const Lanes<double> nothing{};
  Lanes<double> first, last;
  const std::array<const Lanes<double>*, 2> in{&nothing, &nothing};
  const std::array<Lanes<double>*, 2> out{&first, &last};
  const LaneFutures futures(Seed{7}, futures_from(0));
  LaneStream draws(futures, Purpose::moves, 1, 2);
  multinomial(units::every_lane(9.0), in, draws, 0, out);
  EXPECT_EQ(first, units::every_lane(0.0));
  EXPECT_EQ(last, units::every_lane(9.0));
}

TEST(StandardNormal, IsTheInverseOfItsShare) {
  EXPECT_EQ(standard_normal(0.5), 0.0);
  EXPECT_NEAR(standard_normal(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(standard_normal(0.1), -standard_normal(0.9), 1e-15);
}

}  // namespace
}  // namespace loadline::chance
