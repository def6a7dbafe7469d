#include "loadline/statistics/scores.hpp"

#include <cmath>
#include <limits>

#include <gmock/gmock.h>

#include "loadline/chance/address.hpp"
#include "loadline/chance/samplers.hpp"

namespace loadline::statistics {
namespace {

double uniform(std::uint64_t seed, std::uint32_t which) {
  return chance::Stream({seed}, {which, 1}, chance::Purpose::calibration, 0, 0).uniform(0);
}

std::vector<double> normals(std::uint64_t seed, std::size_t n, double mean = 0.0, double sd = 1.0) {
  std::vector<double> sample(n);
  for (std::uint32_t i = 0; i < n; ++i) sample[i] = mean + sd * chance::standard_normal(uniform(seed, i));
  return sample;
}

TEST(CrpsOfANormal, HasTheClosedFormOfModel85) {
  EXPECT_NEAR(crps_normal(0.0, 1.0, 0.0), 0.2336949773, 1e-10);
  EXPECT_NEAR(crps_normal(0.0, 1.0, 1.0), 0.6024413576, 1e-10);
  // Scale and shift: y = 7 under N(3, 4^2) is y = 1 under N(0, 1), four times over.
  EXPECT_NEAR(crps_normal(3.0, 4.0, 7.0), 4.0 * 0.6024413576, 1e-9);
}

TEST(CrpsOfAnEnsemble, IsWhatItsDefinitionSays) {
  // {1, 2, 4} and y = 3: mean |x - y| = (2 + 1 + 1)/3 = 4/3; |x - x'| over pairs 1 + 3 + 2 = 6.
  // Fair: 4/3 - 6/(3 x 2) = 1/3. Steps: 4/3 - 6/9 = 2/3.
  const std::vector<double> ensemble{4.0, 1.0, 2.0};
  EXPECT_NEAR(crps(ensemble, 3.0), 1.0 / 3.0, 1e-15);
  EXPECT_NEAR(crps_of_steps(ensemble, 3.0), 2.0 / 3.0, 1e-15);
}

TEST(CrpsOfAnEnsemble, AgreesWithAllPairsOneByOne) {
  const std::vector<double> x = normals(3, 301, 1e6, 2.0);
  const double y = 1e6 + 0.7;
  double to_observed = 0.0, pairs = 0.0;
  for (const double a : x) {
    to_observed += std::abs(a - y) / 301.0;
    for (const double b : x) pairs += std::abs(a - b);
  }
  EXPECT_NEAR(crps(x, y), to_observed - pairs / (2.0 * 301.0 * 300.0), 1e-9);
}

TEST(CrpsOfAnEnsemble, IsFairToSmallEnsembles) {
  // The mean over ensembles of 5 must be that of the normal itself. Sd of one score about 0.45, 40,000 ensembles:
  // error 0.0022; a right program fails this for 7 seeds in a million.
  double sum = 0.0, squares = 0.0;
  constexpr int runs = 40'000;
  const std::vector<double> x = normals(4, 5 * runs);
  for (int r = 0; r < runs; ++r) {
    const double score = crps({x.data() + 5 * r, 5}, 1.0);
    sum += score;
    squares += score * score;
  }
  const double mean = sum / runs, error = std::sqrt((squares / runs - mean * mean) / runs);
  EXPECT_NEAR(mean, 0.6024413576, 4.5 * error);
}

TEST(CrpsOfAnEnsemble, IsTheNormalsForAnExactSample) {
  std::vector<double> x(4'000);
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = chance::standard_normal((static_cast<double>(i) + 0.5) / static_cast<double>(x.size()));
  EXPECT_NEAR(crps_of_steps(x, 0.0), 0.2336949773, 1e-4);
  EXPECT_NEAR(crps_of_steps(x, 1.0), 0.6024413576, 1e-4);
}

TEST(LogScore, IsTheNormalsDensity) {
  // ln(2 sqrt(2 pi)) + (1/2)(3/2)^2 = 1.612085713 + 1.125
  EXPECT_NEAR(log_score_normal(1.0, 2.0, 4.0), 2.737085713, 1e-8);
}

TEST(LogScore, OfALargeEnsembleIsCloseToTheDensity) {
  const std::vector<double> x = normals(5, 20'000);
  for (const double y : {-1.5, 0.0, 1.0})
    EXPECT_NEAR(log_score(x, y), log_score_normal(0.0, 1.0, y), 0.06) << y;
}

TEST(LogScore, StaysFiniteFarAwayAndIsInfiniteForAPoint) {
  EXPECT_TRUE(std::isfinite(log_score(normals(6, 100), 500.0)));
  EXPECT_EQ(log_score(std::vector<double>{2.0, 2.0, 2.0}, 2.0), std::numeric_limits<double>::infinity());
}

TEST(Pit, DividesTiesAndTheGapByItsUniform) {
  const std::vector<double> x{1.0, 2.0, 2.0, 5.0};
  EXPECT_DOUBLE_EQ(pit(x, 2.0, 0.0), 1.0 / 5.0);
  EXPECT_DOUBLE_EQ(pit(x, 2.0, 1.0), 4.0 / 5.0);
  EXPECT_DOUBLE_EQ(pit(x, 3.0, 0.5), 3.5 / 5.0);
  EXPECT_DOUBLE_EQ(pit(x, 9.0, 1.0), 1.0);
}

TEST(Pit, OfARightForecastOfACountIsUniform) {
  // Counts 0 to 3 with ties everywhere; 20 bins, 10,000 cases: chi-square of 19 degrees of freedom exceeds 52.4 for
  // a right program in 6 seeds in 100,000.
  std::vector<double> shares;
  for (std::uint32_t c = 0; c < 10'000; ++c) {
    std::vector<double> x;
    const chance::Stream draws({7}, {c, 1}, chance::Purpose::calibration, 0, 0);
    for (std::uint32_t k = 0; k < 12; ++k) x.push_back(std::floor(4.0 * std::pow(draws.uniform(k), 2.0)));
    const double observed = x.back();
    x.pop_back();
    shares.push_back(pit(x, observed, draws.uniform(12)));
  }
  double chi_square = 0.0;
  for (const int count : histogram(shares, 20)) chi_square += (count - 500.0) * (count - 500.0) / 500.0;
  EXPECT_LT(chi_square, 52.4);
}

TEST(CoverageOfAnInterval, IsOfTheCentralShare) {
  std::vector<double> x;
  for (int i = 0; i <= 100; ++i) x.push_back(i);
  EXPECT_EQ(coverage(x, 10.0, 0.8), Coverage::inside);  // type-7 quantiles of 0 ... 100 are 10 and 90
  EXPECT_EQ(coverage(x, 9.9, 0.8), Coverage::outside);
  EXPECT_EQ(coverage(x, 90.1, 0.8), Coverage::outside);
}

TEST(Pinball, WeighsTheTwoSides) {
  EXPECT_NEAR(pinball(100.0, 0.8, 110.0), 8.0, 1e-12);
  EXPECT_NEAR(pinball(100.0, 0.8, 90.0), 2.0, 1e-12);
}

TEST(Pinball, OverAllLevelsIsHalfTheCrps) {
  // CRPS = 2 x integral of the pinball loss over p; normal, y = 1.
  double sum = 0.0;
  constexpr int steps = 20'000;
  for (int k = 0; k < steps; ++k) {
    const double p = (k + 0.5) / steps;
    sum += 2.0 * pinball(chance::standard_normal(p), p, 1.0) / steps;
  }
  EXPECT_NEAR(sum, 0.6024413576, 1e-4);
}

TEST(Brier, IsTheSquaredDistance) {
  EXPECT_NEAR(brier(0.7, Event::happened), 0.09, 1e-15);
  EXPECT_NEAR(brier(0.7, Event::did_not_happen), 0.49, 1e-15);
}

TEST(PairedGain, IsTheMeanDifferenceWithItsError) {
  // Differences 1, 2, 3, 6: mean 3; variance (4 + 1 + 0 + 9)/3 = 14/3; error sqrt(14/3/4) = 1.0801234497.
  const Estimate gain =
      paired_gain(std::vector<double>{2.0, 4.0, 6.0, 10.0}, std::vector<double>{1.0, 2.0, 3.0, 4.0});
  EXPECT_NEAR(gain.value, 3.0, 1e-15);
  EXPECT_NEAR(gain.error, 1.0801234497, 1e-9);
}

TEST(Scores, OfWhatIsNotANumberAreNotANumber) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(std::isnan(crps(std::vector<double>{1.0, nan, 2.0}, 1.0)));
  EXPECT_TRUE(std::isnan(crps(std::vector<double>{1.0, 2.0}, nan)));
  EXPECT_TRUE(std::isnan(log_score(std::vector<double>{1.0, 2.0}, nan)));
  EXPECT_TRUE(std::isnan(pit(std::vector<double>{1.0, nan}, 1.0)));
}

}  // namespace
}  // namespace loadline::statistics
