#include <cmath>

#include <fmt/format.h>

#include "report/page/savings_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::MissedTarget;
using html::Align;
using html::element;
using html::p;

struct Cause {
  const char* name;
  bool plural;
  Estimate MissedTarget::*amount;
};
constexpr Cause causes[] = {{"demand", false, &MissedTarget::demand},
                            {"savings not delivered", true, &MissedTarget::delivery},
                            {"prices, staffing, VAT and the rest", true, &MissedTarget::price},
                            {"their acting together", false, &MissedTarget::interaction}};

bool rounds_to_nothing(const Estimate& amount) { return money(amount) == money(0.0, amount.error); }

/// "demand adds £2.9m, savings not delivered £0.8m": the causes of one direction.
std::string causes_of(const MissedTarget& year, bool dearer) {
  std::string words;
  for (const Cause& cause : causes) {
    const Estimate& amount = year.*cause.amount;
    if (rounds_to_nothing(amount) || (amount.value > 0.0) != dearer) continue;
    const std::string sum = money(std::abs(amount.value), amount.error);
    if (!words.empty())
      words += fmt::format(", {} {}", cause.name, sum);
    else if (dearer)
      words = fmt::format("{} {} {}", cause.name, cause.plural ? "add" : "adds", sum);
    else
      words = fmt::format("{} {} {} off", cause.name, cause.plural ? "take" : "takes", sum);
  }
  return words;
}

/// "In 2019/20 the service costs £4.1m more than its plan: demand adds £2.9m, savings not delivered £0.8m."
std::string sentence(const MissedTarget& year) {
  const bool dearer = year.overspend.value > 0.0;
  const std::string first = causes_of(year, dearer), second = causes_of(year, !dearer);
  std::string words = rounds_to_nothing(year.overspend)
                          ? fmt::format("In {} the service costs what its plan says", year.year)
                          : fmt::format("In {} the service costs {} {} than its plan", year.year,
                                        money(std::abs(year.overspend.value), year.overspend.error),
                                        dearer ? "more" : "less");
  if (!first.empty() || !second.empty())
    words += ": " + first + (first.empty() || second.empty() ? "" : "; ") + second;
  return fmt::format("{}. The savings target of {} is missed in {} of futures.", words, money(year.target),
                     probability(year.missed));
}

/// Names demand or delivery where one of them clearly does more of it.
std::string heading(const MissedTarget& last) {
  const Estimate &demand = last.demand, &delivery = last.delivery;
  const double clear = 2.0 * std::hypot(demand.error, delivery.error);
  const bool over_plan = last.overspend.value > 2.0 * last.overspend.error;
  if (over_plan && demand.value > delivery.value + clear)
    return fmt::format("What costs more than planned in {} is demand more than delivery", last.year);
  if (over_plan && delivery.value > demand.value + clear)
    return fmt::format("What costs more than planned in {} is delivery more than demand", last.year);
  return "Why a year costs more or less than its plan";
}

Html table_of(const std::vector<MissedTarget>& years) {
  html::Table table{"What each year with a target costs more than its plan, by cause",
                    {{"Year", Align::text},
                     {"Target"},
                     {"Missed"},
                     {"Over plan"},
                     {"Demand"},
                     {"Savings not delivered"},
                     {"Prices and staffing"},
                     {"Acting together"}},
                    {}};
  for (const MissedTarget& y : years)
    table.rows.push_back({y.year, money(y.target), probability(y.missed), change_with_error(y.overspend),
                          change_with_error(y.demand), change_with_error(y.delivery),
                          change_with_error(y.price), change_with_error(y.interaction)});
  return html::folded("The figures behind these sentences", html::table(table));
}

}  // namespace

Html missed_targets(const Page& page) {
  const std::vector<MissedTarget>& years = page.findings.missed_targets;
  if (years.empty()) return {};
  std::vector<Html> sentences;
  for (const MissedTarget& year : years) sentences.emplace_back(sentence(year));
  return element("h3", {{"id", "missed-targets"}}, heading(years.back())) + html::list(sentences) +
         p("A target can be missed although every initiative delivers, because more children need the "
           "service; "
           "and met in cost although some fail. So the causes are kept apart.") +
         table_of(years);
}

}  // namespace loadline::report::page
