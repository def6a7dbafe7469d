#include "service/demand/duration.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include "loadline/base/expects.hpp"

namespace loadline::service::demand {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// Integral of exp(-rate x) over x from 0 to `months`.
double decayed(double rate, double months) {
  return rate > 0.0 ? -std::expm1(-rate * months) / rate : months;
}

/// All rates times the one factor that makes the mean `mean`.
Piecewise scaled(const Piecewise& relative, double mean) {
  constexpr double fastest = 30.0 * 86'400.0;  // one a second [per month]
  Piecewise bands = relative;
  const auto too_long = [&](double log_factor) {
    for (std::size_t k = 0; k < bands.bands; ++k) bands.rate[k] = std::exp(log_factor) * relative.rate[k];
    return bands.complete() - mean;
  };
  const double most = *std::max_element(relative.rate.begin(), relative.rate.end());
  // Were every rate the highest, the mean would be reached here; as it is, it is reached later.
  const double low = -std::log(mean * most), high = std::log(fastest / relative.rate[relative.bands - 1]);
  const double at_low = too_long(low);
  if (at_low <= 0.0) return bands;
  const double at_high = too_long(high);
  if (at_high >= 0.0) return bands;
  boost::uintmax_t rounds = 100;
  const auto [below, above] = boost::math::tools::toms748_solve(
      too_long, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(52), rounds);
  too_long(0.5 * (below + above));
  return bands;
}

Piecewise piecewise_of(const scenario::DurationLaw& law, double mean) {
  LOADLINE_EXPECTS(!law.bands.empty() && law.bands.size() <= Piecewise::most_bands);
  Piecewise bands;
  bands.bands = law.bands.size();
  for (std::size_t k = 0; k < bands.bands; ++k) {
    bands.from[k] = law.bands[k].from.typical_value();
    bands.rate[k] = std::max(law.bands[k].rate.typical_value(), 0.0);
  }
  LOADLINE_EXPECTS(bands.from[0] == 0.0 && bands.rate[bands.bands - 1] > 0.0);
  return scaled(bands, mean);
}

Stages stages_of(const scenario::DurationLaw& law, double mean) {
  LOADLINE_EXPECTS(!law.stages.empty() && law.stages.size() <= Stages::most);
  Stages stages;
  stages.count = law.stages.size();
  for (std::size_t i = 0; i < stages.count; ++i) {
    stages.rate[i] = 1.0 / law.stages[i].length.typical_value();
    stages.ends[i] = std::clamp(law.stages[i].ends.typical_value(), 0.0, 1.0);
  }
  constexpr double fastest = 30.0 * 24.0;  // one an hour [per month]: bounds the work
  const double stretch = stages.complete() / mean;
  for (std::size_t i = 0; i < stages.count; ++i) stages.rate[i] = std::min(stages.rate[i] * stretch, fastest);
  stages.complete();
  return stages;
}

Weibull weibull_of(double shape, double mean) {
  const double kept = std::clamp(shape, 0.3, 10.0);
  return {mean / std::tgamma(1.0 + 1.0 / kept), kept, mean};
}

}  // namespace

double Exponential::cumulative_hazard(double months) const { return months / mean; }
double Exponential::time_of(double hazard) const { return hazard * mean; }
double Exponential::to_come(double months) const { return mean * std::exp(-months / mean); }
double Exponential::time_of_to_come(double left) const { return mean * std::log(mean / left); }

double Weibull::cumulative_hazard(double months) const { return std::pow(months / scale, shape); }
double Weibull::time_of(double hazard) const { return scale * std::pow(hazard, 1.0 / shape); }
double Weibull::to_come(double months) const {
  return mean * boost::math::gamma_q(1.0 / shape, cumulative_hazard(months), Policy());
}
double Weibull::time_of_to_come(double left) const {
  return time_of(boost::math::gamma_q_inv(1.0 / shape, left / mean, Policy()));
}

double Piecewise::complete() {
  hazard[0] = 0.0;
  for (std::size_t k = 1; k < bands; ++k) hazard[k] = hazard[k - 1] + rate[k - 1] * (from[k] - from[k - 1]);
  left[bands - 1] = std::exp(-hazard[bands - 1]) / rate[bands - 1];
  for (std::size_t k = bands - 1; k-- > 0;)
    left[k] = left[k + 1] + std::exp(-hazard[k]) * decayed(rate[k], from[k + 1] - from[k]);
  return left[0];
}

double Piecewise::cumulative_hazard(double months) const {
  std::size_t k = 0;
  while (k + 1 < bands && months >= from[k + 1]) ++k;
  return hazard[k] + rate[k] * (months - from[k]);
}

double Piecewise::time_of(double wanted) const {
  std::size_t k = 0;
  while (k + 1 < bands && wanted >= hazard[k + 1]) ++k;
  return rate[k] > 0.0 ? from[k] + (wanted - hazard[k]) / rate[k] : from[k];
}

double Piecewise::to_come(double months) const {
  std::size_t k = 0;
  while (k + 1 < bands && months >= from[k + 1]) ++k;
  const double still = std::exp(-cumulative_hazard(months));
  if (k + 1 == bands) return still / rate[k];
  return left[k + 1] + still * decayed(rate[k], from[k + 1] - months);
}

double Piecewise::time_of_to_come(double wanted) const {
  std::size_t k = 0;
  while (k + 1 < bands && wanted <= left[k + 1]) ++k;
  const double still = std::exp(-hazard[k]);
  if (k + 1 == bands) return from[k] - std::log(wanted * rate[k] / still) / rate[k];
  const double passed = (left[k] - wanted) / still;
  return from[k] + (rate[k] > 0.0 ? -std::log1p(-rate[k] * passed) / rate[k] : passed);
}

Duration::Duration(const scenario::DurationLaw& law, double shape, double mean) : mean_(mean) {
  LOADLINE_EXPECTS(mean > 0.0);
  switch (law.kind) {
    case scenario::DurationKind::exponential:
      law_ = Exponential{mean};
      break;
    case scenario::DurationKind::piecewise:
      mean_ = std::get<Piecewise>(law_ = piecewise_of(law, mean)).left[0];
      break;
    case scenario::DurationKind::weibull:
      law_ = weibull_of(shape, mean);
      break;
    case scenario::DurationKind::stages:
      mean_ = std::get<Stages>(law_ = stages_of(law, mean)).left[0];
      break;
  }
}

double Duration::survival(double months) const { return std::exp(-cumulative_hazard(months)); }

double Duration::cumulative_hazard(double months) const {
  return std::visit([&](const auto& law) { return law.cumulative_hazard(months); }, law_);
}

double Duration::time_of(double hazard) const {
  return std::visit([&](const auto& law) { return law.time_of(hazard); }, law_);
}

double Duration::survival_integral(double from, double to) const {
  return std::visit(
      [&](const auto& law) { return law.to_come(from) - (std::isinf(to) ? 0.0 : law.to_come(to)); }, law_);
}

double Duration::time_so_far(double u) const {
  return std::visit([&](const auto& law) { return law.time_of_to_come((1.0 - u) * mean_); }, law_);
}

}  // namespace loadline::service::demand
