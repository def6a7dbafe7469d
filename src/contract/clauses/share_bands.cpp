#include "contract/clauses/share_bands.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

std::vector<ShareBand> exact_bands(const std::vector<scenario::Band>& bands) {
  std::vector<ShareBand> exact;
  for (const scenario::Band& band : bands)
    exact.push_back({millionths(band.to.typical().value()), millionths(band.company.typical().value())});
  return exact;
}

/// The share of `size`, at least 0; band ends are shares of `target`. On the grid of 1e-12 pence until rounded.
Pence shared(const std::vector<ShareBand>& bands, Pence target, Pence size) {
  if (bands.empty()) return size;
  const Whole all = Whole(size.value()) * million;
  const Whole whole_target =
      positive_part(target).value();  // without a target everything lies beyond the last band
  Whole from = 0, sum = 0;
  for (const ShareBand& band : bands) {
    const bool last = &band == &bands.back();
    const Whole to = last ? all : std::min<Whole>(all, whole_target * band.to);
    sum += (to - from) * band.company;
    from = to;
  }
  return round_half_even<Whole>(sum, Whole(million) * million);
}

}  // namespace

ShareBands exact(const scenario::ShareBands& terms) {
  return {exact_bands(terms.pain), exact_bands(terms.gain)};
}

Pence company_share(const ShareBands& terms, Pence target, Pence actual) {
  const Pence difference = target - actual;
  return difference < nothing ? -shared(terms.pain, target, -difference)
                              : shared(terms.gain, target, difference);
}

Pence share_payment(const ShareBands& terms, Pence target, Pence actual) {
  return company_share(terms, target, actual) - (target - actual);
}

}  // namespace loadline::contract
