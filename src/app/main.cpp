#include <csignal>
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "loadline/base/build_info.hpp"

namespace {

using namespace loadline;

std::atomic<bool> stop_asked{false};  // the one thing a signal handler may touch

void on_interrupt(int) { stop_asked = true; }

std::string version_text() {
  const base::BuildInfo build = base::build_info();
  return fmt::format("loadline {} ({}, {})", build.version, build.revision, build.compiler);
}

void add_settings(CLI::App& command, std::vector<std::string>& settings) {
  command
      .add_option("--set", settings,
                  "Change one number or term: PATH=VALUE, such as "
                  "contract.clause.base-price.amount='64000000 GBP/year'; may be repeated")
      ->take_all()
      ->allow_extra_args(false);
}

CLI::App* add_run(CLI::App& app, app::RunRequest& request) {
  CLI::App* command = app.add_subcommand("run", "Simulate a scenario and write its report");
  command->add_option("scenario", request.scenario, "Scenario file (TOML)")->required();
  command->add_option("--out", request.out, "Folder for the results [out/NAME OF SCENARIO]");
  command
      ->add_option("--replications", request.replications,
                   "Futures to simulate, an even number from 4 [the scenario's]")
      ->check(CLI::Range(std::int64_t{4}, std::int64_t{1'000'000}));
  command->add_option("--seed", request.seed, "Seed of all chance [the scenario's]")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
  command->add_option("--threads", request.threads, "Threads; never changes a result [one a processor]")
      ->check(CLI::Range(1, 1024));
  command->add_flag("--json", request.json, "Print result.json instead of the summary");
  add_settings(*command, request.settings);
  return command;
}

CLI::App* add_check(CLI::App& app, app::CheckRequest& request) {
  CLI::App* command =
      app.add_subcommand("check", "Check a scenario: every mistake at once, and the opening position");
  command->add_option("scenario", request.scenario, "Scenario file (TOML)")->required();
  command->add_flag("--json", request.json, "Print the answer as JSON");
  add_settings(*command, request.settings);
  return command;
}

CLI::App* add_explain(CLI::App& app, app::ExplainRequest& request) {
  CLI::App* command = app.add_subcommand("explain", "Say what a number, a clause or an indicator means");
  command->add_option("path", request.path,
                      "A path such as demand.referrals.rate, a clause such as volume-corridor, or an "
                      "indicator such as K1 [everything]");
  command->add_option("--scenario", request.scenario,
                      "Scenario whose values to show [the built-in template]");
  return command;
}

CLI::App* add_replay(CLI::App& app, app::ReplayRequest& request) {
  CLI::App* command = app.add_subcommand(
      "replay", "Tell one future of a run: what happened, what each clause made of it, every posting");
  command->add_option("run", request.run, "Folder of a run, or a scenario file (TOML)")->required();
  command->add_option("--replication", request.replication, "Which future: its number in the run, from 0")
      ->required();
  command->add_option("--month", request.month,
                      "Show months and postings of one month alone: 1 the first, or YYYY-MM [all]");
  command->add_option("--contract", request.contract, "A variant's id [the contract as agreed]");
  command->add_option("--seed", request.seed, "Seed of all chance, for a scenario file [the scenario's]")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
  command->add_flag("--json", request.json, "Print JSON instead of the story");
  return command;
}

CLI::App* add_new(CLI::App& app, app::NewRequest& request) {
  CLI::App* command = app.add_subcommand("new", "Write a commented scenario for another council");
  command->add_option("--service", request.service, "Kind of service: children")
      ->check(CLI::IsMember({"children"}));
  command->add_option("--out", request.out, "File to write [standard output]");
  return command;
}

/// Options that both commands about history have.
template <class Request>
void add_common(CLI::App& command, Request& request) {
  command
      .add_option("--estimator", request.estimator,
                  "How stock, entries and exits are tied together [stock-first]")
      ->check(CLI::IsMember({"stock-first", "flows-first", "pooled"}));
  command.add_option("--authority", request.authority, "Code or name of one authority of the table [all]");
  command.add_option("--out", request.out, "Folder for the results [out/NAME OF THE COMMAND AND FILE]");
  command.add_option("--threads", request.threads, "Threads; never changes a result [one a processor]")
      ->check(CLI::Range(1, 1024));
  command.add_flag("--json", request.json, "Print the JSON file instead of the summary");
}

CLI::App* add_calibrate(CLI::App& app, app::CalibrateRequest& request) {
  CLI::App* command = app.add_subcommand(
      "calibrate", "Demand with its uncertainty, from published history or an authority's own returns");
  command
      ->add_option("history,--return", request.histories,
                   "A table of published history (CSV), folders of statutory returns (one a year), or both")
      ->required();
  command->add_option("--as-of", request.as_of, "Year to 31 March; later years are not looked at [the last]");
  command->add_option("--cite", request.cite, "The document the table is from, for the fragment's source");
  command->add_option("--published", request.published, "The day it was published, YYYY-MM-DD");
  command->add_option("--seed", request.seed, "Seed of all chance [1]")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
  add_common(*command, request);
  return command;
}

CLI::App* add_hindcast(CLI::App& app, app::HindcastRequest& request) {
  CLI::App* command = app.add_subcommand(
      "hindcast", "Score forecasts on what followed: of a table's authorities, or of a scenario");
  command->add_option("what", request.what, "A table of published history (CSV), or a scenario (TOML)")
      ->required();
  command->add_option(
      "--observed,--history", request.observed,
      "What followed: for a table one of the same layout [its own later years]; for a scenario date, "
      "series, value");
  command
      ->add_option("--as-of", request.as_of,
                   "Year to 31 March to forecast from; may be repeated [every one that can be scored]")
      ->take_all()
      ->allow_extra_args(false);
  command->add_option("--horizons", request.horizons, "Years ahead, for a table [3]")
      ->check(CLI::Range(1, 10));
  command->add_option("--replications", request.replications, "Futures [a table: 2000; a scenario: its own]")
      ->check(CLI::Range(std::int64_t{100}, std::int64_t{1'000'000}));
  command->add_option("--seed", request.seed, "Seed of all chance [a table: 1; a scenario: its own]")
      ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max()));
  add_common(*command, request);
  return command;
}

