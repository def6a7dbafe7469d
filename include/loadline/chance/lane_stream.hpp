#pragma once
/// \file  loadline/chance/lane_stream.hpp
/// \brief The draws of 32 futures at once: bit for bit those of `Stream`, lane by lane.

#include <cstdint>

#include "loadline/chance/address.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::chance {

/// The futures of a block, as the generator wants them. Made once a block.
struct LaneFutures {
  LaneFutures() = default;
  LaneFutures(Seed seed, const units::Lanes<Future>& futures);

  Key key{};
  units::Lanes<std::uint32_t> theta{}, noise{};
};

/// Uniform numbers at one address in every future. Made where used; refers to its `LaneFutures`.
class LaneStream {
 public:
  /// As `Stream`: `month` 0 to 4094 or `no_month`, `entity` any number.
  LaneStream(const LaneFutures& futures, Purpose purpose, std::uint32_t month, std::uint32_t entity)
      : futures_(&futures),
        place_((static_cast<std::uint32_t>(purpose) << 20) | ((month & 0xFFFu) << 8)),
        entity_(entity) {}

  /// The n-th uniform number of each future, strictly between 0 and 1: lane l equals `Stream(...).uniform(n)`
  /// of its future. Valid until the next call. Draws come in pairs, so asking in increasing order costs half.
  const units::Lanes<double>& uniform(std::uint32_t n) {
    if (n / 2 != pair_) fill(n / 2);
    return n % 2 == 0 ? even_ : odd_;
  }

 private:
  void fill(std::uint32_t pair);

  const LaneFutures* futures_;
  std::uint32_t place_, entity_;
  std::uint32_t pair_ = 0xFFFFFFFF;
  units::Lanes<double> even_, odd_;  // not set before `fill`
};

}  // namespace loadline::chance
