#include "service/cost/drivers.hpp"

#include <cmath>

#include "service/cost/lines.hpp"
#include "service/open_cases.hpp"

namespace loadline::service::cost {
namespace {

double children_behind(scenario::CostDriver driver, const Month& month, std::size_t lane) {
  switch (driver) {
    case scenario::CostDriver::looked_after:
      return month.looked_after[lane];
    case scenario::CostDriver::care_leavers:
      return month.care_leavers[lane];
    case scenario::CostDriver::open_cases:
      return open_cases(month, lane);
    case scenario::CostDriver::plans:
      return month.plans[lane];
    case scenario::CostDriver::referrals:
      return months_a_year * month.referrals[lane];
    case scenario::CostDriver::care_entries:
      return months_a_year * month.care_entries[lane];
    case scenario::CostDriver::adoptions:
      return months_a_year * month.adoptions[lane];
    case scenario::CostDriver::staff:
    case scenario::CostDriver::fixed:
      break;
  }
  return 1.0;
}

/// Steps that serve this much. Staff are sums of fractions: a billionth over a step is rounding, not one more manager.
double steps(double driver, double size) { return std::ceil(driver / size - 1e-9); }

}  // namespace

Lanes<double> driver_now(scenario::CostDriver driver, const Month& month,
                         const std::vector<workforce::RoleMonth>& staff) {
  Lanes<double> level{};
  if (driver == scenario::CostDriver::staff) {
    for (const workforce::RoleMonth& role : staff)
      for (std::size_t lane = 0; lane < units::lane_count; ++lane) level[lane] += role.in_post[lane];
    return level;
  }
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    level[lane] = children_behind(driver, month, lane);
  return level;
}

double share_of_amount(const Response& response, double driver) {
  if (!(response.reference > 0.0)) return 1.0;
  if (response.step > 0.0) return steps(driver, response.step) / steps(response.reference, response.step);
  return response.fixed_share + (1.0 - response.fixed_share) * (driver / response.reference);
}

}  // namespace loadline::service::cost
