#pragma once
/// \file  service/outcomes/judgement.hpp
/// \brief K17: the inspectorate's judgement, read off latent quality when inspectors come (`model.md` 2.5,
/// 5.5).

#include <array>

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// Grade index of a latent score: how many of the three cutpoints it reaches.
int grade_of(double score, const std::array<double, 3>& cutpoints);

/// Latent quality given that an inspection read `grade`: the reading Y is standard normal cut to the grade's
/// range (first uniform), and Q given Y is normal with mean r Y and variance r (1 - r) (second), r =
/// `repeatability`.
double quality_given(int grade, const std::array<double, 3>& cutpoints, double repeatability,
                     double first_uniform, double second_uniform);

/// Monthly gain that adds up to `total` after `months`, although what was gained fades by `persistence` a
/// month.
double monthly_gain(double total, double persistence, double months);

/// A wait with this mean and coefficient of variation: quantile of the Gamma law at u [months]. Spread 0: the mean.
double wait_of(double mean, double spread, double u);

/// Quality Q follows AR(1) with stationary variance r, conditioned on the opening judgement, less what
/// caseload above the reference, unallocated cases and turnover wear away, plus what leadership adds and what
/// intervention adds after an Inadequate judgement until the next inspection. An inspection reads Q with fresh noise of variance 1 - r;
/// its grade stays in force until the next. While the grade is Inadequate monitoring visits read which way Q goes.
class Judgement {
 public:
  Judgement(const scenario::Judgement& terms, const scenario::Assumption<units::Caseload>& reference)
      : terms_(terms), reference_(reference) {}
  /// Draws the quality behind the opening judgement.
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling& sampling);
  /// A month of quality, and the inspection or visit if one falls in it. The reading is the grade in force.
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading);

  const Counts& grade() const { return grade_; }
  const Counts& inspected() const { return inspected_; }
  const std::array<Counts, scenario::sub_judgements>& sub_grades() const { return sub_grades_; }
  const Counts& visit() const { return visit_; }
  /// Q now less Q at the opening.
  const Lanes<double>& quality_gained() const { return gained_; }
  /// What multiplies rates into care in the month that follows.
  const Lanes<double>& care_entries() const { return care_entries_; }

 private:
  void begin_terms(const Parameters& parameters);
  void begin_timing(const Parameters& parameters);
  void drift(const Month& now, std::size_t lane, double shock);
  void inspect(std::size_t lane, double error, const Sampling& sampling);
  void read_parts(std::size_t lane, double reading, const Sampling& sampling);
  void await(std::size_t lane, double months);
  double next_wait(std::size_t lane, const Sampling& sampling) const;
  void monitor(std::size_t lane, const Sampling& sampling);
  void remember(std::size_t lane);
  void affect_entries(std::size_t lane);

  /// Months whose change of quality a monitoring visit reads.
  static constexpr std::size_t visit_reads = 3;

  const scenario::Judgement& terms_;
  const scenario::Assumption<units::Caseload>& reference_;
  Counts grade_{}, inspected_{}, visit_{};
  std::array<Counts, scenario::sub_judgements> sub_grades_{};
  Lanes<double> quality_{}, opening_quality_{}, gained_{}, gain_{};
  std::array<Lanes<double>, visit_reads> before_{};  ///< Quality one, two, three months ago.
  Lanes<int> months_left_{}, months_to_visit_{}, months_known_{}, months_of_effect_{};
  Lanes<std::array<double, 3>> cutpoints_{};
  Lanes<double> repeatability_{}, persistence_{}, intervention_{}, caseload_effect_{}, unallocated_effect_{},
      turnover_effect_{}, leadership_{}, reference_caseload_{};
  std::array<Lanes<double>, scenario::grade_keys.size()> interval_{};  ///< Mean wait after each grade.
  Lanes<double> interval_spread_{}, monitoring_every_{}, monitoring_noise_{}, progress_from_{},
      concern_below_{}, sub_correlation_{}, entries_effect_{}, entries_months_{};
  Lanes<double> care_entries_ = units::every_lane(1.0);
};

}  // namespace loadline::service::outcomes
