#pragma once
/// \file  service/demand/case_network.hpp
/// \brief The states of an open case and the ways between them, with their rates in 32 futures (architecture
/// 9).
///
/// Placement and age are labels and not part of it; each age band has rates of its own.

#include <array>

#include "loadline/units/lanes.hpp"
#include "service/demand/network.hpp"

namespace loadline::service::demand {

/// Transient states, then the two ends. `left_care`: adopted, guardianship or otherwise, but not home.
enum State { assessment, in_need, plan, short_stay, long_stay, closed, left_care };
inline constexpr int open_states = 5;
inline constexpr int all_states = 7;
inline constexpr int case_flows = 17;

inline constexpr Network<open_states, 2, case_flows> case_network{{{assessment, in_need},
                                                                   {assessment, plan},
                                                                   {assessment, short_stay},
                                                                   {assessment, long_stay},
                                                                   {assessment, closed},
                                                                   {in_need, plan},
                                                                   {in_need, short_stay},
                                                                   {in_need, long_stay},
                                                                   {in_need, closed},
                                                                   {plan, in_need},
                                                                   {plan, short_stay},
                                                                   {plan, long_stay},
                                                                   {plan, closed},
                                                                   {short_stay, in_need},
                                                                   {short_stay, left_care},
                                                                   {long_stay, in_need},
                                                                   {long_stay, left_care}}};

/// What is left of it for those who have not entered care, or not started a plan, this month.
inline constexpr auto network_without_care =
    case_network.without_entry_to(short_stay).without_entry_to(long_stay);
inline constexpr auto network_without_plan = case_network.without_entry_to(plan);

constexpr bool in_care(int state) { return state == short_stay || state == long_stay; }

/// Faster rates of leaving a state than one a day are taken as one a day [per month]: no published duration
/// comes near, and it bounds the work.
inline constexpr double fastest_rate = 30.0;

/// Rates of one age band in a month [per month]: one a flow of `case_network`, and their sums by state left.
struct CaseRates {
  std::array<units::Lanes<double>, case_flows> flow;
  std::array<units::Lanes<double>, open_states> leaving;
};

/// Ends whose children may have been in care, or on a plan, for a part of the month in between.
inline constexpr std::array<int, 3> ends_outside_care{in_need, plan, closed};
inline constexpr std::array<int, 5> ends_outside_plan{in_need, short_stay, long_stay, closed, left_care};

/// Rows of what a month does: the five states a child may start it in, and arriving during it.
inline constexpr int arriving = open_states;
inline constexpr int rows = open_states + 1;

/// Where children of one age band are at the month's end, by row. An arrival at a uniform time of the month
/// is there with probability G / (1 month) (`model.md` 1.4).
struct CaseMoves {
  std::array<std::array<units::Lanes<double>, all_states>, rows> ends;
  /// Chance that a child who started outside care (outside a plan) and ends there was in care (had a plan) in
  /// between. Rows where it cannot be are not set.
  std::array<std::array<units::Lanes<double>, ends_outside_care.size()>, rows> through_care;
  std::array<std::array<units::Lanes<double>, ends_outside_plan.size()>, rows> through_plan;
};

/// Fills `moves` from `rates`; a future's probabilities depend on its own rates alone.
void month_of_moves(const CaseRates& rates, CaseMoves& moves);

/// The same on the instructions every x86-64 has, whatever this machine could do; a test holds the two
/// together.
void month_of_moves_on_baseline(const CaseRates& rates, CaseMoves& moves);

}  // namespace loadline::service::demand
