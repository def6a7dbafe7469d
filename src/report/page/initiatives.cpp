#include <cmath>

#include <fmt/format.h>

#include "report/page/savings_parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::InitiativeFindings;
using analysis::InitiativeValue;
using html::Align;
using html::element;
using html::p;

std::string start_words(const Page& page, const InitiativeFindings& initiative) {
  if (std::isnan(initiative.median_start) || initiative.starts.value <= 0.0) return "never";
  const int month = static_cast<int>(std::lround(initiative.median_start));
  return month >= page.scenario.horizon.months
             ? "never"
             : page.calendar.short_name(units::MonthIndex(std::max(month, 0)));
}

std::string payback_words(const Page& page, std::optional<int> year) {
  const std::string name = year_name(page.findings, year);
  return name.empty() ? "not within the horizon" : name;
}

std::string name_of(const Page& page, const std::string& id) {
  for (const InitiativeFindings& other : page.findings.initiatives)
    if (other.id == id) return other.name;
  return id;
}

/// The same initiatives' budget in words, from the scenario.
std::string overlap_name(const Page& page, const std::string& id) {
  for (const scenario::OverlapGroup& group : page.scenario.savings.overlaps)
    if (group.id == id && !group.name.empty()) return group.name;
  return id;
}

std::string fund_name(const std::string& key) {
  for (std::size_t i = 0; i < scenario::fund_keys.size(); ++i)
    if (key == scenario::fund_keys[i]) return scenario::fund_names[i];
  return key;
}

/// Whose money it is, where that is not the company's general fund.
std::string whose_money(const InitiativeFindings& initiative) {
  std::vector<std::string> words;
  if (!initiative.fund.empty() && initiative.fund != scenario::fund_keys[0])
    words.push_back(fund_name(initiative.fund) + ", not counted towards the target");
  if (initiative.beneficiary == "council") words.emplace_back("the council saves, not the company");
  if (initiative.beneficiary == "partner") words.emplace_back("a partner saves, neither company nor council");
  std::string out;
  for (const std::string& one : words) out += (out.empty() ? "" : "; ") + one;
  return out;
}

std::string evidence_words(const std::string& grade) { return grade.empty() ? "ungraded" : grade; }

Html named(const InitiativeFindings& initiative) {
  const std::string whose = whose_money(initiative);
  return whose.empty() ? Html(initiative.name)
                       : Html(initiative.name) + Html(" ") + element("small", "(" + whose + ")");
}

/// What a board asks of each: who, how sure, from when, what it costs, what it is worth.
Html plan_table(const Page& page) {
  const analysis::SavingsStudy& study = page.findings.savings_study;
  html::Table table{"The initiatives",
                    {{"Initiative", Align::text},
                     {"Owner", Align::text},
                     {"Confidence"},
                     {"Evidence", Align::text},
                     {"Starts", Align::text},
                     {"One-off cost"},
                     {"Running cost a year"}},
                    {}};
  if (study.futures > 0) {
    table.columns.push_back({"Present value"});
    table.columns.push_back({"Pays back in", Align::text});
  }
  for (const InitiativeFindings& i : page.findings.initiatives) {
    std::vector<Html> row{named(i),
                          i.owner,
                          percent(i.confidence),
                          evidence_words(i.evidence),
                          start_words(page, i),
                          whole_pounds(i.investment),
                          whole_pounds(i.running_cost)};
    if (const InitiativeValue* value = value_of(study, i.id); value != nullptr) {
      row.emplace_back(small_money_with_error(value->present_value));
      row.emplace_back(i.investment == 0.0 && i.running_cost == 0.0 ? "nothing to pay back"
                                                                    : payback_words(page, value->payback));
    }
    table.rows.push_back(std::move(row));
  }
  if (study.futures > 0)
    table.rows.push_back({element("strong", "All together"), "", "", "", "", "", "",
                          element("strong", small_money_with_error(study.present_value)),
                          element("strong", payback_words(page, study.payback))});
  return html::table(table) + p("Confidence is what the plan states. Evidence runs from 1, the best, to 6, "
                                "the weakest. Starts is the "
                                "median month among the futures in which it starts.");
}

/// Worth by year once overlap is shared out; the columns add up to the programme.
Html worth_table(const Page& page) {
  const analysis::SavingsStudy& study = page.findings.savings_study;
  if (study.initiatives.empty()) return {};
  html::Table table{"What each initiative is worth in each year, overlap shared out, its own costs taken off",
                    {{"Initiative", Align::text}},
                    {}};
  for (const analysis::YearFindings& year : page.findings.years) table.columns.push_back({year.year});
  for (const InitiativeValue& value : study.initiatives) {
    std::vector<Html> row{name_of(page, value.id)};
    for (const Estimate& worth : value.yearly) row.emplace_back(small_money_with_error(worth));
    table.rows.push_back(std::move(row));
  }
  if (!study.waterfall.empty()) {
    std::vector<Html> total{element("strong", "All together")};
    for (const analysis::SavingsWaterfall& year : study.waterfall)
      total.push_back(element("strong", small_money_with_error(year.net)));
    table.rows.push_back(std::move(total));
  }
  return html::table(table) +
         p(fmt::format(
             "Where several save on the same costs, each gets its average part over all orders in which "
             "they may come (the Shapley value). {} Present value is in real terms at {} a year over the "
             "horizon, in prices of the first year; an initiative pays back in the year from which its "
             "savings to date cover its costs to date.",
             study_words(study),
             stated_value(page.scenario.savings.discount_rate.typical_value(), "%", 0.01)));
}

std::string needs_words(const Page& page, const InitiativeFindings& initiative) {
  std::vector<std::string> names;
  for (const std::string& id : initiative.needs) names.push_back(name_of(page, id));
  return names.empty() ? "nothing else" : listed(names);
}

Html detail_table(const Page& page) {
  html::Table table{"How each initiative is planned and how often it delivers",
                    {{"Initiative", Align::text},
                     {"Sort", Align::text},
                     {"Planned start", Align::text},
                     {"Growth of the effect", Align::text},
                     {"Lasts", Align::text},
                     {"Taken off for optimism"},
                     {"Needs", Align::text},
                     {"Shares savings with", Align::text},
                     {"Starts at all"},
                     {"Full effect"},
                     {"Part"}},
                    {}};
  for (const InitiativeFindings& i : page.findings.initiatives)
    table.rows.push_back({i.name, i.category, i.planned_start, i.shape,
                          i.recurrence == "one-off" ? "one-off" : "for good", percent(i.optimism),
                          needs_words(page, i),
                          i.overlap.empty() ? "no other" : "others on " + overlap_name(page, i.overlap),
                          probability(i.starts), probability(i.full), probability(i.partly)});
  return html::folded("How each initiative is planned and how often it delivers",
                      html::table(table) +
                          p("Full effect and part are how often each happens once delays, what an initiative "
                            "needs from others, and common causes are counted."));
}

}  // namespace

Html initiatives(const Page& page) {
  if (page.findings.initiatives.empty()) return {};
  return plan_table(page) + worth_table(page) + detail_table(page);
}

}  // namespace loadline::report::page
