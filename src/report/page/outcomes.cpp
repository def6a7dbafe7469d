#include "loadline/scenario/outcomes.hpp"

#include <cmath>

#include <fmt/format.h>

#include "report/page/outcome_parts.hpp"
#include "report/selections.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::KpiFindings;
using analysis::KpiQuarter;
using html::Align;
using html::element;
using html::p;

/// A chance, or that nothing was measured.
std::string chance_if_assessed(const Estimate& estimate) {
  return std::isnan(estimate.value) ? "not assessed" : probability(estimate);
}

html::Table quarter_table(const std::vector<KpiFindings>& kpis) {
  html::Table table{"Chance of green, amber and red by quarter, with the median value",
                    {{"Indicator", Align::text},
                     {"Quarter to", Align::text},
                     {"Green"},
                     {"Amber"},
                     {"Red"},
                     {"of which severe"},
                     {"Median"}},
                    {}};
  for (const KpiFindings& kpi : kpis)
    for (const KpiQuarter& q : kpi.quarters)
      table.rows.push_back({kpi.id + " " + kpi.name, q.label, chance_if_assessed(q.green),
                            chance_if_assessed(q.amber), chance_if_assessed(q.red),
                            chance_if_assessed(q.severe), kpi_value(kpi, q.p50)});
  return table;
}

std::string title(const std::vector<KpiFindings>& kpis) {
  const std::vector<const KpiFindings*> worst = most_at_risk(kpis);
  if (worst.empty()) return "No indicator is assessed in the first year";
  const KpiQuarter& quarter = worst.front()->quarters[*a_year_on(*worst.front())];
  return fmt::format("{} is most at risk: red in {} futures in {}", worst.front()->name,
                     in_ten(quarter.red.value), quarter.label);
}

Html chart(const std::vector<KpiFindings>& kpis) {
  std::vector<svg::OutlookRow> rows;
  for (const KpiFindings& kpi : kpis) {
    svg::OutlookRow row{kpi.id + " " + kpi.name, {}, {}, {}};
    for (const KpiQuarter& q : kpi.quarters) {
      row.green.push_back(q.green.value);
      row.amber.push_back(q.amber.value);
      row.red.push_back(q.red.value);
    }
    rows.push_back(std::move(row));
  }
  std::vector<std::string> quarters;
  for (const KpiQuarter& q : kpis.front().quarters) quarters.push_back(q.label);
  html::Figure figure;
  figure.id = "outlook";
  figure.title = title(kpis);
  figure.description =
      "For each indicator a column a quarter, split into the chances of green, amber and red.";
  figure.sentence =
      "Each column is one quarter: the share of futures in which the indicator is green (at target), amber "
      "(within tolerance) or red. "
      "Small numbers and measurement make single quarters jump, and that is counted here.";
  figure.draw = [rows, quarters](const svg::Size& size) { return svg::outlook_chart(rows, quarters, size); };
  figure.resize = [n = rows.size()](const svg::Size& size) { return svg::outlook_size(size, n); };
  figure.table = quarter_table(kpis);
  return html::figure(figure);
}

std::string range_words(const KpiFindings& kpi, const KpiQuarter& quarter) {
  return std::isnan(quarter.p50) ? "not assessed"
                                 : fmt::format("{} ({} to {})", kpi_value(kpi, quarter.p50),
                                               kpi_value(kpi, quarter.p10), kpi_value(kpi, quarter.p90));
}

Html values_table(const std::vector<KpiFindings>& kpis) {
  html::Table table{"Where each indicator stands, what is wanted, and what to expect (median, P10 to P90)",
                    {{"Indicator", Align::text},
                     {"Unit", Align::text},
                     {"Now", Align::text},
                     {"Target", Align::text},
                     {"Tolerance", Align::text},
                     {"Floor", Align::text},
                     {"A year on", Align::text},
                     {"At the end", Align::text},
                     {"Green a year on"},
                     {"Red a year on"}},
                    {}};
  for (const KpiFindings& kpi : kpis) {
    if (kpi.quarters.empty()) continue;
    const KpiQuarter& soon = kpi.quarters[*a_year_on(kpi)];
    table.rows.push_back({kpi.id + " " + kpi.name, kpi_direction(kpi), kpi_value(kpi, kpi.baseline),
                          kpi_value(kpi, kpi.target), kpi_value(kpi, kpi.tolerance),
                          kpi.unit == "grade" || std::isnan(kpi.floor) ? "none" : kpi_value(kpi, kpi.floor),
                          range_words(kpi, soon), range_words(kpi, kpi.quarters.back()),
                          chance_if_assessed(soon.green), chance_if_assessed(soon.red)});
  }
  return html::table(table);
}

Html grades_at_the_end(const Page& page, const KpiFindings& kpi) {
  constexpr const char* fills[] = {svg::colour::dark_pink, svg::colour::orange, svg::colour::turquoise,
                                   svg::colour::dark_blue};
  std::vector<svg::RowBar> bars;
  html::Table table{"Judgement in force at the end", {{"Grade", Align::text}, {"Chance"}}, {}};
  for (std::size_t g = 0; g < std::min<std::size_t>(4, kpi.grade_at_end.size()); ++g) {
    const Estimate& chance = kpi.grade_at_end[g];
    bars.push_back({scenario::grade_names[g], probability(chance), chance.value, 0.0, fills[g]});
    table.rows.push_back({scenario::grade_names[g],
                          fmt::format("{} ± {}", probability(chance), probability_error(chance.error))});
  }
  const Estimate inadequate = kpi.grade_at_end.front();
  html::Figure figure;
  figure.id = "judgement-" + std::to_string(&kpi - page.findings.kpis.data());
  figure.title = fmt::format("By {} the service is still or again judged Inadequate in {} futures",
                             last_month(page), in_ten(inadequate.value));
  figure.description = "Bars of the chance of each grade in force at the end of the horizon.";
  figure.sentence =
      "The grade in force is that of the last inspection. An inspection reads the quality of practice with "
      "some error.";
  figure.draw = [bars](const svg::Size& size) { return svg::row_bars(bars, size); };
  figure.resize = [n = bars.size()](const svg::Size& size) { return svg::tall_enough(size, n); };
  figure.table = std::move(table);
  return html::figure(figure);
}

}  // namespace

Html outcomes(const Page& page) {
  const std::vector<KpiFindings>& kpis = page.findings.kpis;
  if (kpis.empty() || kpis.front().quarters.empty()) return p("The scenario has no outcomes specification.");
  Html content = chart(kpis) + values_table(kpis) + how_measured(page) + outcomes_together(page);
  for (const KpiFindings& kpi : kpis)
    if (!kpi.grade_at_end.empty()) content += grades_at_the_end(page, kpi);
  return content;
}

}  // namespace loadline::report::page
