#include "loadline/units/pence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "loadline/base/expects.hpp"

namespace loadline::units {
namespace {
__extension__ using Wide = __int128;  // whole x weight can exceed 64 bits
}

Pence to_pence(Money amount) {
  const double pence = amount.value() * 100.0;
  LOADLINE_EXPECTS(std::isfinite(pence) && std::abs(pence) < 9e15);
  return Pence(static_cast<std::int64_t>(std::nearbyint(pence)));  // round half to even is the default mode
}

std::string to_string(Pence amount) {
  const std::int64_t value = amount.value();
  const auto size = static_cast<std::uint64_t>(value < 0 ? -value : value);
  std::string pounds = std::to_string(size / 100);
  for (int at = static_cast<int>(pounds.size()) - 3; at > 0; at -= 3)
    pounds.insert(static_cast<std::size_t>(at), ",");
  return fmt::format("{}£{}.{:02}", value < 0 ? "-" : "", pounds, size % 100);
}

std::vector<Pence> split(Pence whole, std::span<const std::int64_t> weights) {
  LOADLINE_EXPECTS(!weights.empty() &&
                   std::all_of(weights.begin(), weights.end(), [](auto w) { return w >= 0; }));
  const Wide total = std::accumulate(weights.begin(), weights.end(), Wide{0});
  LOADLINE_EXPECTS(total > 0);
  const bool negative = whole.value() < 0;
  const Wide size = negative ? -Wide{whole.value()} : Wide{whole.value()};
  std::vector<std::int64_t> parts;
  std::vector<Wide> remainders;
  std::int64_t given = 0;
  for (const std::int64_t weight : weights) {
    parts.push_back(static_cast<std::int64_t>(size * weight / total));
    remainders.push_back(size * weight % total);
    given += parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t k = 0; given < static_cast<std::int64_t>(size); ++k, ++given) ++parts[order[k]];
  std::vector<Pence> result;
  for (const std::int64_t part : parts) result.emplace_back(negative ? -part : part);
  return result;
}

}  // namespace loadline::units
