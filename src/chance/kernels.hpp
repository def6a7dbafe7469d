#pragma once
/// \file  chance/kernels.hpp
/// \brief The hot loops of `chance`, compiled for the baseline and, where the compiler can, for x86-64-v3 as
/// well.
///
/// Arrays of `units::lane_count` elements. Both copies give the same bits; a test compares them.

#include <cstdint>

namespace loadline::chance {

struct Kernels {
  /// Draws 2 pair and 2 pair + 1 of the streams at (theta, word, entity) under this key.
  void (*uniform_pair)(const std::uint32_t* theta, const std::uint32_t* word, std::uint32_t entity,
                       std::uint32_t pair, std::uint32_t key0, std::uint32_t key1, double* even, double* odd);
  void (*binomial)(const double* trials, const double* p, const double* u, double* successes);
  void (*poisson)(const double* mean, const double* u, double* count);
};

const Kernels& baseline_kernels();
const Kernels& widest_kernels();  ///< The best this machine can run.

}  // namespace loadline::chance
