#pragma once
/// \file  service/workforce/caseload.hpp
/// \brief One future's staffing arithmetic (`model.md` 2.1 to 2.4), shared by the months and the opening
/// position.

namespace loadline::service::workforce {

/// Chances that one post changes hands in a month under constant monthly hazards of leaving and of filling:
/// the exact two-state transition probabilities (1.3), so that a post left and refilled within the month
/// counts as neither.
struct PostChances {
  double becomes_vacant = 0.0;
  double becomes_filled = 0.0;
};
PostChances post_chances(double leaving, double filling);

/// What drives leaving (2.1) [per month; children/FTE; shares 0 to 1].
struct TurnoverTerms {
  double base = 0.0, caseload_effect = 0.0, reference = 0.0, inadequate_effect = 0.0, agency_effect = 0.0,
         most = 0.0;
};
struct Pressure {
  double caseload = 0.0;
  double agency_share = 0.0;
  bool inadequate = false;
};
/// Hazard of leaving [per month], 0 to `terms.most`.
double leaving_hazard(const TurnoverTerms& terms, const Pressure& pressure);

/// Agency staff [FTE]: a share of the vacancies, at most the cap, never below 0 (a cap cut below 0 means
/// none).
double agency_staff(double vacancies, double cover, double cap);

/// Share of those holding cases who are agency staff; 0 where nobody holds cases.
double agency_share(double permanent, double agency);

/// Who carries what (2.2).
struct Allocation {
  double unallocated = 0.0;  ///< [children]
  double caseload = 0.0;     ///< [children/FTE]
};

/// Shares `cases` open cases among `capacity` [FTE]. `waiting` of them have not been handed out yet; beyond
/// `most_cases` each, whole cases wait as well. Without capacity every case waits and the caseload stands at
/// its most, so that what depends on it sees the worst (2.6).
Allocation allocate(double cases, double waiting, double capacity, double most_cases);

}  // namespace loadline::service::workforce
