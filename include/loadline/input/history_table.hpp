#pragma once
/// \file  loadline/input/history_table.hpp
/// \brief Published yearly history of looked-after children by authority: one way to make it is a CSV table.
///
/// The table is the Department for Education's, one row an authority and year to 31 March. Columns are found by
/// name; these are read, others are left alone:
///
///   la_code             "E08000024" (required)
///   la_name             "Sunderland" (required)
///   year_to_31_march    2016 (required)
///   cla_31_march        children looked after on that day (required)
///   started, ceased     children who started and ceased to be looked after in the year (required columns;
///                       cells may be empty)
///
/// What cannot be used is refused, what can be repaired is repaired by a rule that has a name, and both are said
/// with the row (line of the file, header = 1) they concern. Nothing is repaired silently. The rules:
/// docs/reference/data-repairs.md. Figures that a rule does not believe are unknown, so an authority keeps its other
/// years.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "loadline/base/diagnostic.hpp"
#include "loadline/input/repair.hpp"

namespace loadline::input {

/// One authority in one year [children]. Absent where the table does not say.
struct HistoryYear {
  int year = 0;  ///< Year to 31 March.
  std::optional<double> looked_after, started, ceased;
  int row = 0;
};

struct AuthorityHistory {
  std::string code, name;
  std::vector<HistoryYear> years;  ///< Increasing, each once; years may be missing in between.
};

/// A table as read. Usable only where `diagnostics.has_errors()` is false.
struct HistoryTable {
  std::vector<AuthorityHistory> authorities;  ///< In the order of their codes.
  std::vector<Repair> repairs;                ///< In row order.
  base::Diagnostics diagnostics;
  std::string digest;  ///< 16 hex digits over the file's bytes, for the record.
};

/// Reads a table. Never throws for anything found in a file.
HistoryTable read_history_table(const std::filesystem::path& path);

}  // namespace loadline::input
