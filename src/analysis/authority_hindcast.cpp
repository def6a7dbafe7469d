#include "loadline/analysis/authority_hindcast.hpp"

#include <algorithm>
#include <map>

#include "analysis/history/baselines.hpp"
#include "loadline/statistics/scores.hpp"

namespace loadline::analysis {
namespace {

using Years = std::map<int, input::HistoryYear>;

/// Years of the authority; where two files tell of a year, the one held back is believed.
Years known_years(const std::string& code, const std::vector<input::AuthorityHistory>& histories,
                  const std::vector<input::AuthorityHistory>* later) {
  Years years;
  for (const auto* table : {&histories, later}) {
    if (table == nullptr) continue;
    for (const input::AuthorityHistory& authority : *table)
      if (authority.code == code)
        for (const input::HistoryYear& year : authority.years) years[year.year] = year;
  }
  return years;
}

/// Baselines come from the authorities that the back-test scores, as theirs do.
history::Account account_of(const std::vector<input::AuthorityHistory>& histories, int origin) {
  history::Account account = history::account_until(histories, origin);
  std::erase_if(account.records, [](const history::Record& record) { return !history::complete(record); });
  return account;
}

double crps_of(const std::vector<double>& ensemble, double observed) {
  return ensemble.size() < 2 ? std::abs(ensemble.front() - observed) : statistics::crps(ensemble, observed);
}

/// What one origin's forecast was, beside every later year that is known.
AuthorityOrigin origin_of(const std::vector<input::AuthorityHistory>& histories, const HistoryFit& fit,
                          std::size_t authority, const BacktestPlan& plan, const Years& years) {
  AuthorityOrigin origin;
  origin.origin = fit.plan().as_of;
  const history::Account everyone = history::account_until(histories, origin.origin);
  const history::Account scored = account_of(histories, origin.origin);
  const history::Record& record = everyone.records[authority];
  origin.stock = *record.stock.back();
  const AuthorityForecast forecast = fit.forecast(authority, plan.horizons, plan.futures, plan.fit.seed);
  for (int h = 1; h <= plan.horizons; ++h) {
    const auto i = static_cast<std::size_t>(h - 1);
    origin.forecast.push_back({origin.origin + h, spread_of(forecast.stock[i]),
                               spread_of(forecast.entries[i]), spread_of(forecast.exits[i])});
    const auto seen = years.find(origin.origin + h);
    if (seen == years.end() || !seen->second.looked_after) continue;
    const double observed = *seen->second.looked_after;
    FollowedYear followed{score_authority(forecast.stock[i], origin.stock, observed), {}};
    followed.score.code = fit.code(authority);
    followed.score.name = fit.name(authority);
    followed.score.origin = origin.origin;
    followed.score.horizon = h;
    const std::vector<std::string> names = history::baseline_names();
    for (std::size_t b = 0; b < names.size(); ++b)
      followed.baselines.emplace_back(names[b],
                                      crps_of(history::Baseline(b, scored, h).forecast(record), observed));
    origin.followed.push_back(std::move(followed));
  }
  return origin;
}

}  // namespace

BacktestTotals totals(const Backtest& test, int horizon) {
  BacktestTotals all;
  all.pit.assign(10, 0);
  std::vector<double> baselines;
  for (const BacktestCell& cell : test.cells) {
    if (horizon != 0 && cell.horizon != horizon) continue;
    const ForecasterScore& own = cell.scores.front();
    const double n = cell.authorities;
    all.scored += cell.authorities;
    all.in_50 += n * own.cover_50;
    all.in_80 += n * own.cover_80;
    all.in_90 += n * own.cover_90;
    all.crps += n * own.crps.value;
    for (std::size_t b = 0; b < own.pit.size(); ++b) all.pit[b] += own.pit[b];
    baselines.resize(cell.scores.size() - 1, 0.0);
    for (std::size_t f = 1; f < cell.scores.size(); ++f) baselines[f - 1] += n * cell.scores[f].crps.value;
  }
  if (all.scored == 0) return all;
  for (std::size_t f = 0; f < baselines.size(); ++f)
    all.skill.emplace_back(test.cells.front().scores[f + 1].name, 1.0 - all.crps / baselines[f]);
  for (double* share : {&all.in_50, &all.in_80, &all.in_90, &all.crps}) *share /= all.scored;
  return all;
}

AuthorityHindcast authority_hindcast(const std::vector<input::AuthorityHistory>& histories,
                                     const Backtest& test, const BacktestPlan& plan, const std::string& code,
                                     const std::vector<input::AuthorityHistory>* later) {
  const Years years = known_years(code, histories, later);
  AuthorityHindcast made;
  for (const auto& [number, year] : years) made.history.push_back(year);
  for (const HistoryFit& fit : test.fits) {
    const std::size_t at = fit.find(code);
    if (at >= fit.authorities() || !fit.can_forecast(at)) continue;
    made.code = code;
    made.name = fit.name(at);
    made.origins.push_back(origin_of(histories, fit, at, plan, years));
    for (const FollowedYear& followed : made.origins.back().followed) {
      const AuthorityScore& s = followed.score;
      ++made.scored;
      made.in_50 += s.observed >= s.p25 && s.observed <= s.p75 ? 1 : 0;
      made.in_80 += s.observed >= s.p10 && s.observed <= s.p90 ? 1 : 0;
      made.in_90 += s.observed >= s.p5 && s.observed <= s.p95 ? 1 : 0;
    }
  }
  return made;
}

}  // namespace loadline::analysis
