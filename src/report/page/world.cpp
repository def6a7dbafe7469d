#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/page/parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

const char* words_of(scenario::ShockTarget target) {
  switch (target) {
    case scenario::ShockTarget::referrals:
      return "referrals";
    case scenario::ShockTarget::care_entries:
      return "entries into care";
    case scenario::ShockTarget::care_exits:
      return "exits from care";
    case scenario::ShockTarget::unaccompanied:
      return "unaccompanied children arriving";
    case scenario::ShockTarget::care_leaver_duties:
      return "the time duties to care leavers last";
    case scenario::ShockTarget::agency_foster_fees:
      return "agency fostering fees";
    case scenario::ShockTarget::external_fees:
      return "fees of external homes";
    case scenario::ShockTarget::all_fees:
      return "all placement fees";
    case scenario::ShockTarget::income:
      return "yearly cost";
  }
  return "";
}

std::string months(double count) {
  return fmt::format("{} month{}", number(count, 0), count == 1.0 ? "" : "s");
}

/// "for 4 months", "halving every 9 months".
std::string course_of(const scenario::ShockEffect& effect) {
  const double length = effect.length.typical_value();
  switch (effect.profile) {
    case scenario::ShockProfile::step:
      return length > 0.0 ? "for " + months(length) : "for good";
    case scenario::ShockProfile::ramp:
      return "growing over " + months(length) + ", then for good";
    case scenario::ShockProfile::decay:
      return "halving every " + months(length);
  }
  return "";
}

/// "referrals 25% higher, halving every 9 months".
std::string words_of(const scenario::ShockEffect& effect) {
  const double factor = effect.factor.typical_value(), added = effect.added.typical_value();
  const bool of_income = effect.target == scenario::ShockTarget::income;
  std::string size;
  if (factor != 1.0)
    size =
        fmt::format("{}% {}", number(100.0 * std::abs(factor - 1.0), 0), factor > 1.0 ? "higher" : "lower");
  if (added != 0.0)
    size += (size.empty() ? "" : " and ") +
            (of_income ? whole_pounds(std::abs(added)) : number(std::abs(added), 0)) +
            (added > 0.0 ? " more"
             : of_income ? " less"
                         : " fewer") +
            std::string(" a year");
  const double delay = effect.delay.typical_value();
  return fmt::format("{} {}, {}{}", words_of(effect.target), size, course_of(effect),
                     delay > 0.0 ? ", from " + months(delay) + " on" : "");
}

Html structures(const Page& page) {
  const auto& all = page.findings.structures;
  if (all.empty())
    return p("The scenario holds one view of how the world works: none of its uncertainty is about that.");
  html::Table table{"The same service under each way the world may work",
                    {{"The world", Align::text},
                     {"Weight"},
                     {"Net cost of the horizon"},
                     {"Chance of a deficit in some year"},
                     {"Looked after in the last year"}},
                    {}};
  for (const analysis::StructureFindings& s : all) {
    const bool told = s.futures >= 4;
    Html name = s.name;
    if (!s.note.empty()) name += Html(" ") + element("small", s.note);
    table.rows.push_back({name, fmt::format("{}%", number(100.0 * s.weight, 0)),
                          told ? money_with_error(s.net_cost) : "too few futures",
                          told ? probability(s.deficit_any) : "",
                          told ? number(s.looked_after.value, 0) : ""});
  }
  return element("h3", "How the world may work") +
         p("Each future has one of these, drawn by weight before anything else; every headline is over all "
           "of them. "
           "Where the rows differ much, evidence about which is right is worth having.") +
         html::table(table);
}

Html shocks(const Page& page) {
  const auto& all = page.scenario.shocks;
  if (all.empty())
    return element("h3", "Shocks") + p("None are in the scenario: the upper tail of cost is too thin.");
  html::Table table{
      "Shocks in this scenario",
      {{"What may happen", Align::text}, {"Chance in these years"}, {"What it would do", Align::text}},
      {}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    std::vector<std::string> effects;
    for (const scenario::ShockEffect& effect : all[i].effects) effects.push_back(words_of(effect));
    table.rows.push_back({all[i].name, probability({page.findings.shocks[i].probability, 0.0}),
                          fmt::format("{}", fmt::join(effects, "; "))});
  }
  return element("h3", "Shocks") + html::table(table);
}

Html held_at_zero(const Page& page) {
  if (!(page.findings.held_at_zero.value > 0.0)) return {};
  return p(fmt::format(
      "In {} of futures something, such as a savings initiative, pushed a rate of demand below nought in "
      "some month; it was held at nought there.",
      probability(page.findings.held_at_zero)));
}

}  // namespace

Html world(const Page& page) { return structures(page) + shocks(page) + held_at_zero(page); }

}  // namespace loadline::report::page
