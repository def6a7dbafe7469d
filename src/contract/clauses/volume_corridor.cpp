#include "contract/clauses/volume_corridor.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

constexpr std::int64_t half_days_a_week = 14;

}  // namespace

VolumeCorridor exact(const scenario::VolumeCorridor& terms) {
  return {.baseline = millionths(terms.baseline.typical().value()),
          .dead_band = millionths(terms.dead_band.typical().value()),
          .share_up = millionths(terms.share_up.typical().value()),
          .share_down = millionths(terms.share_down.typical().value()),
          .unit_price = in_pence(terms.unit_price.typical()),
          .limit_up = in_pence(terms.limit_up.typical()),
          .limit_down = in_pence(terms.limit_down.typical())};
}

Pence volume_payment(const VolumeCorridor& terms, std::int64_t half_days, int days) {
  // Everything below is in half-days on the grid of 1e-12: baseline (1e-6) x band (1e-6).
  const Whole baseline = Whole(terms.baseline) * 2 * days;
  const Whole seen = Whole(half_days) * million * million;
  const Whole above = seen - baseline * (million + terms.dead_band);
  const Whole below = baseline * (million - terms.dead_band) - seen;
  const Whole week = Whole(half_days_a_week) * million * million * million;
  if (above > 0)
    return std::min(round_half_even<Whole>(above * terms.share_up * terms.unit_price.value(), week),
                    terms.limit_up);
  if (below > 0)
    return -std::min(round_half_even<Whole>(below * terms.share_down * terms.unit_price.value(), week),
                     terms.limit_down);
  return nothing;
}

}  // namespace loadline::contract
