#pragma once
/// \file  service/outcomes/counted.hpp
/// \brief Whom an indicator counts, by name.

#include <cstddef>

#include "loadline/service/block.hpp"

namespace loadline::service::outcomes {

/// Children counted in a month: a stock at its end, or a flow of the month.
double counted(const Month& month, scenario::Counted what, std::size_t lane);

/// Whether it is a flow, which a rate states for a year.
bool is_flow(scenario::Counted what);

}  // namespace loadline::service::outcomes
