#pragma once
/// \file  reserve_surplus.hpp
/// \brief C10. A surplus makes good earlier deficits, tops up the reserve, and is then split; tax falls on what the company keeps.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause there is no reserve and no tax, and a surplus stays with the company.
struct ReserveAndSurplus {
  Pence opening;
  std::int64_t cap = 0;            ///< Of the payable price. [1e-6]
  std::int64_t council_share = 0;  ///< [1e-6]
  std::int64_t tax_rate = 0;       ///< 0 where not taxable. [1e-6]
  bool restricted = false;         ///< What is retained must meet the next year's deficit or goes back.
};

ReserveAndSurplus exact(const scenario::ReserveAndSurplus& terms);

/// Where a surplus goes: surplus = recovered + topup + council + tax + retained.
struct SurplusShares {
  Pence recovered;  ///< Makes good deficits carried forward.
  Pence topup;      ///< Into the reserve, net of the tax that falls on it.
  Pence council, tax, retained;
};

/// \param surplus The year's result, at least 0.
/// \param carried Deficits carried forward and not yet made good.
/// Taxable is the surplus less what makes good earlier losses and less the council's share (W8). Tax is taken from the
/// company's share first, then from what goes into the reserve (`model.md` 0.4).
SurplusShares share_surplus(const ReserveAndSurplus& terms, Pence surplus, Pence price, Pence reserve,
                            Pence carried);

}  // namespace loadline::contract
