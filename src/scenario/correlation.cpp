#include "loadline/scenario/correlation.hpp"

#include <algorithm>

#include "loadline/base/expects.hpp"
#include "loadline/chance/copula.hpp"

namespace loadline::scenario {
namespace {

int slot_of(const Register& all, const std::string& path) {
  const RegisterEntry* entry = find(all, path);
  LOADLINE_EXPECTS(entry != nullptr);
  return entry->datum.slot;
}

}  // namespace

CorrelationBlock correlation_block(const Scenario& scenario, const Register& all) {
  CorrelationBlock block;
  for (const Correlation& pair : scenario.correlations)
    for (const std::string& path : {pair.first, pair.second}) block.slots.push_back(slot_of(all, path));
  std::ranges::sort(block.slots);
  block.slots.erase(std::ranges::unique(block.slots).begin(), block.slots.end());
  const std::size_t n = block.slots.size();
  const auto position = [&](const std::string& path) {
    return static_cast<std::size_t>(std::ranges::lower_bound(block.slots, slot_of(all, path)) -
                                    block.slots.begin());
  };
  std::vector<double> stated(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) stated[i * n + i] = 1.0;
  for (const Correlation& pair : scenario.correlations) {
    const std::size_t i = position(pair.first), j = position(pair.second);
    stated[i * n + j] = stated[j * n + i] = chance::pearson_of_spearman(pair.spearman.typical_value());
  }
  chance::NearestCorrelation nearest = chance::nearest_correlation(std::move(stated), n);
  block.matrix = std::move(nearest.matrix);
  block.repaired_by = nearest.distance;
  return block;
}

}  // namespace loadline::scenario
