#include <cmath>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// E[deficit | deficit]: a ratio of means; its error treats the number of deficits as known.
Estimate mean_deficit(const engine::ContractFigures& contract, Eigen::Index year) {
  double total = 0.0, squares = 0.0;
  double count = 0.0;
  for (Eigen::Index row = 0; row < contract.result.rows(); ++row) {
    const double deficit = -contract.result(row, year);
    if (deficit < half_a_penny) continue;
    total += deficit;
    squares += deficit * deficit;
    count += 1.0;
  }
  if (count < 2.0) return {count > 0.0 ? total : 0.0, 0.0};
  const double mean = total / count;
  return {mean, std::sqrt(std::max(0.0, squares / count - mean * mean) /
                          (count / 2.0))};  // pairs: half as many observations
}

YearFindings one_year(const units::Calendar& calendar, const engine::Ensemble& e, Eigen::Index year) {
  const engine::ContractFigures& c = e.contracts.front();
  const auto net_cost = column(e.net_cost, year);
  const Eigen::ArrayXd gap = e.net_cost.col(year) - c.price.col(year) - c.volume.col(year);
  const Eigen::Index n = e.net_cost.rows();
  return {
      .year = calendar.year_name(static_cast<int>(year)),
      .price = statistics::mean(column(c.price, year)),
      .mean = statistics::mean(net_cost),
      .p10 = statistics::quantile(net_cost, 0.10),
      .p50 = statistics::quantile(net_cost, 0.50),
      .p80 = statistics::quantile(net_cost, 0.80),
      .p90 = statistics::quantile(net_cost, 0.90),
      .gap_p50 = statistics::quantile(as_span(gap), 0.50),
      .contingency = statistics::quantile(as_span(gap), 0.80),
      .deficit = share_of_futures(n, [&](Eigen::Index row) { return c.result(row, year) < -half_a_penny; }),
      .deficit_after_reserve = share_of_futures(
          n,
          [&](Eigen::Index row) {
            return c.grant(row, year) + c.loan(row, year) + c.unfunded(row, year) > half_a_penny;
          }),
      .insolvent =
          share_of_futures(n, [&](Eigen::Index row) { return c.unfunded(row, year) > half_a_penny; }),
      .mean_deficit = mean_deficit(c, year),
      .looked_after = statistics::mean(column(e.looked_after, year))};
}

}  // namespace

std::vector<YearFindings> years(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<YearFindings> all;
  for (Eigen::Index year = 0; year < ensemble.years; ++year)
    all.push_back(one_year(calendar, ensemble, year));
  return all;
}

Estimate deficit_in_any_year(const engine::ContractFigures& contract) {
  return share_of_futures(contract.result.rows(), [&](Eigen::Index row) {
    return contract.result.row(row).minCoeff() < -half_a_penny;
  });
}

std::vector<CostLineFindings> costs(const engine::Ensemble& ensemble) {
  std::vector<CostLineFindings> all;
  for (std::size_t line = 0; line < ensemble.lines.size(); ++line) {
    const service::CostLine& tags = ensemble.lines[line];
    CostLineFindings findings{tags.id,        tags.name, {},          tags.group,
                              tags.behaviour, tags.fund, tags.bearer, tags.controllable};
    for (Eigen::Index year = 0; year < ensemble.years; ++year)
      findings.yearly.push_back(statistics::mean(column(ensemble.line_costs[line], year)));
    all.push_back(std::move(findings));
  }
  return all;
}

}  // namespace loadline::analysis::parts
