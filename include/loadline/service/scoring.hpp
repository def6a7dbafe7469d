#pragma once
/// \file  loadline/service/scoring.hpp
/// \brief What an indicator's measurements amount to at a quarter's end, how it is rated, and what luck alone does to the
///   rating (`model.md` 5.1, 5.4, 5.6).

#include <array>
#include <vector>

#include "loadline/service/block.hpp"

namespace loadline::service {

/// Which months a window covers when read after `last_month` (of the horizon, 0 the first): first and last, both counted.
/// Windows that reach before the horizon begin with it; the year to date begins in April.
struct MonthRange {
  int first = 0, last = 0;
};
/// `usual` as the window it stands for with this measure; any other as it is.
scenario::Window window_of(scenario::Window window, const scenario::Measure& measure);
MonthRange months_of(scenario::Window window, const scenario::Measure& measure, int last_month);

/// Target, tolerance and floor in force on a month's last day, in the measure's kept unit; grades 0 to 3.
struct TiersInForce {
  double target = 0.0, tolerance = 0.0, floor = 0.0;
  scenario::Better better = scenario::Better::higher;
};
TiersInForce tiers_in_force(const scenario::Measure& measure, const units::Calendar& calendar, int month);

/// Unit of a measure's kept value: "%", "children", "children/FTE", "grade", "per 10k", "a year", "days", "points".
const char* unit_of(const scenario::Measure& measure);

/// The rating of a published value. A value equal to a tier meets it. NaN is not assessed.
Rating rate(double value, const TiersInForce& tiers);

/// A value as published: rounded to `decimals` (of the percentage where `unit` is "%"), half away from zero.
double published(double value, const char* unit, int decimals);

/// Fills `block.scores` from `block.months`; the composites last. Allocates only where the shape differs.
void score(const scenario::Scenario& scenario, Block& block);

/// The chance of each rating when the true value is `truth` and the window counts `n`: exact for shares (binomial or
/// beta-binomial tail), normal for means of a sample, the Beta law of order statistics for a quantile of lengths (as if
/// they were exponential: the law is the scenario's), certain where nothing is sampled; for a judgement `truth` is the
/// latent quality and `n` plays no part. Clustered windows longer than a quarter are told by the beta-binomial of their
/// variance. Rounding and suppression included. Sums to 1.
/// \param n  At least 0; 0 is not assessed with certainty.
std::array<double, rating_count> odds(const scenario::Kpi& kpi, const TiersInForce& tiers, double truth,
                                      double n);

/// E[(target - X)+] of a normal X (5.4): (T - mean) Phi(z) + deviation phi(z), z = (T - mean) / deviation. Same unit.
double expected_shortfall(double target, double mean, double deviation);

/// P(K = k) of a beta-binomial with mean share p, n trials and intraclass correlation rho in [0, 1); rho 0 is binomial.
double beta_binomial(int k, int n, double p, double rho);

}  // namespace loadline::service
