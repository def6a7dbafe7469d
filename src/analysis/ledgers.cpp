#include <algorithm>
#include <cmath>
#include <numeric>

#include "loadline/analysis/replay.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// The future at rank ceil(p n) of horizon net cost; ties by replication.
std::int64_t future_at(const Eigen::ArrayXd& total, double p) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(total.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Eigen::Index a, Eigen::Index b) { return total(a) < total(b); });
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(order.size()) - 1e-9));
  return order[std::max<std::size_t>(1, rank) - 1];
}

}  // namespace

std::vector<FutureLedger> ledgers(const scenario::Scenario& scenario, const scenario::Register& all,
                                  const engine::RunPlan& plan, const engine::Ensemble& ensemble) {
  const Eigen::ArrayXd total = horizon_total(ensemble.net_cost);
  std::vector<FutureLedger> chosen;
  for (const auto& [label, p] : {std::pair{"median", 0.5}, std::pair{"p80", 0.8}}) {
    const std::int64_t replication = future_at(total, p);
    chosen.push_back({.label = label,
                      .replication = replication,
                      .net_cost = total(static_cast<Eigen::Index>(replication)),
                      .postings = replay(scenario, all, scenario.contract, plan.seed, replication).postings});
  }
  return chosen;
}

}  // namespace loadline::analysis::parts
