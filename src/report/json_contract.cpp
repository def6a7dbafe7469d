#include "report/json_parts.hpp"
#include "report/selections.hpp"

namespace loadline::report {

using namespace analysis;

Json variant_of(const VariantFindings& variant) {
  Json made;
  made["id"] = variant.id;
  made["name"] = variant.name;
  made["note"] = variant.note;
  made["council_cost"] = figure(variant.council_cost);
  made["council_cost_p80"] = figure(variant.council_cost_p80);
  made["company_result_yearly"] = figure(variant.company_result);
  made["probability_of_deficit_in_any_year"] = figure(variant.deficit_any);
  made["probability_of_insolvency_in_any_year"] = figure(variant.insolvent_any);
  made["lowest_cash_p5"] = figure(variant.lowest_cash_p5);
  made["deductions"] = figure(variant.deductions);
  made["outcome_payments"] = figure(variant.outcome_payments);
  made["exceptional_payments"] = figure(variant.exceptional);
  Json& difference = made["against_contract"];
  difference["council_cost"] = figure(variant.council_difference);
  difference["company_result_yearly"] = figure(variant.result_difference);
  difference["probability_of_deficit_in_any_year"] = figure(variant.deficit_difference);
  difference["probability_of_insolvency_in_any_year"] = figure(variant.insolvent_difference);
  difference["deductions"] = figure(variant.deductions_difference);
  difference["group_cost"] = figure(variant.group_difference);
  return made;
}

Json deductions_of(const Findings& findings) {
  Json all = Json::array();
  if (!findings.deductions) return all;
  const DeductionFindings& deductions = *findings.deductions;
  Json made;
  made["clause"] = deductions.clause;
  made["mean"] = figure(deductions.mean);
  made["p90"] = figure(deductions.p90);
  made["earned_back"] = figure(deductions.earned_back);
  made["probability_of_any"] = figure(deductions.any);
  made["share_of_quarters_capped"] = figure(deductions.capped);
  made["passed_on"] = figure(deductions.passed_on);
  all.push_back(std::move(made));
  return all;
}

Json trigger_of(const TriggerFindings& trigger) {
  Json made;
  made["id"] = trigger.id;
  made["name"] = trigger.name;
  made["watched"] = trigger.watched;
  made["action"] = trigger.action;
  made["probability"] = figure(trigger.fires);
  made["typical_month"] = trigger.typical_month;
  return made;
}

Json request_of(const RequestFindings& request) {
  Json made;
  made["clause"] = request.clause;
  made["address"] = request.address;
  made["name"] = request.name;
  made["probability_of_asking"] = figure(request.asked);
  made["probability_of_payment_if_asked"] = figure_if_assessed(paid_if_asked(request));
  return made;
}

namespace {

Json part_of(const PayoffPart& part) {
  Json made;
  made["clause"] = part.clause;
  made["name"] = part.name;
  made["amount"] = figures(part.amount);
  return made;
}

}  // namespace

Json payoff_of(const Payoff& payoff) {
  Json made;
  made["id"] = payoff.id;
  made["title"] = payoff.title;
  made["axis"] = payoff.axis;
  made["at"] = figures(payoff.at);
  made["typical"] = figure(payoff.typical);
  made["council"] = figures(payoff.council);
  made["company"] = figures(payoff.company);
  made["parts"] = array_of(payoff.parts, part_of);
  return made;
}

Json lint_of(const LintFinding& finding) {
  Json made;
  made["rule"] = finding.rule;
  made["clauses"] = finding.clauses;
  made["place"] = place_of(finding.place);
  made["found"] = finding.found;
  made["worked"] = finding.worked;
  made["help"] = finding.help;
  made["acknowledged"] = finding.acknowledged;
  return made;
}

}  // namespace loadline::report
