#pragma once
/// \file  loadline/report/hindcast_report.hpp
/// \brief What `loadline hindcast` writes: page, summary, JSON and tables, for a table of authorities or a scenario.
///
/// Formats what `analysis` computed. Every file is documented in docs/reference/calibration.md. All functions are pure.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/analysis/authority_hindcast.hpp"
#include "loadline/analysis/scenario_hindcast.hpp"
#include "loadline/input/repair.hpp"
#include "loadline/report/report.hpp"

namespace loadline::report {

struct HindcastRecord {
  std::string what;      ///< File that was scored, as the user named it.
  std::string observed;  ///< File of what followed; "" where the table's own later years were held back.
  std::string digest;    ///< Of the table or of the run.
  std::uint64_t seed = 1;
  std::string command;  ///< Gives the same files again.
  std::string started;  ///< ISO 8601, UTC.
  double seconds = 0.0;
};

/// A back-test over a table; `authority` where one was asked for.
struct TableHindcastInput {
  const HindcastRecord& record;
  const std::vector<input::Repair>& repairs;
  const analysis::BacktestPlan& plan;
  const analysis::Backtest& test;
  const analysis::AuthorityHindcast* authority = nullptr;
};

/// A scenario against what followed.
struct ScenarioHindcastInput {
  const HindcastRecord& record;
  const std::vector<input::Repair>& repairs;
  const scenario::Scenario& scenario;
  const analysis::ScenarioHindcast& hindcast;
};

/// At most 24 lines of 80 characters; ASCII only where `unicode` is false.
std::string hindcast_summary(const TableHindcastInput& input, bool unicode);
std::string hindcast_summary(const ScenarioHindcastInput& input, bool unicode);
std::string hindcast_page(const TableHindcastInput& input);
std::string hindcast_page(const ScenarioHindcastInput& input);
std::string hindcast_json(const TableHindcastInput& input);
std::string hindcast_json(const ScenarioHindcastInput& input);
/// scores.csv, and authorities.csv for a table.
std::vector<NamedFile> hindcast_tables(const TableHindcastInput& input);
std::vector<NamedFile> hindcast_tables(const ScenarioHindcastInput& input);

}  // namespace loadline::report
