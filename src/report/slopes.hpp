#pragma once
/// \file  report/slopes.hpp
/// \brief Who pays for the next pound: the straight stretches of a payoff diagram, read off its points.

#include <string>
#include <vector>

#include "loadline/analysis/findings.hpp"

namespace loadline::report {

/// From one kink to the next. Along it every further unit on the axis moves each party by the same amount.
struct Stretch {
  double from = 0.0, to = 0.0;  ///< On the payoff's axis.
  double council = 0.0,
         company = 0.0;  ///< What a further unit brings each party [GBP a unit]; negative = costs.
};
/// Rising. Segments that join two stretches have no stretch of their own: a kink lies where the lines on both sides
/// meet. None where there are fewer than two points.
std::vector<Stretch> stretches(const analysis::Payoff& payoff);

/// The first stretch that begins above the typical year, or the one it lies in where none does; null where there is none.
const Stretch* beyond_typical(const std::vector<Stretch>& all, double typical);

/// Whether the axis counts children; otherwise pounds.
bool counts_children(const analysis::Payoff& payoff);
/// "£63.9m" or "561": a place on the axis.
std::string place_on_axis(const analysis::Payoff& payoff, double at);

/// What a further pound, or a further child, does to a party: "costs the council 50p", "brings the council £1,200",
/// "costs the council nothing".
std::string effect_on(const char* party, double gain_a_unit);
/// "each further pound", "each further child".
std::string further_unit(const analysis::Payoff& payoff);
/// "50p", "£1", "£25,400", "nothing"; without a sign.
std::string amount_a_unit(double gain_a_unit);

}  // namespace loadline::report
