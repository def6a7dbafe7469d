#pragma once
/// \file  loadline/statistics/attribution.hpp
/// \brief Who gets the credit when effects overlap: Shapley values (`model.md` 6.3, OR-V5).

#include <cstdint>
#include <functional>
#include <vector>

namespace loadline::statistics {

/// Value of a coalition; bit i of the argument: player i takes part.
using CoalitionValue = std::function<double(std::uint64_t)>;

/// Shapley values of n players, 0 to 20: each player's gain to those before it, averaged over all orders. They sum to
/// value(all) - value(none) exactly but for rounding. Calls `value` once for each of the 2^n coalitions.
std::vector<double> shapley(std::size_t players, const CoalitionValue& value);

/// Combined effect of shares that act one after the other on the same driver: 1 - product of (1 - e).
double combined_share(const std::vector<double>& shares);

}  // namespace loadline::statistics
