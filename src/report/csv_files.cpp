#include <variant>

#include <fmt/format.h>

#include "loadline/report/report.hpp"
#include "report/catalogue.hpp"
#include "report/csv_parts.hpp"
#include "report/csv_table.hpp"
#include "report/tags.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using namespace analysis;

std::string years(const Findings& findings) {
  CsvTable table({"year", "figure", "unit", "value", "standard_error"});
  for (const YearFindings& year : findings.years) {
    const auto add = [&](const char* figure, const char* unit, const Estimate& estimate) {
      std::vector<std::string> row{year.year, figure, unit};
      with_error(row, estimate);
      table.add(row);
    };
    add("price", "GBP", year.price);
    add("net_cost_mean", "GBP", year.mean);
    add("net_cost_p10", "GBP", year.p10);
    add("net_cost_p50", "GBP", year.p50);
    add("net_cost_p80", "GBP", year.p80);
    add("net_cost_p90", "GBP", year.p90);
    add("gap_p50", "GBP", year.gap_p50);
    add("contingency_p80", "GBP", year.contingency);
    add("deficit", "probability", year.deficit);
    add("deficit_after_reserve", "probability", year.deficit_after_reserve);
    add("insolvency", "probability", year.insolvent);
    add("mean_deficit_if_any", "GBP", year.mean_deficit);
    add("looked_after_mean", "children", year.looked_after);
  }
  return table.str();
}

std::string months(const Findings& findings) {
  CsvTable table({"series", "unit", "month", "quantile", "value"});
  for (const Fan& fan : findings.fans)
    for (std::size_t m = 0; m < fan.p50.size() && m < findings.month_names.size(); ++m) {
      const std::pair<const char*, const std::vector<double>*> bands[] = {
          {"0.10", &fan.p10}, {"0.25", &fan.p25}, {"0.50", &fan.p50}, {"0.75", &fan.p75}, {"0.90", &fan.p90}};
      for (const auto& [quantile, values] : bands)
        table.add({fan.id, fan.unit, findings.month_names[m], quantile, cell((*values)[m])});
    }
  return table.str();
}

std::string kpis(const Findings& findings) {
  CsvTable table({"kpi", "name", "unit", "quarter", "green_probability", "amber_probability",
                  "red_probability", "severe_probability", "green_error", "p10", "p50", "p90"});
  for (const KpiFindings& kpi : findings.kpis)
    for (const KpiQuarter& q : kpi.quarters)
      table.add({kpi.id, kpi.name, kpi.unit == "%" ? "share" : kpi.unit, q.label, cell(q.green.value),
                 cell(q.amber.value), cell(q.red.value), cell(q.severe.value), cell(q.green.error),
                 cell(q.p10), cell(q.p50), cell(q.p90)});
  return table.str();
}

std::string costs(const Findings& findings) {
  CsvTable table({"line", "name", "group", "behaviour", "fund", "bearer", "controllable", "year", "mean_gbp",
                  "standard_error_gbp"});
  for (const CostLineFindings& line : findings.costs)
    for (std::size_t y = 0; y < line.yearly.size() && y < findings.years.size(); ++y)
      table.add({line.id, line.name, group_key(line.group), behaviour_key(line.behaviour),
                 scenario::fund_keys[static_cast<std::size_t>(line.fund)], bearer_key(line.bearer),
                 line.controllable ? "yes" : "no", findings.years[y].year, cell(line.yearly[y].value),
                 cell(line.yearly[y].error)});
  return table.str();
}

std::string assumptions(const ReportInput& input) {
  CsvTable table({"path", "meaning", "value", "unit", "in_words", "source", "assumption", "measured",
                  "published", "quality", "owner", "note", "file", "line"});
  for (const scenario::RegisterEntry& entry : input.all) {
    const scenario::Origin& origin = entry.datum.origin;
    table.add({entry.path, entry.meaning, cell(entry.datum.typical_value() / entry.factor), entry.unit,
               value_words(entry.datum.uncertain, entry.unit, entry.factor), origin.source, origin.assumption,
               base::to_string(origin.measured), base::to_string(origin.published),
               quality_word(origin.quality), origin.owner, origin.note, origin.place.file,
               origin.place.line == 0 ? "" : std::to_string(origin.place.line)});
  }
  return table.str();
}

std::string opening(const Findings& findings) {
  CsvTable table({"part", "name", "unit", "published", "model", "tolerance", "reconciles", "path"});
  for (const service::OpeningLine& line : findings.opening.lines)
    table.add({"position", line.name, line.unit, cell(line.published), cell(line.model), cell(line.tolerance),
               line.reconciles() ? "yes" : "no", line.path});
  for (const service::BudgetLine& line : findings.opening.budget)
    table.add({"budget", line.name, "GBP/year", "", cell(line.amount), "", "", line.id});
  for (const service::FlowBalance& flow : findings.opening.flows) {
    table.add({"stock", flow.state, "children", "", cell(flow.stock), "", "", ""});
    table.add({"flow in", flow.state, "children/month", "", cell(flow.in), "", "", ""});
    table.add({"flow out", flow.state, "children/month", "", cell(flow.out), "", "", ""});
  }
  return table.str();
}

std::string influences(const Findings& findings) {
  CsvTable table({"path", "meaning", "unit", "quality", "rank_correlation", "swing_gbp", "swing_error_gbp"});
  for (const Influence& i : findings.influences)
    table.add({i.path, i.meaning, i.unit, quality_word(i.quality), cell(i.correlation), cell(i.swing.value),
               cell(i.swing.error)});
  return table.str();
}

std::string s_curve(const Findings& findings) {
  CsvTable table({"probability", "net_cost_gbp"});
  for (std::size_t i = 0; i < findings.s_curve.size(); ++i)
    table.add({fmt::format("{:.2f}", static_cast<double>(i + 1) / 100.0), cell(findings.s_curve[i])});
  return table.str();
}

std::string exact_pounds(units::Pence amount) {
  return fmt::format("{}{}.{:02}", amount.value() < 0 ? "-" : "", std::abs(amount.value()) / 100,
                     std::abs(amount.value()) % 100);
}

std::string ledger(const ReportInput& input, const FutureLedger& future) {
  CsvTable table({"accrued", "due", "from", "to", "fund", "category", "cause", "amount_gbp"});
  const units::Calendar calendar(input.scenario.horizon.start);
  for (const contract::Posting& posting : future.postings)
    table.add({calendar.short_name(posting.header.accrued), calendar.short_name(posting.header.due),
               name(posting.header.from), name(posting.header.to), name(posting.header.fund),
               name(posting.header.category), posting.header.cause, exact_pounds(posting.amount)});
  return table.str();
}

}  // namespace

std::vector<NamedFile> csv_files(const ReportInput& input) {
  const Findings& findings = input.findings;
  std::vector<NamedFile> files{{"years.csv", years(findings)},
                               {"months.csv", months(findings)},
                               {"kpis.csv", kpis(findings)},
                               {"costs.csv", costs(findings)},
                               {"assumptions.csv", assumptions(input)},
                               {"opening.csv", opening(findings)},
                               {"influences.csv", influences(findings)},
                               {"s_curve.csv", s_curve(findings)}};
  for (NamedFile& file : contract_csv_files(findings)) files.push_back(std::move(file));
  for (NamedFile& file : programme_csv_files(findings)) files.push_back(std::move(file));
  for (const FutureLedger& future : findings.ledgers)
    files.push_back({"ledger_" + future.label + ".csv", ledger(input, future)});
  return files;
}

}  // namespace loadline::report
