#pragma once
/// \file  analysis/stays/bands.hpp
/// \brief Piecewise-constant rates of leaving care: counts by band, and a posterior that borrows strength.

#include <array>
#include <vector>

#include "analysis/stays/spells.hpp"
#include "loadline/analysis/stay_fit.hpp"

namespace loadline::analysis::stays {

/// Counts leavers and time at risk. A spell of unknown start counts only from when it is surely in the last band.
std::array<StayBand, stay_bands> count_bands(const std::vector<Spell>& spells);

/// The smooth curve that bands are drawn towards, and how strongly: exp(level + slope log(middle of the band / 12 months)),
/// and the weight of so many leavers.
struct Smooth {
  double level = 0.0, slope = 0.0, strength = 0.0;
  double rate(std::size_t band) const;  ///< [1/month]
};

/// Posterior of each band given the curve. Leavers are Poisson with mean rate x watched and the rate is
/// Gamma(strength, strength / smooth), so it is Gamma(strength + leavers, strength / smooth + watched), exactly.
std::array<StayBand, stay_bands> given(const Smooth& smooth, std::array<StayBand, stay_bands> counted);

struct BandFit {
  std::array<StayBand, stay_bands> bands{};  ///< Rates: the Gamma with the posterior's mean and sd.
  double strength = 0.0;                     ///< At the curve that is most likely.
  Moments mean_stay;                         ///< [months]
};

/// Posterior with the curve integrated out: 125 curves on a Gauss-Hermite grid about the most likely one, weighted by
/// their posterior given the counts (with the rates integrated out, each count is negative binomial). Taking the most
/// likely curve for certain gives 80 % intervals that hold the truth 70 to 76 times in a hundred.
/// Prior: level and slope those of the mixture of `model.md` 1.5 (sd 1 and 0.5), strength 3 plus about 7 (log sd 1).
BandFit fit_bands(const std::vector<Spell>& spells);

/// Log likelihood of a spell (of known start, or the part surely in the last band) at these rates.
double log_likelihood(const std::array<StayBand, stay_bands>& bands, const Spell& spell);

/// Mean and sd of the mean stay under independent Gamma rates, exact: the moments of the integral of survival.
Moments mean_stay(const std::array<StayBand, stay_bands>& bands);

}  // namespace loadline::analysis::stays
