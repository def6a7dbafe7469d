#include "contract/clauses/deductions.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

bool names(const scenario::Deductions& terms, const std::string& id) {
  return terms.indicators.empty() ||
         std::find(terms.indicators.begin(), terms.indicators.end(), id) != terms.indicators.end();
}

std::int64_t severity(const Deductions& terms, service::Rating rating) {
  switch (rating) {
    case service::Rating::amber:
      return terms.minor;
    case service::Rating::red:
      return terms.serious;
    case service::Rating::severe:
      return terms.severe;
    case service::Rating::green:
    case service::Rating::not_assessed:
      return 0;
  }
  return 0;
}

}  // namespace

Deductions exact(const scenario::Deductions& terms, const scenario::Outcomes& outcomes) {
  Deductions exact{.indicators = {},
                   .minor = millionths(terms.minor.typical().value()),
                   .serious = millionths(terms.serious.typical().value()),
                   .severe = millionths(terms.severe.typical().value()),
                   .pounds_a_point = in_pence(terms.pounds_a_point.typical()),
                   .free_points = millionths(terms.free_points.typical().value()),
                   .ratchet_most = terms.ratchet_most,
                   .cap = millionths(terms.cap.typical().value()),
                   .cap_of_target = terms.cap_of_target,
                   .earn_back = millionths(terms.earn_back.typical().value()),
                   .earn_back_passes = terms.earn_back_passes,
                   .first_quarter = terms.first_quarter - 1,
                   .relief = terms.relief};
  for (std::size_t k = 0; k < outcomes.kpis.size(); ++k) {
    const scenario::Kpi& kpi = outcomes.kpis[k];
    if (!names(terms, kpi.id)) continue;
    exact.indicators.push_back({k, millionths(kpi.weight.typical().value())});
    exact.lag_months = std::max(exact.lag_months, kpi.lag_months);
  }
  return exact;
}

Wide points_of(const Deductions& terms, const WatchedIndicator& indicator, service::Rating rating,
               IndicatorRun& run) {
  if (rating == service::Rating::not_assessed) return 0;
  if (rating == service::Rating::green) {
    run = {.failed = 0, .passed = run.passed + 1};
    return 0;
  }
  run = {.failed = run.failed + 1, .passed = 0};
  return Wide(severity(terms, rating)) * indicator.weight * std::min(run.failed, terms.ratchet_most);
}

Pence priced(const Deductions& terms, const Wide& points) {
  const Wide above = points - Wide(terms.free_points) * million;
  if (above <= 0) return nothing;
  return round_half_even<Whole>(Whole(above) * terms.pounds_a_point.value(), Whole(million) * million);
}

Pence quarter_cap(const Deductions& terms, Pence yearly) {
  return round_half_even<Wide>(Wide(positive_part(yearly).value()) * terms.cap, Wide(4 * million));
}

}  // namespace loadline::contract
