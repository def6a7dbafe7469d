// Where the children of one future live, and who moves.

#include <limits>

#include "service/demand/micro/lives.hpp"

namespace loadline::service::demand::micro {
namespace {

constexpr std::size_t for_adoption = index(scenario::PlacementType::for_adoption);

}  // namespace

void Lives::enter_care(Child& child, double at, Status status) {
  const Status from = child.status;
  const bool remanded = child.next == Next::is_remanded;
  start_clock(child, at, status);
  child.marks |= had_care;
  const std::size_t best =
      remanded ? index(scenario::PlacementType::secure) : best_placed(child, terms_, now_, luck_);
  const std::size_t type = places_.nearest_to(best);
  if (type != best) ++tally_.spilled;
  come_to_live(child, at, type);
  note(child, at, from);
}

void Lives::come_to_live(Child& child, double at, std::size_t type) {
  places_.enter(type, at);
  ++looked_after_[child.band];
  if (child.status == Status::unaccompanied) unaccompanied_months_ += month_end_ - at;
  child.placement = static_cast<std::uint8_t>(type);
  ++child.moves;
  child.move_budget = -std::log(luck_.of_move(child, 0));
}

void Lives::stop_living(Child& child, double at) {
  places_.leave(child.placement, at);
  --looked_after_[child.band];
  if (child.status == Status::unaccompanied) unaccompanied_months_ -= month_end_ - at;
}

void Lives::move(std::uint32_t which, double at) {
  Child& child = children_[which];
  settle(child, at);
  const std::size_t from = child.placement;
  double u = luck_.of_move(child, 1) * terms_.move_rate[from];
  std::size_t to = from;
  for (const Move& way : terms_.moves) {
    if (way.from != from || way.rate <= 0.0) continue;
    to = way.to;
    if ((u -= way.rate) < 0.0) break;
  }
  ++child.moves;
  child.move_budget = -std::log(luck_.of_move(child, 0));
  if (!places_.has_room(to)) return;  // stays, and may try again
  if (to != for_adoption) return rehouse(child, at, to);
  const std::uint32_t nearest = nearest_to_adoption(from, which);
  if (nearest == which) return rehouse(child, at, to);
  settle(children_[nearest], at);
  rehouse(children_[nearest], at, to);
  schedule(nearest);
}

void Lives::rehouse(Child& child, double at, std::size_t to) {
  places_.leave(child.placement, at);
  places_.enter(to, at);
  child.placement = static_cast<std::uint8_t>(to);
  note(child, at, child.status);
}

bool Lives::to_be_adopted(const Child& child) const {
  return stays_in_care(child.status) &&
         luck_.uniform(child, Draw::destination) * ways_out_.sum() < ways_out_.adopted;
}

/// How long a child will stay, near enough to put children in order [months].
double Lives::hazard_left(const Child& child) const {
  return child.budget * terms_.law[index(child.status)].duration.mean() / terms_.out_of_care[child.band];
}

/// Children move to placements for adoption as often as the scenario says; who moves is who will be adopted soonest of those in
/// the type, if anybody there will be: the length of a stay is not told by the move.
std::uint32_t Lives::nearest_to_adoption(std::size_t from, std::uint32_t otherwise) const {
  std::uint32_t nearest = otherwise;
  double soonest = std::numeric_limits<double>::infinity();
  for (std::uint32_t which = 0; which < children_.size(); ++which) {
    const Child& child = children_[which];
    if (child.placement != from || !stays_in_care(child.status)) continue;
    const double left = hazard_left(child);
    if (left >= soonest || !to_be_adopted(child)) continue;
    nearest = which;
    soonest = left;
  }
  return nearest;
}

/// Adopted children leave from placements for adoption as far as there are children in them. Where one is adopted from elsewhere,
/// the adoption of the child furthest from it there has fallen through: the two change places first.
void Lives::be_placed_for_adoption(Child& child, double at) {
  if (child.placement == for_adoption || places_.placed()[for_adoption] <= 0.0) return;
  Child* furthest = nullptr;
  for (Child& other : children_) {
    if (other.placement != for_adoption || !looked_after(other.status)) continue;
    const bool unlikely = furthest == nullptr || !to_be_adopted(other);
    if (unlikely || (to_be_adopted(*furthest) && hazard_left(other) > hazard_left(*furthest)))
      furthest = &other;
  }
  settle(*furthest, at);
  rehouse(*furthest, at, child.placement);
  rehouse(child, at, for_adoption);
  schedule(static_cast<std::uint32_t>(furthest - children_.data()));
}

}  // namespace loadline::service::demand::micro
