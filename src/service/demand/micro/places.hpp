#pragma once
/// \file  service/demand/micro/places.hpp
/// \brief The placements of one future: who fits in, and for how long they were filled.

#include "service/demand/micro/terms.hpp"

namespace loadline::service::demand::micro {

/// Children by type of placement now, and the child-months of the month under way, exact to the moment.
class Places {
 public:
  void empty() { *this = Places(); }
  /// A month begins: those placed stay until its end unless they leave.
  void begin_month(double month_end, const Terms& terms, const MonthTerms& month);

  /// A placement that both began and ended this month, in and out of care, does not count as begun (`month_flows.hpp`
  /// counts such a child as an entry; it had no placement to speak of).
  void forget_begun(std::size_t type) { begun_[type] -= 1.0; }

  /// A child comes to live, or stops living, in a type at `at` [months].
  void enter(std::size_t type, double at);
  void leave(std::size_t type, double at);

  /// Whether a type has a place free. External residential always has one; no limit is no limit.
  bool has_room(std::size_t type) const {
    return type == index(scenario::PlacementType::external_residential) || placed_[type] < places_[type];
  }
  /// Where a child goes who is best placed in `type`: there, or down `scenario::spill_to`.
  std::size_t nearest_to(std::size_t type) const;

  const ByType<double>& placed() const { return placed_; }
  /// Placements that began this month: children who entered care or moved.
  const ByType<double>& begun() const { return begun_; }
  /// Child-months so far counted until the month's end.
  const ByType<double>& filled() const { return filled_; }

 private:
  double month_end_ = 0.0;
  ByType<double> placed_{}, begun_{}, places_{}, filled_{};
};

/// The type best for a child by the multinomial logit of its circumstances (`scenario::Circumstance`).
std::size_t best_placed(const Child& child, const Terms& terms, const MonthTerms& month,
                        const ChildLuck& luck);

/// Relative rates of leaving care by where a child lives, for children of one kind of stay.
///
/// `leaving` says how leavers spread over types; how many leave is for lengths of stay to say. So the weights are scaled, month by
/// month, to leave the number expected what it is without them. In placements for adoption it is 1, where any are adopted:
/// whoever lives there is about to be (`Lives::be_placed_for_adoption`).
/// \param expected  What would leave in the month, did placement not matter, by type [children].
ByType<double> leaving_by_type(const ByType<double>& expected, const Terms& terms);

}  // namespace loadline::service::demand::micro
