#include <algorithm>
#include <chrono>
#include <filesystem>
#include <new>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "authorities.hpp"
#include "hindcast_question.hpp"
#include "loadline/analysis/authority_hindcast.hpp"
#include "loadline/analysis/scenario_hindcast.hpp"
#include "loadline/engine/run.hpp"
#include "loadline/report/hindcast_report.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace loadline::app {
namespace {

namespace fs = std::filesystem;

std::string now_words(std::chrono::system_clock::time_point now) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::string default_folder(const HindcastRequest& request) {
  return (fs::path("out") / ("hindcast-" + fs::path(request.what).stem().string())).string();
}

std::string command_of(const HindcastRequest& request) {
  std::string command = "loadline hindcast " + shell_quoted(request.what);
  if (!request.observed.empty()) command += " --observed " + shell_quoted(request.observed);
  for (const int year : request.as_of) command += fmt::format(" --as-of {}", year);
  if (!request.authority.empty()) command += " --authority " + shell_quoted(request.authority);
  if (request.horizons != 3) command += fmt::format(" --horizons {}", request.horizons);
  if (request.estimator != "stock-first") command += " --estimator " + request.estimator;
  if (request.seed) command += fmt::format(" --seed {}", *request.seed);
  if (request.replications) command += fmt::format(" --replications {}", *request.replications);
  return command;
}

template <class Input>
void write_everything(OutputFolder& folder, const Input& input, const std::string& json) {
  folder.write("report.html", report::hindcast_page(input));
  folder.write("hindcast.json", json);
  for (const report::NamedFile& file : report::hindcast_tables(input)) folder.write(file.name, file.content);
  folder.commit();
}

template <class Input>
int finish(OutputFolder& folder, const HindcastRequest& request, const Input& input,
           const std::atomic<bool>& stop) {
  const std::string json = report::hindcast_json(input);
  if (stop) throw engine::Stopped{};
  write_everything(folder, input, json);
  if (request.json)
    fmt::print("{}", json);
  else
    fmt::print("{}\nReport: {}\n", for_terminal(report::hindcast_summary(input, speaks_utf8())),
               (folder.target() / "report.html").string());
  return done;
}

int table_hindcast(OutputFolder& folder, const HindcastRequest& request, const TableQuestion& asked,
                   const std::atomic<bool>& stop) {
  analysis::BacktestPlan plan;
  plan.origins = asked.origins;
  plan.horizons = request.horizons;
  plan.fit.estimator = analysis::estimator_named(request.estimator);
  plan.fit.seed = static_cast<std::uint64_t>(request.seed.value_or(1));
  plan.threads = threads_or_all(request.threads);
  if (request.replications) plan.futures = static_cast<int>(*request.replications);
  const auto started = std::chrono::system_clock::now();
  const auto clock = std::chrono::steady_clock::now();
  ProgressBar bar(is_terminal(stderr), "scored", "forecasts");
  const AuthorityHistories* later = asked.later ? &asked.later->authorities : nullptr;
  const analysis::Backtest test = analysis::backtest(
      asked.table.authorities, plan,
      [&](int done, int all) {
        if (stop) throw engine::Stopped{};
        bar.show(done, all);
      },
      later);
  std::optional<analysis::AuthorityHindcast> authority;
  if (!asked.code.empty())
    authority = analysis::authority_hindcast(asked.table.authorities, test, plan, asked.code, later);
  bar.clear();
  std::vector<input::Repair> repairs = asked.table.repairs;
  if (asked.later) repairs.insert(repairs.end(), asked.later->repairs.begin(), asked.later->repairs.end());
  const report::HindcastRecord record{
      request.what,
      request.observed,
      asked.table.digest,
      plan.fit.seed,
      command_of(request),
      now_words(started),
      std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count()};
  if (test.cells.empty()) {
    tell_error(
        "no authority has stock, starts and ceased in every year to forecast from, and a stock in a year "
        "that followed",
        "choose other years with --as-of, or complete the table");
    return wrong_input;
  }
  if (authority && authority->scored == 0) {
    tell_error(fmt::format("{} has no stock both in a year to forecast from and in a year that followed",
                           request.authority),
               "choose other years with --as-of, or another authority");
    return wrong_input;
  }
  return finish(folder, request,
                report::TableHindcastInput{record, repairs, plan, test, authority ? &*authority : nullptr},
                stop);
}

int scenario_hindcast_into(OutputFolder& folder, const HindcastRequest& request,
                           const ScenarioQuestion& asked, const std::atomic<bool>& stop) {
  const scenario::Scenario& s = asked.loaded.scenario;
  const engine::RunPlan plan{.seed = static_cast<std::uint64_t>(request.seed.value_or(s.about.seed)),
                             .replications = request.replications.value_or(s.about.replications),
                             .threads = request.threads};
  const auto started = std::chrono::system_clock::now();
  const auto clock = std::chrono::steady_clock::now();
  ProgressBar bar(is_terminal(stderr));
  const engine::Ensemble ensemble = engine::run(
      s, asked.loaded.register_, plan, [&](std::int64_t at, std::int64_t all) { bar.show(at, all); }, &stop);
  const analysis::ScenarioHindcast scored = analysis::scenario_hindcast(s, ensemble, asked.observed.figures);
  bar.clear();
  if (scored.scored == 0) {
    tell_error(fmt::format("{} holds nothing from after {} and within the scenario's {} months",
                           request.observed, base::to_string(s.about.as_of), s.horizon.months),
               "give observations of later days; earlier ones only serve the simple ways to forecast");
    return wrong_input;
  }
  const report::HindcastRecord record{
      request.what,
      request.observed,
      ensemble.digest,
      plan.seed,
      command_of(request),
      now_words(started),
      std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count()};
  return finish(folder, request, report::ScenarioHindcastInput{record, asked.observed.repairs, s, scored},
                stop);
}

/// Runs `work` with an output folder that is there wholly or not at all.
template <class Work>
int in_folder(const HindcastRequest& request, const Work& work) {
  OutputFolder folder(request.out.empty() ? default_folder(request) : request.out);
  if (const auto problems = folder.prepare(); !problems.empty()) {
    for (const FolderProblem& problem : problems) tell_error(problem.sentence, problem.help);
    return wrong_input;
  }
  try {
    return work(folder);
  } catch (const engine::Stopped&) {
    fmt::print(stderr, "Stopped. Nothing was written.\n");
    return interrupted;
  } catch (const std::bad_alloc&) {
    tell_error("that many futures do not fit into this machine's memory",
               "ask for fewer with --replications; nothing was written");
    return wrong_input;
  } catch (const FolderProblem& problem) {
    tell_error(problem.sentence, problem.help);
    return wrong_input;
  }
}

}  // namespace

int hindcast(const HindcastRequest& request, const std::atomic<bool>& stop) {
  if (fs::path(request.what).extension() == ".toml") {
    const auto asked = scenario_question(request);
    if (!asked) return wrong_input;
    tell_repairs(asked->observed.repairs);
    return in_folder(
        request, [&](OutputFolder& folder) { return scenario_hindcast_into(folder, request, *asked, stop); });
  }
  const auto asked = table_question(request);
  if (!asked) return wrong_input;
  tell_repairs(asked->table.repairs);
  return in_folder(request,
                   [&](OutputFolder& folder) { return table_hindcast(folder, request, *asked, stop); });
}

}  // namespace loadline::app
