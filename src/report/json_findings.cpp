#include "report/json_parts.hpp"
#include "report/tags.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using namespace analysis;

Json year_of(const YearFindings& year) {
  Json made;
  made["year"] = year.year;
  made["price"] = figure(year.price);
  Json& cost = made["net_cost"];
  cost["mean"] = figure(year.mean);
  cost["p10"] = figure(year.p10);
  cost["p50"] = figure(year.p50);
  cost["p80"] = figure(year.p80);
  cost["p90"] = figure(year.p90);
  made["gap_p50"] = figure(year.gap_p50);
  made["contingency_p80"] = figure(year.contingency);
  made["probability_of_deficit"] = figure(year.deficit);
  made["probability_of_deficit_after_reserve"] = figure(year.deficit_after_reserve);
  made["probability_of_insolvency"] = figure(year.insolvent);
  made["mean_deficit_if_any"] = figure(year.mean_deficit);
  made["looked_after_mean"] = figure(year.looked_after);
  return made;
}

Json cash_of(const Findings& findings) {
  Json made;
  made["lowest_p50"] = figure(findings.lowest_cash_p50);
  made["lowest_p5"] = figure(findings.lowest_cash_p5);
  made["lowest_when"] = findings.lowest_cash_when;
  made["probability_below_zero"] = figure(findings.cash_below_zero);
  made["months_below_zero"] = figure(findings.overdraft_months);
  if (findings.beyond_overdraft) made["probability_beyond_overdraft"] = figure(*findings.beyond_overdraft);
  made["facility_95"] = figure(findings.facility_95);
  return made;
}

Json fan_of_months(const Fan& fan) {
  Json made;
  made["id"] = fan.id;
  made["name"] = fan.name;
  made["unit"] = fan.unit;
  made["p10"] = figures(fan.p10);
  made["p25"] = figures(fan.p25);
  made["p50"] = figures(fan.p50);
  made["p75"] = figures(fan.p75);
  made["p90"] = figures(fan.p90);
  return made;
}

Json cost_of(const CostLineFindings& line) {
  Json made;
  made["id"] = line.id;
  made["name"] = line.name;
  made["group"] = group_key(line.group);
  made["behaviour"] = behaviour_key(line.behaviour);
  made["fund"] = scenario::fund_keys[static_cast<std::size_t>(line.fund)];
  made["bearer"] = bearer_key(line.bearer);
  made["controllable"] = line.controllable;
  made["yearly"] = figures(line.yearly);
  return made;
}

Json influence_of(const Influence& influence) {
  Json made;
  made["path"] = influence.path;
  made["meaning"] = influence.meaning;
  made["unit"] = influence.unit;
  made["quality"] = quality_word(influence.quality);
  made["rank_correlation"] = figure(influence.correlation);
  made["swing"] = figure(influence.swing);
  return made;
}

Json opening_line_of(const service::OpeningLine& line) {
  Json made;
  made["name"] = line.name;
  made["unit"] = line.unit;
  made["published"] = figure(line.published);
  made["model"] = figure(line.model);
  made["tolerance"] = figure(line.tolerance);
  made["reconciles"] = line.reconciles();
  made["path"] = line.path;
  made["help"] = line.help;
  return made;
}

Json budget_of(const service::BudgetLine& line) {
  Json made;
  made["id"] = line.id;
  made["name"] = line.name;
  made["amount"] = figure(line.amount);
  return made;
}

Json flow_of(const service::FlowBalance& flow) {
  Json made;
  made["state"] = flow.state;
  made["stock"] = figure(flow.stock);
  made["in"] = figure(flow.in);
  made["out"] = figure(flow.out);
  return made;
}

Json opening_of(const service::Opening& opening) {
  Json made;
  made["lines"] = array_of(opening.lines, opening_line_of);
  made["budget"] = array_of(opening.budget, budget_of);
  made["flows"] = array_of(opening.flows, flow_of);
  return made;
}

/// The postings themselves are in the ledger files.
Json ledger_of_future(const FutureLedger& ledger) {
  Json made;
  made["label"] = ledger.label;
  made["replication"] = ledger.replication;
  made["net_cost"] = figure(ledger.net_cost);
  made["postings"] = ledger.postings.size();
  return made;
}

Json structure_of(const StructureFindings& structure) {
  const bool told = structure.futures >= 4;
  const auto told_figure = [told](const Estimate& estimate) {
    return told ? figure(estimate) : Json(nullptr);
  };
  Json made;
  made["id"] = structure.id;
  made["name"] = structure.name;
  made["note"] = structure.note;
  made["weight"] = figure(structure.weight);
  made["futures"] = structure.futures;
  made["net_cost"] = told_figure(structure.net_cost);
  made["probability_of_deficit_in_any_year"] = told_figure(structure.deficit_any);
  made["looked_after"] = told_figure(structure.looked_after);
  return made;
}

Json shock_of(const ShockFindings& shock) {
  Json made;
  made["id"] = shock.id;
  made["name"] = shock.name;
  made["probability"] = figure(shock.probability);
  return made;
}

}  // namespace

Json result_of(const Findings& findings) {
  Json made;
  made["years"] = array_of(findings.years, year_of);
  made["probability_of_deficit_in_any_year"] = figure(findings.deficit_any);
  Json& curve = made["first_year_curve"];
  curve["price"] = figure(findings.s_curve_price);
  curve["opening_reserve"] = figure(findings.opening_reserve);
  curve["quantiles"] = figures(findings.s_curve);
  Json& unused = made["reductions_beyond_price"];
  unused["probability"] = figure(findings.reductions_exceed_price);
  unused["mean"] = figure(findings.reduction_unused);
  made["cash"] = cash_of(findings);
  made["parameter_share"] = figure(findings.parameter_share);
  made["months"] = findings.month_names;
  made["fans"] = array_of(findings.fans, fan_of_months);
  made["costs"] = array_of(findings.costs, cost_of);
  made["variants"] = array_of(findings.variants, variant_of);
  made["savings"] = array_of(findings.savings, savings_of);
  made["initiatives"] = array_of(findings.initiatives, initiative_of);
  made["savings_study"] = savings_study_of(findings);
  made["missed_targets"] = array_of(findings.missed_targets, missed_target_of);
  made["bridges"] = array_of(findings.bridges, bridge_of);
  made["staffing_loop"] = staffing_loop_of(findings);
  made["kpis"] = array_of(findings.kpis, kpi_of);
  made["outcomes_together"] = array_of(findings.outcomes_together, outcomes_together_of);
  made["deductions"] = deductions_of(findings);
  made["triggers"] = array_of(findings.triggers, trigger_of);
  made["requests"] = array_of(findings.requests, request_of);
  made["payoffs"] = array_of(findings.payoffs, payoff_of);
  made["lint"] = array_of(findings.lint, lint_of);
  made["influences"] = array_of(findings.influences, influence_of);
  made["structures"] = array_of(findings.structures, structure_of);
  made["shocks"] = array_of(findings.shocks, shock_of);
  made["rates_held_at_zero"] = figure(findings.held_at_zero);
  made["opening"] = opening_of(findings.opening);
  made["ledgers"] = array_of(findings.ledgers, ledger_of_future);
  return made;
}

}  // namespace loadline::report
