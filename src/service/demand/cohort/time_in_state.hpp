#pragma once
/// \file  service/demand/cohort/time_in_state.hpp
/// \brief How long the children in a state have been there, where that says how soon they leave (`model.md` 1.5).
///
/// Children of each age band sit in cells: completed months in the state with an open last cell, or the stages of a law of
/// stages. A child in cell k at the start of a month is still in the state at its end, without having left in between, with
/// chance exp(-h_k m): m is how much faster than its law a child leaves this month, and h_k = -ln of the integral of
/// survival over the next cell against that over its own. So a stock in balance is Poisson(arrivals x mean) for any law, cell
/// by cell (OR_D2). Those who enter during a month leave again within it at the rate h with (1 - e^-h) / h = the integral of
/// survival over the first month: entered at a uniform time, they are at its end exactly as many as the law says.
/// What remains of an error is written down in docs/explanation/demand-engines.md.

#include <vector>

#include "loadline/service/parameters.hpp"
#include "service/demand/case_network.hpp"
#include "service/demand/duration.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand::cohort {

class TimeInState {
 public:
  /// \param law   Not exponential: that needs no cells.
  /// \param state  Whose it is; part of the address of its draws.
  TimeInState(const scenario::DurationLaw& law, const scenario::Assumption<units::Months>& mean, State state);

  /// Fills the tables of these futures. Allocates nothing.
  void begin(const Parameters& parameters, const chance::LaneFutures& futures);
  /// Gives the children of a band at the start their time in the state so far: density survival / mean, never all at 0
  /// (1.14).
  void open(std::size_t band, const People& children);

  /// Rate at which those who entered this month leave within it [per month].
  const Lanes<double>& rate_of_newcomers() const { return newcomers_; }

  /// Who leaves this month; the others grow a month older in the state.
  /// \param faster  How much faster than the law says they leave this month, at least 0.
  People leave(std::size_t band, const Lanes<double>& faster, std::uint32_t month);
  /// Those who entered this month and are there at its end.
  void enter(std::size_t band, const People& children, std::uint32_t month);
  /// Children grow into the next band and keep their time; out of the last they are gone. Any of the band alike. Call for
  /// the oldest band first.
  void grow_up(std::size_t band, const People& children, std::uint32_t month);

  std::span<const People> cells(std::size_t band) const { return {first(band), cells_}; }

 private:
  void fill_months(const Duration& duration, std::size_t lane);
  void fill_stages(const Duration& duration, std::size_t lane);
  People leave_months(std::size_t band, const Lanes<double>& faster, std::uint32_t month);
  People leave_stages(std::size_t band, const Lanes<double>& faster, std::uint32_t month);
  chance::LaneStream draws(chance::Purpose purpose, std::uint32_t month, std::size_t band) const;
  const People* first(std::size_t band) const { return &count_[band * cells_]; }
  People* first(std::size_t band) { return &count_[band * cells_]; }

  const scenario::DurationLaw* law_;
  const scenario::Assumption<units::Months>* mean_;
  State state_;
  std::size_t cells_;
  chance::LaneFutures futures_;
  std::vector<People> count_;           ///< band by band
  std::vector<Lanes<double>> hazard_;   ///< of months: h_k
  std::vector<Lanes<double>> opening_;  ///< share of children found in the state who are in the cell
  std::vector<Lanes<double>>
      entering_;  ///< of stages: of those who entered within a month and are there at its end
  std::array<Stages, units::lane_count> stages_;
  Lanes<double> newcomers_{};
};

}  // namespace loadline::service::demand::cohort
