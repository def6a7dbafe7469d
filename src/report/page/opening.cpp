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

Html red_tag() { return element("span", {{"class", "tag red"}}, "red assumption"); }

/// The balancing line as the budget has it, or as the scenario states it.
double balancing_amount(const Page& page) {
  for (const service::BudgetLine& line : page.findings.opening.budget)
    if (line.id == "balancing") return line.amount;
  return page.scenario.costs.balancing_line.typical_value();
}

Html balancing_notice(const Page& page) {
  const double amount = balancing_amount(page),
               estimate = page.scenario.costs.published_estimate.typical_value();
  const std::string share = estimate > 0.0
                                ? fmt::format(", {} of the published estimate of {}",
                                              percent(std::abs(amount) / estimate, 1), whole_pounds(estimate))
                                : "";
  return element(
      "div", {{"class", "notice warning"}},
      p(red_tag() + Html(" ") + element("strong", "Balancing line: " + whole_pounds(amount) + share + ".") +
        Html(" It is the published estimate less what the model explains. Nothing is known of what it holds, "
             "so "
             "however exact it looks it is an assumption with red evidence.")));
}

Html budget_table(const Page& page) {
  html::Table table{"The budget at the start, before VAT leakage (£ a year)",
                    {{"Line", Align::text}, {"Amount"}, {"Evidence", Align::text}},
                    {}};
  for (const service::BudgetLine& line : page.findings.opening.budget)
    if (line.id != "balancing") table.rows.push_back({line.name, whole_pounds(line.amount), Html()});
  table.rows.push_back({"Balancing line", whole_pounds(balancing_amount(page)), red_tag()});
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
         balancing_notice(page) + budget_table(page) + flow_table(page.findings.opening);
}

}  // namespace loadline::report::page
