#pragma once
/// \file  service/open_cases.hpp
/// \brief Children whose case somebody must hold.

#include <cstddef>

#include "loadline/service/block.hpp"

namespace loadline::service {

/// Open cases at the month's end in a lane [children]: under assessment, in need, on a plan or looked after.
inline units::Count open_cases(const Month& month, std::size_t lane) {
  return month.assessments[lane] + month.in_need[lane] + month.plans[lane] + month.looked_after[lane];
}

}  // namespace loadline::service
