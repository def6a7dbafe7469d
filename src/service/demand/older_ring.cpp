#include "service/demand/older_ring.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::service::demand {

void OlderRing::begin(const People& children) {
  for (People& month : count_) month = {};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double n = children[lane];
    for (double child = 0.0; child < n; child += 1.0)
      count_[static_cast<std::size_t>((child + 0.5) * static_cast<double>(months) / n)][lane] += 1.0;
  }
}

void OlderRing::leave(const People& leavers, chance::LaneStream& draws) {
  People left{};
  for (const People& month : count_) add(left, month);
  const double most = most_of(leavers);
  for (double leaver = 0.0; leaver < most; leaver += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(leaver));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      if (leaver >= leavers[lane]) continue;
      double place = std::floor(u[lane] * left[lane]);  // which of them, in order of age
      std::size_t month = 0;
      while (month + 1 < months && place >= count_[month][lane]) place -= count_[month++][lane];
      count_[month][lane] -= 1.0;
      left[lane] -= 1.0;
    }
  }
}

void OlderRing::enter(const People& entrants, chance::LaneStream& draws) {
  const double most = most_of(entrants);
  for (double entrant = 0.0; entrant < most; entrant += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(entrant));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      if (entrant < entrants[lane])
        count_[static_cast<std::size_t>(u[lane] * static_cast<double>(months))][lane] += 1.0;
  }
}

People OlderRing::pass(const People& turning_16) {
  const People turning_18 = count_[months - 1];
  std::rotate(count_.begin(), count_.end() - 1, count_.end());
  count_[0] = turning_16;
  return turning_18;
}

}  // namespace loadline::service::demand
