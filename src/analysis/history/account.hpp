#pragma once
/// \file  analysis/history/account.hpp
/// \brief A table's years up to the as-of year as the series that are fitted, and what the account does not reconcile.

#include <optional>
#include <string>
#include <vector>

#include "loadline/input/history_table.hpp"
#include "yearly_series.hpp"

namespace loadline::analysis::history {

/// One authority by year, from the table's first year to the as-of year.
struct Record {
  std::string code, name;
  std::vector<std::optional<double>> stock, entries, exits;
  std::optional<double> stock_at(int year) const;  ///< By column; nothing before the first.
};

/// Everything the fit may see.
struct Account {
  int first_year = 0, as_of = 0;
  std::vector<Record> records;  ///< In the table's order.
  double centre = 0.0;          ///< Mean over authorities of their last log stock.
};
/// Whether a figure is there and above 0.
inline bool positive(const std::optional<double>& x) { return x.has_value() && *x > 0.0; }
/// Stock above 0, entries and exits in every year of the account.
bool complete(const Record& record);
Account account_until(const std::vector<input::AuthorityHistory>& histories, int as_of);

/// Log growth of the stock.
YearlySeries growth_series(const Account& account);
/// Log of exits over the opening stock; `given` is the year's growth, or nothing.
enum class Given { nothing, growth };
YearlySeries exits_series(const Account& account, Given given);
/// Log of entries over the opening stock, given the year's log exits (less the level their prior expects).
YearlySeries entries_series(const Account& account);

/// Stock' - stock - entries + exits, as share of the opening stock, wherever the table has all four.
std::vector<double> closing_errors(const Account& account);

/// What is believed before any table is read; reasons beside each number in priors.cpp.
SeriesPrior growth_prior();
SeriesPrior exits_prior(Given given);
SeriesPrior entries_prior();

/// Normal errors of unknown mean and variance, conjugate: variance ~ inverse gamma(shape, scale), mean given variance
/// ~ normal(centre, variance / weight).
struct ClosingBelief {
  double centre = 0.0, weight = 1.0, shape = 2.0, scale = 4e-4;
};
ClosingBelief updated(const ClosingBelief& before, const std::vector<double>& errors);
struct ClosingDraw {
  double mean = 0.0, sd = 0.0;
};
ClosingDraw draw_closing(const ClosingBelief& belief, Draws& draws);

/// Counts enter logs with a half added, so that a year without exits is a small number and not an infinity.
inline constexpr double half_a_child = 0.5;

}  // namespace loadline::analysis::history
