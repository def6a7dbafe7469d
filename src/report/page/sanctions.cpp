#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

std::string deductions_title(const analysis::DeductionFindings& d) {
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
  if (d.any.value <= 0.0)
    return element("h3", {{"id", "deductions"}}, "No deduction is made in any future") +
           p(fmt::format("\u201c{}\u201d counts failures and takes no money.", clause_name(page, d.clause)));
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
  chance("Quarters in which the cap is reached, mean", d.capped);
  table.rows.push_back({"Of each pound deducted, paid again by the council",
                        pence_of_a_pound(d.passed_on.value),
                        fmt::format("{:.0f}p", std::ceil(100.0 * d.passed_on.error))});
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

/// What a trigger watches and gives a right to, as people say it; keys as the scenario writes them.
std::string in_words(const std::string& key) {
  constexpr std::pair<const char*, const char*> words[] = {
      {"deductions", "deductions of a quarter"},
      {"judgement-again", "inspections that find the service Inadequate again"},
      {"judgement-by", "the judgement in force on a day"},
      {"cash", "cash at the month's end"},
      {"reserve", "a reserve used up"},
      {"external-income", "income from others (the in-house test)"},
      {"review", "a review"},
      {"step-in", "stepping in"},
      {"termination", "ending the contract"}};
  for (const auto& [one, meaning] : words)
    if (key == one) return meaning;
  return key;
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
    table.rows.push_back({t.name, in_words(t.watched), in_words(t.action),
                          fmt::format("{} ± {}", probability(t.fires), probability_error(t.fires.error)),
                          t.typical_month.empty() ? "too seldom to say" : t.typical_month});
  return element("h3", {{"id", "triggers"}}, triggers_title(all)) + html::table(table);
}

}  // namespace

Html requests_and_triggers(const Page& page) { return requests(page) + triggers(page); }

}  // namespace loadline::report::page
