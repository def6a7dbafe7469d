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
  return std::clamp(terms.base * std::exp(log_effect), 0.0, terms.most);
}

double agency_staff(double vacancies, double cover, double cap) {
  return std::max(0.0, std::min(cover * vacancies, cap));
}

double agency_share(double permanent, double agency) {
  const double everyone = permanent + agency;
  return everyone > 0.0 ? agency / everyone : 0.0;
}

Allocation allocate(double cases, double waiting, double capacity, double most_cases) {
  if (capacity <= 0.0) return {.unallocated = cases, .caseload = most_cases};
  const double beyond = std::ceil(std::max(0.0, cases - most_cases * capacity));
  const double unallocated = std::min(cases, waiting + beyond);
  return {.unallocated = unallocated, .caseload = std::min(most_cases, (cases - unallocated) / capacity)};
}

}  // namespace loadline::service::workforce
