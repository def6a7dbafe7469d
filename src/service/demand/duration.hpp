#pragma once
/// \file  service/demand/duration.hpp
/// \brief How long one child stays in a state, in one future: survival and what follows from it (`model.md` 1.5).

#include <vector>

#include "loadline/scenario/duration.hpp"

namespace loadline::service::demand {

/// A law of durations with its numbers as they turned out in one future. Times in months from entering the state.
///
/// The mean is the state's mean duration whatever the law: `piecewise` multiplies all its rates by one factor, `weibull`
/// takes l = mean / Gamma(1 + 1/shape), `stages` scales all its lengths. Rates of ending faster than one a day
/// (`fastest_rate`) do not occur in scenarios.
class Duration {
 public:
  /// \param shape  Used by `weibull` alone.
  /// \param mean   Mean duration [months], above 0.
  Duration(const scenario::DurationLaw& law, double shape, double mean);

  double mean() const { return mean_; }
  /// Chance to stay longer than `months` (at least 0): 1 at 0, falling.
  double survival(double months) const;
  /// -ln survival: the rate of ending, added up.
  double cumulative_hazard(double months) const;
  /// The time at which the cumulative hazard reaches `hazard` (at least 0): the inverse of the above, increasing.
  double time_of(double hazard) const;
  /// Integral of survival from `from` to `to` months; `to` may be infinite. Its value from 0 to infinity is the mean.
  double survival_integral(double from, double to) const;
  /// How long a child found in the state at a random time has been there: quantile at u, 0 < u < 1, of the density
  /// survival / mean (1.14: never all at 0).
  double time_so_far(double u) const;

 private:
  scenario::DurationKind kind_;
  double mean_;
  double scale_ = 1.0;  ///< weibull: l; exponential: the mean
  double shape_ = 1.0;
  std::vector<double> from_, rate_;        ///< piecewise [months], [per month]
  std::vector<double> stage_rate_, ends_;  ///< stages [per month], [share]
};

}  // namespace loadline::service::demand
