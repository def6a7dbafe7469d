#include "analysis/stays/entries.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "analysis/stays/spells.hpp"
#include "loadline/base/date.hpp"

namespace loadline::analysis::stays {
namespace {

/// Variance over mean of counts whose expectations are in these proportions (Pearson), with its sd were they Poisson.
Moments dispersion(std::span<const double> counts, std::span<const double> weights) {
  double total = 0.0, weight = 0.0, squares = 0.0;
  for (const double count : counts) total += count;
  for (const double w : weights) weight += w;
  const double freedom = static_cast<double>(counts.size()) - 1.0;
  if (total <= 0.0) return {1.0, std::sqrt(2.0 / freedom)};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double expected = total * weights[i] / weight;
    squares += (counts[i] - expected) * (counts[i] - expected) / expected;
  }
  return {squares / freedom, std::sqrt(2.0 / freedom)};
}

std::size_t age_band(double age) {
  double from = 0.0;
  for (std::size_t band = 0; band + 1 < scenario::age_bands; ++band) {
    from += scenario::age_band_years[band];
    if (age < from) return band;
  }
  return scenario::age_bands - 1;
}

/// Months since April of the first return's year; negative before it.
int month_of(const base::Date& date, const base::Date& first) {
  return (date.year - first.year) * 12 + date.month - first.month;
}

GammaBelief gamma(double count, double exposure) { return {count + 0.5, exposure}; }

}  // namespace

StayEntries entries(const input::CareReturn& returned) {
  StayEntries all;
  const std::size_t years = returned.years.size();
  std::vector<double> monthly(years * 12, 0.0), yearly(years, 0.0), days(years * 12), equal(years, 1.0);
  for (std::size_t m = 0; m < days.size(); ++m) {
    const int month = (static_cast<int>(m) + returned.window_start.month - 1);
    days[m] = base::days_in_month(returned.window_start.year + month / 12, month % 12 + 1);
  }
  for (const input::CarePeriod& period : returned.periods) {
    const int month = month_of(period.start, returned.window_start);
    if (month < 0 || static_cast<std::size_t>(month) >= monthly.size()) continue;
    monthly[static_cast<std::size_t>(month)] += 1.0;
    yearly[static_cast<std::size_t>(month) / 12] += 1.0;
    all.by_age[age_band(period.age_at_start)] += 1.0;
  }
  double total = 0.0;
  for (std::size_t y = 0; y < years; ++y) {
    all.years.push_back({returned.years[y], yearly[y], gamma(yearly[y], 1.0)});
    total += yearly[y];
  }
  const auto watched = static_cast<double>(years);
  all.rate = gamma(total, watched);
  for (std::size_t a = 0; a < scenario::age_bands; ++a) all.age_rate[a] = gamma(all.by_age[a], watched);
  all.monthly_dispersion = dispersion(monthly, days);
  if (years > 1) all.yearly_dispersion = dispersion(yearly, equal);
  return all;
}

LeavingShares leaving(const input::CareReturn& returned) {
  LeavingShares shares;
  for (const input::CarePeriod& period : returned.periods) {
    if (!period.end || *period.end < returned.window_start) continue;
    switch (period.reason) {
      case input::CareEnd::home:
        shares.counts[0] += 1.0;
        break;
      case input::CareEnd::adopted:
        shares.counts[1] += 1.0;
        break;
      case input::CareEnd::guardianship:
        shares.counts[2] += 1.0;
        break;
      case input::CareEnd::other:
        shares.counts[3] += 1.0;
        break;
      case input::CareEnd::turned_18:
        break;
    }
  }
  for (std::size_t i = 0; i < leaving_reasons; ++i) shares.weights[i] = shares.counts[i] + 0.5;
  return shares;
}

}  // namespace loadline::analysis::stays

namespace loadline::analysis {

Moments LeavingShares::share(LeavingReason reason) const {
  double total = 0.0;
  for (const double weight : weights) total += weight;
  const double mean = weights[static_cast<std::size_t>(reason)] / total;
  return {mean, std::sqrt(mean * (1.0 - mean) / (total + 1.0))};
}

}  // namespace loadline::analysis
