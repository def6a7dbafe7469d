#include "service/savings/delivery.hpp"

#include <algorithm>
#include <cmath>

#include "service/lane_draws.hpp"

namespace loadline::service::savings {

double delivered(const Chances& chances, double uniform) {
  if (uniform < chances.confidence * (1.0 - chances.partial)) return 1.0;
  return uniform < chances.confidence ? chances.partial_fraction : 0.0;
}

double linked_uniform(double correlation, double common_score, double own_score) {
  return normal_share(std::sqrt(correlation) * common_score + std::sqrt(1.0 - correlation) * own_score);
}

double ramp_share(double months_since_start, double ramp) {
  if (months_since_start < 0.0) return 0.0;
  return ramp > 0.0 ? std::min(1.0, (months_since_start + 1.0) / ramp) : 1.0;
}

}  // namespace loadline::service::savings
