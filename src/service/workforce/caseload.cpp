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

}  // namespace loadline::service::workforce
