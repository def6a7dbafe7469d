#include <algorithm>
#include <cmath>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// What the programme must take off this year's cost, from targets in the basis they were written in (W2): what has been
/// taken off for good so far, cash of the year itself, or the year's part of the cash so far. A year that cumulative cash
/// says nothing of adds nothing.
double yearly_target(const scenario::Savings& savings, std::size_t year) {
  double lasting = 0.0, so_far = 0.0, before = 0.0;
  for (std::size_t y = 0; y <= year && y < savings.target.size(); ++y) {
    const auto& figure = savings.target[y].value;
    before = so_far;
    if (figure.stated) so_far = figure.typical_value();
    lasting += figure.typical_value();
  }
  switch (savings.basis) {
    case scenario::SavingsBasis::base_reduction:
      return lasting;
    case scenario::SavingsBasis::in_year_cash:
      return year < savings.target.size() ? savings.target[year].value.typical_value() : 0.0;
    case scenario::SavingsBasis::cumulative_cash:
      return so_far - before;
  }
  return 0.0;
}

}  // namespace

Eigen::ArrayXd counted_savings(const engine::Ensemble& ensemble, Eigen::Index year) {
  Eigen::ArrayXd delivered = ensemble.net_cost_without_savings.col(year) - ensemble.net_cost.col(year);
  for (std::size_t line = 0; line < ensemble.lines.size(); ++line) {
    const service::CostLine& terms = ensemble.lines[line];
    if (terms.bearer == service::Bearer::company && terms.fund != scenario::Fund::general)
      delivered -= ensemble.line_costs_without_savings[line].col(year) - ensemble.line_costs[line].col(year);
  }
  return delivered;
}

namespace {

Estimate share_of_target(const Estimate& mean, double target) {
  return target > 0.0 ? Estimate{mean.value / target, mean.error / target} : Estimate{};
}

/// The word a scenario uses for it.
template <class Keys, class Enum>
std::string key_of(const Keys& keys, Enum value) {
  return keys[static_cast<std::size_t>(value)];
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
    const double target = yearly_target(scenario.savings, static_cast<std::size_t>(year));
    const Eigen::ArrayXd delivered = counted_savings(ensemble, year);
    const Estimate mean = statistics::mean(as_span(delivered));
    const Eigen::ArrayXd shortfall = (target - delivered).max(0.0);
    const Estimate probability = share_of_futures(
        delivered.size(), [&](Eigen::Index row) { return delivered(row) >= target - half_a_penny; });
    all.push_back({.year = calendar.year_name(year),
                   .target = target,
                   .mean = mean,
                   .p20 = statistics::quantile(as_span(delivered), 0.20),
                   .p50 = statistics::quantile(as_span(delivered), 0.50),
                   .p80 = statistics::quantile(as_span(delivered), 0.80),
                   .delivered = probability,
                   .shortfall = statistics::mean(as_span(shortfall)),
                   .coverage = share_of_target(mean, target),
                   .one_off = {},
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
         .category = key_of(scenario::saving_category_keys, initiative.category),
         .kind = std::visit([](const auto& effect) { return std::string(effect.kind); }, initiative.effect),
         .planned_start = calendar.name(units::MonthIndex(calendar.month_of(initiative.start))),
         .confidence = initiative.confidence.typical_value(),
         .starts = share_of_futures(n, [&](Eigen::Index row) { return delivered(row) > 0.0f; }),
         .full = share_of_futures(n, [&](Eigen::Index row) { return delivered(row) >= 1.0f; }),
         .partly = share_of_futures(
             n, [&](Eigen::Index row) { return delivered(row) > 0.0f && delivered(row) < 1.0f; }),
         .median_start = median_start(ensemble.initiative_start, column, ensemble.months),
         .investment = initiative.investment.typical_value(),
         .running_cost = initiative.running_cost.typical_value(),
         .evidence = key_of(scenario::evidence_grade_keys, initiative.evidence),
         .optimism = initiative.optimism.typical_value(),
         .recurrence = key_of(scenario::recurrence_keys, initiative.recurrence),
         .shape = key_of(scenario::ramp_shape_keys, initiative.shape),
         .fund = key_of(scenario::fund_keys, initiative.fund),
         .beneficiary = key_of(scenario::beneficiary_keys, initiative.beneficiary),
         .overlap = initiative.overlap,
         .needs = initiative.needs});
  }
  return all;
}

}  // namespace loadline::analysis::parts
