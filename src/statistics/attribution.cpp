#include "loadline/statistics/attribution.hpp"

#include <bit>

#include "loadline/base/expects.hpp"

namespace loadline::statistics {
namespace {

/// Share of all orders of n players in which exactly a given coalition of each size stands before a given player:
/// s! (n - 1 - s)! / n!, from 1/n by the ratio of neighbours.
std::vector<double> weights_by_size(std::size_t players) {
  std::vector<double> weights(players);
  double weight = 1.0 / static_cast<double>(players);
  for (std::size_t size = 0; size < players; ++size) {
    weights[size] = weight;
    if (size + 1 < players) weight *= static_cast<double>(size + 1) / static_cast<double>(players - 1 - size);
  }
  return weights;
}

}  // namespace

std::vector<double> shapley(std::size_t players, const CoalitionValue& value) {
  LOADLINE_EXPECTS(players <= 20);
  if (players == 0) return {};
  const std::uint64_t coalitions = std::uint64_t{1} << players;
  std::vector<double> values(coalitions);
  for (std::uint64_t coalition = 0; coalition < coalitions; ++coalition) values[coalition] = value(coalition);
  const std::vector<double> weights = weights_by_size(players);
  std::vector<double> shares(players, 0.0);
  for (std::size_t player = 0; player < players; ++player) {
    const std::uint64_t own = std::uint64_t{1} << player;
    for (std::uint64_t before = 0; before < coalitions; ++before)
      if ((before & own) == 0)
        shares[player] += weights[static_cast<std::size_t>(std::popcount(before))] *
                          (values[before | own] - values[before]);
  }
  return shares;
}

double combined_share(const std::vector<double>& shares) {
  double left = 1.0;
  for (const double share : shares) left *= 1.0 - share;
  return 1.0 - left;
}

}  // namespace loadline::statistics
