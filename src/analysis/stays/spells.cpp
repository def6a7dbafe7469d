#include "analysis/stays/spells.hpp"

#include <algorithm>
#include <chrono>

namespace loadline::analysis::stays {

int day_of(const base::Date& date) {
  using namespace std::chrono;
  const std::chrono::year_month_day given{std::chrono::year{date.year},
                                          std::chrono::month{static_cast<unsigned>(date.month)},
                                          std::chrono::day{static_cast<unsigned>(date.day)}};
  return static_cast<int>(sys_days{given}.time_since_epoch().count());
}

std::vector<Spell> watched(const input::CareReturn& returned, const base::Date& first,
                           const base::Date& last) {
  const int opens = day_of(first), closes = day_of(last);
  std::vector<Spell> spells;
  for (const input::CarePeriod& period : returned.periods) {
    const int start = day_of(period.start);
    const bool over = period.end && day_of(*period.end) <= closes;
    if (start > closes || (over && day_of(*period.end) < opens)) continue;
    // A date is somewhere in its day, at noon on average; the window is whole days. So a whole stay is end less
    // start, and one cut off is half a day more or less.
    constexpr double noon = 0.5;
    Spell spell;
    if (start < opens) spell.from = (opens - start - noon) / days_a_month;
    spell.to = (over ? day_of(*period.end) - start : closes + 1 - start - noon) / days_a_month;
    spell.to = std::max(spell.to, spell.from);
    spell.left = over && period.reason != input::CareEnd::turned_18;
    spell.start_known = period.start_known;
    spells.push_back(spell);
  }
  return spells;
}

}  // namespace loadline::analysis::stays
