#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;
using scenario::RegisterEntry;

Html tag(scenario::Quality quality) {
  const std::string word = quality_word(quality);
  return element("span", {{"class", "tag " + word}}, word);
}

/// Ids only: what an assumption says stands once, in the table before the register.
std::string origin_words(const scenario::Origin& origin) {
  std::string words;
  if (!origin.source.empty()) words = "Source " + origin.source;
  if (!origin.assumption.empty())
    words += (words.empty() ? "Assumption " : "; assumption ") + origin.assumption;
  if (!origin.note.empty()) words += (words.empty() ? "" : ". ") + origin.note;
  return words;
}

std::string dates(const scenario::Origin& origin) {
  std::string words = base::to_string(origin.measured);
  if (origin.published.known())
    words += (words.empty() ? "" : ", ") + std::string("published ") + base::to_string(origin.published);
  return words;
}

/// Uncertain numbers and what was stated; defaults that nobody touched come in a table of their own.
html::Table register_table(const Page& page, const std::string& caption, bool stated) {
  html::Table table{caption,
                    {{"Path and meaning", Align::text},
                     {"Value", Align::text},
                     {"Where from", Align::text},
                     {"Dates", Align::text},
                     {"Evidence", Align::text},
                     {"Owner", Align::text}},
                    {}};
  for (const RegisterEntry& entry : page.input.all) {
    if (entry.datum.stated != stated) continue;
    const scenario::Origin& origin = entry.datum.origin;
    table.rows.push_back({element("code", entry.path) + " " + Html(label_at(page, entry.path)),
                          value_words(entry.datum.uncertain, entry.unit, entry.factor), origin_words(origin),
                          dates(origin), tag(origin.quality), origin.owner});
  }
  return table;
}

Html sources(const scenario::Scenario& scenario) {
  html::Table table{
      "Sources",
      {{"Id", Align::text}, {"Document", Align::text}, {"Published", Align::text}, {"Note", Align::text}},
      {}};
  for (const scenario::Source& source : scenario.sources)
    table.rows.push_back(
        {source.id, html::link(source.url, source.cite), date_words(source.published), source.note});
  return table.rows.empty() ? Html() : html::table(table);
}

Html notes(const scenario::Scenario& scenario) {
  html::Table table{"What no public source gives",
                    {{"Id", Align::text},
                     {"What is assumed and why", Align::text},
                     {"Evidence", Align::text},
                     {"Owner", Align::text},
                     {"Review", Align::text}},
                    {}};
  for (const scenario::AssumptionNote& note : scenario.assumptions)
    table.rows.push_back({note.id, note.text, tag(note.quality), note.owner, date_words(note.review)});
  return table.rows.empty() ? Html() : html::table(table);
}

Html correlations(const scenario::Scenario& scenario) {
  html::Table table{"Uncertain numbers that tend to be high together",
                    {{"First", Align::text}, {"Second", Align::text}, {"Rank correlation"}},
                    {}};
  for (const scenario::Correlation& c : scenario.correlations)
    table.rows.push_back(
        {element("code", c.first), element("code", c.second), number(c.spearman.typical_value(), 2)});
  return table.rows.empty() ? Html() : html::table(table);
}

}  // namespace

Html assumptions(const Page& page) {
  const html::Table stated = register_table(page, "Assumptions register", true);
  const html::Table defaults = register_table(page, "Left at their defaults", false);
  Html content =
      p("Evidence: green, reliable; amber, some; red, little or none. Every number of the scenario is here "
        "under the path that "
        "changes it.") +
      notes(page.scenario) +
      element("div", {{"class", "printed"}},
              html::folded(fmt::format("The register: {} numbers the scenario states", stated.rows.size()),
                           html::table(stated)));
  if (!defaults.rows.empty())
    content += html::folded(fmt::format("{} numbers left at their defaults", defaults.rows.size()),
                            html::table(defaults));
  return content + correlations(page.scenario) + sources(page.scenario);
}

}  // namespace loadline::report::page
