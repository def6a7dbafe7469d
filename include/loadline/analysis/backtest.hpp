#pragma once
/// \file  loadline/analysis/backtest.hpp
/// \brief Rolling origin: forecasts made as of a year, scored on the years that followed (`model.md` 8.4, 8.5).
///
/// Scores are taken over the authorities whose stock, starts and ceased are complete from the table's first year to the
/// origin and whose later stock is known; the baselines are made from these authorities, the fit from all. Scores are as
/// share of the stock at the origin, so that a small authority counts as much as a large one.

#include <functional>
#include <string>
#include <vector>

#include "loadline/analysis/history_fit.hpp"
#include "loadline/input/history_table.hpp"
#include "loadline/statistics/estimate.hpp"

namespace loadline::analysis {

struct BacktestPlan {
  std::vector<int> origins;  ///< As-of years.
  int horizons = 3;          ///< Years ahead, 1 to 30; those without observations are left out.
  FitPlan fit;               ///< Its `as_of` is replaced by each origin.
  int futures = 4'000;       ///< A forecast, at least 100.
  int threads = 2;           ///< Never changes a result.
};

/// Told of progress, from one thread at a time: authorities forecast so far, all of them over all origins.
using BacktestProgress = std::function<void(int done, int all)>;

/// How one way of forecasting did.
struct ForecasterScore {
  std::string
      name;  ///< "stock-first", "last value", "linear trend", "national growth", "probabilistic last value".
  statistics::Estimate
      crps;  ///< Mean fair CRPS / stock at the origin, with its standard error over authorities.
  double log_score = 0.0;  ///< Mean -log density of the log stock; infinite where the forecast is a point.
  double cover_50 = 0.0, cover_80 = 0.0,
         cover_90 = 0.0;  ///< Share inside the central interval; 0 for a point.
  double width_80 = 0.0;  ///< Mean width of the 80 % interval / stock at the origin (sharpness).
  std::vector<int> pit;   ///< Ten bins; empty for a point.
  statistics::Estimate
      gain;  ///< Mean of (this CRPS - the estimator's) / stock, paired by authority (Diebold-Mariano).
  double skill = 0.0;  ///< 1 - the estimator's CRPS / this one's: above 0, the estimator is better.
};

/// One origin and horizon.
struct BacktestCell {
  int origin = 0, horizon = 0;
  int authorities = 0;  ///< Scored.
  std::vector<ForecasterScore>
      scores;  ///< The estimator first, then the baselines in the order of the list above.
};

/// One authority's forecast beside what was observed, for tables and charts.
struct AuthorityScore {
  std::string code, name;
  int origin = 0, horizon = 0;
  double stock = 0.0;                                                   ///< At the origin [children].
  double observed = 0.0;                                                ///< [children]
  double p5 = 0, p10 = 0, p25 = 0, p50 = 0, p75 = 0, p90 = 0, p95 = 0;  ///< Of the forecast [children].
  double crps = 0.0;                                                    ///< [children]
  double log_score = 0.0, pit = 0.0;
};

struct Backtest {
  std::vector<BacktestCell> cells;  ///< By origin, then horizon.
  std::vector<AuthorityScore> authorities;
  std::vector<HistoryFit> fits;  ///< One an origin.
  int left_out = 0;              ///< Authorities whose history is not complete.
};

/// Scores one forecast against one later observation. `ensemble` need not be sorted; `stock` at the origin, above 0.
AuthorityScore score_authority(const std::vector<double>& ensemble, double stock, double observed);

/// Origins for which the fit has too little (see `can_fit`) are skipped. `later`, where given, holds the observations
/// (a file held back); otherwise they are the table's own later years.
Backtest backtest(const std::vector<input::AuthorityHistory>& histories, const BacktestPlan& plan,
                  const BacktestProgress& progress = {},
                  const std::vector<input::AuthorityHistory>* later = nullptr);

}  // namespace loadline::analysis
