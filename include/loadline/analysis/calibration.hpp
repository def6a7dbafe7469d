#pragma once
/// \file  loadline/analysis/calibration.hpp
/// \brief What a fit of history says, arranged for a reader: fans, checks against the record, and numbers for a scenario.
///
/// Everything here is computed from a `HistoryFit` (published tables) and a `StayFit` (an authority's own return); it adds
/// no estimate of its own but quantiles. Counts are children, flows children a year to 31 March.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/history_fit.hpp"
#include "loadline/analysis/stay_fit.hpp"
#include "loadline/base/date.hpp"
#include "loadline/chance/uncertain.hpp"
#include "loadline/input/care_return.hpp"
#include "loadline/scenario/assumption.hpp"

namespace loadline::analysis {

/// Quantiles of a figure over futures.
struct Spread {
  double p5 = 0, p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0, p95 = 0;
};
Spread spread_of(const std::vector<double>& sample);  ///< At least one element; type 7.

/// Stock, entries and exits of one year, as forecast.
struct YearSpread {
  int year = 0;  ///< To 31 March.
  Spread stock, entries, exits;
};

/// A number for a scenario, with what it rests on.
struct CalibratedNumber {
  std::string path;         ///< Of the scenario: "demand.care.entries.starts".
  std::string meaning;      ///< A plain clause.
  std::string unit;         ///< As a scenario writes it: "children", "months", "%" or "" for none.
  chance::Uncertain value;  ///< In the kept unit: shares from 0 to 1, the rest as written.
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;  ///< Of `value`, in the same; equal where it is certain.
  base::Date measured;
  scenario::Quality quality = scenario::Quality::amber;
  std::string
      assumption;  ///< Id of the sentence in the fragment it rests on besides the data; "" for the data alone.
  std::string note;
};

struct CalibratedCorrelation {
  std::string id, first, second;  ///< Paths.
  double spearman = 0.0;          ///< -1 to 1.
};

struct CalibrationPlan {
  FitPlan fit;
  int horizons = 5;     ///< Years ahead, 1 to 10.
  int futures = 4'000;  ///< A forecast, at least 100.
  int threads = 2;      ///< Never changes a result.
};

/// Steps done of all; may throw to stop, from any thread.
using CalibrationProgress = std::function<void(int done, int all)>;

/// One authority of a table.
struct AuthorityCalibration {
  ScenarioDemand demand;
  std::vector<input::HistoryYear> history;  ///< Up to the as-of year.
  std::vector<YearSpread>
      checks;  ///< Earlier years, each as a fit that ended the year before would have forecast it.
  std::vector<YearSpread> forecast;
  std::vector<CalibratedNumber> numbers;
  std::vector<CalibratedCorrelation> correlations;  ///< Only those of 0.05 and more either way.
};

/// Every authority of a table, and what they share.
struct TableCalibration {
  struct Row {
    ScenarioDemand demand;
    std::optional<double> started, ceased;  ///< In the as-of year, as published.
    std::vector<YearSpread> forecast;
  };
  std::vector<Row> rows;                 ///< In the order of the table; those with a stock at the as-of year.
  std::vector<std::string> left_out;     ///< Names of the others.
  std::vector<YearSpread> all_forecast;  ///< All rows together, futures added.
  std::vector<input::HistoryYear>
      all_history;                  ///< Sums over the authorities that have the figure in every year.
  std::size_t all_authorities = 0;  ///< How many those are; they alone are in `all_forecast`.
};

/// An authority's own return.
struct ReturnCalibration {
  StayFit stays;
  std::vector<input::ReturnYear> years;
  base::Date window_start, window_end;
  std::size_t children = 0, episodes = 0;
  double looked_after = 0.0;                         ///< On the last day [children].
  std::array<double, scenario::age_bands> by_age{};  ///< Of those [children].
  double elsewhere = 0.0;  ///< Of those, in placements the model has no type for; shared out by the others.
  std::vector<CalibratedNumber> numbers;
};

/// Numbers and correlations a scenario takes from a fit of history.
std::vector<CalibratedNumber> numbers_of(const ScenarioDemand& demand);
std::vector<CalibratedCorrelation> correlations_of(const ScenarioDemand& demand);

/// The years before the as-of year for which a fit can be made, increasing: those a check can start from.
std::vector<int> years_to_fit(const std::vector<input::AuthorityHistory>& histories, int last);

/// Calibrates one authority; `fit` is of the same histories and plan. Refits once for each check.
AuthorityCalibration calibrate_authority(const std::vector<input::AuthorityHistory>& histories,
                                         const HistoryFit& fit, std::size_t authority,
                                         const CalibrationPlan& plan,
                                         const CalibrationProgress& progress = {});

/// Calibrates every authority. Bit-for-bit the same for every `plan.threads`.
TableCalibration calibrate_table(const std::vector<input::AuthorityHistory>& histories, const HistoryFit& fit,
                                 const CalibrationPlan& plan, const CalibrationProgress& progress = {});

enum class FlowsFrom { table, returned };
/// \param flows  Where entries and exits are taken from: where a table gives them, the return gives stays only.
ReturnCalibration calibrate_return(const input::CareReturn& returned, FlowsFrom flows);

}  // namespace loadline::analysis
