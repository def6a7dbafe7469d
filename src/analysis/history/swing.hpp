#pragma once
/// \file  analysis/history/swing.hpp
/// \brief The monthly swing of entries (`model.md` 1.9a) under which a stock moves from year to year as history says.

namespace loadline::analysis::history {

/// Variance of ln stock after t years where stock' = exits x (entries - stock) about balance, the stock is known at 0, and
/// ln entries is a stationary AR(1) of sd 1 that loses `loss` a year. Both above 0.
double stock_response(double exits, double loss, double t);

struct Swing {
  double persistence = 0.0;  ///< From a month to the next.
  double size = 0.0;         ///< Stationary sd of the log intensity.
};

/// The swing for which the response after one and three years has these variances. The ratio of the two rises with
/// persistence and is bounded; a ratio outside what 0.5 to 0.99 a month can give takes the nearer end, and the size then
/// fits three years, the length of a plan.
Swing matched_swing(double exits, double variance_1, double variance_3);

}  // namespace loadline::analysis::history
