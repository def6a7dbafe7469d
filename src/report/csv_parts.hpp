#pragma once
/// \file  report/csv_parts.hpp
/// \brief The parts of the CSV files.

#include <string>
#include <vector>

#include "loadline/report/report.hpp"

namespace loadline::report {

/// Appends value and standard error.
void with_error(std::vector<std::string>& row, const statistics::Estimate& estimate);

/// Ids in one cell: "a;b".
std::string joined(const std::vector<std::string>& ids);

/// Terms, deductions, requests, triggers, payoffs, indicators and what luck does to them.
std::vector<NamedFile> contract_csv_files(const analysis::Findings& findings);

/// Savings, initiatives, the bridge from plan to outturn, missed targets and the staffing loop.
std::vector<NamedFile> programme_csv_files(const analysis::Findings& findings);

}  // namespace loadline::report
