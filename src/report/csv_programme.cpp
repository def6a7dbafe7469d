#include <cmath>

#include "report/csv_parts.hpp"
#include "report/csv_table.hpp"
#include "report/selections.hpp"

namespace loadline::report {

using namespace analysis;

void with_error(std::vector<std::string>& row, const Estimate& estimate) {
  row.push_back(cell(estimate.value));
  row.push_back(cell(estimate.error));
}

std::string joined(const std::vector<std::string>& ids) {
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : ";") + id;
  return out;
}

namespace {

std::string savings(const Findings& findings) {
  CsvTable table({"year", "target_gbp", "mean_gbp", "mean_error_gbp", "p20_gbp", "p50_gbp", "p80_gbp",
                  "coverage", "one_off_gbp", "probability_of_target", "probability_error",
                  "mean_shortfall_gbp", "rating"});
  for (const SavingsYear& year : findings.savings)
    table.add({year.year, cell(year.target), cell(year.mean.value), cell(year.mean.error),
               cell(year.p20.value), cell(year.p50.value), cell(year.p80.value), cell(year.coverage.value),
               cell(year.one_off.value), cell(year.delivered.value), cell(year.delivered.error),
               cell(year.shortfall.value), year.rating});
  return table.str();
}

std::string initiatives(const Findings& findings) {
  CsvTable table({"initiative",
                  "name",
                  "owner",
                  "category",
                  "kind",
                  "planned_start",
                  "confidence_probability",
                  "starts_probability",
                  "full_effect_probability",
                  "partial_effect_probability",
                  "median_start_month_index",
                  "investment_gbp",
                  "running_cost_gbp_per_year",
                  "evidence",
                  "optimism",
                  "recurrence",
                  "shape",
                  "fund",
                  "beneficiary",
                  "overlap",
                  "needs",
                  "present_value_gbp",
                  "present_value_error_gbp",
                  "pays_back_in"});
  for (const InitiativeFindings& i : findings.initiatives) {
    std::vector<std::string> row{i.id,
                                 i.name,
                                 i.owner,
                                 i.category,
                                 i.kind,
                                 i.planned_start,
                                 cell(i.confidence),
                                 cell(i.starts.value),
                                 cell(i.full.value),
                                 cell(i.partly.value),
                                 cell(i.median_start),
                                 cell(i.investment),
                                 cell(i.running_cost),
                                 i.evidence,
                                 cell(i.optimism),
                                 i.recurrence,
                                 i.shape,
                                 i.fund,
                                 i.beneficiary,
                                 i.overlap,
                                 joined(i.needs)};
    const InitiativeValue* value = value_of(findings.savings_study, i.id);
    with_error(row, value == nullptr ? Estimate{std::nan(""), std::nan("")} : value->present_value);
    row.push_back(value == nullptr ? "" : year_name(findings, value->payback));
    table.add(row);
  }
  return table.str();
}

std::string initiative_values(const Findings& findings) {
  CsvTable table({"initiative", "year", "value_gbp", "standard_error_gbp"});
  for (const InitiativeValue& value : findings.savings_study.initiatives)
    for (std::size_t y = 0; y < value.yearly.size() && y < findings.years.size(); ++y) {
      std::vector<std::string> row{value.id, findings.years[y].year};
      with_error(row, value.yearly[y]);
      table.add(row);
    }
  return table.str();
}

std::string savings_waterfall(const Findings& findings) {
  CsvTable table({"year", "step", "value_gbp", "standard_error_gbp"});
  for (const SavingsWaterfall& waterfall : findings.savings_study.waterfall) {
    const std::pair<const char*, const Estimate*> steps[] = {{"gross", &waterfall.gross},
                                                             {"overlap", &waterfall.overlap},
                                                             {"optimism", &waterfall.optimism},
                                                             {"late", &waterfall.late},
                                                             {"not_delivered", &waterfall.not_delivered},
                                                             {"net", &waterfall.net}};
    for (const auto& [step, amount] : steps) {
      std::vector<std::string> row{waterfall.year, step};
      with_error(row, *amount);
      table.add(row);
    }
  }
  return table.str();
}

/// Plan, steps and outturn in one column; plan and price have no error.
std::string bridges(const Findings& findings) {
  CsvTable table({"year", "step", "name", "amount_gbp", "standard_error_gbp"});
  for (const Bridge& bridge : findings.bridges) {
    table.add({bridge.year, "plan", "Plan", cell(bridge.plan), "0"});
    for (const BridgeStep& step : bridge.steps) {
      std::vector<std::string> row{bridge.year, step.id, step.name};
      with_error(row, step.amount);
      table.add(row);
    }
    std::vector<std::string> outturn{bridge.year, "outturn", "Outturn"};
    with_error(outturn, bridge.outturn);
    table.add(outturn);
    table.add({bridge.year, "price", "Price payable, for comparison", cell(bridge.price), "0"});
  }
  return table.str();
}

std::string missed_targets(const Findings& findings) {
  CsvTable table({"year", "figure", "unit", "value", "standard_error"});
  for (const MissedTarget& year : findings.missed_targets) {
    const auto add = [&](const char* name, const char* unit, const Estimate& estimate) {
      std::vector<std::string> row{year.year, name, unit};
      with_error(row, estimate);
      table.add(row);
    };
    add("target", "GBP", {year.target, 0.0});
    add("missed", "probability", year.missed);
    add("overspend", "GBP", year.overspend);
    add("demand", "GBP", year.demand);
    add("delivery", "GBP", year.delivery);
    add("price", "GBP", year.price);
    add("interaction", "GBP", year.interaction);
  }
  return table.str();
}

std::string staffing_loop(const Findings& findings) {
  CsvTable table({"year", "tipping_point_probability", "tipping_point_error", "past_it_probability",
                  "past_it_error", "staff_p50_fte", "settles_p50_fte", "distance_p10_fte", "distance_p50_fte",
                  "distance_p90_fte"});
  for (const LoopYear& y : findings.loop_years)
    table.add({y.year, cell(y.has_tipping.value), cell(y.has_tipping.error), cell(y.past.value),
               cell(y.past.error), cell(y.staff_p50), cell(y.settles_p50), cell(if_any(y, y.distance_p10)),
               cell(if_any(y, y.distance_p50)), cell(if_any(y, y.distance_p90))});
  return table.str();
}

std::string staffing_loop_curve(const Findings& findings) {
  const LoopCurve& loop = findings.loop;
  CsvTable table(
      {"permanent_staff_fte", "leavers_fte_per_year", "starters_fte_per_year", "caseload_children_per_fte"});
  for (std::size_t i = 0; i < loop.staff.size(); ++i)
    table.add({cell(loop.staff[i]), cell(loop.leavers[i]), cell(loop.starters[i]), cell(loop.caseload[i])});
  return table.str();
}

}  // namespace

std::vector<NamedFile> programme_csv_files(const Findings& findings) {
  return {{"savings.csv", savings(findings)},
          {"initiatives.csv", initiatives(findings)},
          {"initiative_values.csv", initiative_values(findings)},
          {"savings_waterfall.csv", savings_waterfall(findings)},
          {"missed_targets.csv", missed_targets(findings)},
          {"bridge.csv", bridges(findings)},
          {"staffing_loop.csv", staffing_loop(findings)},
          {"staffing_loop_curve.csv", staffing_loop_curve(findings)}};
}

}  // namespace loadline::report
