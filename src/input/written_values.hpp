#pragma once
/// \file  input/written_values.hpp
/// \brief Every value of a scenario by path, as people write it: what a setting changed is the difference of
///   two.

#include <string>
#include <utility>
#include <vector>

#include "loadline/scenario/scenario.hpp"

namespace loadline::input {

/// Path and value, in file order.
std::vector<std::pair<std::string, std::string>> written_values(const scenario::Scenario& scenario);

}  // namespace loadline::input
