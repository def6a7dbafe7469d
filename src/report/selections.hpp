#pragma once
/// \file  report/selections.hpp
/// \brief Which of the findings to show first: picks and looks up, computes nothing.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/findings.hpp"

namespace loadline::report {

/// Position of the quarter that ends a year from the start, or of the last there is; none where there are no quarters.
std::optional<std::size_t> a_year_on(const analysis::KpiFindings& kpi);

/// Indicators by their chance of being red a year on, greatest first; of equals the one less often green comes first. Those
/// not assessed then are left out.
std::vector<const analysis::KpiFindings*> most_at_risk(const std::vector<analysis::KpiFindings>& kpis);

/// The fan of this id, or null.
const analysis::Fan* fan_of(const analysis::Findings& findings, const std::string& id);

/// Red evidence among the ten strongest influences: the assumptions to put right first.
std::vector<const analysis::Influence*> red_and_strong(const analysis::Findings& findings);

/// What the study found of this initiative, or null where it was not studied.
const analysis::InitiativeValue* value_of(const analysis::SavingsStudy& study, const std::string& id);

/// A distance to the tipping point, NaN in a year in which no future has one.
double if_any(const analysis::LoopYear& year, double distance);

/// The last year with a savings target, or null.
const analysis::SavingsYear* last_target(const analysis::Findings& findings);

/// The name of a contract year, "2017/18"; "" beyond the horizon or where there is none.
std::string year_name(const analysis::Findings& findings, std::optional<int> year);

/// The largest of some standard errors: one figure for a whole row or column.
double largest_error(std::initializer_list<statistics::Estimate> figures);

/// An indicator's value as people read it: "92%", "19.3", "Good". A percentage has a decimal only where its tiers have.
std::string kpi_value(const analysis::KpiFindings& kpi, double kept_value);
/// A distance between two values, with its unit: "2.1 points", "14 children", "0.6 grades".
std::string kpi_distance(const analysis::KpiFindings& kpi, double kept_value);
/// "%, higher is better"; for a judgement "grade" alone.
std::string kpi_direction(const analysis::KpiFindings& kpi);

/// Whether a quarter's reading is a sample, so that luck can move the rating.
bool is_sampled(const analysis::KpiFindings& kpi);
/// Sampled indicators by the chance that luck alone rates them wrongly, greatest first. An inspection is no count and is
/// left out.
std::vector<const analysis::KpiFindings*> by_luck(const std::vector<analysis::KpiFindings>& kpis);

/// Findings of the lint that nobody has acknowledged, and those that somebody stands by.
std::size_t open_findings(const analysis::Findings& findings);
std::size_t acknowledged_findings(const analysis::Findings& findings);

/// The chance that a request is paid for where it is made; NaN where it never is.
statistics::Estimate paid_if_asked(const analysis::RequestFindings& request);

/// The trigger that fires most often, or null where there is none.
const analysis::TriggerFindings* likeliest(const std::vector<analysis::TriggerFindings>& triggers);
/// The request that is made most often, or null where there is none.
const analysis::RequestFindings* likeliest(const std::vector<analysis::RequestFindings>& requests);

}  // namespace loadline::report
