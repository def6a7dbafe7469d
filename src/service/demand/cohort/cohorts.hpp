#pragma once
/// \file  service/demand/cohort/cohorts.hpp
/// \brief The children of 32 futures as the cohort engine counts them, and the opening position.

#include <optional>

#include "loadline/scenario/demand.hpp"
#include "service/demand/cohort/time_in_state.hpp"
#include "service/demand/month_flows.hpp"

namespace loadline::service::demand::cohort {

inline constexpr std::size_t bands = scenario::age_bands;
inline constexpr std::size_t oldest = bands - 1;

struct Cohorts {
  explicit Cohorts(const scenario::Demand& demand);

  /// Opening stocks by age band as the scenario's, short and long stays as in the long run, times in state as in balance.
  void open(const Parameters& parameters, const chance::LaneFutures& futures);

  People looked_after(std::size_t band) const;  ///< In a short or long stay.

  const scenario::Demand* demand;
  std::array<Stocks, bands> stocks{};
  std::array<std::optional<TimeInState>, open_states> time;  ///< None where the law is exponential.
  People unaccompanied{};  ///< Looked after at 16 or 17, beside the short and long stays.
  People care_leavers{};

 private:
  void open_state(const Parameters& parameters, const scenario::Datum& total, State state);
  void open_care(const Parameters& parameters);
};

}  // namespace loadline::service::demand::cohort
