#pragma once
/// \file  analysis/parts.hpp
/// \brief The findings, a part a question; each part is a pure function of the scenario and the ensemble.

#include <span>

#include "loadline/analysis/findings.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::analysis::parts {

std::vector<YearFindings> years(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
Estimate deficit_in_any_year(const engine::ContractFigures& contract);
std::vector<CostLineFindings> costs(const engine::Ensemble& ensemble);
std::vector<Fan> fans(const engine::Ensemble& ensemble);
void lowest_cash(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into);
/// Fills months of overdraft, what goes beyond the agreed one, and reductions beyond the price.
void beyond_limits(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into);
std::vector<VariantFindings> variants(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
std::vector<TriggerFindings> triggers(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
std::vector<RequestFindings> requests(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
/// None where the contract has no deductions. Settles some of the futures again.
std::optional<DeductionFindings> deductions(const scenario::Scenario& scenario, const scenario::Register& all,
                                            const engine::RunPlan& plan, const engine::Ensemble& ensemble);
std::vector<Payoff> payoffs(const scenario::Scenario& scenario);
std::vector<SavingsYear> savings(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
std::vector<InitiativeFindings> initiatives(const scenario::Scenario& scenario,
                                            const engine::Ensemble& ensemble);
/// Fills `savings_study`, and the part of `savings`, which must be there, that does not last.
void study_savings(const scenario::Scenario& scenario, const scenario::Register& all,
                   const engine::RunPlan& plan, Findings& into);
/// None where no role holds cases.
std::vector<LoopYear> loop_years(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
/// Empty where no role holds cases.
LoopCurve loop_curve(const scenario::Scenario& scenario);
std::vector<KpiFindings> kpis(const scenario::Scenario& scenario, const engine::Ensemble& ensemble);
/// None without indicators.
std::vector<OutcomesTogether> outcomes_together(const scenario::Scenario& scenario,
                                                const engine::Ensemble& ensemble);
std::vector<Influence> influences(const scenario::Scenario& scenario, const scenario::Register& all,
                                  const engine::RunPlan& plan, const engine::Ensemble& ensemble);
std::vector<StructureFindings> structures(const scenario::Scenario& scenario, const scenario::Register& all,
                                          const engine::RunPlan& plan, const engine::Ensemble& ensemble);
std::vector<ShockFindings> shocks(const scenario::Scenario& scenario);
std::vector<FutureLedger> ledgers(const scenario::Scenario& scenario, const scenario::Register& all,
                                  const engine::RunPlan& plan, const engine::Ensemble& ensemble);

/// What the programme took off the company's cost in a year, in money that counts: a ring-fenced fund's is its own. One
/// a future.
Eigen::ArrayXd counted_savings(const engine::Ensemble& ensemble, Eigen::Index year);
/// Fills `bridges` and `missed_targets`, from `opening`, `years` and `savings`, which must be there.
void explain_outturn(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into);

/// Level of a year after yearly changes at their typical values, the first year being 1.
inline double growth_since_start(const scenario::ByYear<units::Share>& changes, int year) {
  double level = 1.0;
  for (int y = 1; y <= year && y < static_cast<int>(changes.size()); ++y)
    level *= 1.0 + changes[static_cast<std::size_t>(y)].value.typical_value();
  return level;
}

/// One contract year of a yearly figure, a row a future.
inline std::span<const double> column(const engine::Yearly& figures, Eigen::Index year) {
  return {figures.col(year).data(), static_cast<std::size_t>(figures.rows())};
}

/// Sum over the horizon, one a future.
inline Eigen::ArrayXd horizon_total(const engine::Yearly& figures) { return figures.rowwise().sum(); }

inline std::span<const double> as_span(const Eigen::ArrayXd& figures) {
  return {figures.data(), static_cast<std::size_t>(figures.size())};
}

/// Share of futures for which `event(row)` holds.
template <class Event>
Estimate share_of_futures(Eigen::Index futures, Event event) {
  std::vector<unsigned char> flags(static_cast<std::size_t>(futures));
  for (Eigen::Index row = 0; row < futures; ++row) flags[static_cast<std::size_t>(row)] = event(row) ? 1 : 0;
  return statistics::probability(flags);
}

/// Half a penny: below it an amount in pounds is nothing.
inline constexpr double half_a_penny = 0.005;

}  // namespace loadline::analysis::parts
