#pragma once
/// \file  service/demand/duration.hpp
/// \brief How long one child stays in a state, in one future: survival and what follows from it (`model.md` 1.5).

#include <array>
#include <cstddef>
#include <variant>

#include "loadline/scenario/duration.hpp"
#include "service/demand/stages.hpp"

namespace loadline::service::demand {

/// As likely to end now as later.
struct Exponential {
  double mean = 1.0;

  double cumulative_hazard(double months) const;
  double time_of(double hazard) const;
  double to_come(double months) const;
  double time_of_to_come(double left) const;
};

/// Survival exp(-(u / scale)^shape).
struct Weibull {
  double scale = 1.0, shape = 1.0, mean = 1.0;

  double cumulative_hazard(double months) const;
  double time_of(double hazard) const;
  double to_come(double months) const;
  double time_of_to_come(double left) const;
};

/// A constant rate of ending within each band of time in the state.
struct Piecewise {
  static constexpr std::size_t most_bands = 12;
  using Bands = std::array<double, most_bands>;

  std::size_t bands = 1;
  Bands from{}, rate{};  ///< [months], [per month]
  Bands hazard{},
      left{};  ///< At each band's start: cumulative hazard, and the integral of survival from there on.

  /// Sets `hazard` and `left`; returns the mean.
  double complete();
  double cumulative_hazard(double months) const;
  double time_of(double hazard) const;
  double to_come(double months) const;
  double time_of_to_come(double left) const;
};

/// A law of durations with its numbers as they turned out in one future. Times in months from entering the state.
///
/// The mean is the state's mean duration whatever the law: `piecewise` multiplies all its rates by one factor, `weibull`
/// takes l = mean / Gamma(1 + 1/shape), `stages` scales all its lengths. Numbers of bands and stages are typical values.
/// Two bounds keep a mean from being reached exactly, and `mean()` then says which was: a stage lasts an hour at least; and
/// where the first bands of `piecewise` have rate 0 nobody leaves before them, however short the mean asked for.
class Duration {
 public:
  Duration() = default;  ///< Exponential, one month.
  /// \param shape  Used by `weibull` alone; kept within 0.3 to 10.
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

  /// The stages of a law of stages; none of another.
  const Stages* stages() const { return std::get_if<Stages>(&law_); }

 private:
  std::variant<Exponential, Piecewise, Weibull, Stages> law_;
  double mean_ = 1.0;
};

}  // namespace loadline::service::demand
