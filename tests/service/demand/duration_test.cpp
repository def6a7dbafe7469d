#include "service/demand/duration.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "durations.hpp"

namespace loadline::service::demand {
namespace {

using testing_support::coxian_law;
using testing_support::piecewise_law;
using testing_support::plans_law;
using testing_support::weibull_law;

constexpr double forever = std::numeric_limits<double>::infinity();

/// Simpson's rule over survival, fine enough for 1e-9.
double by_simpson(const Duration& duration, double from, double to) {
  constexpr int steps = 20'000;
  const double step = (to - from) / steps;
  double sum = duration.survival(from) + duration.survival(to);
  for (int i = 1; i < steps; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * duration.survival(from + i * step);
  return sum * step / 3.0;
}

/// What must hold of every law.
void expect_a_law(const Duration& duration, double mean) {
  EXPECT_NEAR(duration.mean(), mean, 1e-12 * mean);
  EXPECT_NEAR(duration.survival_integral(0.0, forever), mean, 1e-12 * mean)
      << "the mean is what was asked for";
  EXPECT_EQ(duration.survival(0.0), 1.0);
  double before = 1.0;
  for (const double u : {0.01, 0.4, 1.0, 2.9, 3.1, 7.0, 12.0, 13.5, 40.0}) {
    EXPECT_LT(duration.survival(u), before);
    before = duration.survival(u);
    EXPECT_NEAR(duration.cumulative_hazard(u), -std::log(before), 1e-10 * (1.0 - std::log(before)));
    EXPECT_NEAR(duration.time_of(duration.cumulative_hazard(u)), u, 1e-9 * (1.0 + u)) << "inverse at " << u;
    const double so_far = duration.survival_integral(0.0, u) / mean;
    if (so_far < 1.0 - 1e-6) {
      EXPECT_NEAR(duration.time_so_far(so_far), u, 1e-8 * (1.0 + u)) << so_far;
    }
  }
  // Integrals one after another, kinks of piecewise laws at their ends.
  double sum = 0.0;
  for (const auto& [from, to] : {std::pair{0.0, 3.0}, {3.0, 6.0}, {6.0, 12.0}, {12.0, 60.0}}) {
    EXPECT_NEAR(duration.survival_integral(from, to), by_simpson(duration, from, to), 2e-7);
    sum += duration.survival_integral(from, to);
  }
  EXPECT_NEAR(sum + duration.survival_integral(60.0, forever), mean, 1e-10 * mean);
}

TEST(Duration, KeepsTheMeanWhateverTheLaw) {
  expect_a_law(Duration({}, 1.0, 9.33), 9.33);
  expect_a_law(Duration(plans_law(), 1.0, 9.33), 9.33);
  expect_a_law(Duration(plans_law(), 1.0, 4.0), 4.0);
  expect_a_law(Duration(piecewise_law({{0.0, 0.05}, {3.0, 1.0}, {12.0, 0.3}}), 1.0, 9.33), 9.33);
  for (const double shape : {0.6, 1.0, 1.44, 3.0}) expect_a_law(Duration(weibull_law(), shape, 9.33), 9.33);
  expect_a_law(Duration(coxian_law({{1.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}}), 1.0, 9.33), 9.33);
  expect_a_law(Duration(coxian_law({{1.0, 0.3}, {6.0, 0.1}, {2.0, 1.0}}), 1.0, 9.33), 9.33);
}

TEST(Duration, IsExponentialWhereALawSaysSo) {
  // Each law has a case that is the exponential one.
  for (const Duration& same :
       {Duration(piecewise_law({{0.0, 0.2}, {5.0, 0.2}}), 1.0, 7.0), Duration(weibull_law(), 1.0, 7.0),
        Duration(coxian_law({{3.0, 1.0}}), 1.0, 7.0)})
    for (const double u : {0.5, 5.0, 30.0}) {
      EXPECT_NEAR(same.survival(u), std::exp(-u / 7.0), 1e-13);
      EXPECT_NEAR(same.time_of(u), 7.0 * u, 1e-10 * u);
      EXPECT_NEAR(same.survival_integral(u, u + 1.0), 7.0 * (std::exp(-u / 7.0) - std::exp(-(u + 1.0) / 7.0)),
                  1e-13);
    }
}

TEST(Duration, KnowsErlangsLaw) {
  // Three stages of mean 3: survival e^-x (1 + x + x^2 / 2), x = u / 3. Far out, where it is 1e-80, too.
  const Duration erlang(coxian_law({{1.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}}), 1.0, 9.0);
  for (const double u : {0.3, 3.0, 9.0, 60.0, 600.0}) {
    const double x = u / 3.0, log_survival = -x + std::log1p(x + 0.5 * x * x);
    EXPECT_NEAR(erlang.cumulative_hazard(u), -log_survival, 1e-12 * (1.0 - log_survival));
    EXPECT_NEAR(erlang.time_of(-log_survival), u, 1e-9 * u);
  }
}

TEST(Workings, OR_D11_PiecewiseRatesReproduceThePublishedDurationsOfPlans) {
  // Closed form, no chance: ended plans by duration, England (1.5). Rates to five places give cells to 0.01 %.
  const Duration plans(plans_law(), 1.0, 9.3312);
  EXPECT_NEAR(1.0 - plans.survival(3.0), 0.187, 1e-4);
  EXPECT_NEAR(plans.survival(3.0) - plans.survival(6.0), 0.114, 1e-4);
  EXPECT_NEAR(plans.survival(6.0) - plans.survival(12.0), 0.423, 1e-4);
  EXPECT_NEAR(plans.survival(12.0) - plans.survival(24.0), 0.240, 1e-4);
  EXPECT_NEAR(plans.survival(24.0), 0.036, 1e-4);
}

TEST(Duration, SaysWhatMeanItReachesWhereNoneAsShortExists) {
  // Nobody ends before three months: no factor makes the mean two.
  const Duration late(piecewise_law({{0.0, 0.0}, {3.0, 1.0}}), 1.0, 2.0);
  EXPECT_NEAR(late.mean(), 3.0, 1e-6);
}

}  // namespace
}  // namespace loadline::service::demand
