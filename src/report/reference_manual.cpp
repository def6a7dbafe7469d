#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "loadline/report/report.hpp"
#include "report/catalogue.hpp"
#include "report/clause_words.hpp"
#include "report/explain_parts.hpp"
#include "report/explain_registers.hpp"

namespace loadline::report {
namespace {

/// Gives every list of an empty scenario one element of each kind, so that a walk over it meets every key there is.
class Specimen final : public scenario::Visitor {
 public:
  void enter(const scenario::Section&) override {}
  void leave() override {}
  void list(const scenario::Section& section, scenario::ListStyle,
            const scenario::ListAccess& items) override {
    if (in_variants_) return;  // its clauses are those of the contract, key by key
    in_variants_ = section.key == "variants";
    // A list may stand inside another: keep the outer one's kinds.
    const std::vector<std::string> outer = std::exchange(kinds_, {});
    add(items, 0, "<" + section.key + ">");
    const std::vector<std::string> kinds = kinds_;
    for (std::size_t k = 1; k < kinds.size(); ++k) add(items, static_cast<int>(k), "<" + kinds[k] + ">");
    kinds_ = outer;
    in_variants_ = false;
  }
  void choice(const scenario::Field& field, std::span<const char* const> names, int& value) override {
    if (field.key != "kind") return;
    kinds_.assign(names.begin(), names.end());
    value = wanted_;
  }
  void datum(const scenario::Field&, const units::UnitName&, scenario::Datum&) override {}
  void text(const scenario::Field&, std::string&) override {}
  void texts(const scenario::Field&, std::vector<std::string>&) override {}
  void date(const scenario::Field&, base::Date&) override {}
  void whole(const scenario::Field&, std::int64_t&) override {}
  void yes_no(const scenario::Field&, bool&) override {}
  void settings(const scenario::Field&, std::vector<scenario::Setting>&) override {}

 private:
  void add(const scenario::ListAccess& items, int kind, const std::string& id) {
    wanted_ = kind;
    items.append(id);
    items.describe(*this, items.size() - 1);
  }

  std::vector<std::string> kinds_;
  int wanted_ = 0;
  bool in_variants_ = false;
};

std::string entry_words(const CatalogueEntry& entry) {
  const bool holder = entry.shape == Shape::section || entry.shape == Shape::list;
  if (holder)
    return fmt::format("\n[{}]{}\n{}\n", entry.path, entry.optional ? "  (may be left out)" : "",
                       wrapped(entry.field.meaning));
  return fmt::format("{}\n{}{}\n", entry.path, wrapped(entry.field.meaning, 2), describe_terms(entry, 2));
}

std::string kind_words(const NamedKind& kind) {
  return fmt::format("{} (kind of {}: {})\n{}{}{}\n", kind.words.title, kind.family, kind.kind,
                     wrapped(kind.words.paragraph, 2),
                     wrapped(std::string("Formula: ") + kind.words.formula + ".", 2),
                     wrapped(std::string("Source of the rule: ") + kind.words.source + ".", 2));
}

/// A scenario with one element of each kind in every list.
scenario::Scenario specimen_scenario() {
  scenario::Scenario specimen;
  Specimen fill;
  scenario::walk(specimen, fill);
  return specimen;
}

/// Where the specimen has this kind: its list's first element is named after the list.
std::string specimen_path(const NamedKind& kind) {
  const char* list = kind.family == "clause"      ? "contract.clause"
                     : kind.family == "indicator" ? "outcomes.kpi"
                                                  : "savings.initiative";
  const std::vector<NamedKind> kinds = all_kinds();
  const auto first = std::ranges::find(kinds, kind.family, &NamedKind::family);
  const std::string path = list;
  const std::string id = first->kind == kind.kind ? path.substr(path.rfind('.') + 1) : kind.kind;
  return path + ".<" + id + ">.";
}

}  // namespace

std::string terms_of_kind(const NamedKind& kind) {
  const scenario::Scenario specimen = specimen_scenario();
  const std::string below = specimen_path(kind);
  std::string out;
  for (const CatalogueEntry& entry : catalogue(specimen)) {
    if (!entry.path.starts_with(below)) continue;
    out += fmt::format("  {}\n{}{}", entry.path.substr(below.size()), wrapped(entry.field.meaning, 4),
                       describe_terms(entry, 4));
  }
  return out;
}

std::string reference_manual() {
  const scenario::Scenario specimen = specimen_scenario();
  std::string out = "Every key of a scenario file\n============================\n";
  for (const CatalogueEntry& entry : catalogue(specimen)) out += entry_words(entry);
  out += "\nKinds of clause, indicator and saving\n=====================================\n\n";
  for (const NamedKind& kind : all_kinds()) out += kind_words(kind);
  out += "\nAmounts that clauses read and make\n==================================\n\n" + amounts_manual();
  return out;
}

}  // namespace loadline::report