int refuse_odd() {
  fmt::print(stderr,
             "error: --replications is odd (futures come in pairs that share their uncertain numbers)\n  "
             "help: write an even number\n");
  return app::wrong_input;
}

int command_line(int argc, char** argv) {
  CLI::App app{"Loadline shows how much demand a contract can carry.", "loadline"};
  app.set_version_flag("--version", version_text());
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 done, 1 the run's own checks failed, 2 the input is wrong, 3 our fault.\n"
      "Start with: loadline run scenarios/sunderland-2017.toml");
  app::RunRequest run_request;
  app::CheckRequest check_request;
  app::ExplainRequest explain_request;
  app::ReplayRequest replay_request;
  app::NewRequest new_request;
  app::CalibrateRequest calibrate_request;
  app::HindcastRequest hindcast_request;
  const CLI::App* run = add_run(app, run_request);
  const CLI::App* check = add_check(app, check_request);
  const CLI::App* calibrate = add_calibrate(app, calibrate_request);
  const CLI::App* hindcast = add_hindcast(app, hindcast_request);
  const CLI::App* explain = add_explain(app, explain_request);
  const CLI::App* replay = add_replay(app, replay_request);
  add_new(app, new_request);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? app::done : app::wrong_input;
  }
  if (run->parsed() && run_request.replications.value_or(4) % 2 != 0) return refuse_odd();
  if (hindcast->parsed() && hindcast_request.replications.value_or(4) % 2 != 0) return refuse_odd();
  if (run->parsed()) return app::run(run_request, stop_asked);
  if (check->parsed()) return app::check(check_request);
  if (calibrate->parsed()) return app::calibrate(calibrate_request, stop_asked);
  if (hindcast->parsed()) return app::hindcast(hindcast_request, stop_asked);
  if (explain->parsed()) return app::explain(explain_request);
  if (replay->parsed()) return app::replay(replay_request);
  return app::make_new(new_request);
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  try {
    return command_line(argc, argv);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "loadline: internal error: {}. This is our fault, not yours; nothing was written.\n",
               problem.what());
    return loadline::app::our_fault;
  }
}
