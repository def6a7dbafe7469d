#pragma once
/// Histories made up by the fitted model itself, for tests that know the truth.

#include <string>
#include <vector>

#include "analysis/history/yearly_series.hpp"
#include "loadline/input/history_table.hpp"

namespace loadline::testing_support {

/// Parameters drawn from the prior and a series simulated with them.
struct SimulatedSeries {
  analysis::history::YearlySeries series;
  analysis::history::SeriesDraw truth;
  std::vector<double> next;  ///< The value of the year after, by authority.
};

/// \param own_stock  Whether the series is the stock's growth, so that next year's stock follows from it.
enum class Moves { own_stock, another };
SimulatedSeries simulate_series(const analysis::history::SeriesPrior& prior, int authorities, int years,
                                Moves moves, analysis::history::Draws& draws);

/// A table of plausible whole numbers: stocks 30 to 1,500, about 45 % of them entering and leaving in a year, growth with
/// an authority's own run of luck. Years 2001 to 2000 + `years`.
std::vector<input::AuthorityHistory> plausible_table(int authorities, int years, std::uint64_t seed);

}  // namespace loadline::testing_support
