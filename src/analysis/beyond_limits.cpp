#include "parts.hpp"

/// What went beyond what can be: cash below nothing and below what the bank lends, reductions beyond the price.
namespace loadline::analysis::parts {
namespace {

bool has_overdraft(const scenario::Contract& contract) {
  const auto* payment = scenario::find<scenario::PaymentProfile>(contract);
  return payment != nullptr && payment->overdraft.typical_value() > 0.0;
}

}  // namespace

void beyond_limits(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into) {
  const engine::ContractFigures& c = ensemble.contracts.front();
  const Eigen::ArrayXd months = c.overdraft_months.cast<double>();
  into.overdraft_months = statistics::mean(as_span(months));
  if (has_overdraft(scenario.contract))
    into.beyond_overdraft = share_of_futures(c.beyond_overdraft.size(),
                                             [&](Eigen::Index row) { return c.beyond_overdraft(row) > 0; });
  const Eigen::ArrayXd unused = horizon_total(c.reduction_unused);
  into.reduction_unused = statistics::mean(as_span(unused));
  into.reductions_exceed_price =
      share_of_futures(unused.size(), [&](Eigen::Index row) { return unused(row) > half_a_penny; });
}

}  // namespace loadline::analysis::parts
