#include <cmath>

#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

/// "94p", of a pound.
std::string pence_of_a_pound(double share) {
  const long pence = std::lround(100.0 * share);
  return pence >= 100 ? fmt::format("£{:.2f}", static_cast<double>(pence) / 100.0)
                      : fmt::format("{}p", pence);
}

std::string deductions_title(const analysis::DeductionFindings& d) {
  if (d.mean.value <= 0.0) return "No deduction is made in any future";
  if (std::lround(100.0 * d.passed_on.value) <= 0)
    return fmt::format("Deductions cost the company {} on average, and none of it comes back",
                       small_money(d.mean));
  return fmt::format("Of each pound deducted the council pays {} again", pence_of_a_pound(d.passed_on.value));
}

std::string clause_name(const Page& page, const std::string& id) {
  for (const scenario::Clause& clause : page.scenario.contract.clauses)
    if (clause.id == id) return clause.name;
  return id;
}

}  // namespace

Html deductions(const Page& page) {
  if (!page.findings.deductions) return {};
  const analysis::DeductionFindings& d = *page.findings.deductions;
  html::Table table{fmt::format("{}: what it comes to over the contract", clause_name(page, d.clause)),
                    {{"Figure", Align::text}, {"Value"}, {"Standard error"}},
                    {}};
  const auto sum = [&](const char* words, const Estimate& e) {
    table.rows.push_back({words, small_money(e), money_error(e.error)});
  };
  const auto chance = [&](const char* words, const Estimate& e) {
    table.rows.push_back({words, probability(e), probability_error(e.error)});
  };
  sum("Deducted, mean", d.mean);
  sum("Deducted, P90", d.p90);
  sum("Earned back, mean", d.earned_back);
  chance("Chance of any deduction", d.any);
  chance("Quarters in which the cap ends it, mean", d.capped);
  chance("Of a pound deducted, paid again by the council", d.passed_on);
  return element("h3", {{"id", "deductions"}}, deductions_title(d)) + html::table(table) +
         p("What the council deducts lowers the company's result. Where the council shares that result or "
           "funds the deficit, part of the money comes back to the company by another clause: that part of "
           "the deduction is a record and no incentive.");
}

namespace {

Html requests(const Page& page) {
  const std::vector<analysis::RequestFindings>& all = page.findings.requests;
  if (all.empty()) return {};
  html::Table table{"Requests for more money: how often they are made, and granted where they are",
                    {{"Request", Align::text}, {"Under", Align::text}, {"Made"}, {"Paid for, where made"}},
                    {}};
  for (const analysis::RequestFindings& r : all)
    table.rows.push_back({r.name, clause_name(page, r.clause), probability(r.asked),
                          r.asked.value > 0.0 ? probability(r.paid) : "never made"});
  return html::table(table);
}

std::string triggers_title(const std::vector<analysis::TriggerFindings>& all) {
  const analysis::TriggerFindings& most = *likeliest(all);
  return fmt::format("\u201c{}\u201d comes about in {} futures", most.name, in_ten(most.fires.value));
}

Html triggers(const Page& page) {
  const std::vector<analysis::TriggerFindings>& all = page.findings.triggers;
  if (all.empty()) return {};
  html::Table table{"What gives a party a right, and how often it comes to that",
                    {{"Trigger", Align::text},
                     {"Watches", Align::text},
                     {"Gives a right to", Align::text},
                     {"Chance in the contract"},
                     {"Typically first in", Align::text}},
                    {}};
  for (const analysis::TriggerFindings& t : all)
    table.rows.push_back({t.name, t.watched, t.action,
                          fmt::format("{} ± {}", probability(t.fires), probability_error(t.fires.error)),
                          t.typical_month.empty() ? "too seldom to say" : t.typical_month});
  return element("h3", {{"id", "triggers"}}, triggers_title(all)) + html::table(table);
}

}  // namespace

Html requests_and_triggers(const Page& page) { return requests(page) + triggers(page); }

}  // namespace loadline::report::page
