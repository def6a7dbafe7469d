#pragma once
/// \file  loadline/scenario/lint_rules.hpp
/// \brief Names of the rules by which a contract's terms are read against each other (`loadline check`): kept beside the
///   scenario, because an acknowledgement names one.

#include <array>
#include <string_view>

namespace loadline::scenario {

inline constexpr std::array<std::string_view, 7> lint_rules{
    "paid-twice",  // two clauses pay for the same child-weeks
    "volume-outside-target",
    "deductions-refunded",
    "indemnity-voids-deductions",
    "cliff",           // a penny more of cost or a child more moves thousands of pounds
    "perverse-slope",  // spending more leaves the company better off
    "never-bites",     // a term that does nothing in any plausible year
};

}  // namespace loadline::scenario
