#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::VariantFindings;
using html::Align;
using html::element;
using html::p;

std::string points_with_error(const Estimate& difference) {
  return fmt::format("{}{} ± {} points", difference.value > 0.0 ? "+" : "",
                     number(100.0 * difference.value, 1), number(100.0 * difference.error, 1));
}

html::Table difference_table(const std::vector<VariantFindings>& variants) {
  html::Table table{
      "Differences from the contract as agreed, on the same futures (± standard error of the paired "
      "difference)",
      {{"Terms", Align::text},
       {"Council's cost"},
       {"Company's yearly result"},
       {"What both pay together"},
       {"Deductions"},
       {"Chance of a deficit in any year"},
       {"Chance of insolvency in any year"}},
      {}};
  for (std::size_t i = 1; i < variants.size(); ++i) {
    const VariantFindings& v = variants[i];
    table.rows.push_back(
        {v.name, change_with_error(v.council_difference), change_with_error(v.result_difference),
         small_change_with_error(v.group_difference), small_change_with_error(v.deductions_difference),
         points_with_error(v.deficit_difference), points_with_error(v.insolvent_difference)});
  }
  return table;
}

Html what_the_council_pays(const std::vector<VariantFindings>& variants) {
  html::Table table{"What each set of terms costs the council, settled on the same futures",
                    {{"Terms", Align::text},
                     {"Council's cost, mean"},
                     {"P80"},
                     {"Of which outcome payments"},
                     {"Exceptional payments"},
                     {"Taken off: deductions"}},
                    {}};
  for (const VariantFindings& v : variants)
    table.rows.push_back({v.name, money_with_error(v.council_cost), money(v.council_cost_p80),
                          small_money_with_error(v.outcome_payments), small_money_with_error(v.exceptional),
                          small_money_with_error(v.deductions)});
  return html::table(table);
}

Html what_the_company_bears(const std::vector<VariantFindings>& variants) {
  html::Table table{"What each set of terms leaves the company with",
                    {{"Terms", Align::text},
                     {"Company's yearly result"},
                     {"Deficit in any year"},
                     {"Insolvent in any year"},
                     {"Lowest cash, 1 in 20"}},
                    {}};
  for (const VariantFindings& v : variants)
    table.rows.push_back({v.name, money(v.company_result), probability(v.deficit_any),
                          probability(v.insolvent_any), money(v.lowest_cash_p5)});
  return html::table(table);
}

std::string variants_title(const std::vector<VariantFindings>& variants) {
  const auto most = std::max_element(
      variants.begin() + 1, variants.end(), [](const VariantFindings& a, const VariantFindings& b) {
        return std::abs(a.council_difference.value) < std::abs(b.council_difference.value);
      });
  const bool clear = std::abs(most->council_difference.value) > 2.0 * most->council_difference.error;
  if (!clear) return "None of the other terms changes what the council pays by more than chance explains";
  return fmt::format("\u201c{}\u201d changes what the council pays most: {} over the contract", most->name,
                     money_change(most->council_difference));
}

Html variants_chart(const std::vector<VariantFindings>& variants) {
  std::vector<svg::RowBar> bars;
  for (std::size_t i = 1; i < variants.size(); ++i) {
    const Estimate& d = variants[i].council_difference;
    bars.push_back({variants[i].name, money_change(d), d.value, 2.0 * d.error,
                    d.value > 0.0 ? svg::colour::dark_pink : svg::colour::turquoise});
  }
  html::Figure figure;
  figure.id = "variants";
  figure.title = variants_title(variants);
  figure.description =
      "Bars of the mean difference in the council's net payments over the horizon, each set of terms against "
      "the contract as agreed.";
  figure.sentence =
      "To the right of zero the council pays more than under the contract as agreed, to the left less. Every "
      "set of terms meets the "
      "same futures, so chance cancels out; whiskers show two standard errors. What the council saves the "
      "company may lose: read "
      "it with the deficits above.";
  figure.draw = [bars](const svg::Size& size) { return svg::row_bars(bars, size); };
  figure.resize = [n = bars.size()](const svg::Size& size) { return svg::tall_enough(size, n); };
  figure.table = difference_table(variants);
  return html::figure(figure);
}

Html what_changes(const scenario::Scenario& scenario) {
  std::vector<Html> items;
  for (const scenario::Variant& variant : scenario.variants) {
    Html terms;
    if (!variant.contract_of.empty())
      terms += Html("the whole contract of ") + element("code", variant.contract_of);
    for (const scenario::Setting& setting : variant.settings)
      terms += Html(terms.empty() ? "" : ", ") + element("code", setting.path + " = " + setting.text);
    items.push_back(element("strong", variant.name) + ": " +
                    (variant.note.empty() ? Html() : Html(clause_of(variant.note) + ". ")) + terms);
  }
  return items.empty() ? Html() : element("h3", "What each variant changes") + html::list(items);
}

}  // namespace

Html variants(const Page& page) {
  const std::vector<VariantFindings>& all = page.findings.variants;
  if (all.size() < 2) return p("The scenario compares no other terms.");
  return element("h3", "The same futures under other terms") + what_the_council_pays(all) +
         what_the_company_bears(all) +
         p(fmt::format(
             "Council's cost is what the council pays the company net over the whole {} years, with what it "
             "grants and lends; a positive result is a surplus of the company. Terms move money between "
             "council and company and not the service: children, staff and indicators are the same under all "
             "of them. So what both pay together differs only by tax and by what else leaves the two.",
             scenario::years(page.scenario))) +
         variants_chart(all) + what_changes(page.scenario);
}

}  // namespace loadline::report::page
