#include "swing.hpp"

#include <cmath>

namespace loadline::analysis::history {

double stock_response(double exits, double loss, double t) {
  // With p = covariance of entries and stock and q = variance of the stock, p' = exits (1 - p) - loss p and
  // q' = 2 exits (p - q), both 0 at the start; this is the solution.
  const double both = exits + loss, apart = exits - loss;
  const double lagged = std::abs(apart) < 1e-9 ? t * std::exp(-2.0 * exits * t)
                                               : (std::exp(-both * t) - std::exp(-2.0 * exits * t)) / apart;
  return exits / both * (1.0 - std::exp(-2.0 * exits * t) - 2.0 * exits * lagged);
}

Swing matched_swing(double exits, double variance_1, double variance_3) {
  const auto loss = [](double monthly) { return -12.0 * std::log(monthly); };
  const double wanted = variance_3 / variance_1;
  double low = 0.5, high = 0.99;
  for (int k = 0; k < 60; ++k) {
    const double middle = 0.5 * (low + high);
    const double ratio = stock_response(exits, loss(middle), 3.0) / stock_response(exits, loss(middle), 1.0);
    (ratio < wanted ? low : high) = middle;
  }
  const double monthly = 0.5 * (low + high);
  return {monthly, std::sqrt(variance_3 / stock_response(exits, loss(monthly), 3.0))};
}

}  // namespace loadline::analysis::history
