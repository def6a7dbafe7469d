#pragma once
/// \file  report/page/outcome_parts.hpp
/// \brief Parts of the section on outcomes.

#include "report/page/parts.hpp"

namespace loadline::report::page {

Html how_measured(
    const Page& page);  ///< Window, publication, weight, owner, and what to expect over the contract.
Html outcomes_together(const Page& page);  ///< All targets at once; empty where not known.

}  // namespace loadline::report::page
