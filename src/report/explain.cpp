#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "loadline/report/report.hpp"
#include "report/catalogue.hpp"
#include "report/clause_words.hpp"
#include "report/explain_parts.hpp"
#include "report/explain_registers.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using scenario::Scenario;

std::string titled(const std::string& words) {
  return words + "\n" + std::string(columns(words), '=') + "\n";
}

std::string of_kind(const KindWords& words) {
  return wrapped(words.paragraph) + "\n" + wrapped(std::string("Formula: ") + words.formula + ".") +
         wrapped(std::string("Source of the rule: ") + words.source + ".");
}

std::string origin_of(const Scenario& scenario, const scenario::Origin& origin) {
  std::string out;
  for (const scenario::Source& source : scenario.sources)
    if (source.id == origin.source && !origin.source.empty())
      out += wrapped(fmt::format("Source: {} ({}), published {}.", clause_of(source.cite), source.id,
                                 date_words(source.published)));
  for (const scenario::AssumptionNote& note : scenario.assumptions)
    if (note.id == origin.assumption && !origin.assumption.empty())
      out += wrapped(fmt::format("Assumption {}: {}. Owner: {}.", note.id, clause_of(note.text),
                                 note.owner.empty() ? "nobody named" : note.owner));
  if (origin.measured.known()) out += wrapped("Describes: " + date_words(origin.measured) + ".");
  out += wrapped(fmt::format("Quality: {}.", quality_word(origin.quality)));
  if (!origin.note.empty()) out += wrapped("Note: " + origin.note);
  return out;
}

std::string place_of(const scenario::Datum& datum) {
  if (!datum.stated) return "the default, not in the file";
  return datum.origin.place.line > 0 ? base::to_string(datum.origin.place) : "set outside the file";
}

/// Terms and value of one key.
std::string of_key(const Scenario& scenario, const CatalogueEntry& entry) {
  std::string out = titled(entry.path) + wrapped(entry.field.meaning);
  if (!entry.context.empty()) out += wrapped("Belongs to: " + entry.context + ".");
  out += describe_terms(entry);
  out += wrapped(fmt::format("Value here: {}.", entry.value.empty() ? "none" : entry.value));
  if (entry.datum != nullptr) {
    out += wrapped(fmt::format("Stands in: {}.", place_of(*entry.datum)));
    out += origin_of(scenario, entry.datum->origin);
  }
  return out;
}

/// Keys below a path, one a line: name, value, meaning.
std::string members_of(const std::vector<CatalogueEntry>& all, const std::string& prefix) {
  std::string out;
  const std::string below = prefix + ".";
  for (const CatalogueEntry& entry : all) {
    if (!entry.path.starts_with(below)) continue;
    const std::string rest = entry.path.substr(below.size());
    if (entry.shape == Shape::section || entry.shape == Shape::list) {
      // Only the next level: what is deeper can be asked for by its own path.
      if (rest.find('.') == std::string::npos)
        out += wrapped(fmt::format("{}: {}", rest, entry.field.meaning), 2);
    } else if (rest.find('.') == std::string::npos) {
      out += wrapped(fmt::format("{} = {}: {}", rest, entry.value.empty() ? "none" : entry.value,
                                 lower_first(entry.field.meaning)),
                     2);
    }
  }
  return out;
}

std::string of_holder(const std::vector<CatalogueEntry>& all, const CatalogueEntry& entry) {
  return titled(entry.path) + wrapped(entry.field.meaning) + "\n" + "Members:\n" +
         members_of(all, entry.path);
}

template <class Member, class Terms>
std::string of_member(const std::vector<CatalogueEntry>& all, const Member& member, const Terms& terms,
                      const std::string& list) {
  const std::string path = list + "." + member.id;
  return titled(fmt::format("{} ({})", member.name, path)) +
         wrapped(fmt::format("Kind: {}.", kind_of(terms))) + of_kind(words_of(terms)) + "\nTerms here:\n" +
         members_of(all, path);
}

/// A clause, indicator or initiative by its path or bare id.
std::string of_named(const Scenario& scenario, const std::vector<CatalogueEntry>& all,
                     const std::string& term) {
  const auto is = [&](const std::string& id, const char* list) {
    return term == id || term == std::string(list) + "." + id;
  };
  for (const scenario::Clause& clause : scenario.contract.clauses)
    if (is(clause.id, "contract.clause"))
      return of_member(all, clause, clause.terms, "contract.clause") +
             amounts_of(scenario.contract, clause.id);
  for (const scenario::Kpi& kpi : scenario.outcomes.kpis)
    if (is(kpi.id, "outcomes.kpi")) return of_member(all, kpi, kpi.measure, "outcomes.kpi");
  for (const scenario::Initiative& initiative : scenario.savings.initiatives)
    if (is(initiative.id, "savings.initiative"))
      return of_member(all, initiative, initiative.effect, "savings.initiative");
  return "";
}

std::string of_any_kind(const std::string& term) {
  for (const NamedKind& kind : all_kinds())
    if (kind.kind == term)
      return titled(fmt::format("{} (kind of {}: {})", kind.words.title, kind.family, kind.kind)) +
             of_kind(kind.words) + "\nIts terms:\n" + terms_of_kind(kind);
  return "";
}

}  // namespace

std::string explain(const Scenario& scenario, const scenario::Register&, const std::string& path) {
  const std::vector<CatalogueEntry> all = catalogue(scenario);
  if (const std::string named = of_named(scenario, all, path); !named.empty()) {
    const std::string amount =
        explain_amount(scenario.contract, path);  // "reserve" may be a clause and an amount
    return amount.empty() ? named : named + "\n" + amount;
  }
  if (const std::string kind = of_any_kind(path); !kind.empty()) return kind;
  const CatalogueEntry* entry = find(all, path);
  if (entry == nullptr) return explain_amount(scenario.contract, path);
  return entry->shape == Shape::section || entry->shape == Shape::list ? of_holder(all, *entry)
                                                                       : of_key(scenario, *entry);
}

namespace {

/// Edit distance (Levenshtein).
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('.') + 1); }

/// How far a term is from what was asked for: by the whole path, or by its last part where only that was written.
std::size_t distance_to(const std::string& wanted, const std::string& term) {
  if (wanted.find('.') != std::string::npos) return distance(wanted, term);
  return std::min(distance(wanted, term), distance(wanted, last_part(term)));
}

}  // namespace

std::vector<std::string> nearest_paths(const Scenario& scenario, const std::string& path, std::size_t most) {
  std::vector<std::string> terms;
  for (const CatalogueEntry& entry : catalogue(scenario)) terms.push_back(entry.path);
  for (const NamedKind& kind : all_kinds()) terms.push_back(kind.kind);
  for (const std::string& name : amount_names(scenario.contract)) terms.push_back(name);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  // More than a third of its letters wrong is no slip of the keyboard.
  const std::size_t furthest = std::max<std::size_t>(path.size() / 3, 1);
  for (const std::string& term : terms)
    if (const std::size_t d = distance_to(path, term); d <= furthest) ranked.emplace_back(d, term);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < std::min(most, ranked.size()); ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace loadline::report
