#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// What a contract made of each future over the horizon, a row a future [GBP].
struct HorizonFigures {
  Eigen::ArrayXd council_cost;        ///< What the council pays, positive = cost.
  Eigen::ArrayXd group_cost;          ///< What council and company pay together.
  Eigen::ArrayXd result;              ///< Mean yearly.
  Eigen::ArrayXd deficit, insolvent;  ///< 1 where there is one in some year.
  Eigen::ArrayXd deductions, outcome_payments, exceptional;

  explicit HorizonFigures(const engine::ContractFigures& c)
      : council_cost(-horizon_total(c.council_net)),
        group_cost(-horizon_total(c.group_net)),
        result(c.result.rowwise().mean()),
        deficit((c.result < -half_a_penny).cast<double>().rowwise().maxCoeff()),
        insolvent((c.unfunded > half_a_penny).cast<double>().rowwise().maxCoeff()),
        deductions(horizon_total(c.deductions) - horizon_total(c.earned_back)),
        outcome_payments(horizon_total(c.outcome_payment)),
        exceptional(horizon_total(c.exceptional) + horizon_total(c.change)) {}
};

Estimate mean(const Eigen::ArrayXd& figures) { return statistics::mean(as_span(figures)); }

/// On the same futures: OR-A1 makes it exactly nothing for equal terms.
Estimate difference(const Eigen::ArrayXd& figures, const Eigen::ArrayXd& of_contract) {
  return statistics::paired_difference(as_span(figures), as_span(of_contract));
}

VariantFindings one_variant(const engine::ContractFigures& c, const HorizonFigures& agreed) {
  const HorizonFigures its(c);
  return {.id = c.id,
          .name = c.name,
          .council_cost = mean(its.council_cost),
          .council_cost_p80 = statistics::quantile(as_span(its.council_cost), 0.80),
          .company_result = mean(its.result),
          .deficit_any = deficit_in_any_year(c),
          .insolvent_any = share_of_futures(its.insolvent.size(),
                                            [&](Eigen::Index row) { return its.insolvent(row) > 0.0; }),
          .lowest_cash_p5 = statistics::quantile(as_span(c.lowest_cash), 0.05),
          .deductions = mean(its.deductions),
          .outcome_payments = mean(its.outcome_payments),
          .exceptional = mean(its.exceptional),
          .council_difference = difference(its.council_cost, agreed.council_cost),
          .result_difference = difference(its.result, agreed.result),
          .deficit_difference = difference(its.deficit, agreed.deficit),
          .deductions_difference = difference(its.deductions, agreed.deductions),
          .insolvent_difference = difference(its.insolvent, agreed.insolvent),
          .group_difference = difference(its.group_cost, agreed.group_cost)};
}

}  // namespace

std::vector<VariantFindings> variants(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const HorizonFigures agreed(ensemble.contracts.front());
  std::vector<VariantFindings> all;
  for (std::size_t k = 0; k < ensemble.contracts.size(); ++k) {
    all.push_back(one_variant(ensemble.contracts[k], agreed));
    all.back().note = k == 0 ? "The contract as the scenario states it." : scenario.variants[k - 1].note;
  }
  return all;
}

}  // namespace loadline::analysis::parts
