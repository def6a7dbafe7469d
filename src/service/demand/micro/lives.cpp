#include "service/demand/micro/lives.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadline::service::demand::micro {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

}  // namespace

// ---- clocks ----

double Lives::pace(const Child& child) const {
  if (index(child.status) < case_pace_.size()) return case_pace_[index(child.status)][child.band];
  if (stays_in_care(child.status))
    return care_pace_[child.status == Status::short_stay ? 0 : 1][child.placement] *
           terms_.out_of_care[child.band];
  return child.status == Status::care_leaver ? now_.duties_rate : 0.0;
}

double Lives::hazard(const Child& child, double at) const {
  const double in_status = at - child.entered;
  if (index(child.status) < lasting_statuses) return terms_.law[index(child.status)].hazard(in_status);
  return child.status == Status::care_leaver ? in_status : 0.0;
}

/// Brings what is left of a child's budgets up to `at`, at this month's paces.
void Lives::settle(Child& child, double at) {
  const double felt = hazard(child, at);
  child.budget -= pace(child) * (felt - child.hazard);
  child.hazard = felt;
  if (looked_after(child.status))
    child.move_budget -= terms_.move_rate[child.placement] * (at - child.settled);
  child.settled = at;
}

/// What the child does next this month, if anything.
void Lives::schedule(std::uint32_t which) {
  Child& child = children_[which];
  ++child.plans;
  const double until = std::min(month_end_, child.next_birthday);
  double at = until;
  child.next = child.next_birthday < month_end_ ? Next::has_birthday : Next::nothing;
  const double faster = pace(child), felt = hazard(child, until);
  if (faster * (felt - child.hazard) >= child.budget && faster > 0.0) {
    const double used_up = child.hazard + std::max(child.budget, 0.0) / faster;
    const double leaves =
        child.status == Status::care_leaver ? used_up : terms_.law[index(child.status)].time_of(used_up);
    at = std::clamp(child.entered + leaves, child.settled, until);
    child.next = Next::leaves;
  }
  const double moving = looked_after(child.status) ? terms_.move_rate[child.placement] : 0.0;
  if (moving > 0.0) {
    const double moves = child.settled + std::max(child.move_budget, 0.0) / moving;
    if (moves < at) {
      at = moves;
      child.next = Next::moves;
    }
  }
  if (child.next != Next::nothing) return push(at, which);
  child.budget -= faster * (felt - child.hazard);
  child.hazard = felt;
  child.move_budget -= moving * (month_end_ - child.settled);
  child.settled = month_end_;
}

void Lives::push(double at, std::uint32_t child) {
  agenda_.push_back({at, child, children_[child].plans});
  std::push_heap(agenda_.begin(), agenda_.end(),
                 [](const Pending& one, const Pending& other) { return one.at > other.at; });
}

// ---- events ----

void Lives::happen(std::uint32_t which, double at) {
  Child& child = children_[which];
  touch(child);
  switch (child.next) {
    case Next::nothing:
      break;
    case Next::is_referred:
    case Next::arrives_alone:
    case Next::is_remanded:
      arrive(child, at);
      break;
    case Next::leaves:
      leave(child, at);
      break;
    case Next::moves:
      move(which, at);
      break;
    case Next::has_birthday:
      have_birthday(child, at);
      break;
  }
  if (child.status != Status::gone) schedule(which);
}

void Lives::arrive(Child& child, double at) {
  double within = luck_.uniform(child, Draw::age);
  if (child.next == Next::is_referred) {
    const double u = luck_.uniform(child, Draw::age_band) * now_.ages_up_to[oldest];
    while (child.band < oldest && u >= now_.ages_up_to[child.band]) ++child.band;
  } else {
    child.band = oldest;
  }
  if (child.band == 0 && child.next == Next::is_referred)  // some come at birth, the others at any age
    within = std::max(0.0, within - terms_.newborn) / (1.0 - terms_.newborn);
  const double years = first_age(child.band) + within * scenario::age_band_years[child.band];
  child.born = at - 12.0 * years;
  child.next_birthday = child.born + 12.0 * first_age(child.band + 1u);
  if (child.next == Next::is_referred) {
    ++tally_.assessed;
    enter(child, at, Status::assessment);
  } else {
    enter_care(child, at, child.next == Next::is_remanded ? Status::short_stay : Status::unaccompanied);
  }
}

