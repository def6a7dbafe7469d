#pragma once
/// \file  service/demand/pressures.hpp
/// \brief What pushes children through the service in a month: the same for either engine.
///
/// Levels, trends, seasons, slow swings, shocks and initiatives, each multiplied where it acts. Engines see rates; who
/// moves is theirs.

#include <array>
#include <memory>

#include "loadline/scenario/scenario.hpp"
#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/demand.hpp"

namespace loadline::service::demand {

/// Of one month, in 32 futures.
struct Pressures {
  Lanes<double> referrals{};  ///< Expected [children/month], assessed or not.
  std::array<Lanes<double>, scenario::age_bands> age_shares{};  ///< Of assessed children; sum to 1.
  Lanes<double> open_case_speed =
      units::every_lane(1.0);                          ///< Multiplies every rate out of an open case (2.4).
  Lanes<double> into_care = units::every_lane(1.0);    ///< Multiplies every rate into care.
  Lanes<double> out_of_care = units::every_lane(1.0);  ///< Multiplies every rate out of care under 18.
  Lanes<double> return_home = units::every_lane(1.0);  ///< Multiplies the rate of going home besides.
  Lanes<double> unaccompanied{};                       ///< Expected arrivals [children/month].
  Lanes<double>
      remanded{};  ///< Young people remanded this month, entering care at 16 or 17 [whole children].
  Lanes<double> care_leaver_months{};  ///< Mean time duties are owed [months].
  Lanes<double>
      foster_places{};  ///< In-house foster places a child can be placed in; 0 or less: see `limited`.
  bool foster_places_limited = false;  ///< Whether in-house fostering has a limit at all.
  Lanes<double> foster_moved{};        ///< Share of agency-foster entrants placed in-house, 0 to 1.
  Counts
      held_at_zero{};  ///< 1 where something pushed a rate below 0 and it was held there (`model.md` 1.14).
};

/// Walks the months of the pressures of 32 futures. Overlays (early help, education plans, youth justice) run here too:
/// nothing in the states feeds back into them.
class Pressure {
 public:
  Pressure(const scenario::Scenario& scenario, chance::Seed seed);
  ~Pressure();
  Pressure(Pressure&&) noexcept;

  /// `opening` gets the overlays' stocks and the population.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);
  /// Fills the overlays' stocks of `now` (early_help, education_plans, youth_justice) and its population, and returns the
  /// month's pressures, valid until the next call.
  const Pressures& step(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers,
                        Month& now);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

}  // namespace loadline::service::demand
