#pragma once
/// \file  loadline/report/calibration_report.hpp
/// \brief What `loadline calibrate` writes: page, summary, JSON, tables, and the fragment a scenario takes over.
///
/// Formats what `analysis/calibration.hpp` computed. Every file is documented in docs/reference/calibration.md. All
/// functions are pure.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/analysis/calibration.hpp"
#include "loadline/base/date.hpp"
#include "loadline/input/repair.hpp"
#include "loadline/report/report.hpp"

namespace loadline::report {

/// A document the numbers of a fragment rest on.
struct CalibrationSource {
  std::string id;  ///< "cal-history" or "cal-return".
  std::string cite;
  base::Date published;
  std::string note;  ///< Says so where the day of publication was not given.
};

struct CalibrationRecord {
  std::vector<std::string> files;  ///< As the user named them: the table, or the folders of returns.
  std::string table_digest;        ///< "" without a table.
  std::vector<CalibrationSource> sources;
  std::string estimator;  ///< "stock-first"; "" without a table.
  int as_of = 0;          ///< Year to 31 March.
  std::uint64_t seed = 1;
  int futures = 0;      ///< A forecast.
  int authorities = 0;  ///< In the table.
  std::string command;  ///< Gives the same files again.
  std::string started;  ///< ISO 8601, UTC.
  double seconds = 0.0;
};

/// At least one of `authority`, `table` and `returned` is set.
struct CalibrationInput {
  const CalibrationRecord& record;
  const std::vector<input::Repair>& repairs;
  std::vector<analysis::PooledSeries> pooled;  ///< Empty without a table.
  analysis::Believed closing_error;
  const analysis::AuthorityCalibration* authority = nullptr;
  const analysis::TableCalibration* table = nullptr;
  const analysis::ReturnCalibration* returned = nullptr;
};

/// At most 24 lines of 80 characters; ASCII only where `unicode` is false.
std::string calibration_summary(const CalibrationInput& input, bool unicode);
std::string calibration_page(const CalibrationInput& input);
std::string calibration_json(const CalibrationInput& input);
/// history.csv, and what else there is to say: authorities.csv, stays.csv.
std::vector<NamedFile> calibration_tables(const CalibrationInput& input);
/// demand.toml: sources, assumptions, numbers, correlations. "" where neither an authority nor a return is given.
std::string demand_fragment(const CalibrationInput& input);

}  // namespace loadline::report
