#include <algorithm>

#include "loadline/contract/settle.hpp"
#include "loadline/engine/decisions.hpp"
#include "loadline/service/simulate.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

using units::Pence;

/// How many futures are settled again to see where deductions end up: the effect is paired, so few tell.
constexpr std::int64_t most_futures = 320;

scenario::Contract without_pounds(scenario::Contract contract) {
  for (scenario::Clause& clause : contract.clauses)
    if (auto* terms = std::get_if<scenario::Deductions>(&clause.terms))
      terms->pounds_a_point.uncertain = chance::Certain{0.0};
  return contract;
}

/// What the council is out of pocket over the horizon, what it has lent and not got back counted as still its own.
double council_cost(const contract::Settlement& settled, std::size_t lane) {
  Pence total;
  for (const contract::YearRegisters& year : settled.years) total -= year.council_net[lane];
  return (total - settled.years.back().loan_balance[lane] - settled.years.back().working_balance[lane])
      .pounds();
}

/// Settles blocks under the contract and under the same without its pounds a point, with the same luck and decisions.
class WithAndWithout {
 public:
  WithAndWithout(const scenario::Scenario& scenario, const engine::RunPlan& plan)
      : seed_{plan.seed},
        terms_(contract::decisions_of(scenario.contract, scenario.horizon)),
        exact_(scenario),
        with_(scenario.contract, scenario),
        without_(without_pounds(scenario.contract), scenario) {}

  /// Of the lanes before `lanes`: what was deducted and not earned back, and what of it the council kept.
  void add(const service::Block& block, std::size_t lanes, std::vector<double>& deducted,
           std::vector<double>& kept) {
    engine::draw_decisions(terms_, seed_, block.futures, decisions_);
    exact_.read(block);
    const contract::Settlement& with = with_.settle(exact_, decisions_);
    const contract::Settlement& without = without_.settle(exact_, decisions_);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      Pence net;
      for (const contract::YearRegisters& year : with.years)
        net += year.deductions[lane] - year.earned_back[lane];
      deducted.push_back(net.pounds());
      kept.push_back(council_cost(without, lane) - council_cost(with, lane));
    }
  }

 private:
  chance::Seed seed_;
  std::vector<contract::DecisionTerms> terms_;
  std::vector<contract::Decision> decisions_;
  contract::ExactBlock exact_;
  contract::Settler with_, without_;
};

/// One less the ratio of the means; its error by the delta method on the paired residuals.
Estimate share_passed_on(const std::vector<double>& deducted, const std::vector<double>& kept) {
  const double whole = statistics::mean(deducted).value;
  if (whole < half_a_penny) return {};
  const double share = statistics::mean(kept).value / whole;
  std::vector<double> residual(kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) residual[i] = kept[i] - share * deducted[i];
  return {1.0 - share, statistics::mean(residual).error / whole};
}

/// The contract without pounds a point is no variant of the scenario, so the run has not settled it: the first futures are
/// simulated again and settled under both. The simplest sound way; a ledger of every future would hold the same.
Estimate passed_on(const scenario::Scenario& scenario, const scenario::Register& all,
                   const engine::RunPlan& plan, std::int64_t replications) {
  const std::int64_t futures = std::min(most_futures, replications);
  service::Simulator simulator(scenario, all, chance::Seed{plan.seed});
  WithAndWithout both(scenario, plan);
  service::Block block;
  std::vector<double> deducted, kept;
  const auto lanes = static_cast<std::int64_t>(units::lane_count);
  for (std::int64_t at = 0; at < futures; at += lanes) {
    simulator.run(service::futures_of_block(static_cast<std::uint32_t>(at / lanes)), service::Programme::with,
                  block);
    both.add(block, static_cast<std::size_t>(std::min(lanes, futures - at)), deducted, kept);
  }
  return share_passed_on(deducted, kept);
}

const scenario::Clause* clause_of_deductions(const scenario::Contract& contract) {
  const auto found = std::ranges::find_if(contract.clauses, [](const scenario::Clause& clause) {
    return std::holds_alternative<scenario::Deductions>(clause.terms);
  });
  return found == contract.clauses.end() ? nullptr : &*found;
}

}  // namespace

std::optional<DeductionFindings> deductions(const scenario::Scenario& scenario, const scenario::Register& all,
                                            const engine::RunPlan& plan, const engine::Ensemble& ensemble) {
  const scenario::Clause* clause = clause_of_deductions(scenario.contract);
  if (clause == nullptr) return std::nullopt;
  const engine::ContractFigures& c = ensemble.contracts.front();
  const Eigen::ArrayXd total = horizon_total(c.deductions), earned_back = horizon_total(c.earned_back);
  const Eigen::ArrayXd capped = c.capped_quarters.cast<double>() / (ensemble.months / 3.0);
  return DeductionFindings{
      .clause = clause->id,
      .mean = statistics::mean(as_span(total)),
      .p90 = statistics::quantile(as_span(total), 0.90),
      .earned_back = statistics::mean(as_span(earned_back)),
      .any = share_of_futures(total.size(), [&](Eigen::Index row) { return total(row) > half_a_penny; }),
      .capped = statistics::mean(as_span(capped)),
      .passed_on = passed_on(scenario, all, plan, ensemble.replications)};
}

}  // namespace loadline::analysis::parts
