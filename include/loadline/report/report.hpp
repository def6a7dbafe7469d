#pragma once
/// \file  loadline/report/report.hpp
/// \brief Words, tables and charts from findings. Formats; computes nothing.

#include <filesystem>
#include <string>
#include <vector>

#include "loadline/analysis/findings.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::report {

/// A number changed on the command line, beside what the file said.
struct Change {
  std::string path, before, after;
};

/// What a report needs besides the findings.
struct RunRecord {
  std::string scenario_file;   ///< As the user named it.
  std::string effective_toml;  ///< The effective scenario, every default written out.
  std::string command;         ///< The command that reproduces the run.
  std::string started;         ///< Time stamp, ISO 8601.
  double seconds = 0.0;        ///< How long the run took.
  std::uint64_t seed = 1;
  std::string digest;
  std::vector<Change> changes;
};

struct ReportInput {
  const scenario::Scenario& scenario;
  const scenario::Register& all;
  const analysis::Findings& findings;
  const RunRecord& record;
};

/// The terminal summary: at most 24 lines of 80 characters, English; ASCII only where `unicode` is false.
std::string summary(const ReportInput& input, bool unicode);

/// The self-contained page.
std::string html_report(const ReportInput& input);

/// result.json, documented in docs/reference/result-format.md.
std::string result_json(const ReportInput& input);

/// Tidy CSV files: name and content.
struct NamedFile {
  std::string name, content;
};
std::vector<NamedFile> csv_files(const ReportInput& input);

/// `loadline explain PATH|CLAUSE|KPI`: what a term means, its unit, default, range, formula, source and value here.
/// A path that holds others lists them; a clause, indicator or initiative may be named by its bare id, a kind by its key.
/// Empty where the path is not known.
std::string explain(const scenario::Scenario& scenario, const scenario::Register& all,
                    const std::string& path);

/// What may have been meant by an unknown path, nearest first; empty where nothing is near.
std::vector<std::string> nearest_paths(const scenario::Scenario& scenario, const std::string& path,
                                       std::size_t most = 3);

/// Every key a scenario may have and every kind of clause, indicator and saving, as plain text: the same words that
/// `explain` prints.
std::string reference_manual();

}  // namespace loadline::report
