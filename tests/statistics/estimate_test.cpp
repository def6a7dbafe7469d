#include "loadline/statistics/estimate.hpp"

#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>

#include "loadline/chance/address.hpp"
#include "loadline/chance/uncertain.hpp"

namespace loadline::statistics {
namespace {

constexpr chance::Purpose any_purpose = chance::Purpose::outcomes;

double standard_normal(std::uint64_t seed, std::uint32_t theta, std::uint32_t noise,
                       std::uint32_t entity = 0) {
  const chance::Stream stream({seed}, {theta, noise}, any_purpose, 0, entity);
  return chance::quantile(chance::Normal{0.0, 1.0}, stream.uniform(0));
}

/// Futures in pairs: value = parameter (shared by the pair, sd `shared`) + luck (sd `own`).
std::vector<double> paired_sample(std::uint64_t seed, std::size_t n, double shared, double own) {
  std::vector<double> sample(n);
  for (std::uint32_t i = 0; i < n; ++i)
    sample[i] = shared * standard_normal(seed, i / 2, 0) + own * standard_normal(seed, i / 2, 1 + i % 2);
  return sample;
}

TEST(Mean, HasTheErrorOfIndependentFuturesWherePairsShareNothing) {
  const auto sample = paired_sample(1, 20'000, 0.0, 1.0);
  const Estimate m = mean(sample);
  EXPECT_NEAR(m.error, 1.0 / std::sqrt(20'000.0), 0.05 / std::sqrt(20'000.0));
  EXPECT_NEAR(m.value, 0.0, 4.5 * m.error);  // a right program fails this for 7 seeds in a million
}

TEST(Mean, HasTheClusteredErrorOfModel02WherePairsShareParameters) {
  // V_parameter = 4, V_process = 1, n = 20,000: error = sqrt((2 x 4 + 1) / 20,000) = 0.0212132
  const auto sample = paired_sample(2, 20'000, 2.0, 1.0);
  EXPECT_NEAR(mean(sample).error, 0.0212132, 0.03 * 0.0212132);
}

TEST(SplitVariance, FindsWhatLuckAndWhatParametersContribute) {
  // Equation (0.2) with V_parameter = 4 and V_process = 1. The process estimate has relative sd sqrt(2/10,000) = 1.4 %.
  const VarianceSplit split = split_variance(paired_sample(3, 20'000, 2.0, 1.0));
  EXPECT_NEAR(split.process, 1.0, 4.5 * 0.0142);
  EXPECT_NEAR(split.parameter, 4.0, 4.5 * 4.25 / 100.0 * 1.5);
}

TEST(Probability, HasTheErrorOfTheWorkedExample) {
  // [W] P = 0.2, n = 10,000: error 0.0040. Pairs are filled so that a pair's members are independent.
  std::vector<unsigned char> flags(10'000);
  for (std::uint32_t i = 0; i < flags.size(); ++i)
    flags[i] = chance::Stream({4}, {i, 1}, any_purpose, 0, 0).uniform(0) < 0.2 ? 1 : 0;
  const Estimate p = probability(flags);
  EXPECT_NEAR(p.error, 0.0040, 0.0001);
  EXPECT_NEAR(p.value, 0.2, 4.5 * 0.0040);
}

TEST(Probability, NeverClaimsToBeCertainFromAFewFutures) {
  const std::vector<unsigned char> never(1'000, 0);
  // Nothing seen in 1,000: an event three times in a thousand could well be missed.
  EXPECT_EQ(probability(never).value, 0.0);
  EXPECT_GE(probability(never).error, 0.0015);
}

TEST(Quantile, IsTypeSeven) {
  const std::vector<double> sample{4.0, 1.0, 3.0, 2.0};
  EXPECT_DOUBLE_EQ(quantile(sample, 0.5).value, 2.5);  // halfway between the second and third
  EXPECT_DOUBLE_EQ(quantile(sample, 0.25).value,
                   1.75);  // (n - 1) p = 0.75 of the way from the first to the second
}

TEST(Quantile, HasTheErrorOfTheWorkedExample) {
  // [W] standard normal, n = 10,000: error of the 80 % quantile 0.014288.
  const auto sample = paired_sample(5, 10'000, 0.0, 1.0);
  const Estimate q = quantile(sample, 0.8);
  EXPECT_NEAR(q.error, 0.014288, 0.2 * 0.014288);  // the slope is itself estimated
  EXPECT_NEAR(q.value, 0.8416212, 4.5 * 0.014288);
}

TEST(Quantile, CoversTheTruthAsOftenAsItsErrorSays) {
  // OR_A4 in small: of 400 samples with shared parameters the 95 % interval must hold the truth about 95 % of the time.
  // Binomial(400, 0.95) lies outside 0.90..0.985 with probability below 1e-4; the seeds are fixed.
  const double truth = 0.8416212 * std::sqrt(1.0 + 0.25);
  int held = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    const Estimate q = quantile(paired_sample(1'000 + seed, 2'000, 1.0, 0.5), 0.8);
    held += std::abs(q.value - truth) <= 1.96 * q.error ? 1 : 0;
  }
  EXPECT_GE(held, 360);
  EXPECT_LE(held, 394);
}

TEST(OrderStatistic, IsTheSmallestAmountThatSuffices) {
  std::vector<double> sample;
  for (int i = 100; i >= 1; --i) sample.push_back(i);
  EXPECT_EQ(order_statistic(sample, 0.95), 95.0);  // the ceil(0.95 x 100)-th, not interpolated
  EXPECT_EQ(order_statistic(sample, 0.951), 96.0);
  EXPECT_EQ(order_statistic(sample, 1.0), 100.0);
}

TEST(PairedDifference, OR_A1_OfASampleWithItselfIsExactlyNothing) {
  const auto sample = paired_sample(6, 1'000, 1.0, 1.0);
  EXPECT_EQ(paired_difference(sample, sample).value, 0.0);
  EXPECT_EQ(paired_difference(sample, sample).error, 0.0);
}

TEST(RankCorrelation, SeesOrderOnlyAndSharesTies) {
  const std::vector<double> x{1, 2, 3, 4}, cubes{1, 8, 27, 64}, falling{9, 7, 5, 1}, constant{5, 5, 5, 5};
  EXPECT_DOUBLE_EQ(rank_correlation(x, cubes), 1.0);
  EXPECT_DOUBLE_EQ(rank_correlation(x, falling), -1.0);
  EXPECT_EQ(rank_correlation(x, constant), 0.0);
  // By hand: ranks of y = {1, 2, 2, 3} are {0, 1.5, 1.5, 3}; correlation 4.5 / sqrt(5 x 4.5) = 0.9486833.
  EXPECT_NEAR(rank_correlation(x, std::vector<double>{1, 2, 2, 3}), 0.9486833, 1e-7);
}

TEST(TornadoSwing, IsTheDifferenceOfTheTails) {
  // y = 3 x with x = 0..99 in pairs: highest tenth of 100 pairs has mean 94.5, lowest 4.5; swing 3 x 90 = 270.
  std::vector<double> x, y;
  for (int k = 0; k < 100; ++k)
    for (int member = 0; member < 2; ++member) {
      x.push_back(k);
      y.push_back(3.0 * k);
    }
  EXPECT_DOUBLE_EQ(tornado_swing(x, y).value, 270.0);
}

}  // namespace
}  // namespace loadline::statistics
