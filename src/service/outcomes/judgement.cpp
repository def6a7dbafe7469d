#include "service/outcomes/judgement.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/gamma.hpp>

#include "loadline/chance/samplers.hpp"
#include "service/open_cases.hpp"

namespace loadline::service::outcomes {
namespace {

using chance::Purpose;
using units::lane_count;

constexpr int inadequate = static_cast<int>(scenario::Grade::inadequate);
constexpr int requires_improvement = static_cast<int>(scenario::Grade::requires_improvement);
constexpr int good = static_cast<int>(scenario::Grade::good);
constexpr int outstanding = static_cast<int>(scenario::Grade::outstanding);

/// Draws at an inspection's address; `sub_noise` takes one a sub-judgement. Opening: 0 and 1 of no month.
namespace draw {
constexpr std::uint32_t shock = 0, error = 1, wait = 2, visit = 3, sub_noise = 4;
}

/// Sub-judgements below which the overall one cannot be held up.
constexpr std::array<std::size_t, 2> limiting_parts{0, 3};  // help and protection, leadership

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

double wait_of(double mean, double spread, double u) {
  if (!(spread > 0.0) || !(mean > 0.0)) return mean;
  const double shape = 1.0 / (spread * spread);
  return boost::math::quantile(boost::math::gamma_distribution<double>(shape, mean / shape), u);
}

void Judgement::begin_terms(const Parameters& parameters) {
  repeatability_ = parameters.raw(terms_.repeatability);
  persistence_ = parameters.raw(terms_.persistence);
  intervention_ = parameters.raw(terms_.intervention);
  caseload_effect_ = parameters.raw(terms_.caseload_effect);
  unallocated_effect_ = parameters.raw(terms_.unallocated_effect);
  turnover_effect_ = parameters.raw(terms_.turnover_effect);
  leadership_ = parameters.raw(terms_.leadership);
  reference_caseload_ = parameters.raw(reference_);
  sub_correlation_ = parameters.raw(terms_.sub_correlation);
  entries_effect_ = parameters.raw(terms_.entries_effect);
  entries_months_ = parameters.raw(terms_.entries_months);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    // A correlation drawn from a law without bounds counts as the nearer end.
    for (Lanes<double>* part : {&repeatability_, &persistence_, &sub_correlation_})
      (*part)[lane] = std::clamp((*part)[lane], 0.0, 1.0);
    for (std::size_t cut = 0; cut < 3; ++cut)
      cutpoints_[lane][cut] = parameters.raw(terms_.cutpoints[cut])[lane];
  }
}

void Judgement::begin_timing(const Parameters& parameters) {
  interval_spread_ = parameters.raw(terms_.interval_spread);
  monitoring_every_ = parameters.raw(terms_.monitoring_every);
  monitoring_noise_ = parameters.raw(terms_.monitoring_noise);
  progress_from_ = parameters.raw(terms_.progress_from);
  concern_below_ = parameters.raw(terms_.concern_below);
  interval_.fill(parameters.raw(terms_.next_inspection));
  if (terms_.regime != scenario::Regime::ilacs) return;
  const auto set = [&](int grade, const scenario::Assumption<units::Months>& mean) {
    const Lanes<double>& months = parameters.raw(mean);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (months[lane] > 0.0) interval_[static_cast<std::size_t>(grade)][lane] = months[lane];
  };
  set(inadequate, terms_.after_inadequate);
  set(requires_improvement, terms_.after_requires_improvement);
  set(good, terms_.after_good);
  set(outstanding, terms_.after_good);
}

void Judgement::begin(const Parameters& parameters, const Conditions&, const Sampling& sampling) {
  const Lanes<double> first =
      sampling.luck.uniforms(Purpose::inspection, chance::no_month, sampling.entity, 0);
  const Lanes<double> second =
      sampling.luck.uniforms(Purpose::inspection, chance::no_month, sampling.entity, 1);
  const Lanes<double>& first_inspection = parameters.raw(terms_.first_inspection);
  begin_terms(parameters);
  begin_timing(parameters);
  grade_ = units::every_lane(static_cast<units::Count>(terms_.baseline));
  sub_grades_.fill(grade_);
  inspected_ = {};
  visit_ = {};
  gained_ = {};
  months_known_ = {};
  months_of_effect_ = {};
  care_entries_ = units::every_lane(1.0);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    quality_[lane] =
        quality_given(grade_[lane], cutpoints_[lane], repeatability_[lane], first[lane], second[lane]);
    await(lane, first_inspection[lane]);
  }
  opening_quality_ = quality_;
}

void Judgement::await(std::size_t lane, double months) {
  months_left_[lane] = whole_months(months);
  months_to_visit_[lane] = whole_months(monitoring_every_[lane]);
  gain_[lane] = grade_[lane] == inadequate
                    ? monthly_gain(intervention_[lane], persistence_[lane], months_left_[lane])
                    : 0.0;
}

