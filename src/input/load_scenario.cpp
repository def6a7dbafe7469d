#include "loadline/input/load_scenario.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "input/compose.hpp"
#include "input/document.hpp"
#include "input/overlay.hpp"
#include "input/reader.hpp"
#include "input/variant_contracts.hpp"
#include "input/variants.hpp"
#include "input/written_values.hpp"
#include "loadline/scenario/validate.hpp"

namespace loadline::input {
namespace {

constexpr const char* on_the_command_line = "set on the command line";

/// Reads the document once, whatever its mistakes; the paths it may have come back too.
struct Reading {
  scenario::Scenario scenario;
  std::vector<KnownPath> paths;
  std::map<std::string, base::Place> places;
  bool used_what_if = false;
};

Reading read(const Node& root, Findings& findings) {
  Reading reading;
  Reader reader(root, findings);
  scenario::walk(reading.scenario, reader);
  reader.finish();
  reading.paths = reader.known_paths();
  reading.places = reader.places();
  reading.used_what_if = reader.used_what_if();
  return reading;
}

/// Tables a structure may not reach into: what is agreed, and what says how to run.
bool may_change(const std::string& path) {
  for (const char* closed : {"contract.", "about.", "horizon.", "structures.", "variants.", "correlations.",
                             "assurance.", "sources.", "assumptions."})
    if (path.starts_with(closed)) return false;
  return true;
}

/// The scenario as one structure has it, or none where a setting cannot be laid over it.
std::optional<scenario::Scenario> under(const scenario::Structure& structure, const Node& root,
                                        const Reading& reading, Findings& findings) {
  const std::string path = "structures." + structure.id + ".set";
  for (const scenario::Setting& setting : structure.settings)
    if (!may_change(setting.path)) {
      findings.error(
          setting.place, path, "changes " + shown(setting.path),
          "a structure is another way the world may work: numbers about children, staff, costs, savings, "
          "outcomes and shocks",
          "leave it out, or make a variant or another file of it");
      return std::nullopt;
    }
  Findings of_settings;
  Node changed = root;
  apply(changed, structure.settings, reading.paths, "under structure " + structure.id, of_settings);
  Reading other = read(changed, of_settings);
  base::Diagnostics of_rules = of_settings.finish("");
  // Variants have been judged and are not read a second time; their numbers stay in the register.
  std::vector<scenario::Variant> variants = std::exchange(other.scenario.variants, {});
  if (!of_rules.has_errors()) scenario::validate(other.scenario, of_rules);
  other.scenario.variants = std::move(variants);
  for (base::Diagnostic diagnostic : of_rules.all()) {
    if (diagnostic.severity == base::Severity::warning) continue;
    diagnostic.found = fmt::format("breaks a rule: {} {}", diagnostic.path, diagnostic.found);
    diagnostic.path = path;
    diagnostic.place = structure.settings.front().place;
    diagnostic.excerpt.clear();
    findings.add(std::move(diagnostic));
  }
  if (of_rules.has_errors()) return std::nullopt;
  return std::move(other.scenario);
}

/// What each structure's settings mean: the numbers that differ from the scenario's. Only after everything else was
/// found right, so that a mistake of the file is not told once a structure.
void read_structures(const Node& root, Reading& reading, Findings& findings) {
  const scenario::Register here = scenario::make_register(reading.scenario);
  for (scenario::Structure& structure : reading.scenario.structures) {
    if (structure.settings.empty()) continue;
    auto other = under(structure, root, reading, findings);
    if (!other) continue;
    const scenario::Register there = scenario::make_register(*other);
    for (const scenario::Setting& setting : structure.settings) {
      const scenario::RegisterEntry *before = scenario::find(here, setting.path),
                                    *after = scenario::find(there, setting.path);
      if (before == nullptr || after == nullptr || here.size() != there.size())
        findings.error(setting.place, "structures." + structure.id + ".set", "changes " + shown(setting.path),
                       "a structure may only change numbers, one by one", "name the path of a number");
      else if (!before->may_vary || before->path == "costs.unaccompanied_grant")
        findings.error(setting.place, "structures." + structure.id + ".set", "changes " + shown(setting.path),
                       "that number is the same in all futures: an opening count, a law's shape, a term",
                       "leave it out, "
                       "or copy the file and compare two runs");
      else
        structure.numbers.push_back({setting.path, after->datum.uncertain});
    }
  }
}

void add_what_if_entry(scenario::Scenario& scenario) {
  scenario::AssumptionNote note;
  note.id = what_if_id;
  note.text = "Set for a what-if; the file names no origin for this number.";
  note.quality = scenario::Quality::red;
  const auto has = std::ranges::find(scenario.assumptions, note.id, &scenario::AssumptionNote::id);
  if (has == scenario.assumptions.end()) scenario.assumptions.push_back(note);
}

using Places = std::map<std::string, base::Place>;

std::string parent_of(const std::string& path) {
  const auto dot = path.find_last_of('.');
  return dot == std::string::npos ? "" : path.substr(0, dot);
}

/// Where a path stands, or the nearest table around it that is in the file; none where there is not even
/// that.
std::optional<base::Place> place_of(const std::string& path, const Places& places) {
  const std::string key = path.substr(path.find_last_of('.') + 1);
  if (key == "source" || key == "assumption")  // a number may have them from a table around it
    for (std::string table = parent_of(path); !table.empty(); table = parent_of(table))
      if (const auto at = places.find(table + "." + key); at != places.end()) return at->second;
  for (std::string table = path; !table.empty(); table = parent_of(table))
    if (const auto at = places.find(table); at != places.end()) return at->second;
  return std::nullopt;
}

/// Rules know paths and the places of numbers; where a message has no place, its path tells it. After errors
/// of reading, warnings (a source no number uses) and rules about tables that are missing would only repeat
/// them.
void check_rules(Reading& reading, const std::string& file, Findings& findings) {
  const bool read_well = findings.errors() == 0;
  base::Diagnostics of_rules;
  scenario::validate(reading.scenario, of_rules);
  for (base::Diagnostic diagnostic : of_rules.all()) {
    if (!read_well && diagnostic.severity == base::Severity::warning) continue;
    if (diagnostic.place == base::Place{}) {
      const auto place = place_of(diagnostic.path, reading.places);
      if (!place && !read_well) continue;
      diagnostic.place = place.value_or(base::Place{file, 0, 0});
    }
    findings.add(std::move(diagnostic));
  }
}

/// What differs between two readings, in the order of the second; then what only the first had.
std::vector<Change> changes_between(const scenario::Scenario& first, const scenario::Scenario& second) {
  std::map<std::string, std::string> before;
  for (auto& [path, value] : written_values(first)) before.emplace(path, value);
  std::vector<Change> changes;
  for (const auto& [path, value] : written_values(second)) {
    const auto old = before.find(path);
    if (old == before.end())
      changes.push_back({path, "", value});
    else if (old->second != value)
      changes.push_back({path, old->second, value});
    if (old != before.end()) before.erase(old);
  }
  for (const auto& [path, value] : before) changes.push_back({path, value, ""});
  return changes;
}

/// Everything after the text: settings, reading, variants, rules.
void load_document(std::optional<Node> root, const std::string& file,
                   std::span<const scenario::Setting> settings, Findings& findings, Loaded& loaded) {
  if (root) {
    bring_contracts(*root, findings);
    // The first reading tells which paths there are; its messages count only where no setting may have mended
    // them.
    Findings of_first;
    Reading first = read(*root, of_first);
    if (!settings.empty()) apply(*root, settings, first.paths, on_the_command_line, findings);
    Reading reading = read(*root, findings);
    reading.used_what_if =
        read_variants(*root, reading.paths, reading.scenario.variants, findings) || reading.used_what_if;
    if (reading.used_what_if) add_what_if_entry(reading.scenario);
    check_rules(reading, file, findings);
    if (findings.errors() == 0) read_structures(*root, reading, findings);
    loaded.scenario = std::move(reading.scenario);
    if (!settings.empty()) {
      base::Diagnostics told_above;
      scenario::validate(first.scenario, told_above);  // both in the same order and equally complete
      loaded.changes = changes_between(first.scenario, loaded.scenario);
    }
    loaded.register_ = scenario::make_register(loaded.scenario);
  }
  loaded.diagnostics = findings.finish(file);
}

}  // namespace

Loaded load_scenario(const std::filesystem::path& path, std::span<const scenario::Setting> settings) {
  Loaded loaded;
  Findings findings;
  auto root = compose(path, findings, loaded.text);
  load_document(std::move(root), path.string(), settings, findings, loaded);
  return loaded;
}

Loaded load_text(const std::string& text, const std::string& name) {
  Loaded loaded;
  loaded.text = text;
  Findings findings;
  findings.quote_from(name, text);
  load_document(parse_document(text, name, findings), name, {}, findings, loaded);
  return loaded;
}

std::optional<scenario::Setting> setting_from(std::string_view text, base::Diagnostics& diagnostics) {
  const auto trim = [](std::string_view part) {
    const auto first = part.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{}
                                           : part.substr(first, part.find_last_not_of(' ') - first + 1);
  };
  const auto equals = text.find('=');
  const std::string path(trim(text.substr(0, equals)));
  const std::string value(equals == std::string_view::npos ? std::string_view{}
                                                           : trim(text.substr(equals + 1)));
  if (!path.empty() && !value.empty()) return scenario::Setting{path, value, {}};
  base::Diagnostic diagnostic;
  diagnostic.path = "--set " + shown(std::string(text));
  diagnostic.found = equals == std::string_view::npos ? "has no \"=\""
                     : path.empty()                   ? "has no path"
                                                      : "has no value";
  diagnostic.help = "write --set PATH=VALUE, such as --set \"workforce.sickness=6 %\"";
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

}  // namespace loadline::input
