#include "service/outcomes/judgement.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/open_cases.hpp"

namespace loadline::service::outcomes {
namespace {

using chance::Purpose;
using units::lane_count;

constexpr int inadequate = static_cast<int>(scenario::Grade::inadequate);
constexpr int outstanding = static_cast<int>(scenario::Grade::outstanding);

/// At least one month lies between inspections.
int whole_months(double months) { return std::max(1, static_cast<int>(std::lround(months))); }

double share_unallocated(const Month& month, std::size_t lane) {
  const double cases = open_cases(month, lane);
  return cases > 0.0 ? std::min(1.0, month.unallocated[lane] / cases) : 0.0;
}

/// Share of case holders who leave, at the month's pace for a year.
double yearly_turnover(const Month& month, std::size_t lane) {
  const double there = month.permanent[lane] + month.leavers[lane];
  return there > 0.0 ? 12.0 * month.leavers[lane] / there : 0.0;
}

}  // namespace

int grade_of(double score, const std::array<double, 3>& cutpoints) {
  return static_cast<int>(
      std::count_if(cutpoints.begin(), cutpoints.end(), [&](double cut) { return score >= cut; }));
}

double quality_given(int grade, const std::array<double, 3>& cutpoints, double repeatability,
                     double first_uniform, double second_uniform) {
  const auto place = static_cast<std::size_t>(grade);
  const double below = grade == inadequate ? 0.0 : normal_share(cutpoints[place - 1]);
  const double above = grade == outstanding ? 1.0 : normal_share(cutpoints[place]);
  const double reading = chance::standard_normal(below + first_uniform * (above - below));
  return repeatability * reading +
         std::sqrt(repeatability * (1.0 - repeatability)) * chance::standard_normal(second_uniform);
}

double monthly_gain(double total, double persistence, double months) {
  if (persistence >= 1.0) return total / months;
  return total * (1.0 - persistence) / (1.0 - std::pow(persistence, months));
}

void Judgement::begin(const Parameters& parameters, const Conditions&, const Sampling& sampling) {
  const Lanes<double> first =
      sampling.luck.uniforms(Purpose::inspection, chance::no_month, sampling.entity, 0);
  const Lanes<double> second =
      sampling.luck.uniforms(Purpose::inspection, chance::no_month, sampling.entity, 1);
  const Lanes<double>& first_inspection = parameters.raw(terms_.first_inspection);
  interval_ = parameters.raw(terms_.next_inspection);
  repeatability_ = parameters.raw(terms_.repeatability);
  persistence_ = parameters.raw(terms_.persistence);
  intervention_ = parameters.raw(terms_.intervention);
  caseload_effect_ = parameters.raw(terms_.caseload_effect);
  unallocated_effect_ = parameters.raw(terms_.unallocated_effect);
  turnover_effect_ = parameters.raw(terms_.turnover_effect);
  leadership_ = parameters.raw(terms_.leadership);
  reference_caseload_ = parameters.raw(reference_);
  grade_ = units::every_lane(static_cast<units::Count>(terms_.baseline));
  inspected_ = {};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    // A correlation drawn from a law without bounds counts as the nearer end.
    repeatability_[lane] = std::clamp(repeatability_[lane], 0.0, 1.0);
    persistence_[lane] = std::clamp(persistence_[lane], 0.0, 1.0);
    for (std::size_t cut = 0; cut < 3; ++cut)
      cutpoints_[lane][cut] = parameters.raw(terms_.cutpoints[cut])[lane];
    quality_[lane] =
        quality_given(grade_[lane], cutpoints_[lane], repeatability_[lane], first[lane], second[lane]);
    await(lane, first_inspection[lane]);
  }
}

void Judgement::await(std::size_t lane, double months) {
  months_left_[lane] = whole_months(months);
  gain_[lane] = grade_[lane] == inadequate
                    ? monthly_gain(intervention_[lane], persistence_[lane], months_left_[lane])
                    : 0.0;
}

void Judgement::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) {
  const Lanes<double> shocks = sampling.luck.scores(Purpose::inspection, sampling.month, sampling.entity, 0);
  const Lanes<double> errors = sampling.luck.scores(Purpose::inspection, sampling.month, sampling.entity, 1);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    drift(now.month, lane, shocks[lane]);
    inspected_[lane] = --months_left_[lane] == 0 ? 1 : 0;
    if (inspected_[lane] == 1) inspect(lane, errors[lane]);
    reading.numerator[lane] = grade_[lane];
  }
  reading.denominator = units::every_lane(1.0);
}

void Judgement::drift(const Month& now, std::size_t lane, double shock) {
  const double above = std::max(0.0, now.caseload[lane].value() / reference_caseload_[lane] - 1.0);
  const double persistence = persistence_[lane];
  const double noise = std::sqrt(repeatability_[lane] * (1.0 - persistence * persistence));
  quality_[lane] = persistence * quality_[lane] + gain_[lane] - caseload_effect_[lane] * above -
                   unallocated_effect_[lane] * share_unallocated(now, lane) -
                   turnover_effect_[lane] * yearly_turnover(now, lane) + leadership_[lane] + noise * shock;
}

void Judgement::inspect(std::size_t lane, double error) {
  const double reading = quality_[lane] + std::sqrt(1.0 - repeatability_[lane]) * error;
  grade_[lane] = grade_of(reading, cutpoints_[lane]);
  await(lane, interval_[lane]);
}

}  // namespace loadline::service::outcomes
