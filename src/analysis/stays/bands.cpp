#include "analysis/stays/bands.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>

#include "analysis/stays/maximise.hpp"

namespace loadline::analysis::stays {
namespace {

// Rates of the mixture of model.md 1.5 (30 % with mean 4 months, 70 % with mean 36): 0.0342 a month at 12 months; from
// 0.0904 at 0.4 months to 0.0278 at 72 it falls with the time in care to the power -0.227.
constexpr double prior_level = -3.376, prior_level_sd = 1.0, prior_slope = -0.227, prior_slope_sd = 0.5;
constexpr double least_strength = 3.0, prior_log_strength = 1.946, prior_log_strength_sd = 1.0;

/// Middle of a band on the log scale, over 12 months; of the first, half of it, and of the last, 72 months.
double log_middle(std::size_t band) {
  constexpr std::array<double, stay_bands> middles{0.5, 1.732, 4.243, 8.485, 16.97, 33.94, 72.0};
  return std::log(middles[band] / 12.0);
}

/// On unbounded scales: level, slope, log of the strength beyond the least.
Smooth smooth_at(const Eigen::Vector3d& at) {
  return {at[0], at[1], least_strength + std::exp(std::min(at[2], 12.0))};
}

/// Log chance of so many leavers, their band's rate integrated out.
double log_negative_binomial(double leavers, double mean, double strength) {
  if (mean <= 0.0) return 0.0;
  return std::lgamma(strength + leavers) - std::lgamma(strength) +
         strength * std::log(strength / (strength + mean)) + leavers * std::log(mean / (strength + mean));
}

double square(double x) { return x * x; }

double log_posterior(const std::array<StayBand, stay_bands>& bands, const Eigen::Vector3d& at) {
  const Smooth smooth = smooth_at(at);
  double total = -0.5 * (square((smooth.level - prior_level) / prior_level_sd) +
                         square((smooth.slope - prior_slope) / prior_slope_sd) +
                         square((at[2] - prior_log_strength) / prior_log_strength_sd));
  for (std::size_t b = 0; b < stay_bands; ++b)
    total += log_negative_binomial(bands[b].leavers, smooth.rate(b) * bands[b].watched, smooth.strength);
  return total;
}

/// The part of a spell that lies in a band; for an unknown start only the last band is sure.
double time_in(const Spell& spell, const StayBand& band) {
  if (!spell.start_known && std::isfinite(band.to)) return 0.0;
  return std::max(0.0, std::min(spell.to, band.to) - std::max(spell.from, band.from));
}

/// Bands hold their beginning: who leaves on the day of entering is in the first.
bool leaves_in(const Spell& spell, const StayBand& band) {
  if (!spell.start_known && std::isfinite(band.to)) return false;
  return spell.left && spell.to >= band.from && spell.to < band.to;
}

std::array<StayBand, stay_bands> empty_bands() {
  std::array<StayBand, stay_bands> bands{};
  for (std::size_t b = 0; b < stay_bands; ++b) {
    bands[b].from = stay_band_edges[b];
    bands[b].to = stay_band_edges[b + 1];
  }
  return bands;
}

/// A curve and how likely it is.
struct WeightedCurve {
  Smooth smooth;
  double weight = 0.0;
};

/// Gauss-Hermite points of a normal approximation at the peak, their weights corrected by the true posterior.
std::vector<WeightedCurve> curves(const std::array<StayBand, stay_bands>& counted, const Peak& peak) {
  // Five points for a standard normal: 0, +-1.355626, +-2.856970 (Abramowitz and Stegun 25.10, x sqrt 2).
  constexpr std::array<double, 5> points{-2.8569700138728, -1.3556261799743, 0.0, 1.3556261799743,
                                         2.8569700138728};
  constexpr std::array<double, 5> weights{0.0112574113277, 0.2220759220056, 0.5333333333333, 0.2220759220056,
                                          0.0112574113277};
  const Eigen::Matrix3d root = peak.covariance.llt().matrixL();
  const double highest = log_posterior(counted, peak.at);
  std::vector<WeightedCurve> all;
  double total = 0.0;
  for (std::size_t i = 0; i < 125; ++i) {
    const std::array<std::size_t, 3> index{i / 25, i / 5 % 5, i % 5};
    const Eigen::Vector3d z(points[index[0]], points[index[1]], points[index[2]]);
    const Eigen::Vector3d at = peak.at + root * z;
    // Heavier tails than the normal's are followed only so far: one far point must not outweigh the rest.
    const double correction = std::min(log_posterior(counted, at) - highest + 0.5 * z.squaredNorm(), 2.0);
    const double weight = weights[index[0]] * weights[index[1]] * weights[index[2]] * std::exp(correction);
    all.push_back({smooth_at(at), weight});
    total += weight;
  }
  for (WeightedCurve& curve : all) curve.weight /= total;
  return all;
}

/// Mean and mean square, gathered over curves.
struct Gathered {
  double mean = 0.0, square = 0.0;
  void add(double weight, double given_mean, double given_sd) {
    mean += weight * given_mean;
    square += weight * (given_mean * given_mean + given_sd * given_sd);
  }
  double variance() const { return std::max(0.0, square - mean * mean); }
};

}  // namespace

double Smooth::rate(std::size_t band) const { return std::exp(level + slope * log_middle(band)); }

std::array<StayBand, stay_bands> given(const Smooth& smooth, std::array<StayBand, stay_bands> counted) {
  for (std::size_t b = 0; b < stay_bands; ++b) {
    StayBand& band = counted[b];
    band.smooth = smooth.rate(b);
    band.rate = {smooth.strength + band.leavers, smooth.strength / band.smooth + band.watched};
  }
  return counted;
}

std::array<StayBand, stay_bands> count_bands(const std::vector<Spell>& spells) {
  std::array<StayBand, stay_bands> bands = empty_bands();
  for (const Spell& spell : spells)
    for (StayBand& band : bands) {
      band.watched += time_in(spell, band);
      band.leavers += leaves_in(spell, band) ? 1.0 : 0.0;
    }
  return bands;
}

BandFit fit_bands(const std::vector<Spell>& spells) {
  const auto counted = count_bands(spells);
  const Peak peak = maximise([&](const Eigen::Vector3d& at) { return log_posterior(counted, at); },
                             {prior_level, prior_slope, prior_log_strength});
  const Smooth likeliest = smooth_at(peak.at);
  BandFit fit{.bands = given(likeliest, counted), .strength = likeliest.strength};
  std::array<Gathered, stay_bands> rates{};
  Gathered stay;
  for (const WeightedCurve& curve : curves(counted, peak)) {
    const auto bands = given(curve.smooth, counted);
    for (std::size_t b = 0; b < stay_bands; ++b)
      rates[b].add(curve.weight, bands[b].rate.mean(), bands[b].rate.sd());
    const Moments mean = mean_stay(bands);
    stay.add(curve.weight, mean.mean, mean.sd);
  }
  for (std::size_t b = 0; b < stay_bands; ++b)
    fit.bands[b].rate = {rates[b].mean * rates[b].mean / rates[b].variance(),
                         rates[b].mean / rates[b].variance()};
  fit.mean_stay = {stay.mean, std::sqrt(stay.variance())};
  return fit;
}

double log_likelihood(const std::array<StayBand, stay_bands>& bands, const Spell& spell) {
  double total = 0.0;
  for (const StayBand& band : bands) {
    total -= band.rate.mean() * time_in(spell, band);
    if (leaves_in(spell, band)) total += std::log(band.rate.mean());
  }
  return total;
}

}  // namespace loadline::analysis::stays
