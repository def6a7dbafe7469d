#pragma once
/// \file  service/demand/opening_stays.hpp
/// \brief How many of the children looked after at the start are on a short stay: one rule for both engines and the opening
///   position.

#include <algorithm>

namespace loadline::service::demand {

/// What the rule needs, in one future.
struct OpeningStays {
  double short_stays;            ///< Share of entrants, kept within 0 to 1.
  double short_mean, long_mean;  ///< [months]
  double starts;                 ///< Entrants a year where stated, else 0.
  double looked_after;           ///< [children]

  /// Share of them on a short stay, as in the long run. Where entrants are stated there are so many a month times how
  /// long a short stay lasts; else short and long stand to each other as entrants times length of stay, which leaves out
  /// that long stays are cut short by the 18th birthday.
  double share_short() const {
    const double of_entrants = std::clamp(short_stays, 0.0, 1.0);
    const double brief = of_entrants * short_mean, lasting = (1.0 - of_entrants) * long_mean;
    if (starts > 0.0 && looked_after > 0.0 && lasting > 0.0)
      return std::min(1.0, starts / 12.0 * brief / looked_after);
    return brief + lasting > 0.0 ? brief / (brief + lasting) : 0.0;
  }
};

}  // namespace loadline::service::demand
