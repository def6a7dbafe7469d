#pragma once
/// \file  service/demand/demand.hpp
/// \brief A month of demand in 32 futures: arrivals, moves between states, ageing, placements (architecture
/// 9).

#include <memory>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service::demand {

/// What the rest of the service tells demand in a month. Neutral values are the defaults.
struct Drivers {
  Lanes<units::Caseload> last_caseload{};              ///< c_{t-1}; the opening caseload in month 0.
  Lanes<double> into_care = units::every_lane(1.0);    ///< Multiplies rates into care (initiatives).
  Lanes<double> return_home = units::every_lane(1.0);  ///< Multiplies the rate of going home.
  Lanes<double> foster_moved{};   ///< Share of agency-foster entrants placed in-house, 0 to 1.
  Lanes<double> foster_places{};  ///< In-house foster places added [children].
  // shocks
  Lanes<double> referrals = units::every_lane(1.0);  ///< Multiplies referrals.
  Lanes<double> care_entries = units::every_lane(1.0),
                care_exits = units::every_lane(1.0);     ///< Multiply rates.
  Lanes<double> unaccompanied = units::every_lane(1.0);  ///< Multiplies arrivals of unaccompanied children,
  Lanes<double> unaccompanied_added{};                   ///< and this is added [children/year].
  Lanes<double> care_leaver_duties = units::every_lane(1.0);  ///< Multiplies the mean time duties are owed.
};

/// The children of 32 futures. `begin` sets the opening stocks, `step` advances one month and fills the
/// demand members of `month` (flows, stocks, placements, ages, half-days). Allocates nothing after
/// construction.
class Demand {
 public:
  Demand(const scenario::Scenario& scenario, chance::Seed seed);
  ~Demand();
  Demand(Demand&&) noexcept;

  /// The opening stocks are written to `opening` as if it were the month before the first.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);
  void step(units::MonthIndex month, int days, const Parameters& parameters, const Drivers& drivers,
            const Month& before, Month& month_now);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

}  // namespace loadline::service::demand
