#pragma once
/// \file  service/outcomes/conditions.hpp
/// \brief What indicators are driven by and how their samples are addressed: shared by all measures.

#include <cmath>
#include <cstdint>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/lane_draws.hpp"

namespace loadline::service::outcomes {

/// A month (or the opening position) as indicators see it.
struct Conditions {
  const Month& month;
  const Lanes<double>& vacancy_share;   ///< Of case-holding posts, 0 to 1.
  const Lanes<double>& quality_gained;  ///< Latent quality at the last month's end less that of the opening.
};

/// Where an indicator's draws come from.
struct Sampling {
  const Luck& luck;
  std::uint32_t month = 0;
  std::uint32_t entity = 0;  ///< Hash of the indicator's id.
};

inline double logit(double p) { return std::log(p / (1.0 - p)); }
inline double logistic(double log_odds) { return 1.0 / (1.0 + std::exp(-log_odds)); }

}  // namespace loadline::service::outcomes
