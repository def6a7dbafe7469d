#include "loadline/chance/uncertain.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace loadline::chance {
namespace {

const Metalog metalogs[] = {{1.0, 2.0, 4.0, Support::real},           {-3.0, 0.0, 3.0, Support::real},
                            {500.0, 665.0, 900.0, Support::positive}, {0.8, 1.0, 1.3, Support::positive},
                            {0.05, 0.1, 0.2, Support::share},         {0.85, 0.92, 0.96, Support::share}};

TEST(Metalog, PassesThroughItsThreeNumbersExactly) {
  for (const Metalog& metalog : metalogs) {
    ASSERT_EQ(infeasible(metalog), "");
    // M(0.1), M(0.5), M(0.9) are P10, P50, P90 by construction; exp and logistic add a rounding or two.
    EXPECT_NEAR(quantile(metalog, 0.1), metalog.p10, 1e-13 * std::fabs(metalog.p10) + 1e-15);
    EXPECT_NEAR(quantile(metalog, 0.5), metalog.p50, 1e-13 * std::fabs(metalog.p50) + 1e-15);
    EXPECT_NEAR(quantile(metalog, 0.9), metalog.p90, 1e-13 * std::fabs(metalog.p90) + 1e-15);
  }
}

const Uncertain laws[] = {Certain{3.0},
                          metalogs[0],
                          metalogs[2],
                          metalogs[4],
                          Normal{1.0, 2.0},
                          Lognormal{10.0, 0.3},
                          Gamma{665.0, 0.08},
                          Beta{0.92, 400.0},
                          Pert{0.156, 0.19, 0.272},
                          Triangular{95, 120, 160},
                          Uniform{-1.0, 4.0}};

TEST(Quantile, NeverFalls) {
  for (const Uncertain& law : laws) {
    double before = quantile(law, 0x1.0p-53);
    ASSERT_TRUE(std::isfinite(before)) << "at the smallest uniform number, law " << law.index();
    for (int i = 1; i < 2'000; ++i) {
      const double now = quantile(law, i / 2'000.0);
      ASSERT_GE(now, before) << "law " << law.index() << " at " << i / 2'000.0;
      before = now;
    }
    ASSERT_GE(quantile(law, 1.0 - 0x1.0p-53), before) << "law " << law.index();
  }
}

TEST(Quantile, KeepsToItsSupport) {
  for (const double u : {0x1.0p-53, 1e-9, 0.5, 1.0 - 1e-9, 1.0 - 0x1.0p-53}) {
    EXPECT_GT(quantile(metalogs[2], u), 0.0);
    EXPECT_GT(quantile(metalogs[4], u), 0.0);
    EXPECT_LE(quantile(metalogs[4], u), 1.0);
    EXPECT_GE(quantile(Triangular{95, 120, 160}, u), 95.0);
    EXPECT_LE(quantile(Triangular{95, 120, 160}, u), 160.0);
  }
}

// The mean of a law is the integral of its quantile function: the midpoint rule with 20,000 points.
double mean_of(const Uncertain& law) {
  constexpr int points = 20'000;
  double sum = 0.0;
  for (int i = 0; i < points; ++i) sum += quantile(law, (i + 0.5) / points);
  return sum / points;
}

TEST(Quantile, HasTheMeanItsLawStates) {
  EXPECT_NEAR(mean_of(Normal{1.0, 2.0}), 1.0, 1e-9);
  EXPECT_NEAR(mean_of(Gamma{665.0, 0.08}), 665.0, 0.01);
  EXPECT_NEAR(mean_of(Beta{0.92, 400.0}), 0.92, 1e-5);
  EXPECT_NEAR(mean_of(Uniform{-1.0, 4.0}), 1.5, 1e-9);
  // Triangular: (95 + 120 + 160) / 3 = 125. PERT: (0.156 + 4 x 0.19 + 0.272) / 6 = 0.198.
  EXPECT_NEAR(mean_of(Triangular{95, 120, 160}), 125.0, 1e-3);
  EXPECT_NEAR(mean_of(Pert{0.156, 0.19, 0.272}), 0.198, 1e-6);
  // Lognormal, median 10, cv 0.3: sigma^2 = ln 1.09, mean = 10 sqrt(1.09) = 10.4403.
  EXPECT_NEAR(mean_of(Lognormal{10.0, 0.3}), 10.0 * std::sqrt(1.09), 1e-2);
}

TEST(Infeasible, ExplainsATripletNoMetalogCanFit) {
  EXPECT_NE(infeasible(Metalog{1.0, 1.1, 9.0, Support::real}), "");
  EXPECT_EQ(infeasible(Metalog{1.0, 1.0, 9.0, Support::real}), "P10 is not below P50");
  EXPECT_EQ(infeasible(Metalog{-1.0, 1.0, 2.0, Support::positive}),
            "P10 is not above 0, and this quantity is always positive");
}

}  // namespace
}  // namespace loadline::chance
