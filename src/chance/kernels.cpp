#include "chance/kernels.hpp"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

#include "loadline/units/lanes.hpp"

namespace loadline::chance {
namespace {

constexpr int lanes = static_cast<int>(units::lane_count);

// Above this mean the search starts near the mode instead of at 0, where the first probability nears
// underflow (it is at least 2^-800 here) and the walk is long. Below it the plain walk wins: a quarter of a
// nanosecond a step and future.
constexpr double far_mean = 400.0;

// Below mean - 9.1 sqrt(mean) lies less than exp(-9.1^2 / 2) = 1e-18 of a binomial or Poisson law (Chernoff),
// under a hundredth of the smallest uniform number: starting there moves no quantile.
double far_start(double mean) {
  const double start = std::floor(mean - 9.1 * std::sqrt(mean));
  return start > 1.0 ? start : 1.0;
}

// No quantile lies above it: less than 1e-30 of the law does, and rounding may keep the sum just below u.
double furthest(double mean) { return mean + 12.0 * std::sqrt(mean) + 60.0; }

constexpr double near_limit = far_mean + 12.0 * 20.0 + 60.0;  // `furthest` at far_mean
constexpr int reciprocals = 720;
constexpr auto reciprocal_table = [] {
  std::array<double, reciprocals> table{};
  for (std::size_t k = 1; k < reciprocals; ++k) table[k] = 1.0 / static_cast<double>(k);
  return table;
}();
constexpr const double* reciprocal_of = reciprocal_table.data();
inline __attribute__((always_inline)) double reciprocal(int k) { return reciprocal_of[k]; }

// log(k!) less Stirling's formula, k at least 1 (Loader 2000, "Fast and accurate computation of binomial
// probabilities").
double stirling_error(double k) {
  if (k < 16.0) {
    double factorial = 1.0;
    for (double i = 2.0; i <= k; i += 1.0) factorial *= i;
    return std::log(factorial) - (k + 0.5) * std::log(k) + k - 0.5 * std::log(2.0 * std::numbers::pi);
  }
  const double s = 1.0 / (k * k);
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - s / 1188) * s) * s) * s) / k;
}

// x log(x / mean) + mean - x without cancellation near x = mean (Loader's deviance).
double deviance(double x, double mean) {
  if (std::fabs(x - mean) >= 0.1 * (x + mean)) return x * std::log(x / mean) + mean - x;
  const double v = (x - mean) / (x + mean);
  double sum = (x - mean) * v, term = 2.0 * x * v;
  for (int j = 1; j < 1000; ++j) {
    term *= v * v;
    const double next = sum + term / (2 * j + 1);
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

double binomial_probability(double k, double n, double p) {
  const double rest = n - k;
  const double log_ratio = stirling_error(n) - stirling_error(k) - stirling_error(rest) - deviance(k, n * p) -
                           deviance(rest, n * (1.0 - p));
  return std::sqrt(n / (2.0 * std::numbers::pi * k * rest)) * std::exp(log_ratio);
}

double poisson_probability(double k, double mean) {
  return std::exp(-stirling_error(k) - deviance(k, mean)) / std::sqrt(2.0 * std::numbers::pi * k);
}

namespace baseline {
#define LOADLINE_PACK_BYTES 16
#include "chance/kernels.inc"
#undef LOADLINE_PACK_BYTES
}  // namespace baseline

#if LOADLINE_HAS_WIDE
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
namespace wide {
#define LOADLINE_PACK_BYTES 32
#include "chance/kernels.inc"
#undef LOADLINE_PACK_BYTES
}  // namespace wide
#pragma GCC pop_options
#endif

}  // namespace

const Kernels& baseline_kernels() { return baseline::kernels; }

const Kernels& widest_kernels() {
#if LOADLINE_HAS_WIDE
  static const Kernels& best = __builtin_cpu_supports("x86-64-v3") ? wide::kernels : baseline::kernels;
  return best;
#else
  return baseline::kernels;
#endif
}

}  // namespace loadline::chance
