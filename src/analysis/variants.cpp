#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// What the council pays over the horizon, positive = cost.
Eigen::ArrayXd council_cost(const engine::ContractFigures& c) { return -horizon_total(c.council_net); }

Eigen::ArrayXd deficit_years(const engine::ContractFigures& c) {
  return (c.result < -half_a_penny).cast<double>().rowwise().maxCoeff();
}

}  // namespace

std::vector<VariantFindings> variants(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const engine::ContractFigures& agreed = ensemble.contracts.front();
  const Eigen::ArrayXd base_cost = council_cost(agreed), base_deficit = deficit_years(agreed);
  const Eigen::ArrayXd base_result = agreed.result.rowwise().mean();
  std::vector<VariantFindings> all;
  for (std::size_t k = 0; k < ensemble.contracts.size(); ++k) {
    const engine::ContractFigures& c = ensemble.contracts[k];
    const Eigen::ArrayXd cost = council_cost(c), deficit = deficit_years(c),
                         result = c.result.rowwise().mean();
    all.push_back(
        {.id = c.id,
         .name = c.name,
         .note = k == 0 ? "The contract as the scenario states it." : scenario.variants[k - 1].note,
         .council_cost = statistics::mean(as_span(cost)),
         .council_cost_p80 = statistics::quantile(as_span(cost), 0.80),
         .company_result = statistics::mean(as_span(result)),
         .deficit_any = deficit_in_any_year(c),
         .insolvent_any = share_of_futures(
             c.unfunded.rows(),
             [&](Eigen::Index row) { return c.unfunded.row(row).maxCoeff() > half_a_penny; }),
         .lowest_cash_p5 = statistics::quantile(as_span(c.lowest_cash), 0.05),
         .council_difference = statistics::paired_difference(as_span(cost), as_span(base_cost)),
         .result_difference = statistics::paired_difference(as_span(result), as_span(base_result)),
         .deficit_difference = statistics::paired_difference(as_span(deficit), as_span(base_deficit))});
  }
  return all;
}

}  // namespace loadline::analysis::parts
