#include "service/demand/older_ring.hpp"

#include <algorithm>

namespace loadline::service::demand {

void OlderRing::begin(const People& children) { spread_evenly(count_, children); }

void OlderRing::leave(const People& leavers, chance::LaneStream& draws) { take_any(count_, leavers, draws); }

void OlderRing::enter(const People& entrants, chance::LaneStream& draws) {
  put_anywhere(count_, entrants, draws);
}

People OlderRing::pass(const People& turning_16) {
  const People turning_18 = count_[months - 1];
  std::rotate(count_.begin(), count_.end() - 1, count_.end());
  count_[0] = turning_16;
  return turning_18;
}

}  // namespace loadline::service::demand
