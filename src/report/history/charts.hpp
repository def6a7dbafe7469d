#pragma once
/// \file  report/history/charts.hpp
/// \brief Charts of history and forecast: what was recorded, what was forecast, what followed. Figures come finished.

#include <string>
#include <utility>
#include <vector>

#include "loadline/analysis/calibration.hpp"
#include "report/svg/canvas.hpp"

namespace loadline::report::history {

/// A fan over years beside the record. x is a point in time in years; a whole number is the 31 March of that year.
struct TimePicture {
  struct Check {
    double at = 0.0, p10 = 0.0, p50 = 0.0, p90 = 0.0;
  };
  std::vector<svg::Point> recorded;  ///< Increasing: what the forecast knew.
  std::vector<Check> checks;         ///< Ranges that earlier forecasts gave for recorded years.
  std::vector<std::pair<double, analysis::Spread>> fan;
  std::vector<svg::Point> later;  ///< What followed.
  svg::Label axis;                ///< Words of a tick; empty: those of a value.
  svg::Label label;               ///< Words of a value.
};
std::string time_chart(const TimePicture& picture, const svg::Size& size);

/// Ten equal bins of where observations fell in their forecasts, beside what honest forecasts would show.
std::string pit_chart(const std::vector<int>& bins, const svg::Size& size);

/// Share of observations inside the 50, 80 and 90 % ranges, a row a forecast.
struct CoverageRow {
  std::string words;
  double in_50 = 0.0, in_80 = 0.0, in_90 = 0.0;
};
std::string coverage_chart(const std::vector<CoverageRow>& rows, const svg::Size& size);
svg::Size coverage_size(svg::Size size, std::size_t rows);

/// Share still looked after by months since entry: as seen, and as fitted.
std::string survival_chart(const std::vector<analysis::SurvivalPoint>& points, const svg::Size& size);

}  // namespace loadline::report::history
