#pragma once
/// \file  analysis/settled_year.hpp
/// \brief What a contract makes of what-ifs: where the first year leaves each party, and which clause put it there.

#include <map>
#include <span>
#include <string>
#include <vector>

#include "loadline/contract/settle.hpp"
#include "worked_year.hpp"

namespace loadline::analysis {

using units::Pence;

/// The first year of one what-if. Positions are of the year's accruals, ring-fenced money aside, and count what is lent as
/// a debt of who borrowed it: a loan drawn or repaid moves no position.
struct SettledYear {
  Pence price, target, net_cost, result;
  Pence company_share;  ///< Of target less actual, under the share bands.
  Pence volume, exceptional, share, deductions, earned_back, outcome_payment, tax;
  /// What each clause gives the company less what it takes, tax among it; by the id of the clause that posted it. Sums to
  /// `company` + `net_cost`. Charges for services of the council are in the net cost and in no part.
  std::map<std::string, Pence> parts;
  Pence company;                                     ///< What the company is left with.
  Pence council;                                     ///< Council's net position, paid out negative.
  Pence council_over_horizon, company_over_horizon;  ///< Of all years, each as the first, loans as debts.
  std::vector<int> first_fired;                      ///< One a trigger: month, -1 never.
  bool ended = false;  ///< Whether an enacted termination took effect within the horizon.
};

/// Every request decided at once and granted in full.
std::vector<contract::Decision> all_granted(const scenario::Contract& contract,
                                            const scenario::Horizon& horizon);

/// Settles each block of 32 what-ifs and hands the settlement over: `take(settlement, lanes in use)`.
template <class Take>
void settle_each(const WorkedYear& year, const scenario::Contract& contract, std::span<const WhatIf> what_ifs,
                 Take take) {
  contract::Settler settler(contract, year.scenario());
  const auto decisions = all_granted(contract, year.scenario().horizon);
  for (std::size_t at = 0; at < what_ifs.size(); at += units::lane_count) {
    const std::size_t lanes = std::min(units::lane_count, what_ifs.size() - at);
    take(settler.settle(year.block(what_ifs.subspan(at, lanes)), decisions), lanes);
  }
}

/// One a what-if, in order.
std::vector<SettledYear> settle(const WorkedYear& year, const scenario::Contract& contract,
                                std::span<const WhatIf> what_ifs);
SettledYear settle(const WorkedYear& year, const scenario::Contract& contract, const WhatIf& what_if);

}  // namespace loadline::analysis
