#pragma once
/// \file  shares.hpp
/// \brief A sum in parts that add up to it, by largest remainder, without the allocations of `units::split`.

#include <algorithm>
#include <array>
#include <cstdint>

#include "contract/exact.hpp"

namespace loadline::contract {

/// Part `index` of `parts` equal parts of `whole`: the first parts take the odd pence.
/// \param whole At least 0.
inline Pence instalment(Pence whole, int parts, int index) {
  LOADLINE_EXPECTS(whole >= nothing && 0 <= index && index < parts);
  const std::int64_t odd_pence = whole.value() % parts;
  return Pence(whole.value() / parts + (index < odd_pence ? 1 : 0));
}

/// Parts in proportion to weights that sum to a million; ties go to the lowest index.
/// \param whole At least 0 and below £90 billion, so that no product exceeds 64 bits.
template <std::size_t count>
std::array<Pence, count> parts_of(Pence whole, const std::array<std::int64_t, count>& weights) {
  LOADLINE_EXPECTS(whole >= nothing && whole.value() < 9'000'000 * million);
  std::array<Pence, count> parts;
  std::array<std::int64_t, count> remainders;
  Pence left = whole;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t product = whole.value() * weights[i];
    parts[i] = Pence(product / million);
    remainders[i] = product % million;
    left -= parts[i];
  }
  for (; left > nothing; left -= Pence(1)) {
    const auto largest = std::max_element(remainders.begin(), remainders.end());
    parts[static_cast<std::size_t>(largest - remainders.begin())] += Pence(1);
    *largest = -1;
  }
  return parts;
}

}  // namespace loadline::contract
