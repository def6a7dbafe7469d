#include "loadline/statistics/attribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

namespace loadline::statistics {
namespace {

/// What shares of one driver save together, for any of them.
CoalitionValue on_one_driver(const std::vector<double>& shares) {
  return [shares](std::uint64_t coalition) {
    std::vector<double> there;
    for (std::size_t i = 0; i < shares.size(); ++i)
      if ((coalition >> i & 1U) != 0) there.push_back(shares[i]);
    return combined_share(there);
  };
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

TEST(CombinedShare, W_TenEightAndFivePercentAre2134NotTwentyThree) {
  EXPECT_NEAR(combined_share({0.10, 0.08}), 0.172, 1e-15);
  EXPECT_NEAR(combined_share({0.10, 0.08, 0.05}), 0.2134, 1e-15);
  EXPECT_EQ(combined_share({}), 0.0);
}

TEST(Shapley, W_OfTenAndEightPercentIs96And76) {
  // Ten percent first: 10 %, second: 17.2 - 8 = 9.2 %; the mean is 9.6 %. The other has 7.6 %.
  const std::vector<double> shares = shapley(2, on_one_driver({0.10, 0.08}));
  EXPECT_NEAR(shares[0], 0.096, 1e-15);
  EXPECT_NEAR(shares[1], 0.076, 1e-15);
}

TEST(Shapley, OR_V5_SumsToWhatAllAreWorthTogether) {
  for (std::size_t players = 0; players <= 10; ++players) {
    std::vector<double> effects;
    for (std::size_t i = 0; i < players; ++i)
      effects.push_back(0.02 + 0.013 * static_cast<double>(i * i % 7));
    EXPECT_NEAR(sum(shapley(players, on_one_driver(effects))), combined_share(effects), 1e-14) << players;
  }
}

TEST(Shapley, IsTheMeanOverAllOrders) {
  // Four players worth the square of what they bring: every order is walked through and averaged.
  const std::vector<double> brings{1.0, 2.0, 4.0, 7.0};
  const CoalitionValue squared = [&](std::uint64_t coalition) {
    double total = 0.0;
    for (std::size_t i = 0; i < brings.size(); ++i) total += (coalition >> i & 1U) != 0 ? brings[i] : 0.0;
    return total * total;
  };
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::vector<double> mean(4, 0.0);
  do {
    std::uint64_t before = 0;
    for (const std::size_t player : order) {
      const std::uint64_t with = before | std::uint64_t{1} << player;
      mean[player] += (squared(with) - squared(before)) / 24.0;
      before = with;
    }
  } while (std::next_permutation(order.begin(), order.end()));
  const std::vector<double> shares = shapley(4, squared);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(shares[i], mean[i], 1e-12) << i;
}

TEST(Shapley, GivesNothingToWhoeverAddsNothingAndEqualSharesToEquals) {
  // One that needs another: neither is worth anything alone, so they share alike; the third brings nothing.
  const std::vector<double> shares =
      shapley(3, [](std::uint64_t coalition) { return (coalition & 3U) == 3U ? 10.0 : 0.0; });
  EXPECT_DOUBLE_EQ(shares[0], 5.0);
  EXPECT_DOUBLE_EQ(shares[1], 5.0);
  EXPECT_EQ(shares[2], 0.0);
}

TEST(Shapley, AsksForEachCoalitionOnce) {
  std::vector<int> asked(32, 0);
  shapley(5, [&](std::uint64_t coalition) {
    ++asked[coalition];
    return static_cast<double>(std::popcount(coalition));
  });
  EXPECT_EQ(asked, std::vector<int>(32, 1));
}

}  // namespace
}  // namespace loadline::statistics
