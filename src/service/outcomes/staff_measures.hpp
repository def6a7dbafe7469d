#pragma once
/// \file  service/outcomes/staff_measures.hpp
/// \brief K5, K6, K15: how staff come and go. Counted, not sampled: the service is simulated in whole posts.

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// K5. Leavers over a twelfth of those there: over any window the yearly share of those there on average.
class StaffTurnover {
 public:
  explicit StaffTurnover(const scenario::StaffTurnover&) {}
  void begin(const Parameters&, const Conditions&, const Sampling&) {}
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;
};

/// K15. Agency staff over all who hold cases [FTE].
class AgencyShare {
 public:
  explicit AgencyShare(const scenario::AgencyShare&) {}
  void begin(const Parameters&, const Conditions&, const Sampling&) {}
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;
};

/// K6. Children whose worker goes in the month, over a twelfth of open cases.
class WorkerChanges {
 public:
  explicit WorkerChanges(const scenario::WorkerChanges& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions&, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::WorkerChanges& terms_;
  Lanes<double> agency_stay_{};
};

}  // namespace loadline::service::outcomes
