#pragma once
/// \file  analysis/stays/spells.hpp
/// \brief Stays as they were watched: from a time in care to a time in care, and whether they ended.

#include <vector>

#include "loadline/input/care_return.hpp"

namespace loadline::analysis::stays {

/// Times are months in care.
struct Spell {
  double from = 0.0;  ///< 0 for those watched from entry.
  double to = 0.0;
  bool left = false;        ///< Left care at `to` other than at 18.
  bool start_known = true;  ///< Else both times are at least what they say.
};

inline constexpr double days_a_month = 365.25 / 12.0;

/// Days since 1970-01-01.
int day_of(const base::Date& date);

/// What was watched of each stay on the days from `first` to `last`; stays outside them are left out. In the order of the
/// periods.
std::vector<Spell> watched(const input::CareReturn& returned, const base::Date& first,
                           const base::Date& last);

}  // namespace loadline::analysis::stays
