#include "contract/clauses/share_bands.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

std::vector<ShareBand> exact_bands(const std::vector<scenario::Band>& bands) {
  std::vector<ShareBand> exact;
  for (const scenario::Band& band : bands)
    exact.push_back({millionths(band.to.typical().value()), millionths(band.company.typical().value()),
                     in_pence(band.up_to.typical())});
  return exact;
}

/// The share of `size`, at least 0. On the grid of 1e-12 pence until rounded.
Pence shared(const std::vector<ShareBand>& bands, scenario::BandBasis basis, Pence target, Pence size) {
  if (bands.empty()) return size;
  const Wide all = Wide(size.value()) * million;
  const Wide whole_target =
      positive_part(target).value();  // without a target everything lies beyond the last band
  Wide from = 0, sum = 0;
  for (const ShareBand& band : bands) {
    const Wide end = basis == scenario::BandBasis::pounds ? Wide(band.up_to.value()) * million
                                                          : Wide(whole_target * band.to);
    const Wide to = &band == &bands.back() ? all : std::min<Wide>(all, end);
    sum += (to - from) * band.company;
    from = to;
  }
  return round_half_even<Wide>(sum, Wide(million) * million);
}

}  // namespace

ShareBands exact(const scenario::ShareBands& terms) {
  return {.pain = exact_bands(terms.pain),
          .gain = exact_bands(terms.gain),
          .basis = terms.basis,
          .form = terms.form,
          .pain_limit = in_pence(terms.pain_limit.typical()),
          .gain_limit = in_pence(terms.gain_limit.typical()),
          .cumulative = terms.cumulative,
          .volume_in_target = terms.volume_in_target,
          .exceptional_in_target = terms.exceptional_in_target,
          .deductions_in_target = terms.deductions_in_target,
          .deductions_in_actual = terms.deductions_in_actual};
}

Pence company_share(const ShareBands& terms, Pence target, Pence actual) {
  const Pence difference = target - actual;
  return difference < nothing ? -shared(terms.pain, terms.basis, target, -difference)
                              : shared(terms.gain, terms.basis, target, difference);
}

Pence limited(const ShareBands& terms, Pence share) {
  if (share < nothing && terms.pain_limit > nothing) return std::max(share, -terms.pain_limit);
  if (share > nothing && terms.gain_limit > nothing) return std::min(share, terms.gain_limit);
  return share;
}

}  // namespace loadline::contract
