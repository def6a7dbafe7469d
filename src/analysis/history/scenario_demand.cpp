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

/// How a series departs from what is expected of it: variance of a year's departure and how much is carried on.
struct Departure {
  double own = 0.0, carried = 0.0;    ///< This authority's.
  double nation = 0.0, memory = 0.0;  ///< Of all authorities together.
  double total() const { return own + nation; }
};

Departure departure(const SeriesDraw& draw, std::size_t authority, double stock) {
  const Hyper& h = draw.hyper;
  const YearLaw law = year_law(h, stock);
  return {draw.kappa[authority] * law.variance, law.carried, h.swing * h.swing * (1.0 - h.memory * h.memory),
          h.memory};
}

/// Variance over that of one year of the sum of three years of an AR(1) whose past is known.
double over_three_years(double carried) {
  const double two = 1.0 + carried, three = 1.0 + carried * two;
  return three * three + two * two + 1.0;
}

double after_three_years(const Departure& d) {
  return d.own * over_three_years(d.carried) + d.nation * over_three_years(d.memory);
}

/// Rates known: variance of ln stock after one and three years, and of a year's ln entries.
struct Variances {
  double one = 0.0, three = 0.0, entries = 0.0;
};

Variances variances(const Fitted& part, std::size_t d, std::size_t authority, double entries, double exits,
                    double stock) {
  const Departure a = departure(part.first.draws[d], authority, stock);
  const Departure b = departure(part.second.draws[d], authority, stock);
  const double given = part.second.prior.given.mean + part.second.draws[d].linear(part.second.years + 1);
  const double in = entries / stock, out = exits / stock;
  if (part.estimator == Estimator::stock_first) {
    // entries = growth + exits, as shares of the stock, and ln exits moves by `given` with growth.
    const double by_growth = (1.0 + given * out) / in, by_exits = out / in;
    return {a.total(), after_three_years(a),
            by_growth * by_growth * a.total() + by_exits * by_exits * b.total()};
  }
  // growth = entries - exits, as shares of the stock, and ln entries moves by `given` with ln exits.
  const double by_exits = in * given - out;
  return {by_exits * by_exits * a.total() + in * in * b.total(),
          by_exits * by_exits * after_three_years(a) + in * in * after_three_years(b),
          given * given * a.total() + b.total()};
}

/// What is left of a variance of ln stock for the swing: a simulated service has Poisson counting of its own, which for
/// children who come and go one by one is (1 - exp(-2 exits t)) / stock. At least a tenth, so that there is a swing.
double beyond_counting(double variance, double exit_rate, double stock, double t) {
  return std::max(0.1 * variance, variance - (1.0 - std::exp(-2.0 * exit_rate * t)) / stock);
}

}  // namespace
}  // namespace history

ScenarioDemand HistoryFit::scenario_demand(std::size_t authority) const {
  using namespace history;
  LOADLINE_EXPECTS(can_forecast(authority));
  const double stock = *fitted_->account.records[authority].stock.back();
  const double closing = closing_error().mean;
  std::vector<double> log_entries, log_exits, drift, stay, dispersion, size;
  double persistence = 0.0, one = 0.0, three = 0.0;
  std::size_t n = 0;
  for (const Fitted& part : fitted_->parts) n += part.first.draws.size();
  const auto add_draw = [&](const Fitted& part, std::size_t d) {
    const ExpectedYear year = expected_year(part, d, authority, stock, fitted_->account.centre);
    // Published exits are of the opening stock; a rate is of the stock on an average day of the year.
    const double exit_rate = std::max(year.exits, 0.5) / (stock * 0.5 * (1.0 + std::exp(year.growth)));
    // A service's account closes by itself: what published flows do not reconcile has come in some way.
    const double entry_rate = std::max(year.entries + closing * stock, 0.5);
    const Variances variance = variances(part, d, authority, entry_rate, std::max(year.exits, 0.5), stock);
    const double one_year = beyond_counting(variance.one, exit_rate, stock, 1.0);
    const double three_years = beyond_counting(variance.three, exit_rate, stock, 3.0);
    const Swing swing = matched_swing(exit_rate, one_year, three_years);
    log_entries.push_back(std::log(entry_rate));
    log_exits.push_back(std::log(exit_rate));
    drift.push_back(year.lasting_growth);
    stay.push_back(12.0 / exit_rate);
    dispersion.push_back(std::max(1.0, entry_rate * variance.entries));
    size.push_back(swing.size);
    persistence += swing.persistence / static_cast<double>(n);
    one += std::sqrt(one_year) / static_cast<double>(n);
    three += std::sqrt(three_years) / static_cast<double>(n);
  };
  for (const Fitted& part : fitted_->parts)
    for (std::size_t d = 0; d < part.first.draws.size(); ++d) add_draw(part, d);
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
