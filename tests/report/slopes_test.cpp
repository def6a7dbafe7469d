#include "report/slopes.hpp"

#include <gtest/gtest.h>

#include "report/example_findings.hpp"

namespace loadline::report {
namespace {

using analysis::Payoff;

/// The company bears all of the first £2m beyond £100m, half of the rest; points every £0.5m.
Payoff half_beyond(double kink, double step = 0.5e6) {
  Payoff payoff;
  payoff.id = "outturn";
  for (double at = 98e6; at <= 108e6 + 1.0; at += step) {
    const double beyond = std::max(at - kink, 0.0);
    payoff.at.push_back(at);
    payoff.council.push_back(-100e6 - 0.5 * beyond);
    payoff.company.push_back(100e6 + 0.5 * beyond - at);
  }
  payoff.typical = 101e6;
  return payoff;
}

TEST(Slopes, AKinkOnAPointIsFoundThere) {
  const std::vector<Stretch> all = stretches(half_beyond(102e6));
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NEAR(all[0].council, 0.0, 1e-9);
  EXPECT_NEAR(all[0].company, -1.0, 1e-9);
  EXPECT_NEAR(all[1].council, -0.5, 1e-9);
  EXPECT_NEAR(all[1].company, -0.5, 1e-9);
  EXPECT_NEAR(all[0].to, 102e6, 1e-3);
  EXPECT_NEAR(all[1].from, 102e6, 1e-3);
}

TEST(Slopes, AKinkBetweenTwoPointsIsFoundWhereTheLinesMeet) {
  const std::vector<Stretch> all = stretches(half_beyond(102.17e6));
  ASSERT_EQ(all.size(), 2u) << "the segment across the kink is no stretch of its own";
  EXPECT_NEAR(all[0].to, 102.17e6, 1e-3);
}

TEST(Slopes, AShortStretchBesideAKinkBetweenPointsIsKept) {
  // Half each below £102m, then the company bears the first £0.7m alone, then a fifth; points every £0.5m: one segment
  // lies wholly in the short stretch, the next across its end.
  Payoff payoff = half_beyond(200e6);
  for (std::size_t i = 0; i < payoff.at.size(); ++i) {
    const double beyond = payoff.at[i] - 102e6, alone = std::clamp(beyond, 0.0, 0.7e6);
    payoff.company[i] = -0.5 * std::min(beyond, 0.0) - alone - 0.2 * std::max(beyond - 0.7e6, 0.0);
    payoff.council[i] = -0.5 * std::min(beyond, 0.0) - 0.8 * std::max(beyond - 0.7e6, 0.0);
  }
  const std::vector<Stretch> all = stretches(payoff);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_NEAR(all[1].from, 102e6, 1.0);
  EXPECT_NEAR(all[1].to, 102.7e6, 1.0);
  EXPECT_NEAR(all[1].company, -1.0, 1e-9);
  EXPECT_NEAR(all[2].council, -0.8, 1e-9);
}

TEST(Slopes, StretchesCoverTheAxisWithoutGaps) {
  const Payoff payoff = half_beyond(103.3e6);
  const std::vector<Stretch> all = stretches(payoff);
  EXPECT_EQ(all.front().from, payoff.at.front());
  EXPECT_EQ(all.back().to, payoff.at.back());
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(all[i].from, all[i - 1].to);
}

TEST(Slopes, PenniesOfRoundingMakeNoKink) {
  Payoff payoff = half_beyond(200e6);
  for (std::size_t i = 0; i < payoff.at.size(); i += 3) payoff.council[i] += 0.01;
  EXPECT_EQ(stretches(payoff).size(), 1u);
}

TEST(Slopes, FewerThanTwoPointsHaveNone) {
  EXPECT_TRUE(stretches({}).empty());
  EXPECT_EQ(beyond_typical({}, 1.0), nullptr);
}

TEST(Slopes, TheStretchBeyondTheTypicalYearIsTheNextOneThatBegins) {
  const Payoff payoff = half_beyond(102e6);
  const std::vector<Stretch> all = stretches(payoff);
  EXPECT_EQ(beyond_typical(all, 101e6), &all[1]);
  EXPECT_EQ(beyond_typical(all, 105e6), &all[1]) << "none begins beyond: the one it lies in";
}

TEST(Slopes, OfTheExampleLieAtTwoPerCentEitherSideOfThePrice) {
  const testing_support::ExampleReport example;
  const std::vector<Stretch> all = stretches(example.findings.payoffs[0]);
  ASSERT_EQ(all.size(), 3u);
  EXPECT_NEAR(all[1].from, 0.98 * 62.8e6, 1.0);
  EXPECT_NEAR(all[1].to, 1.02 * 62.8e6, 1.0);
}

TEST(Slopes, AmountsAreInPenceBelowAPoundAndInHundredsForAChild) {
  EXPECT_EQ(amount_a_unit(-0.5), "50p");
  EXPECT_EQ(amount_a_unit(-1.0), "£1");
  EXPECT_EQ(amount_a_unit(1.25), "£1.25");
  EXPECT_EQ(amount_a_unit(-0.0004), "nothing");
  EXPECT_EQ(amount_a_unit(-25'649.0), "£25,600");
  EXPECT_EQ(effect_on("council", -0.5), "costs the council 50p");
  EXPECT_EQ(effect_on("company", 0.06), "brings the company 6p");
  EXPECT_EQ(effect_on("company", 0.0), "costs the company nothing");
}

}  // namespace
}  // namespace loadline::report
