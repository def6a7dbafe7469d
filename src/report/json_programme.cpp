#include "report/json_parts.hpp"
#include "report/selections.hpp"

namespace loadline::report {

using namespace analysis;

Json savings_of(const SavingsYear& year) {
  Json made;
  made["year"] = year.year;
  made["target"] = figure(year.target);
  made["mean"] = figure(year.mean);
  made["p20"] = figure(year.p20);
  made["p50"] = figure(year.p50);
  made["p80"] = figure(year.p80);
  made["coverage"] = figure(year.coverage);
  made["one_off"] = figure(year.one_off);
  made["probability_of_target"] = figure(year.delivered);
  made["mean_shortfall"] = figure(year.shortfall);
  made["rating"] = year.rating;
  return made;
}

Json initiative_of(const InitiativeFindings& initiative) {
  Json made;
  made["id"] = initiative.id;
  made["name"] = initiative.name;
  made["owner"] = initiative.owner;
  made["category"] = initiative.category;
  made["kind"] = initiative.kind;
  made["planned_start"] = initiative.planned_start;
  made["confidence"] = figure(initiative.confidence);
  made["probability_of_start"] = figure(initiative.starts);
  made["probability_of_full_effect"] = figure(initiative.full);
  made["probability_of_partial_effect"] = figure(initiative.partly);
  made["median_start_month"] = figure_if_assessed(initiative.median_start);
  made["investment"] = figure(initiative.investment);
  made["running_cost"] = figure(initiative.running_cost);
  made["evidence"] = initiative.evidence;
  made["optimism"] = figure(initiative.optimism);
  made["recurrence"] = initiative.recurrence;
  made["shape"] = initiative.shape;
  made["fund"] = initiative.fund;
  made["beneficiary"] = initiative.beneficiary;
  made["overlap"] = initiative.overlap;
  made["needs"] = initiative.needs;
  return made;
}

namespace {

Json waterfall_of(const SavingsWaterfall& waterfall) {
  Json made;
  made["year"] = waterfall.year;
  made["gross"] = figure(waterfall.gross);
  made["overlap"] = figure(waterfall.overlap);
  made["optimism"] = figure(waterfall.optimism);
  made["late"] = figure(waterfall.late);
  made["not_delivered"] = figure(waterfall.not_delivered);
  made["net"] = figure(waterfall.net);
  return made;
}

Json step_of(const BridgeStep& step) {
  Json made;
  made["id"] = step.id;
  made["name"] = step.name;
  made["amount"] = figure(step.amount);
  return made;
}

Json loop_year_of(const LoopYear& year) {
  Json made;
  made["year"] = year.year;
  made["probability_of_tipping_point"] = figure(year.has_tipping);
  made["probability_past_it"] = figure(year.past);
  made["staff_p50"] = figure(year.staff_p50);
  made["settles_p50"] = figure(year.settles_p50);
  made["distance_p10"] = figure_if_assessed(if_any(year, year.distance_p10));
  made["distance_p50"] = figure_if_assessed(if_any(year, year.distance_p50));
  made["distance_p90"] = figure_if_assessed(if_any(year, year.distance_p90));
  return made;
}

Json equilibrium_of(const service::Equilibrium& equilibrium) {
  Json made;
  made["staff"] = figure(equilibrium.staff);
  made["caseload"] = figure(equilibrium.caseload);
  made["stable"] = equilibrium.stable;
  return made;
}

}  // namespace

Json savings_study_of(const Findings& findings) {
  const SavingsStudy& study = findings.savings_study;
  Json made;
  made["futures"] = study.futures;
  made["exact"] = study.exact;
  made["waterfall"] = array_of(study.waterfall, waterfall_of);
  made["initiatives"] = array_of(study.initiatives, [&](const InitiativeValue& value) {
    Json one;
    one["id"] = value.id;
    one["yearly"] = figures(value.yearly);
    one["present_value"] = figure(value.present_value);
    one["pays_back_in"] = year_name(findings, value.payback);
    return one;
  });
  made["present_value"] = figure(study.present_value);
  made["pays_back_in"] = year_name(findings, study.payback);
  return made;
}

Json bridge_of(const Bridge& bridge) {
  Json made;
  made["year"] = bridge.year;
  made["plan"] = figure(bridge.plan);
  made["steps"] = array_of(bridge.steps, step_of);
  made["outturn"] = figure(bridge.outturn);
  made["price"] = figure(bridge.price);
  return made;
}

Json missed_target_of(const MissedTarget& year) {
  Json made;
  made["year"] = year.year;
  made["target"] = figure(year.target);
  made["probability_of_missing"] = figure(year.missed);
  made["overspend"] = figure(year.overspend);
  made["demand"] = figure(year.demand);
  made["delivery"] = figure(year.delivery);
  made["price"] = figure(year.price);
  made["interaction"] = figure(year.interaction);
  return made;
}

Json staffing_loop_of(const Findings& findings) {
  Json made;
  made["years"] = array_of(findings.loop_years, loop_year_of);
  Json& curve = made["curve"];
  curve["staff"] = figures(findings.loop.staff);
  curve["leavers"] = figures(findings.loop.leavers);
  curve["starters"] = figures(findings.loop.starters);
  curve["caseload"] = figures(findings.loop.caseload);
  curve["equilibria"] = array_of(findings.loop.equilibria, equilibrium_of);
  curve["now"] = figure(findings.loop.now);
  curve["posts"] = figure(findings.loop.posts);
  return made;
}

}  // namespace loadline::report
