#include "loadline/analysis/backtest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "baselines.hpp"
#include "in_parallel.hpp"
#include "loadline/base/expects.hpp"
#include "loadline/statistics/scores.hpp"

namespace loadline::analysis {
namespace history {
namespace {

/// What one way of forecasting scored for one authority and horizon; shares of the stock at the origin.
struct Scored {
  double crps = 0.0, log_score = 0.0, pit = 0.5, width = 0.0;
  bool in_50 = false, in_80 = false, in_90 = false, point = false;
};

/// One authority at one origin.
struct Case {
  std::size_t origin = 0, authority = 0;
  std::vector<std::optional<AuthorityScore>> summary;  ///< By horizon; nothing where not scored.
  std::vector<std::vector<Scored>> scored;             ///< By horizon, then forecaster.
};

Scored score(const std::vector<double>& ensemble, double stock, double observed) {
  Scored s;
  if (ensemble.size() < 2) {
    s.point = true;
    s.crps = std::abs(ensemble.front() - observed) / stock;
    s.log_score = std::numeric_limits<double>::infinity();
    return s;
  }
  const AuthorityScore made = score_authority(ensemble, stock, observed);
  s.crps = made.crps / stock;
  s.log_score = made.log_score;
  s.pit = made.pit;
  s.width = (made.p90 - made.p10) / stock;
  s.in_50 = observed >= made.p25 && observed <= made.p75;
  s.in_80 = observed >= made.p10 && observed <= made.p90;
  s.in_90 = observed >= made.p5 && observed <= made.p95;
  return s;
}

/// Later observations by code and year.
class Observations {
 public:
  explicit Observations(const std::vector<input::AuthorityHistory>& histories) {
    for (const auto& authority : histories)
      for (const auto& year : authority.years)
        if (year.looked_after) stocks_[{authority.code, year.year}] = *year.looked_after;
  }
  std::optional<double> stock(const std::string& code, int year) const {
    const auto found = stocks_.find({code, year});
    return found == stocks_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::pair<std::string, int>, double> stocks_;
};

/// One origin: its fit, and the baselines made from the authorities that are scored.
struct Origin {
  int year = 0;
  std::optional<HistoryFit> fit;
  Account account;                               ///< Of the scored authorities only.
  std::vector<std::vector<Baseline>> baselines;  ///< By horizon, then baseline.
};

Origin prepare(const std::vector<input::AuthorityHistory>& histories, int year, int horizons) {
  Origin origin{year, std::nullopt, account_until(histories, year), {}};
  std::erase_if(origin.account.records, [](const Record& record) { return !complete(record); });
  for (int h = 1; h <= horizons; ++h) {
    std::vector<Baseline>& these = origin.baselines.emplace_back();
    for (std::size_t b = 0; b < baseline_names().size(); ++b) these.emplace_back(b, origin.account, h);
  }
  return origin;
}

void run_case(const Origin& origin, const BacktestPlan& plan, const Observations& later, Case& one) {
  const auto horizons = static_cast<std::size_t>(plan.horizons);
  const Record& record = origin.account.records[one.authority];
  one.summary.resize(horizons);
  one.scored.resize(horizons);
  const double stock = *record.stock.back();
  const AuthorityForecast made =
      origin.fit->forecast(origin.fit->find(record.code), plan.horizons, plan.futures, plan.fit.seed);
  for (std::size_t h = 0; h < horizons; ++h) {
    const auto observed = later.stock(record.code, origin.year + static_cast<int>(h) + 1);
    if (!observed || !(*observed > 0.0)) continue;
    AuthorityScore summary = score_authority(made.stock[h], stock, *observed);
    summary.code = record.code;
    summary.name = record.name;
    summary.origin = origin.year;
    summary.horizon = static_cast<int>(h) + 1;
    one.summary[h] = summary;
    one.scored[h].push_back(score(made.stock[h], stock, *observed));
    for (const Baseline& baseline : origin.baselines[h])
      one.scored[h].push_back(score(baseline.forecast(record), stock, *observed));
  }
}

ForecasterScore summarise(const std::vector<const Case*>& cases, std::size_t h, std::size_t forecaster) {
  std::vector<double> own, estimator, pits;
  ForecasterScore total;
  const auto n = static_cast<double>(cases.size());
  for (const Case* one : cases) {
    const Scored& s = one->scored[h][forecaster];
    own.push_back(s.crps);
    estimator.push_back(one->scored[h].front().crps);
    total.log_score += s.log_score / n;
    total.cover_50 += s.in_50 ? 1.0 / n : 0.0;
    total.cover_80 += s.in_80 ? 1.0 / n : 0.0;
    total.cover_90 += s.in_90 ? 1.0 / n : 0.0;
    total.width_80 += s.width / n;
    if (!s.point) pits.push_back(s.pit);
  }
  total.crps = statistics::mean_over_cases(own);
  total.gain = statistics::paired_gain(own, estimator);
  total.skill = 1.0 - statistics::mean_over_cases(estimator).value / total.crps.value;
  if (!pits.empty()) total.pit = statistics::histogram(pits, 10);
  return total;
}

std::optional<BacktestCell> cell(const std::vector<Case>& cases, std::size_t origin, int year, std::size_t h,
                                 Estimator estimator) {
  std::vector<const Case*> scored;
  for (const Case& one : cases)
    if (one.origin == origin && one.summary[h]) scored.push_back(&one);
  if (scored.size() < 2) return std::nullopt;
  BacktestCell made{year, static_cast<int>(h) + 1, static_cast<int>(scored.size()), {}};
  std::vector<std::string> names = baseline_names();
  names.insert(names.begin(), std::string(name_of(estimator)));
  for (std::size_t f = 0; f < names.size(); ++f) {
    made.scores.push_back(summarise(scored, h, f));
    made.scores.back().name = names[f];
  }
  return made;
}

}  // namespace
}  // namespace history

AuthorityScore score_authority(const std::vector<double>& ensemble, double stock, double observed) {
  LOADLINE_EXPECTS(ensemble.size() >= 2 && stock > 0.0);
  constexpr std::array<double, 7> levels{0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
  const std::vector<double> q = statistics::quantiles(ensemble, levels);
  AuthorityScore s;
  s.stock = stock;
  s.observed = observed;
  s.p5 = q[0], s.p10 = q[1], s.p25 = q[2], s.p50 = q[3], s.p75 = q[4], s.p90 = q[5], s.p95 = q[6];
  s.crps = statistics::crps(ensemble, observed);
  s.pit = statistics::pit(ensemble, observed);
  std::vector<double> logs(ensemble.size());
  std::transform(ensemble.begin(), ensemble.end(), logs.begin(),
                 [](double x) { return std::log(std::max(x, 0.5)); });
  s.log_score = statistics::log_score(logs, std::log(std::max(observed, 0.5)));
  return s;
}

Backtest backtest(const std::vector<input::AuthorityHistory>& histories, const BacktestPlan& plan,
                  const BacktestProgress& progress, const std::vector<input::AuthorityHistory>* later) {
  using namespace history;
  LOADLINE_EXPECTS(plan.horizons >= 1 && plan.horizons <= 30 && plan.futures >= 100 && plan.threads >= 1);
  const Observations observations(later != nullptr ? *later : histories);
  std::vector<Origin> origins;
  for (const int year : plan.origins)
    if (can_fit(histories, year)) origins.push_back(prepare(histories, year, plan.horizons));
  in_parallel(origins.size(), plan.threads, [&](std::size_t o) {
    FitPlan fit = plan.fit;
    fit.as_of = origins[o].year;
    origins[o].fit = fit_history(histories, fit);
  });
  std::vector<Case> cases;
  for (std::size_t o = 0; o < origins.size(); ++o)
    for (std::size_t a = 0; a < origins[o].account.records.size(); ++a) cases.push_back({o, a, {}, {}});
  Counted counted(static_cast<int>(cases.size()), progress);
  in_parallel(cases.size(), plan.threads, [&](std::size_t c) {
    run_case(origins[cases[c].origin], plan, observations, cases[c]);
    counted.one_more();
  });
  Backtest made;
  for (std::size_t o = 0; o < origins.size(); ++o) {
    for (std::size_t h = 0; h < static_cast<std::size_t>(plan.horizons); ++h)
      if (auto scored = cell(cases, o, origins[o].year, h, plan.fit.estimator)) made.cells.push_back(*scored);
    made.fits.push_back(*origins[o].fit);
    made.left_out =
        std::max(made.left_out, static_cast<int>(histories.size() - origins[o].account.records.size()));
  }
  for (const Case& one : cases)
    for (const auto& summary : one.summary)
      if (summary) made.authorities.push_back(*summary);
  return made;
}

}  // namespace loadline::analysis
