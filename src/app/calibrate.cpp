#include <chrono>
#include <filesystem>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "authorities.hpp"
#include "calibrate_question.hpp"
#include "loadline/analysis/calibration.hpp"
#include "loadline/engine/run.hpp"
#include "loadline/report/calibration_report.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "terminal.hpp"

namespace loadline::app {
namespace {

namespace fs = std::filesystem;

std::vector<report::CalibrationSource> sources_of(const CalibrateRequest& request, const Histories& histories,
                                                  int as_of) {
  std::vector<report::CalibrationSource> made;
  const auto published = base::date_from(request.published);  // none where not given
  const auto file = [](const std::string& path) { return fs::path(path).filename().string(); };
  if (histories.table) {
    report::CalibrationSource source{"cal-history", request.cite,
                                     published.value_or(base::Date{as_of, 12, 31}), ""};
    if (request.cite.empty())
      source.cite = fmt::format("{}, years to 31 March {} (digest {})", file(histories.table_file), as_of,
                                histories.table->digest);
    if (!published)
      source.note =
          "Day of publication not given (--published): taken as the last day of the year the figures end in, "
          "by "
          "when yearly tables are out.";
    made.push_back(source);
  }
  if (histories.returned) {
    const bool both = histories.table.has_value();
    report::CalibrationSource source{
        "cal-return", both ? "" : request.cite,
        both ? histories.returned->window_end : published.value_or(histories.returned->window_end), ""};
    if (source.cite.empty())
      source.cite = fmt::format(
          "The authority's own statutory return of looked-after children (SSDA903), years to 31 March {}",
          list_of(histories.returned->years));
    if (both || !published) source.note = "Known to the authority from the last day it covers.";
    made.push_back(source);
  }
  return made;
}

std::string command_of(const CalibrateRequest& request) {
  std::string command = "loadline calibrate";
  for (const std::string& history : request.histories) command += " " + shell_quoted(history);
  if (!request.authority.empty()) command += " --authority " + shell_quoted(request.authority);
  if (request.as_of) command += fmt::format(" --as-of {}", *request.as_of);
  if (request.estimator != "stock-first") command += " --estimator " + request.estimator;
  if (request.seed != 1) command += fmt::format(" --seed {}", request.seed);
  if (!request.cite.empty()) command += " --cite " + shell_quoted(request.cite);
  if (!request.published.empty()) command += " --published " + request.published;
  return command;
}

std::string default_folder(const CalibrateRequest& request) {
  const fs::path first = fs::path(request.histories.front()).lexically_normal();
  const fs::path name = first.has_stem() ? first.stem() : first.parent_path().stem();
  return (fs::path("out") / ("calibration-" + name.string())).string();
}

/// What the fits give; members are set as the files allow.
struct Fitted {
  std::optional<analysis::HistoryFit> fit;
  std::optional<analysis::AuthorityCalibration> authority;
  std::optional<analysis::TableCalibration> table;
  std::optional<analysis::ReturnCalibration> returned;
};

Fitted fit_all(const Histories& histories, const Asked& asked, const analysis::CalibrationPlan& plan,
               bool terminal, const std::atomic<bool>& stop) {
  Fitted made;
  ProgressBar bar(terminal, "fitted", asked.authority ? "earlier years" : "authorities");
  const auto progress = [&](int done, int all) {
    if (stop) throw engine::Stopped{};
    bar.show(done, all);
  };
  if (histories.table) {
    const auto& table = histories.table->authorities;
    made.fit = analysis::fit_history(table, plan.fit);
    if (stop) throw engine::Stopped{};
    if (asked.authority)
      made.authority = analysis::calibrate_authority(table, *made.fit, *asked.authority, plan, progress);
    else
      made.table = analysis::calibrate_table(table, *made.fit, plan, progress);
  }
  if (histories.returned)
    made.returned = analysis::calibrate_return(
        *histories.returned, histories.table ? analysis::FlowsFrom::table : analysis::FlowsFrom::returned);
  if (stop) throw engine::Stopped{};
  bar.clear();
  return made;
}

void write_everything(OutputFolder& folder, const report::CalibrationInput& input, const std::string& json) {
  folder.write("report.html", report::calibration_page(input));
  folder.write("fit.json", json);
  if (const std::string fragment = report::demand_fragment(input); !fragment.empty())
    folder.write("demand.toml", fragment);
  for (const report::NamedFile& file : report::calibration_tables(input))
    folder.write(file.name, file.content);
  folder.commit();
}

int calibrate_into(OutputFolder& folder, const CalibrateRequest& request, const Histories& histories,
                   const Asked& asked, const std::atomic<bool>& stop) {
  analysis::CalibrationPlan plan;
  plan.fit.as_of = asked.as_of;
  plan.fit.estimator = analysis::estimator_named(request.estimator);
  plan.fit.seed = static_cast<std::uint64_t>(request.seed);
  plan.threads = threads_or_all(request.threads);
  if (!asked.authority) plan.futures = 2'000;  // a hundred and fifty authorities at a time
  const auto started = std::chrono::system_clock::now();
  const auto clock = std::chrono::steady_clock::now();
  const Fitted fitted = fit_all(histories, asked, plan, is_terminal(stderr), stop);
  const std::vector<input::Repair> repairs = histories.repairs();
  report::CalibrationRecord record;
  if (histories.table) record.files.push_back(histories.table_file);
  record.files.insert(record.files.end(), histories.folders.begin(), histories.folders.end());
  record.table_digest = histories.table ? histories.table->digest : "";
  record.sources = sources_of(request, histories, asked.as_of);
  record.estimator = histories.table ? request.estimator : "";
  record.as_of = asked.as_of;
  record.seed = plan.fit.seed;
  record.futures = histories.table ? plan.futures : 0;
  record.authorities = histories.table ? static_cast<int>(histories.table->authorities.size()) : 0;
  record.command = command_of(request);
  record.started = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(started));
  record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - clock).count();
  report::CalibrationInput input{record, repairs, {}, {}, nullptr, nullptr, nullptr};
  if (fitted.fit) {
    input.pooled = fitted.fit->pooled();
    input.closing_error = fitted.fit->closing_error();
  }
  input.authority = fitted.authority ? &*fitted.authority : nullptr;
  input.table = fitted.table ? &*fitted.table : nullptr;
  input.returned = fitted.returned ? &*fitted.returned : nullptr;
  const std::string json = report::calibration_json(input);
  if (stop) throw engine::Stopped{};
  write_everything(folder, input, json);
  if (request.json)
    fmt::print("{}", json);
  else
    fmt::print("{}\nReport: {}\n", for_terminal(report::calibration_summary(input, speaks_utf8())),
               (folder.target() / "report.html").string());
  return done;
}

}  // namespace

