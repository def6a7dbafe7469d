#pragma once
/// \file  loadline/input/repair.hpp
/// \brief What was mended in a data file on the way in: by which rule, where, from what to what.

#include <cstddef>
#include <string>
#include <vector>

namespace loadline::input {

/// A rule that mends data; the reader's header lists its own. Named so that a report can say it and a user can
/// look it up (`docs/reference/data-repairs.md`).
struct Repair {
  std::string rule;   ///< "suppressed-cell", "overlapping-episodes" ...
  std::string file;   ///< As given.
  int row = 0;        ///< Line of the file, header = 1; 0 where it concerns the whole file.
  std::string found;  ///< What stood there, short enough for a line.
  std::string
      action;  ///< What was done, a clause: "taken as unknown", "ended on 2015-06-03, when the next began".
  /// Rows it stands for. Each is listed up to 1,000 a rule and file; one entry of row 0 then stands for the rest.
  std::size_t times = 1;
};

/// Repairs by rule, for a summary: how many, and the first few rows of each. In order of the rules' names.
struct RepairCount {
  std::string rule;
  std::size_t count = 0;         ///< Rows, or cells where a row has several.
  std::vector<Repair> examples;  ///< The first ones, at most 5.
};
std::vector<RepairCount> count_by_rule(const std::vector<Repair>& repairs);

}  // namespace loadline::input
