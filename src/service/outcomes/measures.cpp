#include "service/outcomes/measures.hpp"

#include <algorithm>

#include "loadline/chance/samplers.hpp"
#include "service/workforce/caseload.hpp"

namespace loadline::service::outcomes {
namespace {

using chance::Purpose;
using units::lane_count;

double agency_share(const Month& month, std::size_t lane) {
  return workforce::agency_share(month.permanent[lane], month.agency[lane].value());
}

}  // namespace

void VisitsInTime::begin(const Parameters& parameters, const Conditions& opening, const Sampling&) {
  visits_ = parameters.raw(terms_.visits);
  caseload_effect_ = parameters.raw(terms_.caseload_effect);
  agency_effect_ = parameters.raw(terms_.agency_effect);
  vacancy_effect_ = parameters.raw(terms_.vacancy_effect);
  intercept_ = {};
  const Lanes<double>& baseline = parameters.raw(terms_.baseline);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    intercept_[lane] = logit(baseline[lane]) - log_odds(opening, lane);
}

double VisitsInTime::log_odds(const Conditions& at, std::size_t lane) const {
  return intercept_[lane] - caseload_effect_[lane] * at.month.caseload[lane].value() -
         agency_effect_[lane] * agency_share(at.month, lane) - vacancy_effect_[lane] * at.vacancy_share[lane];
}

void VisitsInTime::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const {
  Lanes<double> in_time{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    in_time[lane] = now.month.capacity[lane].value() > 0.0 ? logistic(log_odds(now, lane)) : 0.0;
    reading.denominator[lane] = std::round(visits_[lane] * now.month.plans[lane]);
  }
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  chance::binomial(reading.denominator, in_time, drawn, reading.numerator);
}

void UnallocatedCases::read(const Conditions& now, const Sampling&, KpiReading& reading) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) reading.numerator[lane] = now.month.unallocated[lane];
  reading.denominator = units::every_lane(1.0);
}

void AverageCaseload::begin(const Parameters& parameters, const Conditions&, const Sampling&) {
  spread_ = parameters.raw(terms_.spread);
  restated_by_ = parameters.raw(terms_.restated_by);
}

void AverageCaseload::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const {
  const Lanes<double> scores = sampling.luck.scores(Purpose::outcomes, sampling.month, sampling.entity);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double workers = now.month.permanent[lane] + now.month.agency[lane].value();
    const double error = workers > 0.0 ? spread_[lane] / std::sqrt(workers) : 0.0;
    const double measured = std::max(0.0, now.month.caseload[lane].value() + error * scores[lane]);
    reading.numerator[lane] = measured * restated_by_[lane];
  }
  reading.denominator = units::every_lane(1.0);
}

void PathwayPlans::begin(const Parameters& parameters, const Conditions& opening, const Sampling&) {
  advisers_ = parameters.raw(terms_.advisers);
  effect_ = parameters.raw(terms_.caseload_effect);
  const Lanes<double>& baseline = parameters.raw(terms_.baseline);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    baseline_log_odds_[lane] = logit(baseline[lane]);
    opening_leavers_[lane] = opening.month.care_leavers[lane];
  }
}

void PathwayPlans::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const {
  Lanes<double> with_plan{};  // without advisers nobody writes a plan
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    reading.denominator[lane] = now.month.care_leavers[lane];
    if (advisers_[lane] <= 0.0) continue;
    const double more_each = (reading.denominator[lane] - opening_leavers_[lane]) / advisers_[lane];
    with_plan[lane] = logistic(baseline_log_odds_[lane] - effect_[lane] * more_each);
  }
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  chance::binomial(reading.denominator, with_plan, drawn, reading.numerator);
}

}  // namespace loadline::service::outcomes
