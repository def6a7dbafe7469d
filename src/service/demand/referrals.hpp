#pragma once
/// \file  service/demand/referrals.hpp
/// \brief How many children are referred in a month: level, season, slow swings, brothers and sisters
/// (`model.md` 1.3, 1.9).

#include "loadline/chance/lane_stream.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::service::demand {

/// Children of one month's referrals.
struct Arrivals {
  Lanes<double> assessed{};      ///< [children]
  Lanes<double> not_assessed{};  ///< Referred, and no assessment followed [children].
};

/// The stream of referrals of 32 futures.
///
/// Intensity: rate x children under 18, growing (1 + growth) ^ (t / 12), / 12 x season x swing; the swing is
/// exp(X - sd^2 / 2) with X an AR(1) started from stationarity. Assessed children come in Poisson batches of
/// 1 to 4 at the rate that gives their mean; the others singly.
class Referrals {
 public:
  explicit Referrals(const scenario::Scenario& scenario) : scenario_(&scenario) {}

  void begin(const chance::LaneFutures& futures);
  Arrivals step(units::MonthIndex month, const Parameters& parameters);

  /// Children referred in this month in the mean, given the swing so far [children/month].
  const Lanes<double>& intensity() const { return intensity_; }

 private:
  void swing(units::MonthIndex month, const Parameters& parameters);

  const scenario::Scenario* scenario_;
  chance::LaneFutures futures_;
  Lanes<double> log_swing_{};
  Lanes<double> intensity_{};
};

}  // namespace loadline::service::demand
