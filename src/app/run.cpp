#include "loadline/engine/run.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <new>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "authorities.hpp"
#include "commands.hpp"
#include "load.hpp"
#include "loadline/analysis/findings.hpp"
#include "loadline/input/write_toml.hpp"
#include "loadline/report/report.hpp"
#include "output_folder.hpp"
#include "progress.hpp"

namespace loadline::app {
namespace {

/// The command that gives these results again; threads are left out because they change nothing.
std::string reproducing_command(const RunRequest& request, const engine::RunPlan& plan) {
  std::string command = fmt::format("loadline run {} --seed {} --replications {}",
                                    shell_quoted(request.scenario), plan.seed, plan.replications);
  for (const std::string& setting : request.settings) command += " --set " + shell_quoted(setting);
  return command;
}

std::string default_folder(const std::string& scenario) {
  return (std::filesystem::path("out") / std::filesystem::path(scenario).stem()).string();
}

void write_everything(OutputFolder& folder, const report::ReportInput& input, const std::string& json) {
  folder.write("report.html", report::html_report(input));
  folder.write("result.json", json);
  folder.write("effective.toml", input.record.effective_toml);
  for (const report::NamedFile& file : report::csv_files(input)) folder.write(file.name, file.content);
  folder.commit();
}

/// The run's own checks: the opening position must reproduce what was published, unless --set moved it on purpose.
int own_checks(const analysis::Findings& findings, bool changed) {
  int failed = 0;
  for (const service::OpeningLine& line : findings.opening.lines) {
    if (line.reconciles()) continue;
    ++failed;
    fmt::print(stderr, "{}: {}: published {:.2f} {}, the model starts from {:.2f}; {}\n",
               changed ? "note" : "check failed", line.name, line.published, line.unit, line.model,
               line.help);
  }
  if (failed == 0) return done;
  if (changed) {
    fmt::print(stderr,
               "The opening position differs from the published one because of --set; the results stand.\n");
    return done;
  }
  return checks_failed;
}

/// One line where the contract's terms have findings that nobody stands by.
void mention_lint(const std::string& scenario, const std::vector<analysis::LintFinding>& lint) {
  const auto open = std::ranges::count_if(lint, [](const auto& one) { return one.acknowledged.empty(); });
  if (open == 0) return;
  fmt::print(stderr, "{} {} on the contract's terms: loadline check {}\n", open,
             open == 1 ? "finding" : "findings", shell_quoted(scenario));
}

engine::RunPlan plan_of(const RunRequest& request, const scenario::Scenario& scenario) {
  return {.seed = static_cast<std::uint64_t>(request.seed.value_or(scenario.about.seed)),
          .replications = request.replications.value_or(scenario.about.replications),
          .threads = request.threads};
}

}  // namespace

int run(const RunRequest& request, const std::atomic<bool>& stop) {
  const auto loaded = load_and_tell(request.scenario, request.settings);
  if (!loaded) return wrong_input;
  OutputFolder folder(request.out.empty() ? default_folder(request.scenario) : request.out);
  if (const auto problems = folder.prepare(); !problems.empty()) {
    for (const FolderProblem& problem : problems)
      fmt::print(stderr, "error: {}\n  help: {}\n", problem.sentence, problem.help);
    return wrong_input;
  }
  for (const input::Change& change : loaded->changes)
    fmt::print(stderr, "changed: {} is {}, in the file {}\n", change.path, change.after, change.before);
  const engine::RunPlan plan = plan_of(request, loaded->scenario);
  const auto started = std::chrono::system_clock::now();
  const auto clock = std::chrono::steady_clock::now();
  ProgressBar bar(is_terminal(stderr));
  try {
    const engine::Ensemble ensemble = engine::run(
        loaded->scenario, loaded->register_, plan,
        [&](std::int64_t at, std::int64_t all) { bar.show(at, all); }, &stop);
    const analysis::Findings findings =
        analysis::findings(loaded->scenario, loaded->register_, plan, ensemble);
    bar.clear();
    report::RunRecord record{
        .scenario_file = request.scenario,
        .effective_toml = input::write_toml(loaded->scenario),
        .command = reproducing_command(request, plan),
        .started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(started)),
        .seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count(),
        .seed = plan.seed,
        .digest = ensemble.digest,
        .changes = {}};
    for (const input::Change& change : loaded->changes)
      record.changes.push_back({change.path, change.before, change.after});
    const report::ReportInput input{loaded->scenario, loaded->register_, findings, record};
    const std::string json = report::result_json(input);
    if (stop) throw engine::Stopped{};
    write_everything(folder, input, json);
    if (request.json)
      fmt::print("{}\n", json);
    else
      fmt::print("{}\nReport: {}\n", for_terminal(report::summary(input, speaks_utf8())),
                 (folder.target() / "report.html").string());
    mention_lint(request.scenario, findings.lint);
    return own_checks(findings, !request.settings.empty());
  } catch (const engine::Stopped&) {
    bar.clear();
    fmt::print(stderr, "Stopped. Nothing was written.\n");
    return interrupted;
  } catch (const std::bad_alloc&) {
    bar.clear();
    fmt::print(stderr,
               "error: {} futures do not fit into this machine's memory\n  help: ask for fewer with "
               "--replications; nothing was written\n",
               plan.replications);
    return wrong_input;
  } catch (const FolderProblem& problem) {
    bar.clear();
    fmt::print(stderr, "error: {}\n  help: {}\n", problem.sentence, problem.help);
    return wrong_input;
  }
}

}  // namespace loadline::app
