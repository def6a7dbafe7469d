#include "loadline/statistics/appraisal.hpp"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "loadline/chance/uncertain.hpp"

namespace loadline::statistics {
namespace {

/// Invested, then saved [GBP], years 0 to 4 (`model.md` 6.6).
constexpr std::array flows{-600'000.0, 200'000.0, 500'000.0, 700'000.0, 700'000.0};

TEST(PresentValue, W_OfTheWorkedFlowsIs1301361Point52) {
  EXPECT_NEAR(present_value(flows), 1'301'361.52, 0.005);
  EXPECT_NEAR(present_value(flows, 0.0), 1'500'000.0, 1e-9);
}

TEST(PresentValue, W_WithAQuarterOfTheBenefitsTakenOffIs826021Point14) {
  std::array less = flows;
  for (std::size_t year = 1; year < less.size(); ++year) less[year] *= 0.75;
  EXPECT_NEAR(present_value(less), 826'021.14, 0.005);
}

TEST(PresentValue, W_With41PercentMoreInvestmentIs1055361Point52) {
  std::array dearer = flows;
  dearer[0] *= 1.41;
  EXPECT_NEAR(present_value(dearer), 1'055'361.52, 0.005);
}

TEST(MonthlyRate, W_OfThreeAndAHalfPercentIs02870899Percent) {
  EXPECT_NEAR(100.0 * monthly_rate(social_time_preference), 0.2870899, 5e-8);
  EXPECT_NEAR(std::pow(1.0 + monthly_rate(0.035), 12.0), 1.035, 1e-14);
  EXPECT_EQ(monthly_rate(0.0), 0.0);
}

TEST(Payback, W_OfTheWorkedFlowsIsInYearTwo) {
  // So far: -600, -400, +100.
  EXPECT_EQ(payback_year(flows), 2);
}

TEST(Payback, CountsOnlyWhereItStays) {
  EXPECT_EQ(payback_year(std::array{5.0, 1.0}), 0) << "never below 0";
  EXPECT_EQ(payback_year(std::array{-5.0, 4.0}), std::nullopt);
  EXPECT_EQ(payback_year(std::array{-5.0, 6.0, -2.0, 3.0}), 3) << "back, lost again, back for good";
  EXPECT_EQ(payback_year(std::array{-5.0, 5.0}), 1) << "exactly 0 is paid back";
  EXPECT_EQ(payback_year(std::array{1.0, -2.0}), std::nullopt);
}

TEST(Appraisal, OR_V2_APertLawOfASavingHasItsMeanAndVariance) {
  // PERT(60, 100, 120): mean (60 + 4 x 100 + 120) / 6 = 96.6667; beta(3.6667, 2.3333) on 60 to 120; variance
  // (96.6667 - 60) (120 - 96.6667) / 7 = 122.2222. Moments by the midpoint rule over the quantile function.
  const chance::Uncertain pert = chance::Pert{60.0, 100.0, 120.0};
  constexpr int steps = 200'000;
  double mean = 0.0, square = 0.0;
  for (int i = 0; i < steps; ++i) {
    const double value = chance::quantile(pert, (i + 0.5) / steps);
    mean += value / steps;
    square += (value - 96.0) * (value - 96.0) / steps;
  }
  const double variance = square - (mean - 96.0) * (mean - 96.0);
  EXPECT_NEAR(mean, 96.6667, 5e-5);
  EXPECT_NEAR(variance, 122.2222, 1e-3);
  // The beta law with this mean and variance on (60, 120) has these parameters.
  const double share = (mean - 60.0) / 60.0, of_beta = variance / 3'600.0;
  const double both = share * (1.0 - share) / of_beta - 1.0;
  EXPECT_NEAR(share * both, 3.6667, 2e-4);
  EXPECT_NEAR((1.0 - share) * both, 2.3333, 2e-4);
}

}  // namespace
}  // namespace loadline::statistics
