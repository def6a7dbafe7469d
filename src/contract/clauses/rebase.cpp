#include "contract/clauses/rebase.hpp"

namespace loadline::contract {
Rebase exact(const scenario::Rebase& terms) {
  return {.weight = millionths(terms.weight.typical().value()),
          .baseline = millionths(terms.baseline.typical().value()),
          .unit_price = in_pence(terms.unit_price.typical()),
          .every_years = static_cast<std::size_t>(terms.every_years)};
}

Rebased rebased(const Rebase& terms, const Rebased& so_far, std::size_t year, const YearsVolume& seen,
                Pence indexed_before, Pence indexed_after) {
  const bool indexed_on = indexed_before > nothing;
  const Whole from = indexed_on ? indexed_before.value() : 1, to = indexed_on ? indexed_after.value() : 1;
  // (V - B) x days, in half-days on the grid of 1e-6.
  const bool looks = (year + 1) % terms.every_years == 0;
  const Whole above =
      looks ? Whole(seen.half_days) * million - Whole(terms.baseline + so_far.shift) * 2 * seen.days
            : Whole(0);
  const Whole weeks = Whole(half_days_a_week) * million * million;
  const Whole added =
      Whole(so_far.added.value()) * to * weeks + above * terms.weight * terms.unit_price.value() * from;
  const Pence children = round_half_even<Whole>(above * terms.weight, Whole(2 * seen.days) * million);
  return {.added = round_half_even<Whole>(added, weeks * from), .shift = so_far.shift + children.value()};
}

}  // namespace loadline::contract
