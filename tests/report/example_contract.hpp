#pragma once
/// \file  report/example_contract.hpp
/// \brief Made-up findings on what the terms do and on the outcomes specification.

#include "loadline/analysis/findings.hpp"

namespace loadline::testing_support {

/// Deductions, triggers, requests, payoffs and the lint; what each variant deducts and pays besides.
void add_contract(analysis::Findings& findings);

/// How each indicator is measured, what luck does to it, and all of them together.
void add_outcomes(analysis::Findings& findings);

}  // namespace loadline::testing_support
