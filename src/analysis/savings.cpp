#include <algorithm>
#include <cmath>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// What the programme must take off this year's cost, from targets in the basis they were written in (W2).
double yearly_target(const scenario::Scenario& scenario, const units::Calendar& calendar, int year) {
  double lasting = 0.0, this_year = 0.0, cumulative_before = 0.0;
  for (const auto& target : scenario.savings.target) {
    const int starts = calendar.month_of({std::stoi(target.id.substr(0, 4)), 4, 1}) / 12;
    const double amount = target.value.typical_value();
    if (starts <= year) lasting += amount;
    if (starts == year) this_year = amount;
    if (starts == year - 1) cumulative_before = amount;
  }
  switch (scenario.savings.basis) {
    case scenario::SavingsBasis::base_reduction:
      return lasting;
    case scenario::SavingsBasis::in_year_cash:
      return this_year;
    case scenario::SavingsBasis::cumulative_cash:
      return this_year - cumulative_before;
  }
  return 0.0;
}

std::string rating(double probability) {
  return probability >= 0.8 ? "green" : probability >= 0.5 ? "amber" : "red";
}

double median_start(const Eigen::ArrayXXi& starts, Eigen::Index initiative, int horizon) {
  std::vector<int> months;
  for (const int month : starts.col(initiative))
    if (month < horizon) months.push_back(month);
  if (months.empty()) return static_cast<double>(horizon);
  const auto middle = months.begin() + static_cast<std::ptrdiff_t>(months.size() / 2);
  std::nth_element(months.begin(), middle, months.end());
  return static_cast<double>(*middle);
}

}  // namespace

std::vector<SavingsYear> savings(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<SavingsYear> all;
  for (int year = 0; year < ensemble.years; ++year) {
    const double target = yearly_target(scenario, calendar, year);
    const Eigen::ArrayXd delivered =
        ensemble.net_cost_without_savings.col(year) - ensemble.net_cost.col(year);
    const Eigen::ArrayXd shortfall = (target - delivered).max(0.0);
    const Estimate probability = share_of_futures(
        delivered.size(), [&](Eigen::Index row) { return delivered(row) >= target - half_a_penny; });
    all.push_back({.year = calendar.year_name(year),
                   .target = target,
                   .mean = statistics::mean(as_span(delivered)),
                   .p20 = statistics::quantile(as_span(delivered), 0.20),
                   .p50 = statistics::quantile(as_span(delivered), 0.50),
                   .p80 = statistics::quantile(as_span(delivered), 0.80),
                   .delivered = probability,
                   .shortfall = statistics::mean(as_span(shortfall)),
                   .rating = rating(probability.value)});
  }
  return all;
}

std::vector<InitiativeFindings> initiatives(const scenario::Scenario& scenario,
                                            const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  const Eigen::Index n = ensemble.initiative_delivered.rows();
  std::vector<InitiativeFindings> all;
  for (std::size_t i = 0; i < scenario.savings.initiatives.size(); ++i) {
    const scenario::Initiative& initiative = scenario.savings.initiatives[i];
    const auto column = static_cast<Eigen::Index>(i);
    const auto delivered = [&](Eigen::Index row) {
      return ensemble.initiative_start(row, column) < ensemble.months
                 ? ensemble.initiative_delivered(row, column)
                 : 0.0f;
    };
    all.push_back(
        {.id = initiative.id,
         .name = initiative.name,
         .owner = initiative.owner,
         .category = scenario::saving_category_keys[static_cast<std::size_t>(initiative.category)],
         .kind = std::visit([](const auto& effect) { return std::string(effect.kind); }, initiative.effect),
         .planned_start = calendar.name(units::MonthIndex(calendar.month_of(initiative.start))),
         .confidence = initiative.confidence.typical_value(),
         .starts = share_of_futures(n, [&](Eigen::Index row) { return delivered(row) > 0.0f; }),
         .full = share_of_futures(n, [&](Eigen::Index row) { return delivered(row) >= 1.0f; }),
         .partly = share_of_futures(
             n, [&](Eigen::Index row) { return delivered(row) > 0.0f && delivered(row) < 1.0f; }),
         .median_start = median_start(ensemble.initiative_start, column, ensemble.months),
         .investment = initiative.investment.typical_value()});
  }
  return all;
}

}  // namespace loadline::analysis::parts
