#pragma once
/// \file  loadline/scenario/correlation.hpp
/// \brief The correlated numbers of a scenario as one matrix, repaired where they cannot all hold together.

#include <vector>

#include "loadline/scenario/schema.hpp"

namespace loadline::scenario {

/// Numbers named by `correlations` and Pearson's correlation of their normal scores (`model.md` 1.10); pairs that no
/// correlation names are independent.
struct CorrelationBlock {
  std::vector<int> slots;      ///< Increasing, each once.
  std::vector<double> matrix;  ///< Row-major, positive definite.
  double repaired_by = 0.0;  ///< Frobenius distance from what was stated; 0 where nothing had to be repaired.
};

/// Beyond this distance correlations contradict each other too much to be mended: validation refuses them.
inline constexpr double most_repair = 0.1;

/// Correlations must name numbers of the register: validated before.
CorrelationBlock correlation_block(const Scenario& scenario, const Register& all);

}  // namespace loadline::scenario
