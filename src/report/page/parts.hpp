#pragma once
/// \file  report/page/parts.hpp
/// \brief The parts of the report page, in the order a reader meets them. Each formats findings; none computes a figure.

#include <string>
#include <vector>

#include "loadline/report/report.hpp"
#include "loadline/units/calendar.hpp"
#include "report/catalogue.hpp"
#include "report/html/html.hpp"

namespace loadline::report::page {

using analysis::Estimate;
using html::Html;

/// What every part is given.
struct Page {
  const ReportInput& input;
  const scenario::Scenario& scenario;
  const analysis::Findings& findings;
  units::Calendar calendar;
  std::vector<CatalogueEntry> keys;
};

std::string style();

Html head(const Page& page);
Html headlines(const Page& page);

Html price_against_cost(const Page& page);  ///< S-curve and five-year table.
Html bridge(const Page& page);              ///< From the plan to the outturn; empty where it is not known.
Html cost_and_cash(const Page& page);
Html children_and_staff(const Page& page);
Html staffing_loop(const Page& page);  ///< The tipping point; empty where no role holds cases.
Html terms(const Page& page);          ///< The contract in words, variants side by side.
Html savings(const Page& page);
Html outcomes(const Page& page);
Html influences(const Page& page);
Html world(const Page& page);  ///< Structures and shocks.
Html opening(const Page& page);
Html assumptions(const Page& page);  ///< Register and sources.
Html assurance(const Page& page);    ///< Conflicts, what is not modelled, limits, how sure the figures are.
Html ledger(const Page& page);
Html glossary();
Html reproduce(const Page& page);

/// Label of the number at a path, or the path itself.
std::string label_at(const Page& page, const std::string& path);
/// "March 2022": the last month of the horizon.
std::string last_month(const Page& page);

}  // namespace loadline::report::page
