#pragma once
/// \file  analysis/outcome_parts.hpp
/// \brief What the findings about indicators share.

#include "loadline/service/scoring.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {

inline service::Rating rating_of(const engine::Ensemble& ensemble, std::size_t kpi, Eigen::Index row,
                                 Eigen::Index quarter) {
  return static_cast<service::Rating>(ensemble.ratings[kpi](row, quarter));
}

inline bool is_red(service::Rating rating) {
  return rating == service::Rating::red || rating == service::Rating::severe;
}

/// Median of what was counted behind the last quarter's reading, over the futures in which it was rated; 0 where none was.
double median_count(const engine::Ensemble& ensemble, std::size_t kpi);

/// What luck does to the rating of an indicator that counts `n`, under these tiers.
OperatingCharacteristic operating_characteristic(const scenario::Kpi& kpi, const service::TiersInForce& tiers,
                                                 double n);

}  // namespace loadline::analysis::parts
