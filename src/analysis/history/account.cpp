#include "account.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace loadline::analysis::history {
namespace {

/// The columns a series runs over: a year's flow needs the stock before it.
int columns_of(const Account& account) { return std::max(1, account.as_of - account.first_year); }

/// Walks the years with a stock at their start; `value` gives what was observed in the year ending in a column.
template <typename Value>
YearlySeries series(const Account& account, Value value) {
  YearlySeries all;
  all.years = columns_of(account);
  for (const Record& record : account.records) {
    std::vector<Observation>& row = all.authorities.emplace_back();
    for (std::size_t column = 1; column < record.stock.size(); ++column) {
      if (!positive(record.stock[column - 1])) continue;
      const double opening = *record.stock[column - 1];
      Observation now{static_cast<int>(column) - 1,       0.0, opening,
                      std::log(opening) - account.centre, 0.0, false};
      if (!value(record, column, opening, now)) continue;
      now.follows = !row.empty() && row.back().year == now.year - 1;
      row.push_back(now);
    }
  }
  return all;
}

/// The first year in which enough authorities have a stock: a row or two from long before says nothing of growth.
int first_year_of(const std::vector<input::AuthorityHistory>& histories, int as_of) {
  constexpr int enough = 5;
  std::map<int, int> stocks;
  for (const auto& authority : histories)
    for (const auto& year : authority.years)
      if (year.year <= as_of && year.looked_after.value_or(0.0) > 0.0) ++stocks[year.year];
  for (const auto& [year, authorities] : stocks)
    if (authorities >= enough) return year;
  return as_of;
}

double log_share(double flow, double opening) { return std::log((flow + half_a_child) / opening); }

}  // namespace

std::optional<double> Record::stock_at(int year) const {
  if (year < 0 || static_cast<std::size_t>(year) >= stock.size()) return std::nullopt;
  return stock[static_cast<std::size_t>(year)];
}

bool complete(const Record& record) {
  for (std::size_t j = 0; j < record.stock.size(); ++j)
    if (record.stock[j].value_or(0.0) <= 0.0 || !record.entries[j] || !record.exits[j]) return false;
  return true;
}

Account account_until(const std::vector<input::AuthorityHistory>& histories, int as_of) {
  Account account{first_year_of(histories, as_of), as_of, {}, 0.0};
  const auto columns = static_cast<std::size_t>(as_of - account.first_year) + 1;
  double logs = 0.0, counted = 0.0;
  for (const auto& authority : histories) {
    Record record{authority.code, authority.name, {}, {}, {}};
    for (auto* const flow : {&record.stock, &record.entries, &record.exits}) flow->resize(columns);
    for (const auto& year : authority.years) {
      if (year.year < account.first_year || year.year > as_of) continue;
      const auto column = static_cast<std::size_t>(year.year - account.first_year);
      record.stock[column] = year.looked_after;
      record.entries[column] = year.started;
      record.exits[column] = year.ceased;
    }
    const auto last = std::find_if(record.stock.rbegin(), record.stock.rend(), positive);
    if (last != record.stock.rend()) {
      logs += std::log(**last);
      counted += 1.0;
    }
    account.records.push_back(std::move(record));
  }
  account.centre = counted > 0.0 ? logs / counted : 0.0;
  return account;
}

YearlySeries growth_series(const Account& account) {
  return series(account, [](const Record& record, std::size_t column, double opening, Observation& now) {
    if (!positive(record.stock[column])) return false;
    now.value = std::log(*record.stock[column] / opening);
    return true;
  });
}

YearlySeries exits_series(const Account& account, Given given) {
  return series(account, [given](const Record& record, std::size_t column, double opening, Observation& now) {
    if (!record.exits[column]) return false;
    now.value = log_share(*record.exits[column], opening);
    if (given == Given::nothing) return true;
    if (!positive(record.stock[column])) return false;
    now.given = std::log(*record.stock[column] / opening);
    return true;
  });
}

YearlySeries entries_series(const Account& account) {
  const double usual = exits_prior(Given::nothing).level.mean;
  return series(account, [usual](const Record& record, std::size_t column, double opening, Observation& now) {
    if (!record.entries[column] || !record.exits[column]) return false;
    now.value = log_share(*record.entries[column], opening);
    now.given = log_share(*record.exits[column], opening) - usual;
    return true;
  });
}

std::vector<double> closing_errors(const Account& account) {
  std::vector<double> errors;
  for (const Record& record : account.records)
    for (std::size_t column = 1; column < record.stock.size(); ++column) {
      const auto& before = record.stock[column - 1];
      if (!positive(before) || !record.stock[column] || !record.entries[column] || !record.exits[column])
        continue;
      errors.push_back((*record.stock[column] - *before - *record.entries[column] + *record.exits[column]) /
                       *before);
    }
  return errors;
}

ClosingBelief updated(const ClosingBelief& before, const std::vector<double>& errors) {
  const auto n = static_cast<double>(errors.size());
  if (errors.empty()) return before;
  double mean = 0.0, squares = 0.0;
  for (const double e : errors) mean += e / n;
  for (const double e : errors) squares += (e - mean) * (e - mean);
  ClosingBelief after;
  after.weight = before.weight + n;
  after.centre = (before.weight * before.centre + n * mean) / after.weight;
  after.shape = before.shape + 0.5 * n;
  after.scale = before.scale + 0.5 * squares +
                0.5 * before.weight * n * (mean - before.centre) * (mean - before.centre) / after.weight;
  return after;
}

ClosingDraw draw_closing(const ClosingBelief& belief, Draws& draws) {
  const double variance = belief.scale / draws.gamma(belief.shape);
  return {belief.centre + std::sqrt(variance / belief.weight) * draws.normal(), std::sqrt(variance)};
}

}  // namespace loadline::analysis::history
