#pragma once
/// \file  analysis/stays/mixture.hpp
/// \brief Two exponentials, short and long stays, fitted to spells that are truncated and censored.

#include <vector>

#include "analysis/stays/spells.hpp"
#include "loadline/analysis/stay_fit.hpp"

namespace loadline::analysis::stays {

struct TwoExponentials {
  double short_stays = 0.3;                   ///< Share of entrants.
  double short_mean = 4.0, long_mean = 36.0;  ///< [months]
  double survival(double months) const;
};

/// Log likelihood of a spell given that the child was still there when watching began; 0 where the start is not known.
double log_likelihood(const TwoExponentials& law, const Spell& spell);

/// One round of expectation and maximisation: which of the two each child is of, and, for each child watched late, how many
/// like it had left before anyone watched and how long they stayed. Never lowers the likelihood.
TwoExponentials em_step(const TwoExponentials& law, const std::vector<Spell>& spells);

/// The law most likely a posteriori (priors in stay_fit.hpp): EM to its neighbourhood, then Newton to the top.
StayMixture fit_mixture(const std::vector<Spell>& spells);

}  // namespace loadline::analysis::stays
