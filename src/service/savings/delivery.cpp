#include "service/savings/delivery.hpp"

#include <algorithm>
#include <cmath>

#include "service/lane_draws.hpp"

namespace loadline::service::savings {
namespace {

/// The logistic curve of `scenario::RampShape`, centred on half time; steepness 10 as stated there.
double logistic(double x) { return 1.0 / (1.0 + std::exp(-10.0 * (x - 0.5))); }

}  // namespace

double delivered(const Chances& chances, double uniform) {
  if (uniform < chances.confidence * (1.0 - chances.partial)) return 1.0;
  return uniform < chances.confidence ? chances.partial_fraction : 0.0;
}

double linked_uniform(double correlation, double common_score, double own_score) {
  return normal_share(std::sqrt(correlation) * common_score + std::sqrt(1.0 - correlation) * own_score);
}

double ramp_share(scenario::RampShape shape, double months_since_start, double ramp) {
  if (months_since_start < 0.0) return 0.0;
  const double x = ramp > 0.0 ? std::min(1.0, (months_since_start + 1.0) / ramp) : 1.0;
  if (x >= 1.0) return 1.0;
  switch (shape) {
    case scenario::RampShape::linear:
      return x;
    case scenario::RampShape::front_loaded:
      return 1.0 - (1.0 - x) * (1.0 - x);
    case scenario::RampShape::back_loaded:
      return x * x;
    case scenario::RampShape::step:
      return 0.0;
    case scenario::RampShape::logistic:
      return (logistic(x) - logistic(0.0)) / (logistic(1.0) - logistic(0.0));
  }
  return x;
}

}  // namespace loadline::service::savings
