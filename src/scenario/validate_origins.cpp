#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "loadline/chance/address.hpp"
#include "loadline/scenario/correlation.hpp"
#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

/// Ids that the program itself gives to defaults and to what-if settings; they need no entry.
bool marks_program(const std::string& id) { return id == "what-if" || id == "default"; }

/// Numbers of the scenario and of what its variants change.
Register with_variants(const Scenario& s, Register all) {
  for (const Variant& variant : s.variants) {
    Scenario only;
    only.contract = variant.contract;
    for (RegisterEntry& entry : make_register(only))
      if (entry.path.starts_with("contract.")) all.push_back(std::move(entry));
  }
  return all;
}

/// Refuses ids that have no entry, once an id however many numbers name it.
template <class Entry>
void check_ids(const Register& all, const std::vector<Entry>& entries, std::string Origin::*id_of,
               const char* word, const char* list, Judge& judge) {
  std::vector<std::string> ids;
  for (const Entry& entry : entries) ids.push_back(entry.id);
  std::map<std::string, std::vector<const RegisterEntry*>> unknown;
  for (const RegisterEntry& entry : all) {
    const std::string& id = entry.datum.origin.*id_of;
    if (!id.empty() && !marks_program(id) && std::ranges::find(ids, id) == ids.end())
      unknown[id].push_back(&entry);
  }
  for (const auto& [id, users] : unknown) {
    const std::string near = base::nearest(id, ids);
    const std::string others = users.size() > 2    ? fmt::format(", as do {} more numbers", users.size() - 1)
                               : users.size() == 2 ? ", as does 1 more number"
                                                   : "";
    judge.error(users.front()->path + "." + word, {}, fmt::format("names the {} \"{}\"{}", word, id, others),
                near.empty()
                    ? fmt::format("there is no such entry in [{}]", list)
                    : fmt::format("there is no such entry in [{}]; did you mean \"{}\"?", list, near),
                fmt::format("write the id of an entry, or add [{}.{}]", list, id));
  }
}

template <class Entry>
void warn_unused(const Register& all, const std::vector<Entry>& entries, std::string Origin::*id_of,
                 const char* list, Judge& judge) {
  for (const Entry& entry : entries) {
    const bool used =
        std::ranges::any_of(all, [&](const RegisterEntry& e) { return e.datum.origin.*id_of == entry.id; });
    if (!used && !marks_program(entry.id))
      judge.warning(fmt::format("{}.{}", list, entry.id), entry.place, "is used by no number", "",
                    "remove it, or name it where it is used");
  }
}

void check_vintage(const Scenario& s, const Register& all, Judge& judge) {
  if (s.about.allow_hindsight || !s.about.as_of.known()) return;
  for (const RegisterEntry& entry : all) {
    const Origin& origin = entry.datum.origin;
    if (!entry.datum.stated || !origin.assumption.empty()) continue;
    base::Date published = origin.published;
    const auto source = std::ranges::find(s.sources, origin.source, &Source::id);
    if (source != s.sources.end()) published = std::max(published, source->published);
    if (published <= s.about.as_of) continue;
    const std::string rests = origin.source.empty() ? "" : fmt::format("rests on \"{}\", ", origin.source);
    judge.error(entry.path, origin.place, fmt::format("{}published {}", rests, base::to_string(published)),
                fmt::format("the scenario looks from {}: nothing published later was known then",
                            base::to_string(s.about.as_of)),
                "use a source of the time, name an assumption for it, or set about.allow_hindsight = true");
  }
}