void Judgement::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) {
  const Lanes<double> shocks =
      sampling.luck.scores(Purpose::inspection, sampling.month, sampling.entity, draw::shock);
  const Lanes<double> errors =
      sampling.luck.scores(Purpose::inspection, sampling.month, sampling.entity, draw::error);
  visit_ = {};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    remember(lane);
    drift(now.month, lane, shocks[lane]);
    gained_[lane] = quality_[lane] - opening_quality_[lane];
    inspected_[lane] = --months_left_[lane] == 0 ? 1 : 0;
    if (inspected_[lane] == 1)
      inspect(lane, errors[lane], sampling);
    else if (grade_[lane] == inadequate && monitoring_every_[lane] > 0.0)
      monitor(lane, sampling);
    affect_entries(lane);
    reading.numerator[lane] = grade_[lane];
  }
  reading.denominator = units::every_lane(1.0);
}

void Judgement::remember(std::size_t lane) {
  for (std::size_t ago = visit_reads; --ago > 0;) before_[ago][lane] = before_[ago - 1][lane];
  before_[0][lane] = quality_[lane];
  months_known_[lane] = std::min(months_known_[lane] + 1, static_cast<int>(visit_reads));
}

void Judgement::drift(const Month& now, std::size_t lane, double shock) {
  const double above = std::max(0.0, now.caseload[lane].value() / reference_caseload_[lane] - 1.0);
  const double persistence = persistence_[lane];
  const double noise = std::sqrt(repeatability_[lane] * (1.0 - persistence * persistence));
  quality_[lane] = persistence * quality_[lane] + gain_[lane] - caseload_effect_[lane] * above -
                   unallocated_effect_[lane] * share_unallocated(now, lane) -
                   turnover_effect_[lane] * yearly_turnover(now, lane) + leadership_[lane] + noise * shock;
}

void Judgement::inspect(std::size_t lane, double error, const Sampling& sampling) {
  const double reading = quality_[lane] + std::sqrt(1.0 - repeatability_[lane]) * error;
  grade_[lane] = grade_of(reading, cutpoints_[lane]);
  read_parts(lane, reading, sampling);
  if (terms_.limiting)
    for (const std::size_t part : limiting_parts)
      if (sub_grades_[part][lane] == inadequate) grade_[lane] = inadequate;
  await(lane, next_wait(lane, sampling));
}

void Judgement::read_parts(std::size_t lane, double reading, const Sampling& sampling) {
  const double shared = std::sqrt(sub_correlation_[lane]), own = std::sqrt(1.0 - sub_correlation_[lane]);
  for (std::size_t part = 0; part < scenario::sub_judgements; ++part) {
    const double u = sampling.luck.uniform(lane, Purpose::inspection, sampling.month, sampling.entity,
                                           draw::sub_noise + static_cast<std::uint32_t>(part));
    sub_grades_[part][lane] = grade_of(shared * reading + own * chance::standard_normal(u), cutpoints_[lane]);
  }
}

double Judgement::next_wait(std::size_t lane, const Sampling& sampling) const {
  const double mean = interval_[static_cast<std::size_t>(grade_[lane])][lane];
  if (!(interval_spread_[lane] > 0.0)) return mean;
  return wait_of(
      mean, interval_spread_[lane],
      sampling.luck.uniform(lane, Purpose::inspection, sampling.month, sampling.entity, draw::wait));
}

void Judgement::monitor(std::size_t lane, const Sampling& sampling) {
  if (--months_to_visit_[lane] > 0) return;
  months_to_visit_[lane] = whole_months(monitoring_every_[lane]);
  const int months = months_known_[lane];
  const double change = (quality_[lane] - before_[static_cast<std::size_t>(months) - 1][lane]) / months;
  const double u =
      sampling.luck.uniform(lane, Purpose::inspection, sampling.month, sampling.entity, draw::visit);
  const double seen = change + monitoring_noise_[lane] * chance::standard_normal(u);
  visit_[lane] = static_cast<units::Count>(seen > progress_from_[lane]   ? Visit::progress
                                           : seen < concern_below_[lane] ? Visit::concern
                                                                         : Visit::limited);
}

void Judgement::affect_entries(std::size_t lane) {
  if (inspected_[lane] == 1)
    months_of_effect_[lane] =
        grade_[lane] == inadequate ? static_cast<int>(std::lround(std::max(0.0, entries_months_[lane]))) : 0;
  else if (months_of_effect_[lane] > 0)
    --months_of_effect_[lane];
  care_entries_[lane] = months_of_effect_[lane] > 0 ? std::max(0.0, 1.0 + entries_effect_[lane]) : 1.0;
}

}  // namespace loadline::service::outcomes
