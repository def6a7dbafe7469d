#pragma once
/// \file  loadline/chance/samplers.hpp
/// \brief Exact counts by inversion, 32 futures at once: one uniform number, one count.
///
/// A count is the exact quantile: the smallest k whose cumulative probability reaches u (cumulative
/// probabilities carry rounding below 1e-12). So it never falls when the mean rises, and futures stay paired
/// across scenarios (`model.md` 0.2). No rejection, no approximation by a normal, no state.
///
/// Counts travel as doubles that hold whole numbers, exact far beyond any population: they stay in the
/// registers where they are used. A lane's count depends on its own arguments alone.

#include <cstdint>
#include <span>

#include "loadline/chance/lane_stream.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::chance {

/// Successes among `trials` (whole, 0 to 2^31) with chance `p`; p outside 0 to 1 counts as the nearer end.
void binomial(const units::Lanes<double>& trials, const units::Lanes<double>& p,
              const units::Lanes<double>& u, units::Lanes<double>& successes);

/// Poisson count of this mean, 0 to 1e6.
void poisson(const units::Lanes<double>& mean, const units::Lanes<double>& u, units::Lanes<double>& count);

/// Splits `trials` over categories in proportion to `weights` (at least 0): conditional binomials along the
/// row, draw `first + i` for category i. The last category takes the rest without a draw: put the likeliest
/// there. Where every weight of a lane is 0 the last category receives all.
/// \param weights, counts  At least one, equally many; entries may repeat nowhere.
void multinomial(const units::Lanes<double>& trials, std::span<const units::Lanes<double>* const> weights,
                 LaneStream& stream, std::uint32_t first, std::span<units::Lanes<double>* const> counts);

/// One future's counts; the same bits as its lane above.
double binomial(double trials, double p, double u);
double poisson(double mean, double u);

/// Whole posts and children kept as integers; the same counts.
units::Counts binomial(const units::Counts& trials, const units::Lanes<double>& p,
                       const units::Lanes<double>& u);
units::Counts poisson(const units::Lanes<double>& mean, const units::Lanes<double>& u);

/// Standard normal quantile.
double standard_normal(double u);

}  // namespace loadline::chance
