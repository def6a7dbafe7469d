#pragma once
/// \file  loadline/scenario/shocks.hpp
/// \brief Things that happen from outside and may or may not happen: how often, how hard, for how long
///   (`model.md` 1.11).

#include <array>
#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// What a shock acts on. Factors multiply; `added` adds.
enum class ShockTarget {
  referrals,           ///< factor of the referral rate
  care_entries,        ///< factor of every rate into care
  care_exits,          ///< factor of every rate out of care (court timeliness: below 1 is slower)
  unaccompanied,       ///< unaccompanied children arriving: factor, and `added` children a year
  care_leaver_duties,  ///< factor of the mean time duties are owed (a law that extends them)
  agency_foster_fees,  ///< factor
  external_fees,       ///< factor of external residential fees
  all_fees,            ///< factor of every placement fee
  income,              ///< `added` GBP a year of cost (a grant lost); negative for one won
};
inline constexpr std::array<const char*, 9> shock_target_keys{
    "referrals",          "care-entries",  "care-exits", "unaccompanied", "care-leaver-duties",
    "agency-foster-fees", "external-fees", "all-fees",   "income"};

enum class ShockProfile {
  step,   ///< At full size from the first month, for `length`; 0 for good.
  ramp,   ///< Grows straight to full size over `length`, then stays.
  decay,  ///< At full size at first, halving every `length`.
};
inline constexpr std::array<const char*, 3> shock_profile_keys{"step", "ramp", "decay"};

/// What a shock does to one target. Its strength s(t), 0 to 1, follows the profile; the target is multiplied by
/// 1 + (factor - 1) size s(t), kept at least 0, and `added` size s(t) is added, where `size` is the shock's own.
struct ShockEffect {
  ShockTarget target = ShockTarget::referrals;
  Assumption<units::Ratio> factor;  ///< At full size; at least 0; 1 for none.
  Assumption<units::Ratio> added;   ///< In the target's unit a year (children, or GBP); 0 for none.
  ShockProfile profile = ShockProfile::step;
  Assumption<units::Months> length;
  Assumption<units::Months> delay;  ///< From onset.
};

/// Either `rate` onsets a year (a Poisson process; while one runs its own effects, another may begin and multiplies)
/// or one onset on `date` with `probability`.
struct Shock {
  std::string id, name;
  Assumption<units::YearlyRate> rate;    ///< 0 where dated.
  base::Date date;                       ///< First day of a month of the horizon; unknown where by rate.
  Assumption<units::Share> probability;  ///< Of a dated one; 100 % unless said.
  Assumption<units::Ratio>
      size_spread;  ///< Standard deviation of the log of its size, whose mean is 1; 0: always 1.
  std::vector<ShockEffect> effects;
  bool excuses = false;  ///< A relief event: quarters with it at half strength do not count for deductions.
};

}  // namespace loadline::scenario
