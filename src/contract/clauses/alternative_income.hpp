#pragma once
/// \file  alternative_income.hpp
/// \brief C12. Income from others: whether it lowers the actual cost, and the in-house test of activity for the council.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause income lowers the actual cost and nothing is tested.
struct AlternativeIncome {
  bool reduces_actual = true;
  bool tested = false;
  std::int64_t most_external = 0;  ///< [1e-6]
  std::size_t test_years = 1;
};

inline AlternativeIncome exact(const scenario::AlternativeIncome& terms) {
  return {.reduces_actual = terms.reduces_actual,
          .tested = true,
          .most_external = millionths(terms.most_external.typical().value()),
          .test_years = static_cast<std::size_t>(terms.test_years)};
}

/// Income from others over turnover. [1e-6]
/// \param turnover With that income; where there is none of it nothing is external.
inline std::int64_t external_share(Pence income, Pence turnover) {
  if (turnover <= nothing) return 0;
  return round_half_even<Wide>(Wide(income.value()) * million, Wide(turnover.value())).value();
}

}  // namespace loadline::contract
