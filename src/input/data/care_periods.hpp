#pragma once
/// \file  input/data/care_periods.hpp
/// \brief A child's chain of episodes to periods of care and stays in placements.

#include <vector>

#include "input/data/episode_chain.hpp"
#include "loadline/input/care_return.hpp"

namespace loadline::input {

/// Appends the periods and stays of one child to `into`. Rules: one-day-gap, broken-chain, start-unsaid,
/// ended-and-continued, started-after-eighteen, past-eighteenth-birthday, eighteen-too-young,
/// ended-before-the-window.
/// \param child  Its index in the output.
/// \param born   The day it was born.
void append_periods(std::size_t child, Day born, const std::vector<Link>& links, const ReturnYears& years,
                    Notes& notes, CareReturn& into);

}  // namespace loadline::input
