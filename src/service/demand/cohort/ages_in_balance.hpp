#pragma once
/// \file  service/demand/cohort/ages_in_balance.hpp
/// \brief How old the children of an age band are in balance: which share of open cases are about to grow out of it, and at
/// what age children enter care.
///
/// A case is open for months, a band is years wide, and counts know no ages within it. To take the same share 1 / width each
/// month would be right if all ages of the band were alike. They are not: before its first birthday no child can have been
/// known for long. So the share is that of the balance the scenario's own rates lead to, when children of a band come at every
/// age of it alike.

#include <vector>

#include "service/demand/cohort/cohorts.hpp"
#include "service/demand/rates.hpp"

namespace loadline::service::demand::cohort {

inline constexpr std::size_t case_states = 3;  ///< assessment, in need, plan

/// By band and state; a month.
using BirthdayChances = std::array<std::array<Lanes<double>, case_states>, bands>;

/// Relative numbers of children who enter care, by band and equal part of it. Where nobody does: alike.
using EntrantAges = std::array<std::vector<Lanes<double>>, bands>;

struct AgesInBalance {
  BirthdayChances cases;
  EntrantAges entrants;
};

/// 1 / width of the band, whatever the state.
BirthdayChances birthdays_alike();
/// At these rates and the scenario's shares of arrivals. Where nobody ever comes: alike.
/// \param ages  Receives the answer; `entrants` says into how many parts, equally many in each band. Allocates nothing.
void find_balance(const scenario::Demand& demand, const Parameters& parameters, const BaseRates& base,
                  AgesInBalance& ages);

}  // namespace loadline::service::demand::cohort
