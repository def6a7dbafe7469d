#pragma once
/// \file  service/savings/effects.hpp
/// \brief What the savings programme changes in a month, driver by driver (`model.md` 6.2).

#include "loadline/scenario/savings.hpp"
#include "loadline/units/lanes.hpp"
#include "service/cost/programme_money.hpp"

namespace loadline::service::savings {

using units::Lanes;

/// What the programme does in a month. Neutral values are the defaults, and an effect of size 0 leaves every bit of them.
struct Effects {
  Lanes<double> into_care = units::every_lane(1.0);    ///< Multiplies rates into care, at least 0.
  Lanes<double> return_home = units::every_lane(1.0);  ///< Multiplies the rate of going home, at least 0.
  Lanes<double> foster_kept =
      units::every_lane(1.0);     ///< Share of agency-foster entrants who still go to agencies, 0 to 1.
  Lanes<double> foster_places{};  ///< [children]
  Lanes<double> agency_cap{};     ///< Change of the cap on agency staff [FTE].
  Lanes<double> referrals = units::every_lane(1.0);  ///< Multiplies the rate of referrals, at least 0.
  Lanes<double> leaving =
      units::every_lane(1.0);  ///< Multiplies case holders' hazard of leaving, at least 0.
  Lanes<double> filling =
      units::every_lane(1.0);  ///< Multiplies the hazard of filling their vacancies, at least 0.
  cost::FeeFactors fees = cost::unchanged_fees();  ///< Multiply the market's mean fees.
  cost::ProgrammeMoney money;

  /// Share of agency-foster entrants placed in-house, 0 to 1.
  Lanes<double> foster_moved() const;
};

/// The number that says how large an effect is; null for one that has no size.
const scenario::Datum* size_of(const scenario::Effect& effect);

/// Adds a driver effect of size `now`, one a lane, to what the programme does. Cash is counted elsewhere
/// (`CashSavings`), and notices are given once (`Savings::notices`): neither changes anything here.
void act(const scenario::Effect& effect, const Lanes<double>& now, Effects& effects);

}  // namespace loadline::service::savings
