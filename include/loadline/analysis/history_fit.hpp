#pragma once
/// \file  loadline/analysis/history_fit.hpp
/// \brief What published yearly histories say about every authority: growth, entries, exits, with honest uncertainty.
///
/// A fit reads the years up to its as-of year and nothing later. All authorities are fitted together, so a small one
/// borrows strength: national years, momentum, size effect and noise are shared; volatility, level of exits and recent
/// momentum are each authority's own, drawn towards the rest as far as its record is short or noisy.
///
/// The account closes exactly in every future: stock' = stock + entries - exits + closing error, where the closing
/// error is what the published tables do not reconcile (about 1 % of the stock a year; children who start or cease
/// more than once are counted once).
///
/// The model, its evidence and what it was chosen against: docs/adr/0016-forecasting-authority-histories.md.
/// Every draw is by address (`chance::Purpose::calibration`): same table, year and seed, same bits, however many
/// threads ask. A fit is const once made; any number of threads may forecast from it.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "loadline/input/history_table.hpp"

namespace loadline::analysis {

/// How stock, entries and exits are tied together. All three are fitted in the same way and can be compared.
enum class Estimator {
  stock_first,  ///< Growth of the stock with momentum; exits given growth; entries close the account. The default.
  flows_first,  ///< Exits, then entries given exits, each a share of the opening stock; the stock closes the account.
  pooled  ///< Half the futures from each.
};

/// "stock-first", "flows-first", "pooled".
std::string_view name_of(Estimator estimator);
/// Its inverse; the default for any other name.
Estimator estimator_named(std::string_view name);

struct FitPlan {
  int as_of = 0;  ///< Year to 31 March. Later years are not looked at.
  Estimator estimator = Estimator::stock_first;
  std::uint64_t seed = 1;
  int draws = 1'000;    ///< Posterior draws kept, 20 to 10,000.
  int burn_in = 2'000;  ///< Iterations thrown away first, in which the sampler finds its step; at least 200.
  int thinning = 8;     ///< Iterations a kept draw, at least 1.
};

/// Mean and standard deviation over the posterior.
struct Believed {
  double mean = 0.0, sd = 0.0;
};

/// What authorities share, for one of the yearly series ("growth", "exits", "entries"). Logs are natural.
struct PooledSeries {
  std::string series;
  Believed level;  ///< Long-run national mean of the series: growth a year, or log share of the stock.
  Believed national_swing;   ///< Sd of the national years about it.
  Believed national_memory;  ///< Share of a national year's swing still there a year later, 0 to 1.
  Believed size_slope;       ///< Change a year for an authority e times as large; 0 except for growth.
  Believed given;            ///< Slope on the series this one is fitted after; 0 for the first.
  Believed spread;           ///< Sd between authorities' own levels; 0 for growth.
  Believed noise;            ///< Sd a year that does not shrink with size.
  Believed count_noise;      ///< Variance a year is this over the stock: Poisson counting and sibling groups.
  Believed momentum;         ///< Correlation of successive years where counting noise is nothing, -1 to 1.
  Believed tail;             ///< Degrees of freedom of authorities' volatility (above 30: all alike).
  double acceptance = 0.0;   ///< Share of proposals taken after burn-in; 0.1 to 0.6 is healthy.
  double effective_draws = 0;  ///< Smallest effective number of kept draws over the figures above.
};

/// Futures of one authority from the as-of year. Element [h][r] is the end of (or the flow in) the h+1-th year after
/// it in future r, h from 0. Futures r of different authorities share national years, so they may be added.
struct AuthorityForecast {
  std::vector<std::vector<double>> stock, entries, exits;  ///< [children], stock at least 0.
};

/// One authority's posterior as a scenario's demand wants it. Rates are for a year; logs are natural.
struct ScenarioDemand {
  std::string code, name;
  int as_of = 0;       ///< Year to 31 March.
  double stock = 0.0;  ///< Published, at that date [children].
  Believed
      log_entry_rate;  ///< Log of entries a year expected at that date [children / year]: starts as published
                       ///< and what published flows do not reconcile, so that a service's account closes.
  Believed drift;      ///< Growth of the entry rate a year.
  Believed log_exit_rate;          ///< Log of exits a year for each child looked after [1 / year].
  Believed mean_stay;              ///< Its inverse [months]: the mean stay in a service that is in balance.
  double correlation = 0.0;        ///< Of log entry rate and log exit rate over the posterior, -1 to 1.
  double drift_correlation = 0.0;  ///< Of log entry rate and drift.
  Believed
      entries_dispersion;  ///< Variance over mean of a year's entries when the rates are known, at least 1.
  Believed swing_size;     ///< Stationary sd of the monthly log intensity of entries (`model.md` 1.9a).
  double swing_persistence = 0.0;  ///< Its correlation from a month to the next, 0 to 1.
  double growth_noise_1 = 0.0;     ///< What the swing was matched to: sd of log stock after one year ...
  double growth_noise_3 = 0.0;  ///< ... and after three, rates known, Poisson counting of children taken out.
};

namespace history {
struct FittedHistories;  // private: src/analysis/history/
}

/// A fit of all authorities of a table.
class HistoryFit {
 public:
  explicit HistoryFit(std::shared_ptr<const history::FittedHistories> fitted);

  const FitPlan& plan() const;
  /// Shared figures, in the order they are fitted; two for either estimator, four for `pooled`.
  const std::vector<PooledSeries>& pooled() const;
  /// Mean and sd of the closing error, as share of the opening stock.
  Believed closing_error() const;

  /// In the order of the table.
  std::size_t authorities() const;
  const std::string& code(std::size_t authority) const;
  const std::string& name(std::size_t authority) const;
  /// Index of this code; `authorities()` where there is none.
  std::size_t find(std::string_view code) const;
  /// True where the table has a positive stock for the as-of year. The functions below expect it.
  bool can_forecast(std::size_t authority) const;

  /// \param horizons  Years, 1 to 30.
  /// \param futures   At least 1. Future r uses posterior draw r mod `plan().draws`.
  /// \param seed      Any; independent of the fit's.
  AuthorityForecast forecast(std::size_t authority, int horizons, int futures, std::uint64_t seed) const;

  ScenarioDemand scenario_demand(std::size_t authority) const;

 private:
  std::shared_ptr<const history::FittedHistories> fitted_;
};

/// Fits every authority of the table on its years up to `plan.as_of`. Years without a stock, and flows that are
/// missing, are left out; an authority with no usable year is forecast as one of the population.
///
/// Expects at least 5 authorities with a year's growth up to `as_of`: see `can_fit`.
/// Takes a few seconds for 150 authorities and seven years. One thread.
HistoryFit fit_history(const std::vector<input::AuthorityHistory>& histories, const FitPlan& plan);

/// Whether there is enough to fit: at least 5 authorities with stocks of two successive years and the year's exits
/// (and starts), the last no later than `as_of`.
bool can_fit(const std::vector<input::AuthorityHistory>& histories, int as_of);

}  // namespace loadline::analysis
