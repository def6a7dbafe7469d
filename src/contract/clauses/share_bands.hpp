#pragma once
/// \file  share_bands.hpp
/// \brief C5. Company and council share over- and underspend against the target, in bands of the target or in pounds.

#include <vector>

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct ShareBand {
  std::int64_t to = 0;       ///< Upper end, of the target. [1e-6]
  std::int64_t company = 0;  ///< Company's share inside. [1e-6]
  Pence up_to{};             ///< Upper end, where bands are in pounds.
};

/// From 0 upwards, ends rising; the last band's share goes on. No bands on a side: the company bears or keeps all of it.
struct ShareBands {
  std::vector<ShareBand> pain, gain;
  scenario::BandBasis basis = scenario::BandBasis::share_of_target;
  scenario::ShareForm form = scenario::ShareForm::fixed_price;
  Pence pain_limit{}, gain_limit{};  ///< Most of the company's share a year; 0: none.
  bool cumulative = false;
  bool volume_in_target = true, exceptional_in_target = true;
  bool deductions_in_target = false, deductions_in_actual = false;
};

ShareBands exact(const scenario::ShareBands& terms);

/// The company's share of `target - actual`: a gain positive, a pain negative (4.1, two-sided), before any limit.
/// Rounded once; the council's share is the exact complement, so the two always add up (I4).
Pence company_share(const ShareBands& terms, Pence target, Pence actual);

/// The company's share of a year, held within the limits.
Pence limited(const ShareBands& terms, Pence share);

}  // namespace loadline::contract
