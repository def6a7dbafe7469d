#pragma once
/// \file  report/example_findings.hpp
/// \brief Findings made up in code, so that what a report says can be tested without simulating anything.

#include "loadline/report/report.hpp"

namespace loadline::testing_support {

/// The example scenario with names, history, variants and conflicts, and findings that look like its own. Everything a
/// ReportInput points to lives here, so it is neither copied nor moved.
struct ExampleReport {
  ExampleReport();
  ExampleReport(const ExampleReport&) = delete;
  ExampleReport& operator=(const ExampleReport&) = delete;

  report::ReportInput input() const { return {scenario, all, findings, record}; }

  scenario::Scenario scenario;
  scenario::Register all;
  analysis::Findings findings;
  report::RunRecord record;
};

}  // namespace loadline::testing_support
