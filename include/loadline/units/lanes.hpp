#pragma once
/// \file  loadline/units/lanes.hpp
/// \brief A column of one quantity for the 32 futures that advance together.

#include <array>
#include <cstddef>
#include <cstdint>

namespace loadline::units {

/// Futures in a block. Part of the results' layout (which futures share a block), never of their values.
inline constexpr std::size_t lane_count = 32;

/// One value a future, in lane order. Hot code is plain loops over these.
template <class Q>
using Lanes = std::array<Q, lane_count>;

/// People are whole: stocks and flows of children and of staff posts in a future.
using Count = std::int32_t;
using Counts = Lanes<Count>;

/// The same value in every lane.
template <class Q>
constexpr Lanes<Q> every_lane(Q value) {
  Lanes<Q> lanes{};
  lanes.fill(value);
  return lanes;
}

}  // namespace loadline::units
