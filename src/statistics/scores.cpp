#include "loadline/statistics/scores.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "loadline/base/expects.hpp"

namespace loadline::statistics {
namespace {

const double root_two_pi = std::sqrt(2.0 * std::numbers::pi);

double density(double z) { return std::exp(-0.5 * z * z) / root_two_pi; }

double cumulative(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// Mean distance to the observation, and sum over all pairs i < j of x_j - x_i in the sorted ensemble.
struct Distances {
  double to_observed = 0.0, between_pairs = 0.0;
};

Distances distances(std::span<const double> ensemble, double observed) {
  std::vector<double> sorted(ensemble.begin(), ensemble.end());
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  Distances d;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double from_observed = sorted[i] - observed;
    d.to_observed += std::abs(from_observed) / n;
    // Measured from the observation, so that large values with small differences lose no digits.
    d.between_pairs += (2.0 * static_cast<double>(i) - n + 1.0) * from_observed;
  }
  return d;
}

bool has_nan(std::span<const double> ensemble, double observed) {
  return std::isnan(observed) ||
         std::any_of(ensemble.begin(), ensemble.end(), [](double x) { return std::isnan(x); });
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double crps(std::span<const double> ensemble, double observed) {
  LOADLINE_EXPECTS(ensemble.size() >= 2);
  if (has_nan(ensemble, observed)) return not_a_number;
  const auto n = static_cast<double>(ensemble.size());
  const Distances d = distances(ensemble, observed);
  return d.to_observed - d.between_pairs / (n * (n - 1.0));
}

double crps_of_steps(std::span<const double> ensemble, double observed) {
  LOADLINE_EXPECTS(!ensemble.empty());
  if (has_nan(ensemble, observed)) return not_a_number;
  const auto n = static_cast<double>(ensemble.size());
  const Distances d = distances(ensemble, observed);
  return d.to_observed - d.between_pairs / (n * n);
}

double crps_normal(double mean, double sd, double observed) {
  LOADLINE_EXPECTS(!(sd <= 0.0));
  const double w = (observed - mean) / sd;
  return sd * (w * (2.0 * cumulative(w) - 1.0) + 2.0 * density(w) - std::numbers::inv_sqrtpi);
}

double log_score_normal(double mean, double sd, double observed) {
  LOADLINE_EXPECTS(!(sd <= 0.0));
  const double w = (observed - mean) / sd;
  return 0.5 * w * w + std::log(sd * root_two_pi);
}

double log_score(std::span<const double> ensemble, double observed) {
  LOADLINE_EXPECTS(ensemble.size() >= 2);
  if (has_nan(ensemble, observed)) return not_a_number;
  const auto n = static_cast<double>(ensemble.size());
  double mean = 0.0, squares = 0.0;
  for (const double x : ensemble) mean += x / n;
  for (const double x : ensemble) squares += (x - mean) * (x - mean);
  const std::array<double, 2> quarters{0.25, 0.75};
  const std::vector<double> q = quantiles(ensemble, quarters);
  const double sd = std::sqrt(squares / (n - 1.0));
  const double range = (q[1] - q[0]) / 1.349;
  const double width = 0.9 * (range > 0.0 ? std::min(sd, range) : sd) * std::pow(n, -0.2);
  if (!(width > 0.0)) return std::numeric_limits<double>::infinity();
  // Sums of small exponentials are taken relative to the nearest member, which may itself be far away.
  double nearest = std::numeric_limits<double>::infinity();
  for (const double x : ensemble) nearest = std::min(nearest, std::abs(x - observed) / width);
  double sum = 0.0;
  for (const double x : ensemble) {
    const double z = (x - observed) / width;
    sum += std::exp(0.5 * (nearest * nearest - z * z));
  }
  return 0.5 * nearest * nearest - std::log(sum / (n * width * root_two_pi));
}

double pit(std::span<const double> ensemble, double observed, double u) {
  LOADLINE_EXPECTS(!ensemble.empty() && u >= 0.0 && u <= 1.0);
  if (has_nan(ensemble, observed)) return not_a_number;
  double below = 0.0, equal = 0.0;
  for (const double x : ensemble) {
    below += x < observed ? 1.0 : 0.0;
    equal += x == observed ? 1.0 : 0.0;
  }
  return (below + u * (equal + 1.0)) / (static_cast<double>(ensemble.size()) + 1.0);
}

Coverage coverage(std::span<const double> ensemble, double observed, double level) {
  LOADLINE_EXPECTS(level > 0.0 && level < 1.0);
  const std::array<double, 2> ends{0.5 - 0.5 * level, 0.5 + 0.5 * level};
  const std::vector<double> q = quantiles(ensemble, ends);
  return observed >= q[0] && observed <= q[1] ? Coverage::inside : Coverage::outside;
}

double pinball(double quantile, double p, double observed) {
  LOADLINE_EXPECTS(p > 0.0 && p < 1.0);
  return observed >= quantile ? p * (observed - quantile) : (1.0 - p) * (quantile - observed);
}

double brier(double probability, Event event) {
  LOADLINE_EXPECTS(probability >= 0.0 && probability <= 1.0);
  const double off = probability - (event == Event::happened ? 1.0 : 0.0);
  return off * off;
}

Estimate mean_over_cases(std::span<const double> scores) {
  LOADLINE_EXPECTS(scores.size() >= 2);
  const auto n = static_cast<double>(scores.size());
  double mean = 0.0, squares = 0.0;
  for (const double s : scores) mean += s / n;
  for (const double s : scores) squares += (s - mean) * (s - mean);
  return {mean, std::sqrt(squares / (n - 1.0) / n)};
}

Estimate paired_gain(std::span<const double> a, std::span<const double> b) {
  LOADLINE_EXPECTS(a.size() == b.size());
  std::vector<double> difference(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) difference[i] = a[i] - b[i];
  return mean_over_cases(difference);
}

std::vector<int> histogram(std::span<const double> shares, int bins) {
  LOADLINE_EXPECTS(bins >= 1);
  std::vector<int> counts(static_cast<std::size_t>(bins), 0);
  for (const double s : shares) {
    LOADLINE_EXPECTS(s >= 0.0 && s <= 1.0);
    ++counts[std::min(static_cast<std::size_t>(s * bins), counts.size() - 1)];
  }
  return counts;
}

}  // namespace loadline::statistics
