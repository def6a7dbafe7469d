#pragma once
/// \file  analysis/history/fitted.hpp
/// \brief What a `HistoryFit` holds.

#include <cstdint>
#include <vector>

#include "account.hpp"
#include "loadline/analysis/history_fit.hpp"

namespace loadline::analysis::history {

/// One estimator's two series, in the order they are fitted, and the closing error, all by posterior draw.
struct Fitted {
  Estimator estimator = Estimator::stock_first;
  SeriesPosterior first, second;
  std::vector<ClosingDraw> closing;
};

struct FittedHistories {
  FitPlan plan;
  Account account;
  std::vector<Fitted> parts;  ///< One, or two where pooled.
  std::vector<PooledSeries> pooled;
  Believed closing_error;
};

/// Expected next year of an authority under one draw, noise left out: what is known at the as-of date.
struct ExpectedYear {
  double growth = 0.0;          ///< Log growth of the stock.
  double entries = 0.0;         ///< [children / year]
  double exits = 0.0;           ///< [children / year]
  double lasting_growth = 0.0;  ///< Log growth a year once momentum and national swings have passed.
};
ExpectedYear expected_year(const Fitted& part, std::size_t draw, std::size_t authority, double stock,
                           double centre);

/// Simulates one future of one authority with posterior draw `draw`, years 1 to `horizons`; writes element r of each.
void simulate(const Fitted& part, const Account& account, std::size_t authority, std::size_t draw,
              std::uint64_t seed, std::size_t future, AuthorityForecast& into);

}  // namespace loadline::analysis::history
