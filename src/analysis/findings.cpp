#include "loadline/analysis/findings.hpp"

#include <numeric>

#include "loadline/units/calendar.hpp"
#include "parts.hpp"

namespace loadline::analysis {
namespace {

double opening_reserve(const scenario::Contract& contract) {
  const auto* reserve = scenario::find<scenario::ReserveAndSurplus>(contract);
  return reserve != nullptr ? reserve->opening.typical_value() : 0.0;
}

std::vector<double> percentiles(std::span<const double> sample) {
  std::vector<double> levels(99);
  for (std::size_t k = 0; k < levels.size(); ++k) levels[k] = static_cast<double>(k + 1) / 100.0;
  return statistics::quantiles(sample, levels);
}

}  // namespace

Findings findings(const scenario::Scenario& scenario, const scenario::Register& all,
                  const engine::RunPlan& plan, const engine::Ensemble& ensemble) {
  Findings f;
  f.replications = ensemble.replications;
  f.years = parts::years(scenario, ensemble);
  f.deficit_any = parts::deficit_in_any_year(ensemble.contracts.front());
  f.s_curve = percentiles(parts::column(ensemble.net_cost, 0));
  f.s_curve_price = f.years.front().price.value;
  f.opening_reserve = opening_reserve(scenario.contract);
  f.fans = parts::fans(ensemble);
  const units::Calendar calendar(scenario.horizon.start);
  for (int month = 0; month < ensemble.months; ++month)
    f.month_names.push_back(calendar.short_name(units::MonthIndex(month)));
  parts::lowest_cash(scenario, ensemble, f);
  parts::beyond_limits(scenario, ensemble, f);
  const Eigen::ArrayXd total = parts::horizon_total(ensemble.net_cost);
  const statistics::VarianceSplit split = statistics::split_variance(parts::as_span(total));
  const double variance = split.process + split.parameter;
  f.parameter_share = variance > 0.0 ? split.parameter / variance : 0.0;
  f.costs = parts::costs(ensemble);
  f.variants = parts::variants(scenario, ensemble);
  f.savings = parts::savings(scenario, ensemble);
  f.initiatives = parts::initiatives(scenario, ensemble);
  parts::study_savings(scenario, all, plan, f);
  f.loop_years = parts::loop_years(scenario, ensemble);
  f.loop = parts::loop_curve(scenario);
  f.kpis = parts::kpis(scenario, ensemble);
  f.outcomes_together = parts::outcomes_together(scenario, ensemble);
  f.influences = parts::influences(scenario, all, plan, ensemble);
  f.structures = parts::structures(scenario, all, plan, ensemble);
  f.shocks = parts::shocks(scenario);
  f.held_at_zero = parts::share_of_futures(ensemble.held_at_zero.size(),
                                           [&](Eigen::Index row) { return ensemble.held_at_zero(row) > 0; });
  f.ledgers = parts::ledgers(scenario, all, plan, ensemble);
  f.opening = service::opening_position(scenario);
  parts::explain_outturn(scenario, ensemble, f);
  f.triggers = parts::triggers(scenario, ensemble);
  f.requests = parts::requests(scenario, ensemble);
  f.deductions = parts::deductions(scenario, all, plan, ensemble);
  f.payoffs = parts::payoffs(scenario);
  f.lint = lint(scenario, scenario.contract);
  return f;
}

}  // namespace loadline::analysis
