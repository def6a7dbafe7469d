#pragma once
/// \file  analysis/history/draws.hpp
/// \brief Numbers in a row from one address, for a sampler whose steps follow each other anyway.

#include <cmath>
#include <cstdint>

#include "loadline/chance/address.hpp"
#include "loadline/chance/samplers.hpp"

namespace loadline::analysis::history {

/// A chain has one order, so its draws are numbered in that order; the whole chain has one address.
class Draws {
 public:
  explicit Draws(const chance::Stream& stream) : stream_(stream) {}

  double uniform() { return stream_.uniform(next_++); }
  double normal() { return chance::standard_normal(uniform()); }

  /// Gamma of this shape, at least 1, and scale 1: Marsaglia and Tsang, "A simple method for generating gamma
  /// variables", ACM TOMS 26 (2000). Rejection is harmless inside a chain and ten times faster than inversion.
  double gamma(double shape) {
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
      const double x = normal();
      const double v = 1.0 + c * x;
      if (v <= 0.0) continue;
      const double cube = v * v * v;
      if (std::log(uniform()) < 0.5 * x * x + d - d * cube + d * std::log(cube)) return d * cube;
    }
  }

 private:
  chance::Stream stream_;
  std::uint32_t next_ = 0;
};

/// Address of a chain: its place in the fit and what it is about.
inline Draws chain(std::uint64_t seed, const char* what) {
  return Draws(chance::Stream(chance::Seed{seed}, chance::Future{0, 2}, chance::Purpose::calibration,
                              chance::no_month, chance::entity_of(what)));
}

}  // namespace loadline::analysis::history
