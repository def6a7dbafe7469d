#pragma once
/// \file  service/demand/cohort/month_of_cohorts.hpp
/// \brief What happened to the cohorts in a month, and how it is reported.

#include "service/demand/cohort/birthdays.hpp"
#include "service/demand/cohort/cohorts.hpp"
#include "service/demand/referrals.hpp"

namespace loadline::service::demand::cohort {

struct MonthOfCohorts {
  Arrivals arrivals;
  std::array<MonthFlows, bands> flows;
  People unaccompanied{};  ///< Arrived.
  People remanded{};       ///< Of those remanded, who are in care at the month's end.
  People adopted{}, guardianship{};
  Turned18 turned;
};

void report_flows(const MonthOfCohorts& what, Month& now);
void report_stocks(const Cohorts& children, const std::array<People, scenario::placement_types>& placed,
                   Month& now);
/// Child-days by trapezoid, in halves [half days].
void report_days(const Month& before, int days, Month& now);

}  // namespace loadline::service::demand::cohort
