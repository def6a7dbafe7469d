#pragma once
/// \file  loadline/scenario/workforce.hpp
/// \brief What a scenario says about staff: posts, who leaves, who is found, agency cover and caseload (`model.md` 2).
///
/// Where a number's 0 means "no limit" or "as elsewhere" its comment says so.

#include <array>
#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// Posts of a role from a day on, in force from the month that day falls in until the next change.
struct EstablishmentChange {
  base::Date from;
  Assumption<units::Fte> posts;
};

/// What becomes of people whose posts are cut: nobody is replaced until enough have left, or the surplus is made
/// redundant after `Redundancy::notice`.
enum class Surplus { natural_wastage, redundancy };
inline constexpr std::array<const char*, 2> surplus_keys{"natural-wastage", "redundancy"};

/// A role with its posts. A role gains and loses people one by one where it holds cases or has a `leaving` rate; then
/// its numbers are whole. Others stay at `in_post`.
struct Role {
  std::string id, name;
  Assumption<units::Fte> establishment;  ///< Budgeted posts at the start.
  Assumption<units::Fte> in_post;        ///< Permanent staff at the start.
  Assumption<units::Salary>
      salary;  ///< Before on-costs, first year's prices; from `grade` where that is given.
  Assumption<units::Share> case_holding;  ///< Share of a full caseload this role carries; 0 for most roles.
  std::string grade;                      ///< A point of `costs.pay_scale`; "": `salary` is stated.
  Assumption<units::Salary>
      new_terms;  ///< Salary of those who start after the transfer; 0: the same as `salary`.
  Assumption<units::YearlyRate>
      leaving;  ///< Hazard of leaving of a role without cases; with cases `Turnover` holds.
  Assumption<units::YearlyRate> fill_rate;   ///< 0: `Recruitment::fill_rate`.
  Assumption<units::Fte> held;               ///< Posts deliberately kept vacant: not advertised.
  Assumption<units::Share> newly_qualified;  ///< Of those who start: in their first year after qualifying.
  Assumption<units::Fte> first_year;         ///< Of `in_post` at the start; spread evenly over the year.
  std::string progresses_to;  ///< Role into whose vacant posts they move after that year; "": none.
  std::vector<EstablishmentChange> changes;  ///< By date.
  Surplus surplus = Surplus::natural_wastage;
};

/// Hazard of leaving of case holders (2.1): base x exp(caseload_effect (caseload / reference - 1) + inadequate_effect if
/// judged Inadequate + agency_effect x agency share + swing), at most `most`.
struct Turnover {
  Assumption<units::YearlyRate> base;
  Assumption<units::Ratio> caseload_effect;
  Assumption<units::Caseload> reference;
  Assumption<units::Ratio> inadequate_effect, agency_effect;
  Assumption<units::MonthlyRate> most;
  Swings swings;                       ///< Of the hazard; size 0: none.
  Assumption<units::Share> to_agency;  ///< Leavers who join the agencies' supply for a year.
};

struct Recruitment {
  Assumption<units::YearlyRate>
      fill_rate;                  ///< Hazard that an open vacancy is filled (an appointment is made).
  Assumption<units::Months> lag;  ///< From appointment to start, whole months; 0 starts at once.
  Assumption<units::Ratio>
      lag_spread;  ///< Coefficient of variation of the lag (gamma, to whole months); 0: all alike.
};

/// The assessed and supported first year: share of a full caseload carried, at most `most` (2.2).
struct FirstYear {
  Assumption<units::Share> first_quarter = at_default<units::Share>(0.5),  ///< Months 1 to 3.
      second_quarter = at_default<units::Share>(0.7),                      ///< Months 4 to 6.
      second_half = at_default<units::Share>(0.9);                         ///< Months 7 to 12.
  Assumption<units::Share> most = at_default<units::Share>(0.9);  ///< The lighter caseload of the year.
  Assumption<units::Money>
      support;  ///< Training and supervision of each who starts, in the month they start.
};

/// Agency staff = least of cover x vacancies, cap, budget / unit cost, supply (2.3). Unit cost a year = hourly rate x
/// hours a day x paid days x (1 + fee), VAT not included.
struct Agency {
  Assumption<units::Share> cover;             ///< Share of case-holding vacancies covered.
  Assumption<units::Fte> cap;                 ///< At most so many.
  Assumption<units::HourlyRate> hourly_rate;  ///< What the market asks, first year's prices.
  Assumption<units::Ratio> hours_a_day = at_default<units::Ratio>(7.4);
  Assumption<units::Days> paid_days = at_default<units::Days>(230.0);  ///< A year.
  Assumption<units::Share> fee;                                        ///< The agency's, on top of pay.
  Assumption<units::Ratio> case_holding;     ///< Share of a full caseload an agency worker carries.
  Assumption<units::Fte> supply;             ///< To be had in the market; 0: no limit.
  Assumption<units::MoneyPerYear> budget;    ///< VAT not included; 0: no limit. A limit, never added to cost.
  Assumption<units::HourlyRate> hourly_cap;  ///< Regional pay cap; 0: none.
  bool beyond_cap = true;  ///< Whether paying more than the cap is approved: then the excess is a
                           ///< line of its own. If not, the cap is paid and
  Assumption<units::Share> found_at_cap =
      at_default<units::Share>(1.0);  ///< this share of the staff is found.
};

/// Workload of a child by state (2.4), 1 unless said.
struct Workload {
  Assumption<units::Ratio> assessment = at_default<units::Ratio>(1.0),
                           in_need = at_default<units::Ratio>(1.0), plan = at_default<units::Ratio>(1.0),
                           looked_after = at_default<units::Ratio>(1.0);
  Assumption<units::Share>
      urgent;  ///< Of assessments: child protection enquiries, allocated before children in need.
};

/// What making a post's holder redundant costs: notice is worked, then salary x (payment + over_55 x strain).
struct Redundancy {
  Assumption<units::Months> notice;  ///< Whole months.
  Assumption<units::Ratio> payment;  ///< Statutory and local payment, in years of salary.
  Assumption<units::Share> over_55;  ///< Of those made redundant: their pension is paid early.
  Assumption<units::Ratio> strain;   ///< Cost of that to the fund, in years of salary.
};

struct Workforce {
  Assumption<units::Headcount> headcount;           ///< Published staff; roles' FTE may not exceed it.
  Assumption<units::Caseload> opening_caseload;     ///< Published; the opening position must reproduce it.
  Assumption<units::Children> opening_unallocated;  ///< Published; the opening position must reproduce it.
  std::vector<Role> roles;
  Turnover turnover;
  Recruitment recruitment;
  Agency agency;
  Assumption<units::Share> sickness;        ///< Share of permanent staff time lost.
  Assumption<units::Caseload> most_cases;   ///< Above it, cases wait unallocated.
  Assumption<units::Days> allocation_wait;  ///< Mean wait of a new case even with staff to spare (2.2).
  std::array<Assumption<units::Ratio>, 12> sickness_season =
      every_month(1.0);  ///< April to March; averages 1.
  FirstYear first_year;
  Workload workload;
  Redundancy redundancy;
  base::Date
      transfer;  ///< Staff pass to the company; who starts later is on `Role::new_terms`. Unknown: at the start.

 private:
  static std::array<Assumption<units::Ratio>, 12> every_month(double value) {
    std::array<Assumption<units::Ratio>, 12> months;
    months.fill(at_default<units::Ratio>(value));
    return months;
  }
};

}  // namespace loadline::scenario
