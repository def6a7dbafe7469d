#pragma once
/// \file  service/staffing_outlook.hpp
/// \brief The staffing loop as every future asks it at a year's end: no allocation, a coarser search.

#include "loadline/service/staffing_loop.hpp"

namespace loadline::service {

/// As `outlook(equilibria(loop), staff)`, but equilibria closer together than posts / 64 may be missed in pairs.
LoopOutlook outlook_quickly(const StaffingLoop& loop, double staff);

}  // namespace loadline::service
