#include "service/demand/stages.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadline::service::demand {
namespace {

using Each = Stages::Each;

constexpr double longest = 64.0;  // q months of one pass, so that nothing underflows

double fastest(const Stages& stages) {
  return *std::max_element(stages.rate.begin(),
                           stages.rate.begin() + static_cast<std::ptrdiff_t>(stages.count));
}

/// share <- share exp(T months) by uniformisation at q, at least every rate.
void uniformise(const Stages& stages, double q, double months, Each& share) {
  const double mean = q * months;
  double weight = std::exp(-mean);
  Each term = share;
  for (std::size_t i = 0; i < stages.count; ++i) share[i] = weight * term[i];
  for (int k = 1; k < mean || weight > 1e-18; ++k) {
    for (std::size_t i = stages.count; i-- > 0;) {
      term[i] *= 1.0 - stages.rate[i] / q;
      if (i > 0) term[i] += term[i - 1] * (stages.rate[i - 1] / q) * (1.0 - stages.ends[i - 1]);
    }
    weight *= mean / k;
    for (std::size_t i = 0; i < stages.count; ++i) share[i] += weight * term[i];
  }
}

/// The time above 0 at which `above` becomes 0: it falls, and gives its value and its slope. Newton's steps, halving
/// where they leave what is known.
template <class Falling>
double root(const Falling& above, double guess) {
  double low = 0.0, high = std::numeric_limits<double>::infinity(), at = guess;
  for (int round = 0; round < 200; ++round) {
    const auto [value, slope] = above(at);
    (value > 0.0 ? low : high) = at;
    double next = slope < 0.0 ? at - value / slope : -1.0;
    if (!(next > low && next < high)) next = std::isinf(high) ? 2.0 * at : 0.5 * (low + high);
    if (std::abs(next - at) <= 1e-14 * at) return next;
    at = next;
  }
  return at;
}

struct ValueAndSlope {
  double value, slope;
};

}  // namespace

double Stages::complete() {
  ends[count - 1] = 1.0;
  double later = 0.0;
  for (std::size_t i = count; i-- > 0;) left[i] = later = 1.0 / rate[i] + (1.0 - ends[i]) * later;
  return left[0];
}

void Stages::pass(double months, Each& share) const {
  const double q = fastest(*this);
  if (!(q * months > 0.0)) return;
  const double pieces = std::ceil(q * months / longest);
  for (double piece = 0.0; piece < pieces; piece += 1.0) uniformise(*this, q, months / pieces, share);
}

Stages Stages::with_ends_faster(double factor) const {
  Stages changed = *this;
  if (factor == 1.0) return changed;
  for (std::size_t i = 0; i < count; ++i) {
    const double ending = rate[i] * ends[i] * factor;
    changed.rate[i] = rate[i] * (1.0 - ends[i]) + ending;
    changed.ends[i] = changed.rate[i] > 0.0 ? ending / changed.rate[i] : 1.0;
  }
  return changed;
}

Stages::Place Stages::after(double months) const {
  const double q = fastest(*this);
  const double pieces = std::max(1.0, std::ceil(q * months / longest));
  Place place;
  place.share[0] = 1.0;
  for (double piece = 0.0; piece < pieces && months > 0.0; piece += 1.0) {
    uniformise(*this, q, months / pieces, place.share);
    double still = 0.0;
    for (const double share : place.share) still += share;
    place.log_survival += std::log(still);
    for (double& share : place.share) share /= still;
  }
  return place;
}

double Stages::cumulative_hazard(double months) const { return -after(months).log_survival; }

double Stages::time_of(double hazard) const {
  if (!(hazard > 0.0)) return 0.0;
  const auto above = [&](double months) {
    const Place place = after(months);
    double ending = 0.0;
    for (std::size_t i = 0; i < count; ++i) ending += place.share[i] * rate[i] * ends[i];
    return ValueAndSlope{place.log_survival + hazard, -ending};
  };
  return root(above, hazard * left[0]);
}

double Stages::to_come(double months) const {
  const Place place = after(months);
  double later = 0.0;
  for (std::size_t i = 0; i < count; ++i) later += place.share[i] * left[i];
  return std::exp(place.log_survival) * later;
}

double Stages::time_of_to_come(double wanted) const {
  if (!(wanted < left[0])) return 0.0;
  const auto above = [&](double months) {
    const Place place = after(months);
    double later = 0.0;
    for (std::size_t i = 0; i < count; ++i) later += place.share[i] * left[i];
    return ValueAndSlope{place.log_survival + std::log(later / wanted), -1.0 / later};
  };
  return root(above, left[0] - wanted);
}

}  // namespace loadline::service::demand
