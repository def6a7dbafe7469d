#include "contract/clauses/volume_corridor.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

std::vector<VolumeTier> exact_tiers(const std::vector<scenario::VolumeTier>& tiers) {
  std::vector<VolumeTier> exact;
  for (const scenario::VolumeTier& tier : tiers)
    exact.push_back({millionths(tier.to.typical().value()), millionths(tier.paid.typical().value())});
  return exact;
}

/// Half-days that count, each as far as its tier pays. [1e-18 half-days]
/// \param away      From the baseline, above 0. [1e-12 half-days]
/// \param baseline  [1e-6 half-days]
Whole paid_in_tiers(const std::vector<VolumeTier>& tiers, const Whole& away, const Whole& baseline) {
  Whole from = 0, sum = 0;
  for (const VolumeTier& tier : tiers) {
    const Whole to = &tier == &tiers.back() ? away : std::min<Whole>(away, baseline * tier.to);
    sum += (to - from) * tier.paid;
    from = to;
  }
  return sum;
}

}  // namespace

VolumeCorridor exact(const scenario::VolumeCorridor& terms) {
  return {.baseline = millionths(terms.baseline.typical().value()),
          .dead_band = millionths(terms.dead_band.typical().value()),
          .share_up = millionths(terms.share_up.typical().value()),
          .share_down = millionths(terms.share_down.typical().value()),
          .unit_price = in_pence(terms.unit_price.typical()),
          .limit_up = in_pence(terms.limit_up.typical()),
          .limit_down = in_pence(terms.limit_down.typical()),
          .above = exact_tiers(terms.above),
          .below = exact_tiers(terms.below),
          .measure = terms.measure};
}

Pence volume_payment(const VolumeCorridor& terms, std::int64_t half_days, int days, std::int64_t shift) {
  const Whole baseline = Whole(std::max<std::int64_t>(terms.baseline + shift, 0)) * 2 * days;
  const Whole away = Whole(half_days) * million * million - baseline * million;
  const bool up = away > 0;
  const Whole size = up ? away : Whole(-away), band = baseline * terms.dead_band;
  const std::vector<VolumeTier>& tiers = up ? terms.above : terms.below;
  const std::int64_t share = up ? terms.share_up : terms.share_down;
  const Whole counted =
      tiers.empty() ? Whole(std::max<Whole>(size - band, 0) * share) : paid_in_tiers(tiers, size, baseline);
  const Whole week = Whole(half_days_a_week) * million * million * million;
  const Pence moved = round_half_even<Whole>(counted * terms.unit_price.value(), week);
  return up ? std::min(moved, terms.limit_up) : -std::min(moved, terms.limit_down);
}

}  // namespace loadline::contract
