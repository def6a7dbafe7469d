#include "loadline/analysis/replay.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "authorities.hpp"
#include "commands.hpp"
#include "load.hpp"
#include "loadline/base/build_info.hpp"
#include "loadline/report/replay_report.hpp"

namespace loadline::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t most_futures = 1'000'000;  ///< As many as a run may have.

/// What is replayed: a run, or a scenario that need not have been run.
struct Subject {
  std::string scenario;  ///< File.
  std::optional<std::uint64_t> seed;
  std::int64_t futures = most_futures;
  std::string version;  ///< Of the program that ran it; "" for a scenario.
};

/// The record of a run in its folder; nothing, with the reason told, where it is none.
std::optional<Subject> run_in(const fs::path& folder) {
  const std::string help =
      "name the folder that `loadline run` wrote, such as out/sunderland-2017, or a scenario file";
  std::ifstream file(folder / "result.json");
  if (!file) {
    tell_error(fmt::format("{} holds no result.json, so it is not the folder of a run", folder.string()),
               help);
    return std::nullopt;
  }
  const nlohmann::json result = nlohmann::json::parse(file, nullptr, false);
  const bool ours = result.is_object() && result.value("format", "") == "loadline-result";
  const nlohmann::json system =
      ours ? result.value("system", nlohmann::json::object()) : nlohmann::json::object();
  if (!system.contains("seed") || !system.contains("replications") || !system.contains("version")) {
    tell_error(fmt::format("{} is not the result of a run", (folder / "result.json").string()), help);
    return std::nullopt;
  }
  const fs::path effective = folder / "effective.toml";
  if (!fs::exists(effective)) {
    tell_error(fmt::format("{} has no effective.toml, and without the scenario nothing can be replayed",
                           folder.string()),
               "run the scenario again");
    return std::nullopt;
  }
  return Subject{effective.string(), system["seed"].get<std::uint64_t>(),
                 system["replications"].get<std::int64_t>(), system["version"].get<std::string>()};
}

std::optional<Subject> subject_of(const ReplayRequest& request) {
  const fs::path named(request.run);
  if (fs::is_directory(named)) {
    if (!request.seed) return run_in(named);
    tell_error("--seed says how another run would have gone, and this one has a seed of its own",
               "leave --seed out, or name the scenario file instead of the run's folder");
    return std::nullopt;
  }
  if (!fs::exists(named)) {
    tell_error(fmt::format("there is no folder or file {}", request.run),
               "name the folder that `loadline run` wrote, such as out/sunderland-2017, or a scenario file");
    return std::nullopt;
  }
  Subject subject{.scenario = request.run, .seed = {}, .futures = most_futures, .version = {}};
  if (request.seed) subject.seed = static_cast<std::uint64_t>(*request.seed);
  return subject;
}

/// A contract of the scenario, by the id of its variant.
struct Chosen {
  const scenario::Contract* contract;
  std::string name;
};
std::optional<Chosen> contract_of(const scenario::Scenario& scenario, const std::string& asked) {
  if (asked.empty() || asked == "contract") return Chosen{&scenario.contract, "the contract as agreed"};
  std::string known = "contract (as agreed)";
  for (const scenario::Variant& variant : scenario.variants) {
    if (variant.id == asked) return Chosen{&variant.contract, fmt::format("the variant “{}”", variant.name)};
    known += ", " + variant.id;
  }
  tell_error(fmt::format("the scenario has no contract {}", asked), "write one of: " + known);
  return std::nullopt;
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// A month of the horizon from "14" (1 the first) or "2018-05"; nothing where it is neither.
std::optional<int> month_of(const std::string& asked, const scenario::Horizon& horizon) {
  if (const auto number = whole_number(asked)) return *number - 1;
  const std::size_t dash = asked.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto year = whole_number(std::string_view(asked).substr(0, dash)),
             month = whole_number(std::string_view(asked).substr(dash + 1));
  if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
  return units::Calendar(horizon.start).month_of({*year, *month, 1});
}

/// Whether month and future are there.
bool in_range(const ReplayRequest& request, const Subject& subject, const scenario::Horizon& horizon,
              std::optional<int> month) {
  if (request.replication < 0 || request.replication >= subject.futures) {
    tell_error(fmt::format("there is no future {}: this run has {}, numbered from 0", request.replication,
                           subject.futures),
               fmt::format("write --replication 0 to {}; result.json names the median future under ledgers",
                           subject.futures - 1));
    return false;
  }
  if (request.month.empty() || (month && *month >= 0 && *month < horizon.months)) return true;
  const units::Calendar calendar(horizon.start);
  const base::Date last = calendar.first_day(units::MonthIndex(horizon.months - 1));
  tell_error(fmt::format("{} is not a month of the horizon", request.month),
             fmt::format("write --month 1 to {}, or {}-{:02} to {}-{:02}", horizon.months, horizon.start.year,
                         horizon.start.month, last.year, last.month));
  return false;
}

void note_version(const Subject& subject) {
  const std::string now(base::build_info().version);
  if (subject.version.empty() || subject.version == now) return;
  fmt::print(stderr, "note: version {} ran this, and this is version {}: figures may differ.\n",
             subject.version, now);
}

}  // namespace

int replay(const ReplayRequest& request) {
  const auto subject = subject_of(request);
  if (!subject) return wrong_input;
  const auto loaded = load_and_tell(subject->scenario, {});
  if (!loaded) return wrong_input;
  const scenario::Scenario& scenario = loaded->scenario;
  const std::optional<int> month =
      request.month.empty() ? std::nullopt : month_of(request.month, scenario.horizon);
  if (!in_range(request, *subject, scenario.horizon, month)) return wrong_input;
  const auto chosen = contract_of(scenario, request.contract);
  if (!chosen) return wrong_input;
  note_version(*subject);
  const std::uint64_t seed = subject->seed.value_or(static_cast<std::uint64_t>(scenario.about.seed));
  const analysis::Replay future =
      analysis::replay(scenario, loaded->register_, *chosen->contract, seed, request.replication);
  const report::ReplayInput input{scenario, *chosen->contract, chosen->name, future, seed, month};
  fmt::print("{}", request.json ? report::replay_json(input) : for_terminal(report::replay_text(input)));
  return done;
}

}  // namespace loadline::app