bool names_uncertain(const Correlation& c, const std::string& path, const Register& all, Judge& judge) {
  const RegisterEntry* entry = find(all, path);
  if (entry == nullptr) {
    std::vector<std::string> paths;
    for (const RegisterEntry& one : all)
      if (!chance::certain(one.datum.uncertain)) paths.push_back(one.path);
    const std::string near = base::nearest(path, paths);
    judge.error(
        "correlations." + c.id, fmt::format("names \"{}\"", path),
        near.empty() ? "there is no such number" : "there is no such number; did you mean \"" + near + "\"?",
        "write the path of an uncertain number");
    return false;
  }
  if (!usable(entry->datum)) return false;
  if (!chance::certain(entry->datum.uncertain)) return true;
  judge.error("correlations." + c.id, fmt::format("names \"{}\"", path),
              "that number is certain, so nothing can move with it",
              "give it a distribution or remove the correlation");
  return false;
}

}  // namespace

void check_origins(const Scenario& s, const Register& contract_only, Judge& judge) {
  const Register all = with_variants(s, contract_only);
  check_ids(all, s.sources, &Origin::source, "source", "sources", judge);
  check_ids(all, s.assumptions, &Origin::assumption, "assumption", "assumptions", judge);
  warn_unused(all, s.sources, &Origin::source, "sources", judge);
  warn_unused(all, s.assumptions, &Origin::assumption, "assumptions", judge);
  check_vintage(s, all, judge);
}

void check_correlations(const Scenario& s, const Register& all, Judge& judge) {
  std::set<std::pair<std::string, std::string>> given;
  for (const Correlation& c : s.correlations) {
    const bool first = names_uncertain(c, c.first, all, judge),
               second = names_uncertain(c, c.second, all, judge);
    if (!first || !second || !usable(c.spearman)) return;
    if (c.first == c.second) {
      judge.error("correlations." + c.id, "names one number twice", "a number always moves with itself",
                  "name two different numbers");
      return;
    }
    if (!given.insert(std::minmax(c.first, c.second)).second) {
      judge.error("correlations." + c.id, "repeats a pair", "the two numbers have a correlation already",
                  "keep one of the two");
      return;
    }
  }
  const double repaired_by = correlation_block(s, all).repaired_by;
  if (repaired_by > most_repair)
    judge.error(
        "correlations", "cannot all hold together",
        fmt::format("numbers that each move with a third must move with one another too: the nearest "
                    "correlations that hold together lie {:.2f} away (Frobenius norm), and at most {:g} is "
                    "mended",
                    repaired_by, most_repair),
        "lower the strongest correlations, or add those that are missing between the same numbers");
  else if (repaired_by > 0.0)
    judge.warning(
        "correlations", {}, "cannot quite hold together",
        fmt::format("the nearest that do are used instead, {:.3f} away (Frobenius norm)", repaired_by),
        "lower the strongest correlations, or add those that are missing between the same numbers");
}

void check_addresses(const Scenario& s, const Register& all, Judge& judge) {
  const auto check = [&](const std::vector<std::pair<std::string, std::string>>& names) {
    std::map<std::uint32_t, std::string> taken;
    for (const auto& [name, path] : names) {
      const auto [at, fresh] = taken.emplace(chance::entity_of(name.c_str()), path);
      if (!fresh && at->second != path)
        judge.error(path, "has the same address of chance as " + at->second,
                    "by an accident of hashing the two would share their luck",
                    "change an id in one of the two paths");
    }
  };
  std::vector<std::pair<std::string, std::string>> numbers, initiatives, kpis, shocks;
  for (const RegisterEntry& entry : all)
    if (!chance::certain(entry.datum.uncertain)) numbers.emplace_back(entry.path, entry.path);
  for (const Initiative& i : s.savings.initiatives)
    initiatives.emplace_back(i.id, "savings.initiative." + i.id);
  for (const Kpi& k : s.outcomes.kpis) kpis.emplace_back(k.id, "outcomes.kpi." + k.id);
  for (const Shock& shock : s.shocks) shocks.emplace_back(shock.id, "shocks." + shock.id);
  check(numbers);
  check(shocks);
  check(initiatives);
  check(kpis);
}

}  // namespace loadline::scenario::rules
