#include "service/workforce/caseload.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::service::workforce {

PostChances post_chances(double leaving, double filling) {
  const double both = leaving + filling;
  if (both <= 0.0) return {};
  const double moved = -std::expm1(-both) / both;
  return {.becomes_vacant = leaving * moved, .becomes_filled = filling * moved};
}

double leaving_hazard(const TurnoverTerms& terms, const Pressure& pressure) {
  const double log_effect = terms.caseload_effect * (pressure.caseload / terms.reference - 1.0) +
                            (pressure.inadequate ? terms.inadequate_effect : 0.0) +
                            terms.agency_effect * pressure.agency_share;
  return std::clamp(terms.base * std::exp(log_effect) * pressure.factor, 0.0, terms.most);
}

double agency_share(double permanent, double agency) {
  const double everyone = permanent + agency;
  return everyone > 0.0 ? agency / everyone : 0.0;
}

Allocation allocate(const OpenCases& cases, double waiting, double capacity, double most_cases) {
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