void Lives::leave(Child& child, double at) {
  if (stays_in_care(child.status)) return leave_care(child, at);
  if (child.status == Status::care_leaver) return enter(child, at, Status::gone);
  leave_case(child, at);
}

void Lives::leave_case(Child& child, double at) {
  const Destinations& to = terms_.leads_to[index(child.status)];
  const double care = to.care * now_.into_care * terms_.into_care[child.band];
  double u = luck_.uniform(child, Draw::destination) * (to.plan + care + to.need + to.closed);
  if ((u -= to.plan) < 0.0) return enter(child, at, Status::plan);
  if ((u -= care) < 0.0) {
    const bool brief = luck_.uniform(child, Draw::kind_of_stay) < terms_.short_stays;
    return enter_care(child, at, brief ? Status::short_stay : Status::long_stay);
  }
  if ((u -= to.need) < 0.0) return enter(child, at, Status::in_need);
  close(child, at, End::closed);
}

void Lives::leave_care(Child& child, double at) {
  double u = luck_.uniform(child, Draw::destination) * ways_out_.sum();
  if ((u -= ways_out_.adopted) < 0.0) {
    be_placed_for_adoption(child, at);
    return close(child, at, End::adopted);
  }
  if ((u -= ways_out_.home) < 0.0) return enter(child, at, Status::in_need);
  if ((u -= ways_out_.guardianship) < 0.0) return close(child, at, End::guardianship);
  close(child, at, End::otherwise);
}

void Lives::have_birthday(Child& child, double at) {
  if (child.band == oldest) return turn_18(child, at);
  settle(child, at);
  if (looked_after(child.status)) --looked_after_[child.band];
  ++child.band;
  if (looked_after(child.status)) ++looked_after_[child.band];
  child.next_birthday = child.born + 12.0 * first_age(child.band + 1u);
}

void Lives::turn_18(Child& child, double at) {
  child.next_birthday = never;
  if (!looked_after(child.status)) return close(child, at, End::turned_18);
  child.end = End::aged_out;
  const bool owed = luck_.uniform(child, Draw::duties) < terms_.duties;
  enter(child, at, owed ? Status::care_leaver : Status::gone);
}

/// A child begins another status; if it was looked after it is no longer.
void Lives::enter(Child& child, double at, Status status) {
  const Status from = child.status;
  if (looked_after(from)) stop_living(child, at);
  start_clock(child, at, status);
  if (status == Status::plan) child.marks |= had_plan;
  note(child, at, from);
}

void Lives::close(Child& child, double at, End how) {
  child.end = how;
  enter(child, at, Status::gone);
}

void Lives::start_clock(Child& child, double at, Status status) {
  --count_[index(child.status)];
  ++count_[index(status)];
  child.status = status;
  child.entered = child.settled = at;
  child.hazard = 0.0;
  ++child.spells;
  child.budget = luck_.exponential(child, Draw::budget);
}

void Lives::touch(Child& child) {
  if ((child.marks & touched) != 0) return;
  touched_.push_back(static_cast<std::uint32_t>(&child - children_.data()));
  child.marks = touched;
  if (looked_after(child.status)) child.marks |= began_in_care;
  if (child.status == Status::plan) child.marks |= began_on_plan;
}

void Lives::note(const Child& child, double at, Status from) {
  if (journal_ != nullptr)
    journal_->push_back(
        {at, child.month, child.number, child.born, from, child.status, child.placement, child.end});
}

}  // namespace loadline::service::demand::micro
