#include <algorithm>
#include <map>
#include <set>

#include "analysis/history/in_parallel.hpp"
#include "loadline/analysis/calibration.hpp"
#include "loadline/base/expects.hpp"

namespace loadline::analysis {
namespace {

std::vector<YearSpread> spreads(const AuthorityForecast& forecast, int as_of) {
  std::vector<YearSpread> made;
  for (std::size_t h = 0; h < forecast.stock.size(); ++h)
    made.push_back({as_of + static_cast<int>(h) + 1, spread_of(forecast.stock[h]),
                    spread_of(forecast.entries[h]), spread_of(forecast.exits[h])});
  return made;
}

std::vector<input::HistoryYear> until(const input::AuthorityHistory& authority, int as_of) {
  std::vector<input::HistoryYear> years;
  for (const input::HistoryYear& year : authority.years)
    if (year.year <= as_of) years.push_back(year);
  return years;
}

const input::HistoryYear* year_of(const input::AuthorityHistory& authority, int year) {
  const auto found = std::find_if(authority.years.begin(), authority.years.end(),
                                  [&](const input::HistoryYear& y) { return y.year == year; });
  return found == authority.years.end() ? nullptr : &*found;
}

bool says_all(const input::AuthorityHistory& authority, const std::set<int>& years) {
  return std::all_of(years.begin(), years.end(), [&](int y) {
    const input::HistoryYear* year = year_of(authority, y);
    return year != nullptr && year->looked_after && year->started && year->ceased;
  });
}

void add(AuthorityForecast& sum, const AuthorityForecast& one) {
  if (sum.stock.empty()) {
    sum = one;
    return;
  }
  const auto each = [](std::vector<std::vector<double>>& a, const std::vector<std::vector<double>>& b) {
    for (std::size_t h = 0; h < a.size(); ++h)
      std::transform(a[h].begin(), a[h].end(), b[h].begin(), a[h].begin(), std::plus<>());
  };
  each(sum.stock, one.stock);
  each(sum.entries, one.entries);
  each(sum.exits, one.exits);
}

std::vector<input::HistoryYear> sums(const std::vector<const input::AuthorityHistory*>& authorities,
                                     const std::set<int>& years) {
  std::vector<input::HistoryYear> made;
  for (const int y : years) {
    input::HistoryYear sum{.year = y, .looked_after = 0.0, .started = 0.0, .ceased = 0.0};
    for (const input::AuthorityHistory* authority : authorities) {
      const input::HistoryYear* year = year_of(*authority, y);
      *sum.looked_after += *year->looked_after;
      *sum.started += *year->started;
      *sum.ceased += *year->ceased;
    }
    made.push_back(sum);
  }
  return made;
}

}  // namespace

std::vector<int> years_to_fit(const std::vector<input::AuthorityHistory>& histories, int last) {
  std::set<int> years;
  for (const input::AuthorityHistory& authority : histories)
    for (const input::HistoryYear& year : authority.years)
      if (year.year <= last) years.insert(year.year);
  std::vector<int> made;
  for (const int year : years)
    if (can_fit(histories, year)) made.push_back(year);
  return made;
}

AuthorityCalibration calibrate_authority(const std::vector<input::AuthorityHistory>& histories,
                                         const HistoryFit& fit, std::size_t authority,
                                         const CalibrationPlan& plan, const CalibrationProgress& progress) {
  const int as_of = fit.plan().as_of;
  AuthorityCalibration made;
  made.demand = fit.scenario_demand(authority);
  made.numbers = numbers_of(made.demand);
  made.correlations = correlations_of(made.demand);
  made.history = until(histories[authority], as_of);
  made.forecast = spreads(fit.forecast(authority, plan.horizons, plan.futures, plan.fit.seed), as_of);
  const std::vector<int> origins = years_to_fit(histories, as_of - 1);
  std::vector<std::optional<YearSpread>> checks(origins.size());
  history::Counted counted(static_cast<int>(origins.size()), progress);
  history::in_parallel(origins.size(), plan.threads, [&](std::size_t o) {
    FitPlan earlier = plan.fit;
    earlier.as_of = origins[o];
    const HistoryFit then = fit_history(histories, earlier);
    if (then.can_forecast(authority))
      checks[o] = spreads(then.forecast(authority, 1, plan.futures, plan.fit.seed), origins[o]).front();
    counted.one_more();
  });
  for (const auto& check : checks)
    if (check && year_of(histories[authority], check->year) != nullptr) made.checks.push_back(*check);
  return made;
}

TableCalibration calibrate_table(const std::vector<input::AuthorityHistory>& histories, const HistoryFit& fit,
                                 const CalibrationPlan& plan, const CalibrationProgress& progress) {
  const int as_of = fit.plan().as_of;
  std::set<int> years;
  for (const input::AuthorityHistory& authority : histories)
    for (const input::HistoryYear& year : authority.years)
      if (year.year <= as_of) years.insert(year.year);
  std::vector<std::size_t> able;
  TableCalibration made;
  for (std::size_t a = 0; a < fit.authorities(); ++a) {
    if (fit.can_forecast(a))
      able.push_back(a);
    else
      made.left_out.push_back(fit.name(a));
  }
  made.rows.resize(able.size());
  std::vector<AuthorityForecast> kept(able.size());
  history::Counted counted(static_cast<int>(able.size()), progress);
  history::in_parallel(able.size(), plan.threads, [&](std::size_t i) {
    const std::size_t a = able[i];
    TableCalibration::Row& row = made.rows[i];
    row.demand = fit.scenario_demand(a);
    if (const input::HistoryYear* year = year_of(histories[a], as_of)) {
      row.started = year->started;
      row.ceased = year->ceased;
    }
    AuthorityForecast forecast = fit.forecast(a, plan.horizons, plan.futures, plan.fit.seed);
    row.forecast = spreads(forecast, as_of);
    if (says_all(histories[a], years)) kept[i] = std::move(forecast);
    counted.one_more();
  });
  // Added in the order of the table, so that threads cannot be seen in the last digits.
  AuthorityForecast sum;
  std::vector<const input::AuthorityHistory*> complete;
  for (std::size_t i = 0; i < able.size(); ++i) {
    if (kept[i].stock.empty()) continue;
    add(sum, kept[i]);
    complete.push_back(&histories[able[i]]);
  }
  made.all_authorities = complete.size();
  if (complete.empty()) return made;
  made.all_forecast = spreads(sum, as_of);
  made.all_history = sums(complete, years);
  return made;
}

}  // namespace loadline::analysis