int calibrate(const CalibrateRequest& request, const std::atomic<bool>& stop) {
  if (!request.published.empty() && !base::date_from(request.published)) {
    tell_error(fmt::format("--published: {} is not a day", request.published), "write it as 2016-09-29");
    return wrong_input;
  }
  const auto histories = read_histories(request);
  if (!histories) return wrong_input;
  const auto asked = asked_of(request, *histories);
  if (!asked) return wrong_input;
  const auto published = base::date_from(request.published);
  if (published && *published < base::Date{asked->as_of, 3, 31}) {
    tell_error(fmt::format("--published: figures of 31 March {} cannot have been published on {}",
                           asked->as_of, request.published),
               "give the day they came out, or an earlier year with --as-of");
    return wrong_input;
  }
  tell_repairs(histories->repairs());
  OutputFolder folder(request.out.empty() ? default_folder(request) : request.out);
  if (const auto problems = folder.prepare(); !problems.empty()) {
    for (const FolderProblem& problem : problems) tell_error(problem.sentence, problem.help);
    return wrong_input;
  }
  try {
    return calibrate_into(folder, request, *histories, *asked, stop);
  } catch (const engine::Stopped&) {
    fmt::print(stderr, "Stopped. Nothing was written.\n");
    return interrupted;
  } catch (const FolderProblem& problem) {
    tell_error(problem.sentence, problem.help);
    return wrong_input;
  }
}

}  // namespace loadline::app
