#pragma once
/// \file  service/outcomes/budget_variance.hpp
/// \brief K18: what the company spent over its budget.

#include <vector>

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// Net cost of every line the company bears, less a twelfth of the year's budget, over that twelfth.
class BudgetVariance {
 public:
  BudgetVariance(const scenario::BudgetVariance& terms, const scenario::Scenario& scenario);
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::BudgetVariance& terms_;
  std::vector<std::size_t> borne_;      ///< Places of the company's lines.
  std::vector<Lanes<double>> budgets_;  ///< One a year [GBP].
};

}  // namespace loadline::service::outcomes
