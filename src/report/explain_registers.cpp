#include "report/explain_registers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "report/explain_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using scenario::Signature;
using Names = std::vector<std::string>;

bool has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Ids of the clauses among whose names this one is.
Names clauses_with(const std::vector<Signature>& all, Names Signature::*names, const std::string& name) {
  Names ids;
  for (const Signature& signature : all)
    if (has(signature.*names, name)) ids.push_back(signature.clause);
  return ids;
}

/// Whether a list of amounts says which clause made them.
enum class Makers { named, left_out };

std::string line_of(const std::vector<Signature>& all, const std::string& name, Makers makers) {
  const Names who = clauses_with(all, &Signature::defines, name);
  const std::string maker =
      makers == Makers::named && !who.empty() ? fmt::format(" (made by {})", who.front()) : "";
  return wrapped(fmt::format("{}{}: {}", name, maker, lower_first(scenario::register_meaning(name))), 4);
}

std::string list_of(const std::vector<Signature>& all, const char* heading, const Names& names,
                    Makers makers) {
  if (names.empty()) return "";
  std::string out = fmt::format("  {}\n", heading);
  for (const std::string& name : names) out += line_of(all, name, makers);
  return out;
}

std::string sentence(const char* verb, const Names& ids) {
  return ids.empty() ? "" : wrapped(fmt::format("{}: {}.", verb, fmt::join(ids, ", ")));
}

}  // namespace

std::string amounts_of(const scenario::Contract& contract, const std::string& clause) {
  const std::vector<Signature> all = scenario::signatures(contract);
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Signature& s) { return s.clause == clause; });
  if (at == all.end()) return "";
  const std::string out = list_of(all, "watches", at->observes, Makers::left_out) +
                          list_of(all, "reads", at->reads, Makers::named) +
                          list_of(all, "reads, of the year before", at->lags, Makers::named) +
                          list_of(all, "makes", at->defines, Makers::left_out);
  return out.empty() ? "" : "\nAmounts of a year:\n" + out;
}

std::string explain_amount(const scenario::Contract& contract, const std::string& name) {
  const std::vector<Signature> all = scenario::signatures(contract);
  const Names makers = clauses_with(all, &Signature::defines, name);
  const bool of_a_clause = name.starts_with("price.") || name.find('<') != std::string::npos;
  const bool listed =
      std::ranges::any_of(scenario::register_words(), [&](const auto& one) { return name == one.name; });
  const std::string meaning = scenario::register_meaning(name);
  // "price.<clause>" means something only where the contract has that clause.
  if (meaning.empty() || (of_a_clause && !listed && makers.empty())) return "";
  std::string out = name + "\n" + std::string(columns(name), '=') + "\n" + wrapped(meaning);
  const bool watched = name.starts_with("service.");
  if (makers.empty() && !watched)
    out += wrapped("No clause of this contract makes it: it follows from other amounts, or is nothing.");
  out += sentence("Made by", makers) + sentence("Read by", clauses_with(all, &Signature::reads, name)) +
         sentence("Read a year later by", clauses_with(all, &Signature::lags, name)) +
         sentence("Watched by", clauses_with(all, &Signature::observes, name));
  return out;
}

std::vector<std::string> amount_names(const scenario::Contract& contract) {
  Names names;
  for (const scenario::RegisterWords& one : scenario::register_words())
    if (std::string(one.name).find('<') == std::string::npos) names.emplace_back(one.name);
  for (const Signature& signature : scenario::signatures(contract))
    for (const std::string& name : signature.defines)
      if (!has(names, name)) names.push_back(name);
  return names;
}

std::string amounts_manual() {
  std::string out;
  for (const scenario::RegisterWords& one : scenario::register_words())
    out += fmt::format("{}\n{}", one.name, wrapped(one.meaning, 2));
  return out;
}

}  // namespace loadline::report
