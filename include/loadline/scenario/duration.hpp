#pragma once
/// \file  loadline/scenario/duration.hpp
/// \brief How long a state lasts: the shape of the distribution of times in it (`model.md` 1.5).
///
/// The law gives the shape, the state's `mean_duration` gives the length: whatever the law, the mean time in the
/// state is `mean_duration`. So changing the law leaves the mean and, with Poisson arrivals, the whole distribution
/// of a stock in balance alone (OR_D2); what changes is how fast a stock follows its arrivals.

#include <array>
#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

enum class DurationKind {
  exponential,  ///< As likely to end this month as the next.
  piecewise,    ///< A constant rate of ending within each band of time in the state.
  weibull,      ///< Survival exp(-(u / l)^shape), l solved from the mean.
  stages,       ///< Passes through stages in order, each exponential; may end after any (Coxian phase-type).
};
inline constexpr std::array<const char*, 4> duration_kind_keys{"exponential", "piecewise", "weibull",
                                                               "stages"};

/// One band of `piecewise`. Rates are relative to one another: all are multiplied by one factor so that the mean is
/// `mean_duration`; the bands stay where they are (plans end at review conferences, not at fractions of a mean).
struct HazardBand {
  Assumption<units::Months> from;       ///< The first is 0; increasing. The last band has no end.
  Assumption<units::MonthlyRate> rate;  ///< At least 0; the last above 0.
};

/// One stage of `stages`. Lengths are relative to one another: all are scaled so that the mean is `mean_duration`.
struct Stage {
  Assumption<units::Ratio> length;  ///< Mean time in the stage, relative; above 0.
  Assumption<units::Share> ends;    ///< Share who end here rather than pass to the next; 100 % in the last.
};

struct DurationLaw {
  DurationKind kind = DurationKind::exponential;
  std::vector<HazardBand> bands;   ///< Of `piecewise`: 1 to 12.
  Assumption<units::Ratio> shape;  ///< Of `weibull`: 0.3 to 10; 1 is exponential.
  std::vector<Stage> stages;       ///< Of `stages`: 1 to 12.
};

}  // namespace loadline::scenario
