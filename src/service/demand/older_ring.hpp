#pragma once
/// \file  service/demand/older_ring.hpp
/// \brief Looked-after children of 16 and 17 by month of age, so that they leave care on their 18th birthday.
///
/// Month 0 holds those who turned 16 this month, month 23 those who turn 18 next. A label on the children of
/// the oldest band: crossed neither with their placement nor with the length of their stay.

#include "loadline/chance/lane_stream.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand {

class OlderRing {
 public:
  static constexpr std::size_t months = 24;

  /// Spreads these children evenly over the two years.
  void begin(const People& children);

  /// Those who left care this month before turning 18, any of them alike, without replacement.
  void leave(const People& leavers, chance::LaneStream& draws);
  /// Those who entered at 16 or 17, any month of age alike.
  void enter(const People& entrants, chance::LaneStream& draws);
  /// A month passes: those who turn 16 join, those who turn 18 are returned.
  People pass(const People& turning_16);

  const People& count(std::size_t month) const { return count_[month]; }

 private:
  std::array<People, months> count_{};
};

}  // namespace loadline::service::demand
