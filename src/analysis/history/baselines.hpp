#pragma once
/// \file  analysis/history/baselines.hpp
/// \brief What a forecast has to beat: simple ways to forecast a stock from the years up to an as-of year.

#include <string>
#include <vector>

#include "account.hpp"

namespace loadline::analysis::history {

/// The names used in tables, in order.
std::vector<std::string> baseline_names();

/// Forecasts of one baseline for one horizon.
class Baseline {
 public:
  /// \param which  Index into `baseline_names()`.
  Baseline(std::size_t which, const Account& account, int horizon);

  /// Ensemble for this authority, whose stock in the as-of year is known; one element for a point forecast.
  ///
  /// last value: the stock. linear trend: least squares through every stock up to the as-of year (last value where there
  /// is one only), at least 0. national growth: the stock times the mean yearly growth of the total of all
  /// authorities known throughout, compounded. probabilistic last value: the stock times exp of every log change over
  /// the same horizon in the table so far; where it is too short, of every one-year change times the root of the horizon.
  std::vector<double> forecast(const Record& record) const;

 private:
  std::size_t which_;
  int horizon_;
  double national_ = 0.0;        ///< Mean log growth a year of the total.
  std::vector<double> changes_;  ///< Pooled log changes.
};

}  // namespace loadline::analysis::history
