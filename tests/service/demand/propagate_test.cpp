#include <cmath>

#include <gtest/gtest.h>

#include "networks.hpp"

namespace loadline::testing_support {
namespace {

using service::demand::Network;

// One state left for good; two that exchange children; three with every kind of way.
constexpr Network<1, 1, 1> one_state{{{0, 1}}};
constexpr Network<2, 1, 3> exchange{{{0, 1}, {1, 0}, {0, 2}}};
constexpr Network<3, 1, 8> three_states{{{0, 1}, {0, 2}, {0, 3}, {1, 0}, {1, 2}, {1, 3}, {2, 0}, {2, 3}}};

// model.md 1.3 (1.2): 0.454 a year is 0.0371265936 a month and 0.3649172668 a year; 0.15 a year is
// 0.0124221995 and 0.1392920236. Never the yearly probability divided by twelve.
TEST(Workings, RatesBecomeProbabilities) {
  EXPECT_NEAR(propagate<one_state>({0.454 / 12.0}, 1.0).p[0][1], 0.0371265936, 5e-11);
  EXPECT_NEAR(propagate<one_state>({0.454 / 12.0}, 12.0).p[0][1], 0.3649172668, 5e-11);
  EXPECT_NEAR(propagate<one_state>({0.15 / 12.0}, 1.0).p[0][1], 0.0124221995, 5e-11);
  EXPECT_NEAR(propagate<one_state>({0.15 / 12.0}, 12.0).p[0][1], 0.1392920236, 5e-11);
}

TEST(Propagate, EqualsTheClosedFormOfTwoStates) {
  for (const double t : {1e-6, 0.1, 1.0, 12.0, 60.0}) {
    const double a = 0.3, b = 0.11;
    const Moves<exchange> moves = propagate<exchange>({a, b, 0.0}, t);
    EXPECT_NEAR(moves.p[0][1], a / (a + b) * (1.0 - std::exp(-(a + b) * t)), 1e-14);
    EXPECT_NEAR(moves.p[1][0], b / (a + b) * (1.0 - std::exp(-(a + b) * t)), 1e-14);
    // Integral of P_12: a / (a+b) (t - (1 - e^{-(a+b)t}) / (a+b)).
    EXPECT_NEAR(moves.g[0][1], a / (a + b) * (t + std::expm1(-(a + b) * t) / (a + b)), 1e-13 * t);
  }
}

TEST(Propagate, IntegratesAnExponentialStay) {
  for (const double rate : {0.0, 1e-9, 0.03, 0.7, 5.0, 29.0})
    for (const double t : {0.5, 1.0}) {
      const double expected = rate > 0.0 ? -std::expm1(-rate * t) / rate : t;
      EXPECT_NEAR(propagate<one_state>({rate}, t).g[0][0], expected, 1e-14) << rate;
      EXPECT_NEAR(propagate<one_state>({rate}, t).p[0][0], std::exp(-rate * t), 1e-14) << rate;
    }
}

TEST(Propagate, GivesProbabilitiesThatSumToOne) {
  for (const double scale : {1e-6, 0.1, 1.0, 4.0, 10.0}) {
    const Moves<three_states> moves =
        propagate<three_states>({0.3 * scale, 0.1 * scale, 2.0 * scale, 0.2 * scale, 0.9 * scale,
                                 0.05 * scale, 0.4 * scale, 0.01 * scale},
                                1.0);
    for (std::size_t from = 0; from < 3; ++from) {
      double p = 0.0, g = 0.0;
      for (std::size_t to = 0; to < 4; ++to) {
        EXPECT_GE(moves.p[from][to], 0.0);
        EXPECT_LE(moves.p[from][to], 1.0);
        p += moves.p[from][to];
        g += moves.g[from][to];
      }
      EXPECT_NEAR(p, 1.0, 1e-14);
      EXPECT_NEAR(g, 1.0, 1e-14) << "an arrival is somewhere at the month's end";
    }
  }
}

TEST(Propagate, ComposesOverTime) {
  const std::vector<double> rates{0.3, 0.1, 0.5, 0.2, 0.9, 0.05, 0.4, 0.01};
  const auto s = propagate<three_states>(rates, 0.7), u = propagate<three_states>(rates, 1.6);
  const auto both = propagate<three_states>(rates, 2.3);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      double product = 0.0;
      for (std::size_t k = 0; k < 3; ++k) product += s.p[i][k] * u.p[k][j];
      EXPECT_NEAR(product, both.p[i][j], 1e-12);
    }
}

TEST(Propagate, DoesNothingInNoTime) {
  const auto moves = propagate<three_states>({0.3, 0.1, 0.5, 0.2, 0.9, 0.05, 0.4, 0.01}, 1e-12);
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 4; ++j) EXPECT_NEAR(moves.p[i][j], i == j ? 1.0 : 0.0, 1e-11);
}

}  // namespace
}  // namespace loadline::testing_support
