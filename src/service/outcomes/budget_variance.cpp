#include "service/outcomes/budget_variance.hpp"

#include "service/cost/cost.hpp"

namespace loadline::service::outcomes {

using units::lane_count;

BudgetVariance::BudgetVariance(const scenario::BudgetVariance& terms, const scenario::Scenario& scenario)
    : terms_(terms), budgets_(terms.budget.size()) {
  const std::vector<CostLine> lines = cost::cost_lines(scenario);
  for (std::size_t line = 0; line < lines.size(); ++line)
    if (lines[line].bearer == Bearer::company) borne_.push_back(line);
}

void BudgetVariance::begin(const Parameters& parameters, const Conditions&, const Sampling&) {
  for (std::size_t year = 0; year < budgets_.size(); ++year)
    budgets_[year] = parameters.raw(terms_.budget[year].value);
}

void BudgetVariance::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const {
  const std::size_t year = sampling.month / 12;
  reading = {};
  if (year >= budgets_.size()) return;
  for (const std::size_t line : borne_)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      reading.numerator[lane] += now.month.costs[line][lane].value();
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    reading.denominator[lane] = budgets_[year][lane] / 12.0;
    reading.numerator[lane] -= reading.denominator[lane];
  }
}

}  // namespace loadline::service::outcomes
