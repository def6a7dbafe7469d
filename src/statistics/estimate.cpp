#include "loadline/statistics/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "loadline/base/expects.hpp"

namespace loadline::statistics {
namespace {

void expect_pairs(std::size_t n) { LOADLINE_EXPECTS(n >= 4 && n % 2 == 0); }

/// Pairwise summation: the shape of the sum depends on the number of elements alone, and the rounding error grows with
/// the logarithm of it.
template <class At>
double sum(std::size_t first, std::size_t last, const At& at) {
  if (last - first <= 32) {
    double total = 0.0;
    for (std::size_t i = first; i < last; ++i) total += at(i);
    return total;
  }
  const std::size_t middle = first + (last - first) / 2;
  return sum(first, middle, at) + sum(middle, last, at);
}

template <class At>
double mean_of(std::size_t n, const At& at) {
  return sum(0, n, at) / static_cast<double>(n);
}

/// Mean with an error that treats each pair as one observation.
template <class At>
Estimate clustered(std::size_t n, const At& at) {
  const std::size_t pairs = n / 2;
  const auto pair_mean = [&](std::size_t k) { return 0.5 * (at(2 * k) + at(2 * k + 1)); };
  const double centre = mean_of(pairs, pair_mean);
  const double squares = sum(0, pairs, [&](std::size_t k) {
    const double off = pair_mean(k) - centre;
    return off * off;
  });
  const double variance = squares / static_cast<double>(pairs - 1);
  return {centre, std::sqrt(variance / static_cast<double>(pairs))};
}

/// Type 7 of sorted values: linear between order statistics at (n - 1) p.
double type_7(const std::vector<double>& sorted, double p) {
  const double at = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<double> sorted_copy(std::span<const double> sample) {
  std::vector<double> sorted(sample.begin(), sample.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

/// Ranks from 0; ties share their mean rank.
std::vector<double> ranks(std::span<const double> sample) {
  std::vector<std::size_t> order(sample.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
  std::vector<double> rank(sample.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && sample[order[last + 1]] == sample[order[first]]) ++last;
    for (std::size_t i = first; i <= last; ++i) rank[order[i]] = 0.5 * static_cast<double>(first + last);
    first = last + 1;
  }
  return rank;
}

}  // namespace

Estimate mean(std::span<const double> sample) {
  expect_pairs(sample.size());
  return clustered(sample.size(), [&](std::size_t i) { return sample[i]; });
}

Estimate probability(std::span<const unsigned char> flags) {
  expect_pairs(flags.size());
  Estimate estimate = clustered(flags.size(), [&](std::size_t i) { return flags[i] != 0 ? 1.0 : 0.0; });
  const double n = static_cast<double>(flags.size());
  const double hits = estimate.value * n;
  if (hits < 10.0 || n - hits < 10.0) {
    // Few events: the sample's own spread says too little. Use the spread at a probability three events away.
    const double cautious = std::min(0.5, (std::min(hits, n - hits) + 3.0) / n);
    estimate.error = std::max(estimate.error, std::sqrt(cautious * (1.0 - cautious) / n));
  }
  return estimate;
}

Estimate quantile(std::span<const double> sample, double p) {
  expect_pairs(sample.size());
  LOADLINE_EXPECTS(p > 0.0 && p < 1.0);
  const std::vector<double> sorted = sorted_copy(sample);
  const double value = type_7(sorted, p);
  const Estimate below =
      clustered(sample.size(), [&](std::size_t i) { return sample[i] <= value ? 1.0 : 0.0; });
  // The error of the probability, turned into money by the quantile function's own slope over that distance.
  const double reach = std::max(below.error, 1.0 / static_cast<double>(sample.size()));
  const double low = std::max(0.0, p - reach), high = std::min(1.0, p + reach);
  const double slope = (type_7(sorted, high) - type_7(sorted, low)) / (high - low);
  return {value, below.error * slope};
}

std::vector<double> quantiles(std::span<const double> sample, std::span<const double> p) {
  LOADLINE_EXPECTS(!sample.empty());
  const std::vector<double> sorted = sorted_copy(sample);
  std::vector<double> values;
  for (const double each : p) values.push_back(type_7(sorted, each));
  return values;
}

double order_statistic(std::span<const double> sample, double alpha) {
  LOADLINE_EXPECTS(!sample.empty() && alpha > 0.0 && alpha <= 1.0);
  const std::vector<double> sorted = sorted_copy(sample);
  // A product such as 0.95 x 100 must give the 95th, not the 96th because of a last bit.
  const double rank = std::ceil(alpha * static_cast<double>(sorted.size()) - 1e-9);
  return sorted[static_cast<std::size_t>(std::max(1.0, rank)) - 1];
}

Estimate paired_difference(std::span<const double> a, std::span<const double> b) {
  expect_pairs(a.size());
  LOADLINE_EXPECTS(a.size() == b.size());
  return clustered(a.size(), [&](std::size_t i) { return a[i] - b[i]; });
}

VarianceSplit split_variance(std::span<const double> sample) {
  expect_pairs(sample.size());
  const std::size_t pairs = sample.size() / 2;
  const double centre = mean_of(sample.size(), [&](std::size_t i) { return sample[i]; });
  const double process = 0.5 * mean_of(pairs, [&](std::size_t k) {
                           const double gap = sample[2 * k] - sample[2 * k + 1];
                           return gap * gap;
                         });
  const double parameter =
      sum(0, pairs, [&](std::size_t k) { return (sample[2 * k] - centre) * (sample[2 * k + 1] - centre); }) /
      static_cast<double>(pairs - 1);
  return {process, std::max(0.0, parameter)};
}

double rank_correlation(std::span<const double> a, std::span<const double> b) {
  LOADLINE_EXPECTS(a.size() == b.size() && a.size() >= 2);
  const std::vector<double> x = ranks(a), y = ranks(b);
  const double centre = 0.5 * static_cast<double>(a.size() - 1);
  const auto product = [&](const std::vector<double>& u, const std::vector<double>& v) {
    return sum(0, u.size(), [&](std::size_t i) { return (u[i] - centre) * (v[i] - centre); });
  };
  const double scale = std::sqrt(product(x, x) * product(y, y));
  return scale > 0.0 ? product(x, y) / scale : 0.0;
}

Estimate tornado_swing(std::span<const double> x, std::span<const double> y) {
  LOADLINE_EXPECTS(x.size() == y.size());
  expect_pairs(x.size());
  // Whole pairs share x, so tenths are made of pairs: each pair is one observation.
  const std::size_t pairs = x.size() / 2;
  std::vector<std::size_t> order(pairs);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return x[2 * a] < x[2 * b]; });
  const std::size_t tenth = std::max<std::size_t>(2, pairs / 10);
  if (pairs < 2 * tenth) return {};
  const auto tail = [&](std::size_t first) {
    const auto at = [&](std::size_t i) {
      return 0.5 * (y[2 * order[first + i]] + y[2 * order[first + i] + 1]);
    };
    const double centre = mean_of(tenth, at);
    const double squares = sum(0, tenth, [&](std::size_t i) { return (at(i) - centre) * (at(i) - centre); });
    const double n = static_cast<double>(tenth);
    return Estimate{centre, std::sqrt(squares / (n - 1.0) / n)};
  };
  const Estimate low = tail(0), high = tail(pairs - tenth);
  return {high.value - low.value, std::hypot(high.error, low.error)};
}

}  // namespace loadline::statistics
