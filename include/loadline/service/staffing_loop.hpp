#pragma once
/// \file  loadline/service/staffing_loop.hpp
/// \brief The staffing loop: fewer staff carry more cases each, and then more of them leave (`model.md` 2.1, 2.5, OR-S2).
///
/// In a year's mean field, with S permanent staff, V = max(0, E - S) vacancies and A(V) agency staff, people start at
/// fill x max(0, V - held) and leave at h(S) S, where h is the hazard of (2.1) at the caseload the S and A(V) carry.
/// Equilibria are where the two are equal. One to which staff numbers return from both sides is stable; an unstable one
/// is the tipping point: below it staff numbers run away downwards.

#include <limits>
#include <vector>

#include "loadline/scenario/scenario.hpp"

namespace loadline::service {

/// One year's numbers, held. Limits may be infinite.
struct StaffingLoop {
  double posts = 0.0;     ///< E [FTE]
  double held = 0.0;      ///< Posts not advertised [FTE]
  double workload = 0.0;  ///< Weighted open cases [children]
  double fill = 0.0;      ///< Hazard that a vacancy is filled [per year]
  double leaving = 0.0;   ///< h0 with what does not depend on staffing (the judgement, a swing) [per year]
  double caseload_effect = 0.0;                                   ///< beta
  double reference = 1.0;                                         ///< c* [children/FTE], above 0
  double agency_effect = 0.0;                                     ///< beta_A, on agency's share of staff
  double most_leaving = std::numeric_limits<double>::infinity();  ///< h_max [per year]
  double most_cases = std::numeric_limits<double>::infinity();    ///< c_max [children/FTE]
  double carried = 1.0;  ///< Case-holding FTE that one permanent FTE carries, sickness taken off
  double cover = 0.0;    ///< Agency's share of vacancies, kappa
  double agency_cap = std::numeric_limits<double>::infinity();  ///< [FTE]
  double agency_carried = 1.0;                                  ///< rho_A
};

/// What the loop does at S permanent staff.
struct LoopRates {
  double agency = 0.0;    ///< [FTE]
  double caseload = 0.0;  ///< [children/FTE], at most `most_cases`
  double leavers = 0.0;   ///< [FTE/year]
  double starters = 0.0;  ///< [FTE/year]
};
LoopRates rates_at(const StaffingLoop& loop, double staff);

struct Equilibrium {
  double staff = 0.0;     ///< [FTE]
  double caseload = 0.0;  ///< [children/FTE]
  bool stable = true;
};

/// Every equilibrium with 0 <= S <= posts, in increasing order of staff, to 1e-9 FTE. Stable and unstable ones alternate.
/// S = 0 is one only where nobody can be found (fill 0) or leavers outrun starters all the way down to it.
/// Roots closer together than posts / 512 may be missed in pairs. Pure.
std::vector<Equilibrium> equilibria(const StaffingLoop& loop);

/// Where staff numbers drift to from `staff`, and the unstable equilibrium nearest to it (NaN where there is none).
struct LoopOutlook {
  double settles = 0.0;
  double tipping = std::numeric_limits<double>::quiet_NaN();
};
LoopOutlook outlook(const std::vector<Equilibrium>& all, double staff);

/// The loop of all roles that hold cases, taken as one, at the opening position and typical values. Its `posts` are 0
/// where no role holds cases.
StaffingLoop opening_loop(const scenario::Scenario& scenario);
/// The permanent staff of that position [FTE].
double opening_case_holders(const scenario::Scenario& scenario);

}  // namespace loadline::service
