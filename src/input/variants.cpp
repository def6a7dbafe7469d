#include "input/variants.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "input/node_paths.hpp"
#include "input/overlay.hpp"

namespace loadline::input {
namespace {

/// Whether a setting names a clause that the contract of the variant lacks; told.
bool names_no_clause(const scenario::Setting& setting, const scenario::Variant& variant, Findings& findings) {
  constexpr std::string_view clause = "contract.clause.";
  const std::vector<scenario::Clause>& clauses = variant.own.clauses;
  if (clauses.empty() || !setting.path.starts_with(clause)) return false;
  const std::string id =
      setting.path.substr(clause.size(), setting.path.find('.', clause.size()) - clause.size());
  if (std::ranges::find(clauses, id, &scenario::Clause::id) != clauses.end()) return false;
  std::vector<std::string> ids;
  for (const scenario::Clause& one : clauses) ids.push_back(one.id);
  const std::string whose =
      variant.contract_of.empty() ? "the contract written under this variant" : shown(variant.contract_of);
  findings.error(setting.place, "variants." + variant.id + ".set", "changes " + shown(setting.path),
                 fmt::format("{} has no clause {}", whose, shown(id)),
                 fmt::format("name one of its clauses: {}", fmt::join(ids, ", ")));
  return true;
}

/// The settings of a variant that change its contract; the others are refused.
std::vector<scenario::Setting> settings_of(const scenario::Variant& variant, Findings& findings) {
  std::vector<scenario::Setting> usable;
  for (const scenario::Setting& setting : variant.settings) {
    if (!setting.path.starts_with("contract."))
      findings.error(setting.place, "variants." + variant.id + ".set", "changes " + shown(setting.path),
                     "a variant may only change terms of the contract: all variants are settled on the "
                     "same futures, and this would need other futures",
                     "copy the file, or use --set, and compare two runs");
    else if (!names_no_clause(setting, variant, findings))
      usable.push_back(setting);
  }
  return usable;
}

/// The document with the contract that stands under a variant in the place of its own, and the paths of that contract.
Node with_contract_of(const scenario::Variant& variant, const Node& root, std::vector<KnownPath>& paths) {
  Node changed = root;
  const Node* under = element(*changed.find("variants"), variant.id);
  Node contract;
  contract.place = under->place;
  for (const char* key : {"clause", "acknowledged"})
    if (const Node* list = under->find(key)) contract.put(key, *list);
  changed.put("contract", std::move(contract));
  const std::string prefix = "variants." + variant.id + ".";
  std::vector<KnownPath> own;
  for (const KnownPath& path : paths)
    if (path.path.starts_with(prefix))
      own.push_back({"contract." + path.path.substr(prefix.size()), path.kind});
  paths = std::move(own);
  return changed;
}

/// Reads the contract of a document, and of the rest only what its numbers cite.
bool read_contract(Node document, scenario::Contract& contract, Findings& findings) {
  std::erase_if(document.members, [](const Member& m) {
    return m.key != "contract" && m.key != "sources" && m.key != "assumptions";
  });
  Reader reader(document, findings);
  if (document.find("contract") != nullptr) scenario::walk(contract, reader);
  return reader.used_what_if();
}

}  // namespace

bool read_variants(const Node& root, const std::vector<KnownPath>& known,
                   std::vector<scenario::Variant>& variants, Findings& findings) {
  bool used_what_if = false;
  for (scenario::Variant& variant : variants) {
    const std::vector<scenario::Setting> settings = settings_of(variant, findings);
    const bool has_own = !variant.own.clauses.empty();
    std::vector<KnownPath> paths = known;
    Node changed = has_own ? with_contract_of(variant, root, paths) : root;
    apply(changed, settings, paths, "set in variant " + variant.id, findings);
    // What is wrong with clauses of its own has been told where they stand; what a setting says has not.
    Findings told_where_they_stand;
    const bool what_if =
        read_contract(std::move(changed), variant.contract, has_own ? told_where_they_stand : findings);
    const base::Diagnostics of_settings = told_where_they_stand.finish("");
    for (const base::Diagnostic& diagnostic : of_settings.all())
      if (std::ranges::find(settings, diagnostic.place, &scenario::Setting::place) != settings.end())
        findings.add(diagnostic);
    used_what_if = used_what_if || what_if;
  }
  return used_what_if;
}

}  // namespace loadline::input
