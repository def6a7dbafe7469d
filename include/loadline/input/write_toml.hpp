#pragma once
/// \file  loadline/input/write_toml.hpp
/// \brief The effective scenario as a file: every number with its origin, every default written out.

#include <string>

#include "loadline/scenario/scenario.hpp"

namespace loadline::input {

/// A TOML file that `load_scenario` reads back to the same scenario (same values, distributions and origins;
/// places differ). Defaults are written with `assumption = "default"`, which the reader knows as the
/// program's own default.
std::string write_toml(const scenario::Scenario& scenario);

}  // namespace loadline::input
