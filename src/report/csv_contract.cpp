#include "report/csv_parts.hpp"
#include "report/csv_table.hpp"
#include "report/selections.hpp"

namespace loadline::report {

using namespace analysis;

namespace {

/// Value and standard error under the name of a figure.
class FigureRows {
 public:
  FigureRows(CsvTable& table, std::vector<std::string> what) : table_(table), what_(std::move(what)) {}
  void add(const char* figure, const char* unit, const Estimate& estimate) const {
    std::vector<std::string> row = what_;
    row.insert(row.end(), {figure, unit});
    with_error(row, estimate);
    table_.add(row);
  }

 private:
  CsvTable& table_;
  std::vector<std::string> what_;
};

std::string variants(const Findings& findings) {
  CsvTable table({"variant", "name", "figure", "unit", "value", "standard_error"});
  for (const VariantFindings& variant : findings.variants) {
    const FigureRows rows(table, {variant.id, variant.name});
    rows.add("council_cost", "GBP", variant.council_cost);
    rows.add("council_cost_p80", "GBP", variant.council_cost_p80);
    rows.add("company_result_yearly", "GBP/year", variant.company_result);
    rows.add("deficit_in_any_year", "probability", variant.deficit_any);
    rows.add("insolvency_in_any_year", "probability", variant.insolvent_any);
    rows.add("lowest_cash_p5", "GBP", variant.lowest_cash_p5);
    rows.add("deductions", "GBP", variant.deductions);
    rows.add("outcome_payments", "GBP", variant.outcome_payments);
    rows.add("exceptional_payments", "GBP", variant.exceptional);
    rows.add("council_cost_against_contract", "GBP", variant.council_difference);
    rows.add("company_result_yearly_against_contract", "GBP/year", variant.result_difference);
    rows.add("deficit_in_any_year_against_contract", "probability", variant.deficit_difference);
    rows.add("insolvency_in_any_year_against_contract", "probability", variant.insolvent_difference);
    rows.add("deductions_against_contract", "GBP", variant.deductions_difference);
    rows.add("group_cost_against_contract", "GBP", variant.group_difference);
  }
  return table.str();
}

std::string deductions(const Findings& findings) {
  CsvTable table({"clause", "figure", "unit", "value", "standard_error"});
  if (!findings.deductions) return table.str();
  const DeductionFindings& d = *findings.deductions;
  const FigureRows rows(table, {d.clause});
  rows.add("mean", "GBP", d.mean);
  rows.add("p90", "GBP", d.p90);
  rows.add("earned_back", "GBP", d.earned_back);
  rows.add("any", "probability", d.any);
  rows.add("quarters_capped", "share", d.capped);
  rows.add("passed_on", "share", d.passed_on);
  return table.str();
}

std::string triggers(const Findings& findings) {
  CsvTable table({"trigger", "name", "watched", "action", "probability", "standard_error", "typical_month"});
  for (const TriggerFindings& t : findings.triggers) {
    std::vector<std::string> row{t.id, t.name, t.watched, t.action};
    with_error(row, t.fires);
    row.push_back(t.typical_month);
    table.add(row);
  }
  return table.str();
}

std::string requests(const Findings& findings) {
  CsvTable table({"clause", "request", "name", "asked_probability", "asked_error",
                  "paid_if_asked_probability", "paid_if_asked_error"});
  for (const RequestFindings& r : findings.requests) {
    std::vector<std::string> row{r.clause, r.address, r.name};
    with_error(row, r.asked);
    with_error(row, paid_if_asked(r));
    table.add(row);
  }
  return table.str();
}

/// Clauses and both parties in one column; money from council to company is positive, a party's position its own.
std::string payoffs(const Findings& findings) {
  CsvTable table({"payoff", "axis", "at", "series", "name", "amount_gbp"});
  for (const Payoff& payoff : findings.payoffs)
    for (std::size_t i = 0; i < payoff.at.size(); ++i) {
      const std::string at = cell(payoff.at[i]);
      for (const PayoffPart& part : payoff.parts)
        table.add({payoff.id, payoff.axis, at, part.clause, part.name, cell(part.amount[i])});
      table.add({payoff.id, payoff.axis, at, "council", "Council's position", cell(payoff.council[i])});
      table.add({payoff.id, payoff.axis, at, "company", "Company's position", cell(payoff.company[i])});
    }
  return table.str();
}

std::string operating_characteristics(const Findings& findings) {
  CsvTable table({"kpi", "sampled", "n", "n_wanted", "unit", "truth", "green_probability",
                  "amber_probability", "red_probability"});
  for (const KpiFindings& kpi : findings.kpis)
    for (std::size_t i = 0; i < kpi.luck.truth.size(); ++i)
      table.add({kpi.id, kpi.luck.sampled, cell(kpi.luck.n), cell(kpi.luck.n_wanted),
                 kpi.unit == "%" ? "share" : kpi.unit, cell(kpi.luck.truth[i]), cell(kpi.luck.green[i]),
                 cell(kpi.luck.amber[i]), cell(kpi.luck.red[i])});
  return table.str();
}

std::string indicators(const Findings& findings) {
  CsvTable table({"kpi", "name", "unit", "kind", "window", "lag_months", "weight", "owner", "baseline",
                  "target", "tolerance", "floor", "red_quarters", "red_quarters_error", "shortfall_at_end",
                  "shortfall_error", "false_alarm_probability", "missed_probability"});
  for (const KpiFindings& kpi : findings.kpis) {
    std::vector<std::string> row{kpi.id,
                                 kpi.name,
                                 kpi.unit == "%" ? "share" : kpi.unit,
                                 kpi.kind,
                                 kpi.window,
                                 std::to_string(kpi.lag_months),
                                 cell(kpi.weight),
                                 kpi.owner,
                                 cell(kpi.baseline),
                                 cell(kpi.target),
                                 cell(kpi.tolerance),
                                 cell(kpi.floor)};
    with_error(row, kpi.red_quarters);
    with_error(row, kpi.shortfall);
    row.insert(row.end(), {cell(kpi.luck.false_alarm), cell(kpi.luck.missed)});
    table.add(row);
  }
  return table.str();
}

std::string outcomes_together(const Findings& findings) {
  CsvTable table({"quarter", "all_met_probability", "all_met_error", "index", "index_error"});
  for (const OutcomesTogether& quarter : findings.outcomes_together) {
    std::vector<std::string> row{quarter.label};
    with_error(row, quarter.all_met);
    with_error(row, quarter.index);
    table.add(row);
  }
  return table.str();
}

std::string lint(const Findings& findings) {
  CsvTable table({"rule", "clauses", "found", "worked", "help", "acknowledged", "file", "line"});
  for (const LintFinding& finding : findings.lint)
    table.add({finding.rule, joined(finding.clauses), finding.found, finding.worked, finding.help,
               finding.acknowledged, finding.place.file,
               finding.place.line == 0 ? "" : std::to_string(finding.place.line)});
  return table.str();
}

}  // namespace

std::vector<NamedFile> contract_csv_files(const Findings& findings) {
  return {{"variants.csv", variants(findings)},
          {"deductions.csv", deductions(findings)},
          {"triggers.csv", triggers(findings)},
          {"requests.csv", requests(findings)},
          {"payoff.csv", payoffs(findings)},
          {"operating_characteristic.csv", operating_characteristics(findings)},
          {"indicators.csv", indicators(findings)},
          {"outcomes_together.csv", outcomes_together(findings)},
          {"terms_at_odds.csv", lint(findings)}};
}

}  // namespace loadline::report
