#pragma once
/// \file  volume_corridor.hpp
/// \brief C4. Cap and collar on child-weeks looked after: outside a dead band around the baseline, part of a unit price moves.

#include <vector>

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// From the tier before up to `to` of the baseline, counted from the baseline outwards; the last goes on.
struct VolumeTier {
  std::int64_t to = 0, paid = 0;  ///< [1e-6]
};

struct VolumeCorridor {
  std::int64_t baseline = 0;                                 ///< [1e-6 children]
  std::int64_t dead_band = 0, share_up = 0, share_down = 0;  ///< [1e-6]
  Pence unit_price, limit_up, limit_down;                    ///< Of a child-week; of a year.
  std::vector<VolumeTier> above{}, below{};  ///< Instead of dead band and share, where there are any.
  scenario::VolumeMeasure measure = scenario::VolumeMeasure::children;
};

VolumeCorridor exact(const scenario::VolumeCorridor& terms);

/// What the council pays the company for the year's volume; negative: what the company returns (4.2).
/// \param half_days Child-days looked after in the year, by the clause's measure. [half days]
/// \param days      Days of the year: the baseline is children x days / 7 child-weeks.
/// \param shift     By how much rebasing has moved the baseline. [1e-6 children]
Pence volume_payment(const VolumeCorridor& terms, std::int64_t half_days, int days, std::int64_t shift = 0);

}  // namespace loadline::contract
