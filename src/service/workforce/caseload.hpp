#pragma once
/// \file  service/workforce/caseload.hpp
/// \brief One future's staffing arithmetic (`model.md` 2.1 to 2.4), shared by the months, the opening position
/// and the staffing loop.

#include <algorithm>
#include <array>
#include <cmath>

#include "loadline/service/block.hpp"

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
  double factor = 1.0;  ///< A swing, the savings programme.
};
/// Hazard of leaving [per month], 0 to `terms.most`.
double leaving_hazard(const TurnoverTerms& terms, const Pressure& pressure);

/// Share of those holding cases who are agency staff; 0 where nobody holds cases.
double agency_share(double permanent, double agency);

/// Open cases by the order in which they are allocated [children], and the work of each (1: an ordinary case).
struct OpenCases {
  std::array<double, allocation_classes> children{};
  std::array<double, allocation_classes> weight{1.0, 1.0, 1.0, 1.0, 1.0};
};

/// The work of each state's children and which assessments are urgent, as `read` gives each number.
struct CaseWeights {
  double assessment = 1.0, in_need = 1.0, plan = 1.0, looked_after = 1.0;
  double urgent = 0.0;  ///< Share of assessments.
};
template <class Read>
CaseWeights case_weights(const scenario::Workload& terms, const Read& read) {
  return {read(terms.assessment), read(terms.in_need), read(terms.plan), read(terms.looked_after),
          read(terms.urgent)};
}

/// Children by state, sorted into classes; whole numbers of urgent ones.
struct OpenStates {
  double assessments = 0.0, in_need = 0.0, plans = 0.0, looked_after = 0.0;
};
inline OpenCases open_cases(const OpenStates& children, const CaseWeights& weights) {
  const double urgent =
      weights.urgent > 0.0 ? std::min(children.assessments, std::round(weights.urgent * children.assessments))
                           : 0.0;
  return {{children.plans, children.looked_after, urgent, children.in_need, children.assessments - urgent},
          {weights.plan, weights.looked_after, weights.assessment, weights.in_need, weights.assessment}};
}

/// Who carries what (2.2).
struct Allocation {
  std::array<double, allocation_classes> unallocated{};  ///< [children]
  double workload = 0.0;                                 ///< Of all open cases, weighted.
  double caseload = 0.0;                                 ///< [weighted children/FTE]
};

/// Shares open cases among `capacity` [FTE]. `waiting` of them have not been handed out yet; beyond `most_cases`
/// each, whole cases wait as well. Those that wait are of the last classes. Without capacity every case waits and
/// the caseload stands at its most, so that what depends on it sees the worst (2.6).
inline Allocation allocate(const OpenCases& cases, double waiting, double capacity, double most_cases) {
  Allocation shared;
  for (std::size_t k = 0; k < allocation_classes; ++k) shared.workload += cases.children[k] * cases.weight[k];
  if (capacity <= 0.0) {
    shared.unallocated = cases.children;
    shared.caseload = most_cases;
    return shared;
  }
  double beyond = std::max(0.0, shared.workload - most_cases * capacity);
  double carried = shared.workload;
  for (std::size_t k = allocation_classes; k-- > 0;) {
    if (waiting <= 0.0 && beyond <= 0.0) break;
    const double of_new = std::min(waiting, cases.children[k]);
    waiting -= of_new;
    double of_rest = 0.0;
    if (beyond > 0.0 && cases.weight[k] > 0.0) {  // a case that is no work frees nobody
      of_rest = std::min(cases.children[k] - of_new, std::ceil(beyond / cases.weight[k]));
      beyond -= of_rest * cases.weight[k];
    }
    shared.unallocated[k] = of_new + of_rest;
    carried -= shared.unallocated[k] * cases.weight[k];
  }
  shared.caseload = std::min(most_cases, carried / capacity);
  return shared;
}

}  // namespace loadline::service::workforce
