#pragma once
/// \file  working_capital.hpp
/// \brief C11. A loan for cash: drawn once, repaid in equal yearly instalments of principal with interest.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::contract {

struct WorkingCapital {
  Pence amount;
  int drawn = 0;              ///< Month.
  std::int64_t interest = 0;  ///< A year. [1e-6]
  int loan_years = 1;
};

inline WorkingCapital exact(const scenario::WorkingCapital& terms, const units::Calendar& calendar) {
  return {.amount = in_pence(terms.amount.typical()),
          .drawn = calendar.month_of(terms.drawn),
          .interest = millionths(terms.interest.typical().value()),
          .loan_years = terms.loan_years};
}

}  // namespace loadline::contract
