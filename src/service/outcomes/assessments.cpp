#include "service/outcomes/assessments.hpp"

#include <algorithm>

#include <boost/math/special_functions/beta.hpp>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::outcomes {

using chance::Purpose;
using units::lane_count;

void AssessmentLengths::begin(const Parameters& parameters, const Month& opening) {
  const scenario::Assessment& terms = demand_.assessment;
  const bool shaped = terms.duration.kind == scenario::DurationKind::weibull;
  const Lanes<double>& means = parameters.raw(terms.mean_duration);
  const Lanes<double> shapes = shaped ? parameters.raw(terms.duration.shape) : units::every_lane(1.0);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    // Solving a law for its mean is dear, and most futures share theirs.
    const bool as_before = lane > 0 && means[lane] == means[lane - 1] && shapes[lane] == shapes[lane - 1];
    laws_[lane] = as_before ? laws_[lane - 1]
                            : demand::Duration(terms.duration, shapes[lane], demand::kept_mean(means[lane]));
    feedback_[lane] = demand::feedback_terms(demand_.feedback, parameters, lane);
  }
  open_ = opening.assessments;
  ended_ = {};
}

void AssessmentLengths::step(const Month& now) {
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    ended_[lane] = std::max(0, open_[lane] + now.assessed[lane] - now.assessments[lane]);
  open_ = now.assessments;
}

double AssessmentLengths::speed(const Month& now, std::size_t lane) const {
  constexpr double slowest = 1e-6;
  return std::max(slowest, demand::speed_at(feedback_[lane], now.caseload[lane].value()));
}

double AssessmentLengths::within(double months, const Month& now, std::size_t lane) const {
  const double faster = speed(now, lane);
  const demand::Stages* stages = laws_[lane].stages();
  const double hazard = stages != nullptr ? stages->with_ends_faster(faster).cumulative_hazard(months)
                                          : faster * laws_[lane].cumulative_hazard(months);
  return -std::expm1(-hazard);
}

double AssessmentLengths::length_of(double share, const Month& now, std::size_t lane) const {
  const double faster = speed(now, lane), hazard = -std::log1p(-share);
  const demand::Stages* stages = laws_[lane].stages();
  if (stages == nullptr) return laws_[lane].time_of(hazard / faster);
  demand::Stages hurried = stages->with_ends_faster(faster);
  hurried.complete();
  return hurried.time_of(hazard);
}

void AssessedInTime::begin(const Parameters& parameters, const Conditions& opening, const Sampling&) {
  lengths_.begin(parameters, opening.month);
  within_ = parameters.raw(terms_.within);
}

void AssessedInTime::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) {
  lengths_.step(now.month);
  Lanes<double> in_time{};
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    in_time[lane] = lengths_.within(std::max(0.0, within_[lane]), now.month, lane);
  reading.denominator = lengths_.ended();
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  chance::binomial(reading.denominator, in_time, drawn, reading.numerator);
}

double place_of_quantile(double quantile, double n) {
  // A median of 4 is the second, whatever the last bit of 0.5 n says.
  return std::clamp(std::ceil(quantile * n - 1e-9), 1.0, std::max(1.0, n));
}

void AssessmentDays::begin(const Parameters& parameters, const Conditions& opening, const Sampling&) {
  lengths_.begin(parameters, opening.month);
  quantile_ = parameters.raw(terms_.quantile);
}

void AssessmentDays::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) {
  using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  lengths_.step(now.month);
  reading.denominator = lengths_.ended();
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double n = reading.denominator[lane];
    reading.numerator[lane] = 0.0;
    if (n < 1.0) continue;
    const double place = place_of_quantile(quantile_[lane], n);
    const double share = boost::math::ibeta_inv(place, n + 1.0 - place, drawn[lane], Policy());
    reading.numerator[lane] = n * days_a_month * lengths_.length_of(share, now.month, lane);
  }
}

}  // namespace loadline::service::outcomes
