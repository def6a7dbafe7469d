#include <cmath>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

std::string amount(double value, const std::string& unit) {
  if (unit.starts_with("GBP")) return whole_pounds(value);
  const bool whole = std::abs(value - std::round(value)) < 0.005;
  return number(value, whole ? 0 : 1);
}

Html position_table(const service::Opening& opening) {
  html::Table table{"Model against published opening position",
                    {{"What", Align::text},
                     {"Unit", Align::text},
                     {"Published"},
                     {"Model"},
                     {"Allowed difference"},
                     {"Reconciles", Align::text}},
                    {}};
  for (const service::OpeningLine& line : opening.lines) {
    const Html verdict = line.reconciles() ? Html("yes")
                                           : element("span", {{"class", "tag red"}}, "no") +
                                                 Html(line.help.empty() ? "" : " " + line.help);
    table.rows.push_back({line.name, line.unit, amount(line.published, line.unit),
                          amount(line.model, line.unit), plain_number(line.tolerance), verdict});
  }
  return html::table(table);
}

Html budget_table(const Page& page) {
  const scenario::Datum& balancing = page.scenario.costs.balancing_line;
  html::Table table{"The budget at the start, before VAT leakage (£ a year)",
                    {{"Line", Align::text}, {"Amount"}, {"Evidence", Align::text}},
                    {}};
  bool balanced = false;
  for (const service::BudgetLine& line : page.findings.opening.budget) {
    const bool is_balancing = line.id == "balancing";
    balanced = balanced || is_balancing;
    table.rows.push_back({line.name, whole_pounds(line.amount),
                          is_balancing ? element("span", {{"class", "tag red"}}, "red assumption") : Html()});
  }
  if (!balanced)
    table.rows.push_back({"Balancing line", whole_pounds(balancing.typical_value()),
                          element("span", {{"class", "tag red"}}, "red assumption")});
  table.rows.push_back(
      {element("strong", "Published estimate"),
       element("strong", whole_pounds(page.scenario.costs.published_estimate.typical_value())), Html()});
  return html::table(table);
}

Html flow_table(const service::Opening& opening) {
  if (opening.flows.empty()) return {};
  html::Table table{"Children in each state in the first month, at typical values",
                    {{"State", Align::text}, {"Children"}, {"In a month"}, {"Out a month"}},
                    {}};
  for (const service::FlowBalance& flow : opening.flows)
    table.rows.push_back({flow.state, number(flow.stock, 0), number(flow.in, 1), number(flow.out, 1)});
  return html::table(table) +
         p("Where in and out differ, the number of children drifts before chance plays any part.");
}

std::string verdict(const service::Opening& opening) {
  std::size_t wrong = 0;
  for (const service::OpeningLine& line : opening.lines) wrong += line.reconciles() ? 0u : 1u;
  if (wrong == 0)
    return fmt::format("The model reproduces all {} published opening figures", opening.lines.size());
  return fmt::format(
      "{} of {} published opening figures {} not reproduced: read everything else with that in mind", wrong,
      opening.lines.size(), wrong == 1 ? "is" : "are");
}

}  // namespace

Html opening(const Page& page) {
  return element("h3", verdict(page.findings.opening)) + position_table(page.findings.opening) +
         budget_table(page) +
         p("The balancing line is the published estimate less what the model explains. Nothing is known of "
           "what it holds, so it is an assumption "
           "with red evidence, however exact it looks.") +
         flow_table(page.findings.opening);
}

}  // namespace loadline::report::page
