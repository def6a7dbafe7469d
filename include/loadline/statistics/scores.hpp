#pragma once
/// \file  loadline/statistics/scores.hpp
/// \brief How good a forecast was: scoring rules, lower is better, and whether its probabilities held (`model.md` 8.5).
///
/// A forecast is an ensemble (a sample of futures, at least 2, in any order) or a normal. Everything is in the unit of the
/// observation unless it says otherwise; NaN anywhere gives NaN. All functions are pure.

#include <span>
#include <vector>

#include "loadline/statistics/estimate.hpp"

namespace loadline::statistics {

/// Continuous ranked probability score, the "fair" version (1/n) sum |x - y| - 1/(2 n (n-1)) sum sum |x - x'|: its mean
/// does not depend on the size of the ensemble. May be slightly below 0. O(n log n).
double crps(std::span<const double> ensemble, double observed);

/// The score of the ensemble as a distribution of its own, 1/(2 n^2) in place of 1/(2 n (n-1)).
double crps_of_steps(std::span<const double> ensemble, double observed);

/// Closed form for a normal, s [w (2 Phi(w) - 1) + 2 phi(w) - 1/sqrt(pi)], w = (y - m) / s. `sd` above 0.
double crps_normal(double mean, double sd, double observed);

/// -log density [nats] of a normal.
double log_score_normal(double mean, double sd, double observed);

/// -log density [nats] of a kernel estimate: normal kernels of Silverman's width 0.9 min(sd, range of quartiles / 1.349)
/// n^(-1/5), which tends to be too wide and so never rewards by accident. Infinite where the ensemble is one point.
double log_score(std::span<const double> ensemble, double observed);

/// Probability integral transform: share of the ensemble below the observation. Members equal to it, and the place of
/// the observation between two members, are divided by `u`, 0 to 1, so that a right forecast of a count is exactly uniform
/// as well: (below + u (equal + 1)) / (n + 1).
double pit(std::span<const double> ensemble, double observed, double u = 0.5);

/// Whether the central interval holding share `level` of the ensemble (type-7 quantiles) holds the observation.
enum class Coverage { inside, outside };
Coverage coverage(std::span<const double> ensemble, double observed, double level);

/// Pinball loss of `quantile` as the forecast of quantile p, 0 < p < 1.
double pinball(double quantile, double p, double observed);

/// Brier score of a probability for what happened (1) or did not (0).
enum class Event { did_not_happen, happened };
double brier(double probability, Event event);

/// Mean score of `a` less that of `b` over the same cases, with its standard error (Diebold and Mariano 1995; cases are
/// taken as independent, so overlapping horizons are to be compared one at a time). Same size, at least 2.
Estimate paired_gain(std::span<const double> a, std::span<const double> b);

/// Mean over independent cases with its standard error; unlike `mean`, cases are not pairs. At least 2.
Estimate mean_over_cases(std::span<const double> scores);

/// Counts of values, 0 to 1, in this many equal bins; 1 belongs to the last.
std::vector<int> histogram(std::span<const double> shares, int bins);

}  // namespace loadline::statistics
