#pragma once
/// \file  report/csv_parts.hpp
/// \brief The parts of the CSV files.

#include <string>
#include <vector>

#include "loadline/report/report.hpp"

namespace loadline::report {

/// Appends value and standard error.
void with_error(std::vector<std::string>& row, const statistics::Estimate& estimate);

/// Savings, initiatives, the bridge from plan to outturn, missed targets and the staffing loop.
std::vector<NamedFile> programme_csv_files(const analysis::Findings& findings);

}  // namespace loadline::report
