#pragma once
/// \file  support/example_scenario.hpp
/// \brief A complete small scenario built in code, for tests and benchmarks: every number certain and stated.
///
/// Its numbers stand near Sunderland's of 2017 so that stocks are near equilibrium, but it is nobody's
/// forecast: scenarios/ may change freely without moving a test, and this may change without moving a report.

#include "loadline/scenario/scenario.hpp"

namespace loadline::testing_support {

/// 60 months from April 2017; no slots yet: call `scenario::make_register` once it is as the test wants it.
scenario::Scenario example_scenario();

/// The same number as a lognormal around its value; for tests that need uncertainty.
template <class Q>
void make_uncertain(scenario::Assumption<Q>& number, double cv) {
  number.uncertain = chance::Lognormal{number.typical_value(), cv};
}

}  // namespace loadline::testing_support
