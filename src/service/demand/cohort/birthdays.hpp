#pragma once
/// \file  service/demand/cohort/birthdays.hpp
/// \brief Month-end birthdays: who grows into the next age band, and who turns 18.

#include <optional>

#include "service/demand/cohort/age_stages.hpp"
#include "service/demand/cohort/ages_in_balance.hpp"
#include "service/demand/cohort/cohorts.hpp"
#include "service/demand/older_ring.hpp"

namespace loadline::service::demand::cohort {

/// Those who turned 18 in a month.
struct Turned18 {
  People in_care{};  ///< Unaccompanied children among them.
  People unaccompanied{};
  People open_cases{};  ///< Outside care; their cases close.
  People plans{};       ///< Of those, with a plan.
};

class Birthdays {
 public:
  /// \param ageing_stages  Of each of the younger bands of children in care; 1: any child of the band alike, and any case.
  explicit Birthdays(int ageing_stages);

  /// Spreads the opening children in care of a band evenly over it.
  void begin(const chance::LaneFutures& futures, const Parameters& parameters, const BaseRates& base,
             const Cohorts& children);
  /// Everybody is drawn before anybody moves, so nobody passes two bands at once.
  /// \param flows    Of the month, by band: ages follow who came and who left.
  /// \param arrived  Unaccompanied children of the month; not yet among `children`.
  Turned18 step(std::uint32_t month, const std::array<MonthFlows, bands>& flows, const People& arrived,
                Cohorts& children);

 private:
  void draw(std::uint32_t month, const Cohorts& children, std::array<Stocks, bands>& leaving);
  People turn_18(std::uint32_t month, const MonthFlows& flows, const People& turning_16);
  void choose_stays(std::uint32_t month, const People& aged_out, Cohorts& children, Stocks& leaving);
  void arrive(std::uint32_t month, const People& arrived, Cohorts& children, Turned18& turned);

  chance::LaneFutures futures_;
  OlderRing ring_, unaccompanied_ring_;
  std::optional<AgeStages> stages_;
  AgesInBalance ages_{.cases = birthdays_alike(), .entrants = {}};
};

}  // namespace loadline::service::demand::cohort
