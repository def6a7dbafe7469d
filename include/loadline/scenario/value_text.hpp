#pragma once
/// \file  loadline/scenario/value_text.hpp
/// \brief What a number is believed to be, as a scenario file writes it.

#include <functional>
#include <string>

#include "loadline/chance/uncertain.hpp"

namespace loadline::scenario {

/// The value part of a number's table: `value = "8 %"`, `p10 = ..., p50 = ..., p90 = ...`, `normal = { mean = ..., sd = ... }`.
/// \param number  Writes a value in the kept unit, with its unit.
/// \param bare    Writes what never has a unit: a coefficient of variation, a sample size.
std::string value_text(const chance::Uncertain& uncertain, const std::function<std::string(double)>& number,
                       const std::function<std::string(double)>& bare);

}  // namespace loadline::scenario
