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

/// Quality Q follows AR(1) with stationary variance r, conditioned on the opening judgement, less what
/// caseload above the reference, unallocated cases and turnover wear away, plus what leadership adds and what
/// intervention adds after an Inadequate judgement until the next inspection. An inspection reads Q with fresh noise of variance 1 - r;
/// its grade stays in force until the next.
class Judgement {
 public:
  Judgement(const scenario::Judgement& terms, const scenario::Assumption<units::Caseload>& reference)
      : terms_(terms), reference_(reference) {}
  /// Draws the quality behind the opening judgement.
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling& sampling);
  /// A month of quality, and the inspection if one falls in it. The reading is the grade in force.
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading);

  const Counts& grade() const { return grade_; }
  const Counts& inspected() const { return inspected_; }

 private:
  void drift(const Month& now, std::size_t lane, double shock);
  void inspect(std::size_t lane, double error);
  void await(std::size_t lane, double months);

  const scenario::Judgement& terms_;
  const scenario::Assumption<units::Caseload>& reference_;
  Counts grade_{}, inspected_{};
  Lanes<double> quality_{}, gain_{};
  Lanes<int> months_left_{};
  Lanes<std::array<double, 3>> cutpoints_{};
  Lanes<double> interval_{}, repeatability_{}, persistence_{}, intervention_{}, caseload_effect_{},
      unallocated_effect_{}, turnover_effect_{}, leadership_{}, reference_caseload_{};
};

}  // namespace loadline::service::outcomes
