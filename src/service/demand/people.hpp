#pragma once
/// \file  service/demand/people.hpp
/// \brief Small arithmetic on whole children in lanes, shared by the parts of a month of demand.

#include <array>
#include <cmath>
#include <span>

#include "loadline/chance/lane_stream.hpp"
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

/// Takes `number` of the children in these cells, any of them alike and without replacement, one draw each from draw 0
/// on. `taken(cell, lane)` hears of each. At most as many as there are.
template <class Taken>
void take_any(std::span<People> cells, const People& number, chance::LaneStream& draws, const Taken& taken) {
  const double most = most_of(number);
  if (most == 0.0) return;
  People left{};
  for (const People& cell : cells) add(left, cell);
  for (double child = 0.0; child < most; child += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(child));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      if (child >= number[lane]) continue;
      double place = std::floor(u[lane] * left[lane]);  // which of them, in the order of the cells
      std::size_t cell = 0;
      while (cell + 1 < cells.size() && place >= cells[cell][lane]) place -= cells[cell++][lane];
      cells[cell][lane] -= 1.0;
      left[lane] -= 1.0;
      taken(cell, lane);
    }
  }
}
inline void take_any(std::span<People> cells, const People& number, chance::LaneStream& draws) {
  take_any(cells, number, draws, [](std::size_t, std::size_t) {});
}

/// Puts children into these cells, any alike, one draw each from draw 0 on.
inline void put_anywhere(std::span<People> cells, const People& number, chance::LaneStream& draws) {
  const double most = most_of(number);
  for (double child = 0.0; child < most; child += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(child));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      if (child < number[lane])
        cells[static_cast<std::size_t>(u[lane] * static_cast<double>(cells.size()))][lane] += 1.0;
  }
}

/// Spreads children evenly over these cells, as far as whole children go.
void spread_evenly(std::span<People> cells, const People& number);

/// Splits a whole number in proportion to weights by largest remainder, ties to the lowest index; equally
/// where no weight is above 0. For opening positions: what is published should not move with luck.
/// \param parts One a weight; receives whole numbers that sum to `whole`. At most 16.
void apportion(double whole, std::span<const double> weights, std::span<double> parts);

}  // namespace loadline::service::demand
