#pragma once
/// \file  report/history/hindcast_parts.hpp
/// \brief Parts of the pages of `loadline hindcast`.

#include <string>
#include <vector>

#include "loadline/report/hindcast_report.hpp"
#include "report/history/sheet.hpp"

namespace loadline::report::history {

/// "better by 8%", "worse by 3%", "as good".
std::string skill_words(double skill);

Html coverage_figure(const analysis::Backtest& test);
Html pit_figure(const analysis::BacktestTotals& totals);
Html scores_table(const analysis::Backtest& test);
Html surprises_table(const analysis::Backtest& test);  ///< Authorities farthest outside their forecasts.
Html origin_charts(const analysis::AuthorityHindcast& authority);
Html origin_table(const analysis::AuthorityHindcast& authority);

Html series_figure(const scenario::Scenario& scenario, const analysis::ScoredSeries& series);
Html observations_table(const analysis::ScenarioHindcast& hindcast);
Html skill_table(const analysis::ScenarioHindcast& hindcast);

/// What the scores mean, for who meets them for the first time.
Html how_to_read();
std::string one_authority_proves_little(int scored);

}  // namespace loadline::report::history
