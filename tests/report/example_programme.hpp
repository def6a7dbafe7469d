#pragma once
/// \file  report/example_programme.hpp
/// \brief Made-up findings on the savings programme, the bridge from plan to outturn and the staffing loop.

#include "loadline/analysis/findings.hpp"

namespace loadline::testing_support {

/// Initiatives, their worth, bridges, missed targets and the staffing loop of the example's five years.
void add_programme(analysis::Findings& findings);

}  // namespace loadline::testing_support
