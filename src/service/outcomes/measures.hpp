#pragma once
/// \file  service/outcomes/measures.hpp
/// \brief Indicators read every month: visits in time, unallocated cases, average caseload, pathway plans (K1
/// to K4).
///
/// Each measure: `begin` takes the drawn terms and the opening position, `read` fills a month's reading. The
/// log odds of a percentage start from the published baseline at the opening position and move with what
/// drives them, so that the model opens where the record stands whatever the opening caseload, agency share
/// and vacancies.

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// K1. n = visits counted, rounded; the number in time is Binomial(n, p) (2.3, 5.1). Nobody visits where
/// nobody holds cases.
class VisitsInTime {
 public:
  explicit VisitsInTime(const scenario::VisitsInTime& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  double log_odds(const Conditions& at, std::size_t lane) const;

  const scenario::VisitsInTime& terms_;
  Lanes<double> intercept_{}, visits_{}, caseload_effect_{}, agency_effect_{}, vacancy_effect_{};
};

/// K2. Counted, not sampled.
class UnallocatedCases {
 public:
  explicit UnallocatedCases(const scenario::UnallocatedCases&) {}
  void begin(const Parameters&, const Conditions&, const Sampling&) {}
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;
};

/// K3. The mean over workers of a caseload that varies between them: normal, variance spread^2 / workers, at
/// least 0; told in the definition of the tiers.
class AverageCaseload {
 public:
  explicit AverageCaseload(const scenario::AverageCaseload& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::AverageCaseload& terms_;
  Lanes<double> spread_{}, restated_by_{};
};

/// K4. Of the care leavers, how many have a plan: Binomial(care leavers, p); p falls with care leavers per
/// adviser.
class PathwayPlans {
 public:
  explicit PathwayPlans(const scenario::PathwayPlans& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::PathwayPlans& terms_;
  Lanes<double> baseline_log_odds_{}, opening_leavers_{}, advisers_{}, effect_{};
};

}  // namespace loadline::service::outcomes
