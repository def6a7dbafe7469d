#include "baselines.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/base/expects.hpp"

namespace loadline::analysis::history {
namespace {

enum : std::size_t { last_value, linear_trend, national_growth, probabilistic_last_value };

std::vector<double> log_changes(const Account& account, std::size_t over) {
  std::vector<double> changes;
  for (const Record& record : account.records)
    for (std::size_t j = over; j < record.stock.size(); ++j)
      if (positive(record.stock[j]) && positive(record.stock[j - over]))
        changes.push_back(std::log(*record.stock[j] / *record.stock[j - over]));
  return changes;
}

double national_growth_of(const Account& account) {
  double first = 0.0, last = 0.0;
  const std::size_t years = account.records.empty() ? 0 : account.records.front().stock.size();
  for (const Record& record : account.records) {
    if (!std::all_of(record.stock.begin(), record.stock.end(), [](const auto& s) { return s.has_value(); }))
      continue;
    first += *record.stock.front();
    last += *record.stock.back();
  }
  return years > 1 && first > 0.0 && last > 0.0 ? std::log(last / first) / static_cast<double>(years - 1)
                                                : 0.0;
}

double trend(const Record& record, int horizon) {
  double n = 0.0, t = 0.0, y = 0.0, tt = 0.0, ty = 0.0;
  for (std::size_t j = 0; j < record.stock.size(); ++j) {
    if (!record.stock[j]) continue;
    const auto at = static_cast<double>(j);
    n += 1.0;
    t += at;
    y += *record.stock[j];
    tt += at * at;
    ty += at * *record.stock[j];
  }
  if (n < 2.0) return *record.stock.back();
  const double slope = (n * ty - t * y) / (n * tt - t * t);
  const double at = static_cast<double>(record.stock.size() - 1) + horizon;
  return std::max(0.0, y / n + slope * (at - t / n));
}

}  // namespace

std::vector<std::string> baseline_names() {
  return {"last value", "linear trend", "national growth", "probabilistic last value"};
}

Baseline::Baseline(std::size_t which, const Account& account, int horizon)
    : which_(which), horizon_(horizon) {
  LOADLINE_EXPECTS(which < baseline_names().size() && horizon >= 1);
  if (which == national_growth) national_ = national_growth_of(account);
  if (which != probabilistic_last_value) return;
  changes_ = log_changes(account, static_cast<std::size_t>(horizon));
  if (!changes_.empty()) return;
  changes_ = log_changes(account, 1);
  for (double& change : changes_) change *= std::sqrt(static_cast<double>(horizon));
}

std::vector<double> Baseline::forecast(const Record& record) const {
  const double stock = *record.stock.back();
  switch (which_) {
    case linear_trend:
      return {trend(record, horizon_)};
    case national_growth:
      return {stock * std::exp(national_ * horizon_)};
    case probabilistic_last_value: {
      std::vector<double> ensemble(changes_.size());
      std::transform(changes_.begin(), changes_.end(), ensemble.begin(),
                     [&](double change) { return stock * std::exp(change); });
      return ensemble;
    }
    default:
      return {stock};
  }
}

}  // namespace loadline::analysis::history
