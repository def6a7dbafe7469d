#include "service/demand/people.hpp"

#include <cmath>

#include "loadline/base/expects.hpp"

namespace loadline::service::demand {

void spread_evenly(std::span<People> cells, const People& number) {
  for (People& cell : cells) cell = {};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double n = number[lane];
    for (double child = 0.0; child < n; child += 1.0)
      cells[static_cast<std::size_t>((child + 0.5) * static_cast<double>(cells.size()) / n)][lane] += 1.0;
  }
}

void apportion(double whole, std::span<const double> weights, std::span<double> parts) {
  constexpr std::size_t most_parts = 16;
  LOADLINE_EXPECTS(!weights.empty() && weights.size() <= most_parts && weights.size() == parts.size());
  double sum = 0.0;
  for (const double weight : weights) sum += weight > 0.0 ? weight : 0.0;
  std::array<double, most_parts> remainder{};
  double left = whole;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double share =
        sum > 0.0 ? (weights[i] > 0.0 ? weights[i] / sum : 0.0) : 1.0 / static_cast<double>(weights.size());
    parts[i] = std::floor(whole * share);
    remainder[i] = whole * share - parts[i];
    left -= parts[i];
  }
  for (; left >= 1.0; left -= 1.0) {
    std::size_t largest = 0;
    for (std::size_t i = 1; i < weights.size(); ++i)
      if (remainder[i] > remainder[largest]) largest = i;
    parts[largest] += 1.0;
    remainder[largest] = -1.0;
  }
}

}  // namespace loadline::service::demand
