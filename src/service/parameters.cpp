#include "loadline/service/parameters.hpp"

#include <algorithm>

#include "loadline/base/expects.hpp"
#include "loadline/chance/copula.hpp"
#include "loadline/chance/samplers.hpp"
#include "loadline/scenario/correlation.hpp"
#include "service/lane_draws.hpp"

namespace loadline::service {
namespace {

int slot_of(const scenario::Register& all, const std::string& path) {
  for (std::size_t slot = 0; slot < all.size(); ++slot)
    if (all[slot].path == path) return static_cast<int>(slot);
  return -1;
}

/// A probability kept where quantile functions are finite.
double inside(double u) { return std::clamp(u, 0x1.0p-53, 1.0 - 0x1.0p-53); }

}  // namespace

ParameterDraw::ParameterDraw(const scenario::Scenario& scenario, const scenario::Register& all,
                             chance::Seed seed)
    : register_(&all), seed_(seed), degrees_slot_(scenario.dependence.degrees_of_freedom.slot) {
  double weight = 0.0;
  for (const scenario::Structure& structure : scenario.structures) {
    weight += structure.weight.typical_value();
    structures_.push_back({weight, {}});
    for (const scenario::NumberUnderStructure& number : structure.numbers)
      structures_.back().numbers.push_back({slot_of(all, number.path), &number.uncertain});
    std::ranges::sort(structures_.back().numbers, {}, &Changed::slot);
  }
  const auto varies = [&](int slot) {
    if (!chance::certain(all[static_cast<std::size_t>(slot)].datum.uncertain)) return true;
    return std::ranges::any_of(structures_,
                               [&](const Structure& s) { return !chance::certain(uncertain(slot, &s)); });
  };
  for (std::size_t slot = 0; slot < all.size(); ++slot) {
    entity_.push_back(chance::entity_of(all[slot].path.c_str()));
    typical_.push_back(all[slot].datum.typical_value());
    if (varies(static_cast<int>(slot))) uncertain_.push_back(static_cast<int>(slot));
  }
  const scenario::CorrelationBlock block = scenario::correlation_block(scenario, all);
  for (const int slot : block.slots) LOADLINE_EXPECTS(std::ranges::binary_search(uncertain_, slot));
  correlated_ = {block.slots, block.matrix};
  const bool definite = chance::factorise(correlated_.factor, correlated_.slots.size());
  LOADLINE_EXPECTS(definite);
}

const chance::Uncertain& ParameterDraw::uncertain(int slot, const Structure* structure) const {
  if (structure != nullptr) {
    const auto at = std::ranges::lower_bound(structure->numbers, slot, {}, &Changed::slot);
    if (at != structure->numbers.end() && at->slot == slot) return *at->uncertain;
  }
  return (*register_)[static_cast<std::size_t>(slot)].datum.uncertain;
}

int ParameterDraw::structure(std::uint32_t theta) const {
  if (structures_.empty()) return -1;
  const double u =
      chance::Stream(seed_, {theta, 0}, chance::Purpose::structure, chance::no_month, 0).uniform(0);
  const auto at = std::ranges::upper_bound(structures_, u, {}, &Structure::up_to);
  return at == structures_.end() ? -1 : static_cast<int>(at - structures_.begin());
}

std::vector<double> ParameterDraw::values(std::uint32_t theta) const {
  std::vector<double> drawn;
  values(theta, drawn);
  return drawn;
}

void ParameterDraw::values(std::uint32_t theta, std::vector<double>& values) const {
  const int which = structure(theta);
  draw(which < 0 ? nullptr : &structures_[static_cast<std::size_t>(which)], theta, values);
}

double ParameterDraw::uniform(int slot, std::uint32_t theta) const {
  return chance::Stream(seed_, {theta, 0}, chance::Purpose::parameters, chance::no_month,
                        entity_[static_cast<std::size_t>(slot)])
      .uniform(0);
}

void ParameterDraw::draw(const Structure* structure, std::uint32_t theta, std::vector<double>& values) const {
  values = typical_;
  if (structure != nullptr)
    for (const Changed& number : structure->numbers)
      values[static_cast<std::size_t>(number.slot)] = chance::typical(*number.uncertain);
  const auto set = [&](int slot, double u) {
    values[static_cast<std::size_t>(slot)] = chance::quantile(uncertain(slot, structure), u);
  };
  for (const int slot : uncertain_)
    if (!std::ranges::binary_search(correlated_.slots, slot)) set(slot, uniform(slot, theta));
  const double degrees = degrees_slot_ < 0 ? 0.0 : values[static_cast<std::size_t>(degrees_slot_)];
  const double stretch =
      degrees <= 0.0
          ? 1.0
          : chance::tail_factor(
                degrees, chance::Stream(seed_, {theta, 0}, chance::Purpose::dependence, chance::no_month, 0)
                             .uniform(0));
  const std::size_t n = correlated_.slots.size();
  for (std::size_t i = 0; i < n; ++i) {
    double score = 0.0;
    for (std::size_t j = 0; j <= i; ++j)
      score += correlated_.factor[i * n + j] * chance::standard_normal(uniform(correlated_.slots[j], theta));
    set(correlated_.slots[i],
        inside(degrees <= 0.0 ? normal_share(score) : chance::student_share(score * stretch, degrees)));
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
