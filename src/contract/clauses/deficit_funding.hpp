#pragma once
/// \file  deficit_funding.hpp
/// \brief C11. A deficit draws on the reserve, is carried forward, granted, lent, and beyond that unfunded; loans are repaid.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause nobody has agreed to anything: what the reserve cannot cover is unfunded.
struct DeficitFunding {
  Pence carry_forward;        ///< Most that may stand carried forward.
  std::int64_t grant = 0;     ///< Of the remainder. [1e-6]
  Pence facility;             ///< Most that may stand lent.
  std::int64_t interest = 0;  ///< A year. [1e-6]
  int loan_years = 1;
};

DeficitFunding exact(const scenario::DeficitFunding& terms);

/// Who covers a deficit: deficit = draw + carried + grant + loan + unfunded.
struct DeficitCover {
  Pence draw, carried, grant, loan, unfunded;
};

/// \param deficit Above 0.
/// \param carried Carried forward from earlier years.
/// \param lent    Loan balance at the start of the year: room under the facility is judged before this year's repayment.
DeficitCover cover_deficit(const DeficitFunding& terms, Pence deficit, Pence reserve, Pence carried,
                           Pence lent);

/// A year's interest on the balance at the year's start.
inline Pence interest_on(const DeficitFunding& terms, Pence balance) {
  return share_of(balance, terms.interest);
}

}  // namespace loadline::contract
