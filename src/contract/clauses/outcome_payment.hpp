#pragma once
/// \file  outcome_payment.hpp
/// \brief C7. What the council pays for outcomes: care-days avoided against a comparator, indicators above a line.

#include <vector>

#include "contract/exact.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/scenario/scenario.hpp"

namespace loadline::contract {

struct IndicatorReward {
  std::size_t kpi = 0;    ///< Place among the scenario's.
  int better = 1;         ///< 1: higher is better; -1: lower.
  std::int64_t from = 0;  ///< [1e-6]
  Pence rate;             ///< For each 1 better.
};
struct OutcomePayment {
  std::int64_t comparator = 0;    ///< 0: no payment for care-days. [1e-6 children]
  std::int64_t pounds_a_day = 0;  ///< [1e-6 GBP]
  std::vector<IndicatorReward> rewards;
  Pence cap;  ///< 0: none.
};

OutcomePayment exact(const scenario::OutcomePayment& terms, const scenario::Scenario& scenario);

/// The year's payment, rounded once. A reward whose indicator is not assessed at the year's end is not paid, nor one whose
/// figure is suppressed, whatever its rating: nobody can say how far it is beyond the line.
/// \param half_days    Of the year. [half child-days]
/// \param last_quarter Of the year.
Pence outcome_payment(const OutcomePayment& terms, std::int64_t half_days, int days,
                      const ExactQuarter& last_quarter, std::size_t lane);

}  // namespace loadline::contract
