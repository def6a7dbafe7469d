#pragma once
/// \file  service/cost/drivers.hpp
/// \brief What lines of the budget grow with, and how (`model.md` 3.7).

#include <vector>

#include "loadline/service/block.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::cost {

/// Children [at the month's end], staff in post of all roles [FTE], or children of the month as a yearly flow; 1 where
/// nothing drives.
Lanes<double> driver_now(scenario::CostDriver driver, const Month& month,
                         const std::vector<workforce::RoleMonth>& staff);

/// How an amount that holds at `reference` moves with its driver. Steps come first: a line has steps or a fixed share.
struct Response {
  double reference = 0.0;  ///< 0: the amount stays as stated.
  double fixed_share = 0.0;
  double step = 0.0;  ///< 0: no steps.
};

/// What the amount is multiplied by; 1 at the reference. Left-continuous in steps: exactly one step's worth costs one step.
double share_of_amount(const Response& response, double driver);

}  // namespace loadline::service::cost
