#include <array>

#include "loadline/analysis/calibration.hpp"
#include "loadline/base/expects.hpp"
#include "loadline/statistics/estimate.hpp"

namespace loadline::analysis {

Spread spread_of(const std::vector<double>& sample) {
  LOADLINE_EXPECTS(!sample.empty());
  constexpr std::array<double, 7> levels{0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
  const std::vector<double> q = statistics::quantiles(sample, levels);
  return {q[0], q[1], q[2], q[3], q[4], q[5], q[6]};
}

}  // namespace loadline::analysis
