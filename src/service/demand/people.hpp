#pragma once
/// \file  service/demand/people.hpp
/// \brief Small arithmetic on whole children in lanes, shared by the parts of a month of demand.

#include <array>
#include <span>

#include "loadline/service/block.hpp"

namespace loadline::service::demand {

/// Children as whole numbers kept in doubles, exact, ready for the samplers.
using People = Lanes<double>;

inline void add(People& to, const People& more) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) to[lane] += more[lane];
}

inline void take(People& from, const People& fewer) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) from[lane] -= fewer[lane];
}

inline double most_of(const People& people) {
  double most = 0.0;
  for (const double count : people) most = count > most ? count : most;
  return most;
}

inline Counts counts_of(const People& people) {
  Counts counts{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    counts[lane] = static_cast<units::Count>(people[lane]);
  return counts;
}

/// Splits a whole number in proportion to weights by largest remainder, ties to the lowest index; equally
/// where no weight is above 0. For opening positions: what is published should not move with luck.
/// \param parts One a weight; receives whole numbers that sum to `whole`. At most 16.
void apportion(double whole, std::span<const double> weights, std::span<double> parts);

}  // namespace loadline::service::demand
