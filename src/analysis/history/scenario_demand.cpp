#include <algorithm>
#include <cmath>
#include <numeric>

#include "fitted.hpp"
#include "loadline/base/expects.hpp"
#include "swing.hpp"

namespace loadline::analysis {
namespace history {
namespace {

Believed believed(const std::vector<double>& x) {
  const auto n = static_cast<double>(x.size());
  const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
  double squares = 0.0;
  for (const double v : x) squares += (v - mean) * (v - mean);
  return {mean, std::sqrt(squares / (n - 1.0))};
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const Believed a = believed(x), b = believed(y);
  if (!(a.sd > 0.0) || !(b.sd > 0.0)) return 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - a.mean) * (y[i] - b.mean);
  return sum / (static_cast<double>(x.size()) - 1.0) / (a.sd * b.sd);
}

/// Variance of log growth over one and three years that is neither counting nor ignorance.
struct GrowthVariance {
  double one = 0.0, three = 0.0, entries = 0.0;  ///< entries: of a year's log entries.
};

GrowthVariance growth_variance(const Fitted& part, std::size_t d, std::size_t authority,
                               const ExpectedYear& year, double stock) {
  const SeriesDraw &a = part.first.draws[d], &b = part.second.draws[d];
  const auto kept = [&](const SeriesDraw& draw) {
    return draw.kappa[authority] * draw.hyper.noise * draw.hyper.noise +
           draw.hyper.swing * draw.hyper.swing * (1.0 - draw.hyper.memory * draw.hyper.memory);
  };
  const double exits = year.exits / stock, entries = year.entries / stock;
  const double given = part.second.prior.given.mean + b.linear(part.second.years + 1);
  GrowthVariance v;
  double momentum = a.hyper.momentum;
  if (part.estimator == Estimator::stock_first) {
    v.one = kept(a);
    v.entries = (std::pow(1.0 + given * exits, 2) * kept(a) + exits * exits * kept(b)) / (entries * entries);
  } else {
    // ln growth moves by entries x given - exits for a unit of log exits, by entries for one of log entries.
    v.one = std::pow(entries * given - exits, 2) * kept(a) + entries * entries * kept(b);
    v.entries = given * given * kept(a) + kept(b);
    momentum = b.hyper.momentum;
  }
  v.three = v.one * (3.0 + 2.0 * (2.0 * momentum + momentum * momentum));
  return v;
}

}  // namespace
}  // namespace history

ScenarioDemand HistoryFit::scenario_demand(std::size_t authority) const {
  using namespace history;
  LOADLINE_EXPECTS(can_forecast(authority));
  const Fitted& part = fitted_->parts.front();
  const double stock = *fitted_->account.records[authority].stock.back();
  std::vector<double> log_entries, log_exits, drift, stay, dispersion, size;
  double persistence = 0.0, one = 0.0, three = 0.0;
  const std::size_t n = part.first.draws.size();
  for (std::size_t d = 0; d < n; ++d) {
    const ExpectedYear year = expected_year(part, d, authority, stock, fitted_->account.centre);
    // Published exits are of the opening stock; a rate is of the stock on an average day of the year.
    const double exit_rate = std::max(year.exits, 0.5) / (stock * 0.5 * (1.0 + std::exp(year.growth)));
    const double entry_rate = std::max(year.entries, 0.5);
    const GrowthVariance variance =
        growth_variance(part, d, authority, {year.growth, entry_rate, std::max(year.exits, 0.5), 0.0}, stock);
    const Swing swing = matched_swing(exit_rate, variance.one, variance.three);
    log_entries.push_back(std::log(entry_rate));
    log_exits.push_back(std::log(exit_rate));
    drift.push_back(year.lasting_growth);
    stay.push_back(12.0 / exit_rate);
    dispersion.push_back(1.0 + entry_rate * variance.entries);
    size.push_back(swing.size);
    persistence += swing.persistence / static_cast<double>(n);
    one += std::sqrt(variance.one) / static_cast<double>(n);
    three += std::sqrt(variance.three) / static_cast<double>(n);
  }
  ScenarioDemand made{code(authority),
                      name(authority),
                      fitted_->plan.as_of,
                      stock,
                      believed(log_entries),
                      believed(drift),
                      believed(log_exits),
                      believed(stay),
                      correlation(log_entries, log_exits),
                      correlation(log_entries, drift),
                      believed(dispersion),
                      believed(size),
                      persistence,
                      one,
                      three};
  return made;
}

}  // namespace loadline::analysis
