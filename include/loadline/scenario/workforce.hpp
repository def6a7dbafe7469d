#pragma once
/// \file  loadline/scenario/workforce.hpp
/// \brief What a scenario says about staff: posts, who leaves, who is found, agency cover and caseload.

#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// A role with its posts. Roles with `case_holding` above 0 gain and lose people month by month; others stay at `in_post`.
struct Role {
  std::string id, name;
  Assumption<units::Fte> establishment;   ///< Budgeted posts; whole for case-holding roles.
  Assumption<units::Fte> in_post;         ///< Permanent staff at the start; whole for case-holding roles.
  Assumption<units::Salary> salary;       ///< Before on-costs, first year's prices.
  Assumption<units::Share> case_holding;  ///< Share of a full caseload this role carries; 0 for most roles.
};

/// Hazard of leaving (2.1): base x exp(caseload_effect (caseload / reference - 1) + inadequate_effect if judged
/// Inadequate + agency_effect x agency share), at most `most`.
struct Turnover {
  Assumption<units::YearlyRate> base;
  Assumption<units::Ratio> caseload_effect;
  Assumption<units::Caseload> reference;
  Assumption<units::Ratio> inadequate_effect, agency_effect;
  Assumption<units::MonthlyRate> most;
};

struct Recruitment {
  Assumption<units::YearlyRate>
      fill_rate;                  ///< Hazard that an open vacancy is filled (an appointment is made).
  Assumption<units::Months> lag;  ///< From appointment to start, whole months; 0 starts at once.
};

struct Agency {
  Assumption<units::Share> cover;         ///< Share of case-holding vacancies covered.
  Assumption<units::Fte> cap;             ///< At most so many.
  Assumption<units::Salary> charge;       ///< What an agency FTE costs a year, fees included, VAT not.
  Assumption<units::Ratio> case_holding;  ///< Share of a full caseload an agency worker carries.
};

struct Workforce {
  Assumption<units::Headcount> headcount;           ///< Published staff; roles' FTE may not exceed it.
  Assumption<units::Caseload> opening_caseload;     ///< Published; the opening position must reproduce it.
  Assumption<units::Children> opening_unallocated;  ///< Published; the opening position must reproduce it.
  std::vector<Role> roles;
  Turnover turnover;
  Recruitment recruitment;
  Agency agency;
  Assumption<units::Share> sickness;
  Assumption<units::Caseload> most_cases;   ///< Above it, cases wait unallocated.
  Assumption<units::Days> allocation_wait;  ///< Mean wait of a new case even with staff to spare (2.2).
};

}  // namespace loadline::scenario
