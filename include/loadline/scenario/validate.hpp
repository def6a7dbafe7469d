#pragma once
/// \file  loadline/scenario/validate.hpp
/// \brief Rules across keys: what no single number can break alone.

#include "loadline/base/diagnostic.hpp"
#include "loadline/scenario/scenario.hpp"

namespace loadline::scenario {

/// Adds a message for every broken rule (splits that do not sum, a source published too late, a savings plan
/// that waits for itself), each at the place of the number concerned. Excerpts are left to who knows the
/// files.
///
/// Puts the scenario into the order other layers rely on: clauses by `seq` (of variants too), yearly values
/// by contract year, one a year, with zero for years a list may leave out. A number that could not be read
/// (not stated, no default) takes part in no rule, so that one slip does not give two messages.
///
/// Rules: `model.md` section 9, as far as they concern what is delivered.
void validate(Scenario& scenario, base::Diagnostics& diagnostics);

}  // namespace loadline::scenario
