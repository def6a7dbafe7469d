#include <algorithm>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "report/clause_words.hpp"
#include "report/page/terms_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

bool is_term(const CatalogueEntry& entry) {
  return entry.shape != Shape::section && entry.shape != Shape::list && entry.shape != Shape::settings;
}

/// "pounds_a_point" as people write it.
std::string spaced(std::string key) {
  std::replace(key.begin(), key.end(), '_', ' ');
  return key;
}

/// Rows of a clause's list ("requests", "pain", "councils"): one a member, one column a key.
struct ListOfTerms {
  std::string meaning;
  std::vector<std::string> keys;
  std::vector<std::pair<std::string, std::vector<std::string>>> members;  ///< Id and values, one a key.
};

void add(ListOfTerms& list, const std::string& member, const CatalogueEntry& entry) {
  auto key = std::find(list.keys.begin(), list.keys.end(), entry.field.key);
  if (key == list.keys.end()) key = list.keys.insert(list.keys.end(), entry.field.key);
  if (list.members.empty() || list.members.back().first != member) list.members.push_back({member, {}});
  std::vector<std::string>& values = list.members.back().second;
  values.resize(list.keys.size());
  values[static_cast<std::size_t>(key - list.keys.begin())] = entry.value;
}

html::Table table_of(const scenario::Clause& clause, const ListOfTerms& list) {
  html::Table table{
      fmt::format("{}: {}", clause.name, lower_first(clause_of(list.meaning))), {{"", Align::text}}, {}};
  for (const std::string& key : list.keys) table.columns.push_back({spaced(key), Align::text});
  for (const auto& [id, values] : list.members) {
    std::vector<Html> row{id};
    for (std::size_t k = 0; k < list.keys.size(); ++k) row.emplace_back(k < values.size() ? values[k] : "");
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Numbers of a list's members that nobody has stated say nothing about this contract, and a table of all is too wide.
bool is_said(const std::vector<CatalogueEntry>& keys, const std::string& list, const CatalogueEntry& wanted) {
  if (wanted.datum == nullptr) return true;
  return std::any_of(keys.begin(), keys.end(), [&](const CatalogueEntry& entry) {
    return entry.datum != nullptr && entry.datum->stated && entry.field.key == wanted.field.key &&
           entry.path.starts_with(list + ".");
  });
}

/// The clause's own terms in one table, each list inside it in one of its own.
Html terms_of(const Page& page, const scenario::Clause& clause) {
  const std::string below = "contract.clause." + clause.id + ".";
  html::Table own{clause.name + ": terms", {{"Term", Align::text}, {"Agreed", Align::text}}, {}};
  std::vector<std::pair<std::string, ListOfTerms>> lists;
  for (const CatalogueEntry& entry : page.keys) {
    if (!entry.path.starts_with(below)) continue;
    const std::string rest = entry.path.substr(below.size());
    const std::size_t first = rest.find('.'), second = rest.find('.', first + 1);
    if (entry.shape == Shape::list && first == std::string::npos)
      lists.push_back({rest, {entry.field.meaning, {}, {}}});
    if (!is_term(entry)) continue;
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const auto& known) {
      return second != std::string::npos && known.first == rest.substr(0, first);
    });
    if (list != lists.end()) {
      if (is_said(page.keys, below + list->first, entry))
        add(list->second, rest.substr(first + 1, second - first - 1), entry);
    } else if (entry.field.key != "seq" && entry.field.key != "kind" && entry.field.key != "name") {
      own.rows.push_back(
          {clause_of(entry.field.meaning) + " (" + rest + ")", entry.value.empty() ? "none" : entry.value});
    }
  }
  Html content = own.rows.empty() ? Html() : html::table(own);
  for (const auto& [key, list] : lists)
    if (!list.members.empty()) content += html::table(table_of(clause, list));
  return content;
}

/// What the column beside it says already.
std::string without_watched(std::string meaning) {
  const std::string said = "Watched: ";
  return meaning.starts_with(said) ? upper_first(meaning.substr(said.size())) : meaning;
}

void add_registers(html::Table& table, const std::vector<std::string>& names, const char* how) {
  for (const std::string& name : names)
    table.rows.push_back({how, element("code", name), without_watched(scenario::register_meaning(name))});
}

/// What the clause reads and what it makes of it.
Html registers_of(const std::vector<scenario::Signature>& signatures, const scenario::Clause& clause) {
  const auto signature =
      std::find_if(signatures.begin(), signatures.end(),
                   [&](const scenario::Signature& one) { return one.clause == clause.id; });
  if (signature == signatures.end()) return {};
  html::Table table{clause.name + ": amounts it reads and makes",
                    {{"", Align::text}, {"Amount", Align::text}, {"Meaning", Align::text}},
                    {}};
  add_registers(table, signature->observes, "watches");
  add_registers(table, signature->reads, "reads");
  add_registers(table, signature->lags, "reads, of the year before");
  add_registers(table, signature->defines, "makes");
  return table.rows.empty() ? Html() : html::table(table);
}

}  // namespace

Html contract_in_words(const Page& page) {
  const std::vector<scenario::Signature> signatures = scenario::signatures(page.scenario.contract);
  Html content = p(
      "Clauses are settled in this order each year: a clause may read the amounts that those before it made, "
      "and every amount is made by one clause alone.");
  for (const scenario::Clause& clause : page.scenario.contract.clauses) {
    const KindWords words = words_of(clause.terms);
    content += element("h4", clause.name) + p(words.paragraph) +
               p(Html("Formula: ") + Html(words.formula) + ".") + terms_of(page, clause) +
               registers_of(signatures, clause);
  }
  return element("div", {{"class", "printed"}},
                 html::folded("The contract in words, clause by clause", content));
}

Html who_owns(const Page& page) {
  const scenario::Funders* funders = scenario::find<scenario::Funders>(page.scenario.contract);
  if (funders == nullptr) return {};
  std::vector<std::string> owners;
  for (const scenario::FundingCouncil& council : funders->councils)
    owners.push_back(fmt::format("{} ({})", council.name, percent(council.share.typical_value())));
  return p(
      fmt::format("{} councils own the company and split every payment to and from it: {}. \u201cThe "
                  "council\u201d below is all of them together.",
                  owners.size() == 2 ? "Two" : "Three", listed(owners)));
}

}  // namespace loadline::report::page
