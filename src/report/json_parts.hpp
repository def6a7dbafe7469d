#pragma once
/// \file  report/json_parts.hpp
/// \brief The parts of result.json. Every field is documented in docs/reference/result-format.md, and a test checks it.

#include <nlohmann/json.hpp>

#include "loadline/report/report.hpp"

namespace loadline::report {

using Json = nlohmann::ordered_json;

/// A figure that always exists; finite. The library would write a NaN as null without a word: here it stops.
Json figure(double value);
/// A figure that may be "not assessed": NaN becomes null, the only meaning null has in a result.
Json figure_if_assessed(double value);
/// {"value": ..., "error": ...}
Json figure(const statistics::Estimate& estimate);
Json figure_if_assessed(const statistics::Estimate& estimate);

template <class Items, class MakeOne>
Json array_of(const Items& items, MakeOne make_one) {
  Json made = Json::array();
  for (const auto& item : items) made.push_back(make_one(item));
  return made;
}
Json figures(const std::vector<double>& values);
Json figures(const std::vector<statistics::Estimate>& estimates);

/// Where something stands in a file; file and line empty for the command line.
Json place_of(const base::Place& place);

Json input_of(const ReportInput& input);
Json result_of(const analysis::Findings& findings);

Json variant_of(const analysis::VariantFindings& variant);
/// An empty list, or a list of one: null means "not assessed" and nothing else.
Json deductions_of(const analysis::Findings& findings);
Json trigger_of(const analysis::TriggerFindings& trigger);
Json request_of(const analysis::RequestFindings& request);
Json payoff_of(const analysis::Payoff& payoff);
Json lint_of(const analysis::LintFinding& finding);

Json kpi_of(const analysis::KpiFindings& kpi);
Json outcomes_together_of(const analysis::OutcomesTogether& quarter);

Json savings_of(const analysis::SavingsYear& year);
Json initiative_of(const analysis::InitiativeFindings& initiative);
Json savings_study_of(const analysis::Findings& findings);
Json bridge_of(const analysis::Bridge& bridge);
Json missed_target_of(const analysis::MissedTarget& year);
Json staffing_loop_of(const analysis::Findings& findings);

/// The command without what cannot change a result and so would make equal runs look different: `--threads N`.
std::string without_threads(const std::string& command);

}  // namespace loadline::report
