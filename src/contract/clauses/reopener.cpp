#include "contract/clauses/reopener.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

/// Half-days above baseline x (1 + threshold) in these months; below 0 where there are fewer. [1e-12 half-days]
Wide above_threshold(const Reopener& terms, std::span<const ExactMonth> months, std::size_t lane,
                     std::int64_t shift) {
  std::int64_t half_days = 0;
  int days = 0;
  for (const ExactMonth& month : months) {
    half_days += month.looked_after_half_days[lane];
    days += month.days;
  }
  const std::int64_t baseline = std::max<std::int64_t>(terms.baseline + shift, 0);
  return Wide(half_days) * million * million - Wide(baseline) * (million + terms.threshold) * (2 * days);
}

/// The same month by month, a month with fewer counting as none: the rest of a year then never has more than all of it,
/// so that no more is granted than was asked for. [1e-12 half-days]
Wide sum_above_threshold(const Reopener& terms, std::span<const ExactMonth> months, std::size_t lane,
                         std::int64_t shift) {
  Wide sum = 0;
  for (std::size_t m = 0; m < months.size(); ++m)
    if (const Wide above = above_threshold(terms, months.subspan(m, 1), lane, shift); above > 0) sum += above;
  return sum;
}

}  // namespace

Reopener exact(const scenario::Reopener& terms) {
  return {.baseline = millionths(terms.baseline.typical().value()),
          .threshold = millionths(terms.threshold.typical().value()),
          .window_months = terms.window_months,
          .unit_price = in_pence(terms.unit_price.typical()),
          .limit = in_pence(terms.limit.typical()),
          .deciding = exact(terms.deciding)};
}

int asked_in(const Reopener& terms, std::span<const ExactMonth> months, int year, std::size_t lane,
             std::int64_t shift) {
  for (int month = std::max(12 * year, terms.window_months - 1); month < 12 * (year + 1); ++month) {
    const auto first = static_cast<std::size_t>(month + 1 - terms.window_months);
    const auto window = months.subspan(first, static_cast<std::size_t>(terms.window_months));
    if (above_threshold(terms, window, lane, shift) > 0) return month;
  }
  return -1;
}

Pence exceptional_payment(const Reopener& terms, std::span<const ExactMonth> months, int from,
                          std::size_t lane, std::int64_t shift, std::int64_t granted, Pence volume) {
  const auto rest_of_year = static_cast<std::size_t>(12 - from % 12);
  const Wide above =
      sum_above_threshold(terms, months.subspan(static_cast<std::size_t>(from), rest_of_year), lane, shift);
  const Whole weeks = Whole(half_days_a_week) * million * million * million;
  const Pence cost = round_half_even<Whole>(Whole(above) * granted * terms.unit_price.value(), weeks);
  const Pence net = positive_part(cost - positive_part(volume));
  return terms.limit > nothing ? std::min(net, terms.limit) : net;
}

}  // namespace loadline::contract
