#include <cmath>

#include "analysis/stays/bands.hpp"

namespace loadline::analysis::stays {
namespace {

/// E[exp(-h t)] of a Gamma rate h.
double survives(const GammaBelief& h, double t) { return std::exp(-h.shape * std::log1p(t / h.rate)); }

/// (1 - x^-p) / p for x of at least 1, also where p is nearly 0.
double power_gap(double log_x, double p) { return std::abs(p) < 1e-9 ? log_x : -std::expm1(-p * log_x) / p; }

/// Integral of E[exp(-h s)] over s from `from` to `to` (which may be infinite, given a shape above 1).
double time_between(const GammaBelief& h, double from, double to) {
  const double base = h.rate + from;
  const double scale = base * survives(h, from);
  if (std::isinf(to)) return scale / (h.shape - 1.0);
  return scale * power_gap(std::log1p((to - from) / base), h.shape - 1.0);
}

/// E[(integral of exp(-h s) over s from 0 to w)^2]: the integral over a square of E[exp(-h (s + t))], which depends on
/// u = s + t alone; the square has u of u up to w, and 2 w - u of it beyond.
double squared_time(const GammaBelief& h, double w) {
  const double a = h.shape, r = h.rate;
  if (std::isinf(w)) return r * r / ((a - 1.0) * (a - 2.0));
  const auto moment = [&](double from, double to) {  // integral of (u + r) (r / (r + u))^a
    const double low = std::log1p(from / r), high = std::log1p(to / r);
    return r * r * (power_gap(high, a - 2.0) - power_gap(low, a - 2.0));
  };
  const double rising = moment(0.0, w) - r * time_between(h, 0.0, w);
  const double beyond = moment(w, 2.0 * w) - r * time_between(h, w, 2.0 * w);
  return rising + 2.0 * w * time_between(h, w, 2.0 * w) - beyond;
}

}  // namespace

Moments mean_stay(const std::array<StayBand, stay_bands>& bands) {
  // The mean stay is the sum over bands of (survival to the band) x (time spent in it); rates are independent. `carried` is the
  // part of the cross terms that belongs to earlier bands, brought up to the band at hand.
  double mean = 0.0, square = 0.0, reach = 1.0, reach_twice = 1.0, carried = 0.0;
  for (const StayBand& band : bands) {
    const double width = band.to - band.from;
    const double time = time_between(band.rate, 0.0, width);
    mean += reach * time;
    square += reach_twice * squared_time(band.rate, width) + 2.0 * carried * time;
    if (std::isinf(width)) break;
    const double through = survives(band.rate, width);
    carried = carried * through + reach_twice * time_between(band.rate, width, 2.0 * width);
    reach *= through;
    reach_twice *= survives(band.rate, 2.0 * width);
  }
  return {mean, std::sqrt(std::max(0.0, square - mean * mean))};
}

}  // namespace loadline::analysis::stays

namespace loadline::analysis {

double GammaBelief::sd() const { return std::sqrt(shape) / rate; }

double survival(const std::array<StayBand, stay_bands>& bands, double months) {
  double share = 1.0;
  for (const StayBand& band : bands) {
    const double inside = std::min(months, band.to) - band.from;
    if (inside > 0.0) share *= stays::survives(band.rate, inside);
  }
  return share;
}

}  // namespace loadline::analysis
