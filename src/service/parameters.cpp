#include "loadline/service/parameters.hpp"

#include <algorithm>

#include "loadline/base/expects.hpp"
#include "loadline/chance/copula.hpp"
#include "loadline/chance/samplers.hpp"
#include "service/lane_draws.hpp"

namespace loadline::service {
namespace {

int slot_of(const scenario::Register& all, const std::string& path) {
  for (std::size_t slot = 0; slot < all.size(); ++slot)
    if (all[slot].path == path) return static_cast<int>(slot);
  return -1;
}

/// Slots named by a correlation, increasing, each once.
std::vector<int> correlated_slots(const scenario::Scenario& scenario, const scenario::Register& all) {
  std::vector<int> slots;
  for (const scenario::Correlation& pair : scenario.correlations)
    for (const std::string& path : {pair.first, pair.second}) slots.push_back(slot_of(all, path));
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

/// Correlation matrix of these slots, row-major; pairs that no correlation names are independent.
std::vector<double> correlation_matrix(const scenario::Scenario& scenario, const scenario::Register& all,
                                       const std::vector<int>& slots) {
  const std::size_t n = slots.size();
  std::vector<double> matrix(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) matrix[i * n + i] = 1.0;
  const auto position = [&](const std::string& path) {
    const auto found = std::lower_bound(slots.begin(), slots.end(), slot_of(all, path));
    return static_cast<std::size_t>(found - slots.begin());
  };
  for (const scenario::Correlation& pair : scenario.correlations) {
    const std::size_t i = position(pair.first), j = position(pair.second);
    matrix[i * n + j] = matrix[j * n + i] = chance::pearson_of_spearman(pair.spearman.typical_value());
  }
  return matrix;
}

/// The probability below a normal score, kept where quantile functions are finite.
double inside(double score) { return std::clamp(normal_share(score), 0x1.0p-53, 1.0 - 0x1.0p-53); }

}  // namespace

ParameterDraw::ParameterDraw(const scenario::Scenario& scenario, const scenario::Register& all,
                             chance::Seed seed)
    : register_(&all), seed_(seed) {
  for (std::size_t slot = 0; slot < all.size(); ++slot) {
    entity_.push_back(chance::entity_of(all[slot].path.c_str()));
    typical_.push_back(all[slot].datum.typical_value());
    if (!chance::certain(all[slot].datum.uncertain)) uncertain_.push_back(static_cast<int>(slot));
  }
  correlated_.slots = correlated_slots(scenario, all);
  for (const int slot : correlated_.slots)
    LOADLINE_EXPECTS(std::binary_search(uncertain_.begin(), uncertain_.end(), slot));
  correlated_.factor = correlation_matrix(scenario, all, correlated_.slots);
  const bool definite = chance::factorise(correlated_.factor, correlated_.slots.size());
  LOADLINE_EXPECTS(definite);
}

std::vector<double> ParameterDraw::values(std::uint32_t theta) const {
  std::vector<double> drawn;
  values(theta, drawn);
  return drawn;
}

void ParameterDraw::values(std::uint32_t theta, std::vector<double>& values) const {
  values = typical_;
  const chance::Future future = chance::Future{theta, 0};
  const auto uniform = [&](int slot) {
    const std::uint32_t entity = entity_[static_cast<std::size_t>(slot)];
    return chance::Stream(seed_, future, chance::Purpose::parameters, chance::no_month, entity).uniform(0);
  };
  const auto set = [&](int slot, double u) {
    const auto at = static_cast<std::size_t>(slot);
    values[at] = chance::quantile((*register_)[at].datum.uncertain, u);
  };
  for (const int slot : uncertain_)
    if (!std::binary_search(correlated_.slots.begin(), correlated_.slots.end(), slot))
      set(slot, uniform(slot));
  const std::size_t n = correlated_.slots.size();
  for (std::size_t i = 0; i < n; ++i) {
    double score = 0.0;
    for (std::size_t j = 0; j <= i; ++j)
      score += correlated_.factor[i * n + j] * chance::standard_normal(uniform(correlated_.slots[j]));
    set(correlated_.slots[i], inside(score));
  }
}

Parameters::Parameters(const ParameterDraw& draw, const units::Lanes<chance::Future>& futures) {
  redraw(draw, futures);
}

void Parameters::redraw(const ParameterDraw& draw, const units::Lanes<chance::Future>& futures) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    // The futures of a pair share their parameters and mostly stand side by side.
    if (lane == 0 || futures[lane].theta != futures[lane - 1].theta)
      draw.values(futures[lane].theta, scratch_);
    values_.resize(scratch_.size());
    for (std::size_t slot = 0; slot < scratch_.size(); ++slot) values_[slot][lane] = scratch_[slot];
  }
}

}  // namespace loadline::service
