#pragma once
/// \file  loadline/input/observations.hpp
/// \brief What was observed later, to score a forecast against: a tidy CSV table, one row an observation.
///
///   date     the day it describes, or the last day of the period (required; 2018-03-31 or 31/03/2018)
///   series   which figure, by a name the caller knows ("looked-after") (required)
///   value    a number in the unit of the series (required; may have commas or a pound sign; empty: not published)
///   source   where it was read (optional)
///
/// What cannot be used is refused, what can be repaired is repaired by a rule that has a name; both with rows.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/base/diagnostic.hpp"
#include "loadline/input/repair.hpp"

namespace loadline::input {

struct ObservedFigure {
  base::Date date;
  std::string series;
  double value = 0.0;  ///< In the unit of the series.
  std::string source;
  int row = 0;  ///< Line of the file, header = 1.
};

/// Observations as read. Usable only where `diagnostics.has_errors()` is false.
struct Observations {
  std::vector<ObservedFigure> figures;  ///< By series, then date.
  std::vector<Repair> repairs;
  base::Diagnostics diagnostics;
  std::string digest;  ///< 16 hex digits over the file's bytes.
};

/// Reads a table of observations; `series` are the names it may use. Never throws for anything found in a file.
/// Rules: suppressed-cell, duplicate-row (repairs); not-a-date, impossible-date, unknown-series, not-a-value,
/// conflicting-rows (refusals); and those of every table.
Observations read_observations(const std::filesystem::path& path, std::span<const std::string> series);

}  // namespace loadline::input
