#pragma once
/// \file  loadline/statistics/appraisal.hpp
/// \brief Present values as the Green Book has them (`model.md` 6.6).

#include <optional>
#include <span>

namespace loadline::statistics {

/// HM Treasury's social time preference rate for years 0 to 30 (The Green Book).
inline constexpr double social_time_preference = 0.035;

/// Present value of yearly real flows, year 0 not discounted.
double present_value(std::span<const double> flows, double rate = social_time_preference);

/// The monthly rate that compounds to `yearly`: (1 + yearly)^(1/12) - 1.
double monthly_rate(double yearly);

/// First year in which cumulative flows are at least 0 and stay so to the end; none where they never are. A flow that
/// never goes below 0 has paid back in year 0.
std::optional<int> payback_year(std::span<const double> flows);

}  // namespace loadline::statistics
