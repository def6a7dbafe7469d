#pragma once
/// \file  service/workforce/pool.hpp
/// \brief All roles that hold cases taken as one: what the staffing loop of one future is worked out from.

#include "loadline/service/staffing_loop.hpp"
#include "service/workforce/agency.hpp"
#include "service/workforce/caseload.hpp"
#include "service/workforce/lag.hpp"

namespace loadline::service::workforce {

/// What one role adds, in one future [FTE].
struct RoleShare {
  double posts = 0.0, held = 0.0, in_post = 0.0;
  double carried = 0.0;          ///< Full caseloads that its staff can carry.
  double carried_if_full = 0.0;  ///< By as many experienced people as it has posts.
  double filling = 0.0;          ///< Hazard that an advertised vacancy is filled [per month].
};

struct Pool {
  double posts = 0.0, held = 0.0, in_post = 0.0, vacancies = 0.0;  ///< [FTE]
  double carried = 0.0, carried_if_full = 0.0;
  double advertised = 0.0, filling_of_advertised = 0.0, filling_of_posts = 0.0;  ///< Weighted sums.

  void add(const RoleShare& role);
};

/// What the loop needs beside the people.
struct LoopTerms {
  TurnoverTerms turnover;
  bool inadequate = false;
  double leaving_factor = 1.0;  ///< A swing, the savings programme.
  AgencyTerms agency;
  double agency_holding = 0.0, most_cases = 0.0, workload = 0.0;
};

/// The loop of the pooled roles [per year]. Vacancies are filled at the mean of the roles' hazards weighted by what they
/// advertise, and where people start `lag` months after they are found, at 1 / (1 / hazard + lag): a vacancy with an
/// appointment is not advertised.
StaffingLoop pooled_loop(const Pool& pool, const LoopTerms& terms, const LagLaw& lag);

}  // namespace loadline::service::workforce
