#include <algorithm>
#include <cmath>

#include "loadline/service/parameters.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

std::vector<double> picked(const Eigen::ArrayXd& figures, const std::vector<Eigen::Index>& rows) {
  std::vector<double> some;
  for (const Eigen::Index row : rows) some.push_back(figures(row));
  return some;
}

/// Figures of the futures in these rows: whole pairs, because a pair shares its structure.
void describe(const engine::Ensemble& ensemble, const std::vector<Eigen::Index>& rows,
              StructureFindings& into) {
  into.futures = static_cast<std::int64_t>(rows.size());
  if (into.futures < 4) return;
  const engine::ContractFigures& agreed = ensemble.contracts.front();
  into.net_cost = statistics::mean(picked(horizon_total(ensemble.net_cost), rows));
  into.looked_after = statistics::mean(picked(ensemble.looked_after.col(ensemble.years - 1), rows));
  std::vector<unsigned char> deficit;
  for (const Eigen::Index row : rows)
    deficit.push_back((agreed.result.row(row) < -half_a_penny).any() ? 1 : 0);
  into.deficit_any = statistics::probability(deficit);
}

bool inside(const scenario::Horizon& horizon, const base::Date& date) {
  const int month = (date.year - horizon.start.year) * 12 + date.month - horizon.start.month;
  return month >= 0 && month < horizon.months;
}

}  // namespace

std::vector<StructureFindings> structures(const scenario::Scenario& scenario, const scenario::Register& all,
                                          const engine::RunPlan& plan, const engine::Ensemble& ensemble) {
  if (scenario.structures.empty()) return {};
  const service::ParameterDraw draw(scenario, all, chance::Seed{plan.seed});
  std::vector<std::vector<Eigen::Index>> rows(scenario.structures.size() + 1);
  for (Eigen::Index row = 0; row < ensemble.net_cost.rows(); ++row) {
    const auto future = chance::Future::of_replication(static_cast<std::uint32_t>(row));
    rows[static_cast<std::size_t>(draw.structure(future.theta) + 1)].push_back(row);
  }
  double left = 1.0;
  for (const scenario::Structure& structure : scenario.structures) left -= structure.weight.typical_value();
  std::vector<StructureFindings> found;
  if (left > 1e-9)
    found.push_back({.id = "as-it-stands",
                     .name = "As the scenario stands",
                     .note = "What the weights below leave.",
                     .weight = left});
  for (const scenario::Structure& s : scenario.structures)
    found.push_back({.id = s.id, .name = s.name, .note = s.note, .weight = s.weight.typical_value()});
  const std::size_t first = left > 1e-9 ? 0 : 1;
  for (std::size_t k = 0; k < found.size(); ++k) describe(ensemble, rows[k + first], found[k]);
  return found;
}

std::vector<ShockFindings> shocks(const scenario::Scenario& scenario) {
  std::vector<ShockFindings> found;
  for (const scenario::Shock& shock : scenario.shocks) {
    const double by_rate = -std::expm1(-shock.rate.typical_value() * scenario::years(scenario));
    const double dated = inside(scenario.horizon, shock.date) ? shock.probability.typical_value() : 0.0;
    found.push_back({shock.id, shock.name, shock.date.known() ? dated : by_rate});
  }
  return found;
}

}  // namespace loadline::analysis::parts
