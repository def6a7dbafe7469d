#pragma once
/// \file  loadline/analysis/scenario_hindcast.hpp
/// \brief A scenario's forecast, frozen at its as-of date, scored on what was observed later (`model.md` 8.4, 8.5).
///
/// A figure of a day is compared with the month's end nearest to that day, a figure of a year with the contract year its
/// date ends. Only what lies after the as-of date, and inside the horizon, is scored; what lies before feeds the baselines.
/// All functions are pure.

#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/calibration.hpp"
#include "loadline/engine/run.hpp"
#include "loadline/input/observations.hpp"
#include "loadline/scenario/scenario.hpp"

namespace loadline::analysis {

/// A figure of a run that observations may be about.
struct HindcastSeries {
  std::string id;    ///< "looked-after"
  std::string name;  ///< "Children looked after"
  std::string unit;  ///< "children", "FTE", "children/FTE", "GBP"
  enum class Of { day, year } of = Of::day;
};
/// Every series of a scenario, cost lines among them ("cost.<id of the line>").
std::vector<HindcastSeries> hindcast_series(const scenario::Scenario& scenario);

struct BaselineScore {
  double forecast = 0.0, crps = 0.0;  ///< A point forecast's CRPS is its distance.
};

/// One observation against the futures.
struct ScoredObservation {
  std::string series, name, unit;
  base::Date date;
  std::string when;       ///< "31 March 2018", or "2017/18" for a figure of a year.
  double years_on = 0.0;  ///< From the start of the horizon to the month's or year's end that is compared.
  double observed = 0.0;
  std::string source;
  int row = 0;
  Spread forecast;
  double crps = 0.0;       ///< Fair, in the unit of the series.
  double log_score = 0.0;  ///< -log density [nats], by kernels; on the log of what is positive.
  double pit = 0.0;        ///< 0 to 1
  bool in_50 = false, in_80 = false, in_90 = false;
  std::optional<BaselineScore> last_value, linear_trend;  ///< Where there is a history to make them from.
};

/// What is known of a series before the as-of date: x in years from the start of the horizon (at most 0).
struct KnownBefore {
  double years = 0.0, value = 0.0;
};

/// A series with its fan.
struct ScoredSeries {
  HindcastSeries what;
  std::vector<KnownBefore> before;  ///< Increasing; the opening position, where there is one, last.
  std::vector<std::pair<double, Spread>> fan;  ///< By month or year; x as above.
  std::vector<ScoredObservation> scored;       ///< By date.
  double mean_crps = 0.0;
  std::optional<double> skill_last_value,
      skill_linear_trend;  ///< 1 - CRPS / baseline's, over dates that have both.
};

struct ScenarioHindcast {
  std::vector<ScoredSeries> series;  ///< Those with a scored observation.
  std::vector<input::ObservedFigure> before,
      beyond;                ///< Not scored: up to the as-of date; after the horizon.
  std::int64_t futures = 0;  ///< The observations are compared with.
  int scored = 0, in_50 = 0, in_80 = 0, in_90 = 0;
};

ScenarioHindcast scenario_hindcast(const scenario::Scenario& scenario, const engine::Ensemble& ensemble,
                                   const std::vector<input::ObservedFigure>& observed);

}  // namespace loadline::analysis
