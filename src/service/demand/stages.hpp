#pragma once
/// \file  service/demand/stages.hpp
/// \brief A state passed through in stages, each exponential, that may end after any (Coxian phase-type, `model.md` 1.5).

#include <array>
#include <cstddef>

namespace loadline::service::demand {

/// Times in months. Fill `count`, `rate` and `ends`, then `complete`.
struct Stages {
  static constexpr std::size_t most = 12;
  using Each = std::array<double, most>;

  std::size_t count = 1;
  Each rate{};  ///< Of leaving the stage [per month], above 0.
  Each ends{};  ///< Share of those leaving the stage who end; 1 in the last.
  Each left{};  ///< Mean time still to come on entering the stage.

  /// Sets `left` and the last stage's `ends`; returns the mean.
  double complete();

  /// Where those who are in these stages are `months` later: share x exp(T months). Those who have ended are in none.
  void pass(double months, Each& share) const;
  /// The same with every end `factor` (at least 0) times as fast and the way from stage to stage as it was.
  Stages with_ends_faster(double factor) const;

  /// Where somebody who entered `months` ago and is still there is, and how likely to be there.
  struct Place {
    Each share{};  ///< Sums to 1.
    double log_survival = 0.0;
  };
  Place after(double months) const;

  double cumulative_hazard(double months) const;
  double time_of(double hazard) const;
  double to_come(double months) const;
  double time_of_to_come(double left) const;
};

}  // namespace loadline::service::demand
