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
struct Change { std::string path, before, after; };

/// What a report needs besides the findings.
struct RunRecord {
  std::string scenario_file;       ///< As the user named it.
  std::string effective_toml;      ///< The effective scenario, every default written out.
  std::string command;             ///< The command that reproduces the run.
  std::string started;             ///< Time stamp, ISO 8601.
  double seconds = 0.0;            ///< How long the run took.
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
struct NamedFile { std::string name, content; };
std::vector<NamedFile> csv_files(const ReportInput& input);

/// `loadline explain PATH|CLAUSE|KPI`: what a term means, its unit, default, range, formula, source and value here.
/// Empty where the path is not known.
std::string explain(const scenario::Scenario& scenario, const scenario::Register& all, const std::string& path);

}  // namespace loadline::report
