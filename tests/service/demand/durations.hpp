#pragma once
/// \file  demand/durations.hpp
/// \brief Laws of duration as tests state them.

#include <utility>
#include <vector>

#include "loadline/scenario/duration.hpp"

namespace loadline::testing_support {

/// Bands as (from [months], rate [per month]).
inline scenario::DurationLaw piecewise_law(const std::vector<std::pair<double, double>>& bands) {
  scenario::DurationLaw law;
  law.kind = scenario::DurationKind::piecewise;
  for (const auto& [from, rate] : bands)
    law.bands.push_back({scenario::stated<units::Months>(from), scenario::stated<units::MonthlyRate>(rate)});
  return law;
}

/// Child protection plans in England: rates of ending by months since the start (`model.md` 1.5); mean 9.331 months.
inline scenario::DurationLaw plans_law() {
  return piecewise_law({{0.0, 0.06901}, {3.0, 0.05036}, {6.0, 0.15487}, {12.0, 0.16974}});
}

inline scenario::DurationLaw weibull_law(double shape = 1.44) {
  scenario::DurationLaw law;
  law.kind = scenario::DurationKind::weibull;
  law.shape = scenario::stated<units::Ratio>(shape);
  return law;
}

/// Stages as (relative length, share who end there).
inline scenario::DurationLaw coxian_law(const std::vector<std::pair<double, double>>& stages) {
  scenario::DurationLaw law;
  law.kind = scenario::DurationKind::stages;
  for (const auto& [length, ends] : stages)
    law.stages.push_back({scenario::stated<units::Ratio>(length), scenario::stated<units::Share>(ends)});
  return law;
}

}  // namespace loadline::testing_support
