#include <algorithm>
#include <cmath>

#include "loadline/service/parameters.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {

std::vector<Influence> influences(const scenario::Scenario& scenario, const scenario::Register& all,
                                  const engine::RunPlan& plan, const engine::Ensemble& ensemble) {
  // The drawn parameters are a function of their address, so they are drawn again here instead of being kept.
  const service::ParameterDraw draw(scenario, all, chance::Seed{plan.seed});
  const std::vector<int>& slots = draw.uncertain_slots();
  const auto n = static_cast<std::size_t>(ensemble.net_cost.rows());
  std::vector<std::vector<double>> drawn(slots.size(), std::vector<double>(n));
  for (std::size_t row = 0; row < n; row += 2) {
    const std::vector<double> values =
        draw.values(chance::Future::of_replication(static_cast<std::uint32_t>(row)).theta);
    for (std::size_t k = 0; k < slots.size(); ++k)
      drawn[k][row] = drawn[k][row + 1] = values[static_cast<std::size_t>(slots[k])];
  }
  const Eigen::ArrayXd total = horizon_total(ensemble.net_cost);
  std::vector<Influence> found;
  for (std::size_t k = 0; k < slots.size(); ++k) {
    const scenario::RegisterEntry& entry = all[static_cast<std::size_t>(slots[k])];
    found.push_back({.path = entry.path,
                     .meaning = entry.meaning,
                     .unit = entry.unit,
                     .quality = entry.datum.origin.quality,
                     .correlation = statistics::rank_correlation(drawn[k], as_span(total)),
                     .swing = statistics::tornado_swing(drawn[k], as_span(total))});
  }
  std::stable_sort(found.begin(), found.end(), [](const Influence& a, const Influence& b) {
    return std::abs(a.swing.value) > std::abs(b.swing.value);
  });
  return found;
}

}  // namespace loadline::analysis::parts
