#include <cmath>

#include <fmt/format.h>

#include "report/page/outcome_parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::KpiFindings;
using analysis::OutcomesTogether;
using html::Align;
using html::element;
using html::p;

std::string lag_words(int months) {
  if (months == 0) return "at once";
  return months == 1 ? "a month later" : fmt::format("{} months later", months);
}

html::Table measured_table(const std::vector<KpiFindings>& kpis) {
  html::Table table{"How each indicator is measured, and who answers for it",
                    {{"Indicator", Align::text},
                     {"Over", Align::text},
                     {"Published", Align::text},
                     {"Weight"},
                     {"Owner", Align::text}},
                    {}};
  for (const KpiFindings& kpi : kpis)
    table.rows.push_back({kpi.id + " " + kpi.name, kpi.window, lag_words(kpi.lag_months),
                          plain_number(kpi.weight), kpi.owner.empty() ? "not stated" : kpi.owner});
  return table;
}

html::Table expectation_table(const std::vector<KpiFindings>& kpis) {
  html::Table table{
      fmt::format("What to expect over the {} quarters", kpis.front().quarters.size()),
      {{"Indicator", Align::text}, {"Quarters red, mean"}, {"Short of target in the last quarter, mean"}},
      {}};
  for (const KpiFindings& kpi : kpis)
    table.rows.push_back(
        {kpi.id + " " + kpi.name,
         fmt::format("{} ± {}", number(kpi.red_quarters.value, 1), number(kpi.red_quarters.error, 2)),
         kpi_distance(kpi, kpi.shortfall.value)});
  return table;
}

/// The last quarter of each contract year, and the last there is, where anything is assessed.
std::vector<const OutcomesTogether*> year_ends(const std::vector<OutcomesTogether>& all) {
  constexpr std::size_t quarters_of_a_year = 4;
  std::vector<const OutcomesTogether*> ends;
  for (std::size_t q = 0; q < all.size(); ++q)
    if ((q % quarters_of_a_year == quarters_of_a_year - 1 || q + 1 == all.size()) &&
        !std::isnan(all[q].all_met.value))
      ends.push_back(&all[q]);
  return ends;
}

}  // namespace

Html how_measured(const Page& page) {
  const std::vector<KpiFindings>& kpis = page.findings.kpis;
  return html::table(expectation_table(kpis)) +
         html::folded("How each indicator is measured, and who answers for it",
                      html::table(measured_table(kpis)));
}

Html outcomes_together(const Page& page) {
  const std::vector<const OutcomesTogether*> ends = year_ends(page.findings.outcomes_together);
  if (ends.empty()) return {};
  html::Table table{"All indicators together, at the end of each year",
                    {{"Quarter to", Align::text}, {"Every target met"}, {"Weighted index, mean"}},
                    {}};
  for (const OutcomesTogether* end : ends)
    table.rows.push_back(
        {end->label, fmt::format("{} ± {}", probability(end->all_met), probability_error(end->all_met.error)),
         fmt::format("{} ± {}", number(end->index.value, 2), number(end->index.error, 3))});
  return element("h3", {{"id", "together"}},
                 fmt::format("In {} every target is met in {} futures", ends.front()->label,
                             in_ten(ends.front()->all_met.value))) +
         html::table(table) +
         p("Counted in the same futures, because indicators fail together: multiplying their chances would "
           "give a wrong answer. The index weighs each indicator's rating: green 1, amber a half, red 0, "
           "beyond the floor less than nothing.");
}

}  // namespace loadline::report::page
