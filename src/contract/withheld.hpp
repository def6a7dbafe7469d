#pragma once
/// \file  withheld.hpp
/// \brief What stands in `ExactQuarter::values` for a figure that was not published.

#include <cstdint>
#include <limits>

namespace loadline::contract {

/// Not assessed, or suppressed because so few children are behind it. No clause may take it for a figure: 0 is one.
inline constexpr std::int64_t withheld = std::numeric_limits<std::int64_t>::min();

}  // namespace loadline::contract
