#pragma once
/// \file  service/outcomes/assessments.hpp
/// \brief How long assessments take, from the law of their length at the month's caseload (`model.md` 0.4, 1.5, 2.4).

#include "service/demand/duration.hpp"
#include "service/demand/rates.hpp"
#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// The law of each future, and how many assessments ended in a month. A caseload above the reference slows every ending
/// alike, as it slows those of the children simulated (`demand::feedback`).
class AssessmentLengths {
 public:
  explicit AssessmentLengths(const scenario::Demand& demand) : demand_(demand) {}
  void begin(const Parameters& parameters, const Month& opening);
  /// Counts the month's endings, whatever state followed.
  void step(const Month& now);

  const Lanes<double>& ended() const { return ended_; }
  /// Share of assessments that take at most so long [months].
  double within(double months, const Month& now, std::size_t lane) const;
  /// The length that this share stays within [months], 0 < share < 1.
  double length_of(double share, const Month& now, std::size_t lane) const;

 private:
  double speed(const Month& now, std::size_t lane) const;

  const scenario::Demand& demand_;
  Lanes<demand::Duration> laws_{};
  Lanes<demand::FeedbackTerms> feedback_{};
  Lanes<double> ended_{};
  Counts open_{};
};

/// K7. Of the assessments that ended in the month Binomial many took at most `within`.
class AssessedInTime {
 public:
  AssessedInTime(const scenario::AssessedInTime& terms, const scenario::Demand& demand)
      : terms_(terms), lengths_(demand) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading);

 private:
  const scenario::AssessedInTime& terms_;
  AssessmentLengths lengths_;
  Lanes<double> within_{};
};

/// The ceil(quantile x n)-th shortest of the n assessments that ended, drawn by the Beta law of order statistics [days].
/// Over a window the mean of the months, each counted by its n.
class AssessmentDays {
 public:
  AssessmentDays(const scenario::AssessmentDays& terms, const scenario::Demand& demand)
      : terms_(terms), lengths_(demand) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading);

 private:
  const scenario::AssessmentDays& terms_;
  AssessmentLengths lengths_;
  Lanes<double> quantile_{};
};

/// Which of n in order of length a quantile reads: the ceil(quantile n)-th, at least the first (0.4).
double place_of_quantile(double quantile, double n);

/// Days of a mean month.
inline constexpr double days_a_month = 365.25 / 12.0;

}  // namespace loadline::service::outcomes
