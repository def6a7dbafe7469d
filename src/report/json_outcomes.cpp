#include "report/json_parts.hpp"

namespace loadline::report {

using namespace analysis;

namespace {

Json quarter_of(const KpiQuarter& quarter) {
  Json made;
  made["quarter"] = quarter.label;
  made["probability_of_green"] = figure_if_assessed(quarter.green);
  made["probability_of_amber"] = figure_if_assessed(quarter.amber);
  made["probability_of_red"] = figure_if_assessed(quarter.red);
  made["probability_of_severe"] = figure_if_assessed(quarter.severe);
  made["p10"] = figure_if_assessed(quarter.p10);
  made["p50"] = figure_if_assessed(quarter.p50);
  made["p90"] = figure_if_assessed(quarter.p90);
  return made;
}

Json luck_of(const OperatingCharacteristic& luck) {
  Json made;
  made["n"] = figure(luck.n);
  made["sampled"] = luck.sampled;
  made["truth"] = figures(luck.truth);
  made["green"] = figures(luck.green);
  made["amber"] = figures(luck.amber);
  made["red"] = figures(luck.red);
  made["false_alarm"] = figure(luck.false_alarm);
  made["missed"] = figure(luck.missed);
  made["n_wanted"] = figure(luck.n_wanted);
  return made;
}

}  // namespace

Json kpi_of(const KpiFindings& kpi) {
  Json made;
  made["id"] = kpi.id;
  made["name"] = kpi.name;
  // Values are kept as shares: 0.92, not 92.
  made["unit"] = kpi.unit == "%" ? "share" : kpi.unit;
  made["kind"] = kpi.kind;
  made["higher_is_better"] = kpi.higher_is_better;
  made["baseline"] = figure(kpi.baseline);
  made["target"] = figure(kpi.target);
  made["tolerance"] = figure(kpi.tolerance);
  made["floor"] = figure_if_assessed(kpi.floor);
  made["window"] = kpi.window;
  made["lag_months"] = kpi.lag_months;
  made["weight"] = figure(kpi.weight);
  made["owner"] = kpi.owner;
  made["quarters"] = array_of(kpi.quarters, quarter_of);
  made["red_quarters"] = figure(kpi.red_quarters);
  made["shortfall_at_end"] = figure_if_assessed(kpi.shortfall);
  made["grade_at_end"] = figures(kpi.grade_at_end);
  made["operating_characteristic"] = luck_of(kpi.luck);
  return made;
}

Json outcomes_together_of(const OutcomesTogether& quarter) {
  Json made;
  made["quarter"] = quarter.label;
  made["probability_of_all_met"] = figure_if_assessed(quarter.all_met);
  made["index"] = figure_if_assessed(quarter.index);
  return made;
}

}  // namespace loadline::report
