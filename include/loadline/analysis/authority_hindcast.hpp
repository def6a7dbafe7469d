#pragma once
/// \file  loadline/analysis/authority_hindcast.hpp
/// \brief One authority of a back-test: every fan beside what followed, scored against the simple ways to forecast.

#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/backtest.hpp"
#include "loadline/analysis/calibration.hpp"

namespace loadline::analysis {

/// A year that followed.
struct FollowedYear {
  AuthorityScore score;
  std::vector<std::pair<std::string, double>> baselines;  ///< Name and CRPS [children].
};

/// The forecast of one as-of year.
struct AuthorityOrigin {
  int origin = 0;
  double stock = 0.0;                ///< At the origin [children].
  std::vector<YearSpread> forecast;  ///< Every horizon, whether or not it has been observed.
  std::vector<FollowedYear> followed;
};

/// A back-test over all its origins and horizons, the estimator's forecasts only. Horizons of one origin overlap, so these
/// are not independent: no error is given.
struct BacktestTotals {
  int scored = 0;                                     ///< Forecasts with an observation.
  double in_50 = 0.0, in_80 = 0.0, in_90 = 0.0;       ///< Shares.
  double crps = 0.0;                                  ///< Mean fair CRPS / stock at the origin.
  std::vector<int> pit;                               ///< Ten bins.
  std::vector<std::pair<std::string, double>> skill;  ///< Against each baseline: 1 - CRPS / its.
};
/// \param horizon  Years ahead; 0 for all.
BacktestTotals totals(const Backtest& test, int horizon = 0);

struct AuthorityHindcast {
  std::string code, name;
  std::vector<input::HistoryYear> history;  ///< Every year known, later ones held back among them.
  std::vector<AuthorityOrigin> origins;
  int scored = 0, in_50 = 0, in_80 = 0, in_90 = 0;
};

/// From the fits of a back-test of the same histories. `later` as given to it. Origins at which the authority has no
/// stock are left out.
AuthorityHindcast authority_hindcast(const std::vector<input::AuthorityHistory>& histories,
                                     const Backtest& test, const BacktestPlan& plan, const std::string& code,
                                     const std::vector<input::AuthorityHistory>* later = nullptr);

}  // namespace loadline::analysis
