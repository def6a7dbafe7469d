// A month of one future from its first to its last moment; what happens in it is in lives.cpp.

#include <algorithm>

#include "service/demand/micro/lives.hpp"

namespace loadline::service::demand::micro {

void Lives::step(std::uint32_t month, const MonthTerms& now, const Coming& coming) {
  const double begins = month;
  month_end_ = begins + 1.0;
  now_ = now;
  tally_ = {};
  forget_gone();
  places_.begin_month(month_end_, terms_, now_);
  unaccompanied_months_ = count(Status::unaccompanied);
  set_paces(now);
  for (std::uint32_t child = 0; child < children_.size(); ++child) schedule(child);
  announce(month, coming);
  while (!agenda_.empty()) {
    const Pending next = agenda_.front();
    std::pop_heap(agenda_.begin(), agenda_.end(),
                  [](const Pending& one, const Pending& other) { return one.at > other.at; });
    agenda_.pop_back();
    if (next.plan == children_[next.child].plans) happen(next.child, next.at);
  }
  count_month();
}

/// Makes room where children are gone. The order that leaves is a function of the future alone.
void Lives::forget_gone() {
  for (std::size_t i = 0; i < children_.size();) {
    if (children_[i].status != Status::gone) {
      ++i;
      continue;
    }
    children_[i] = children_.back();
    children_.pop_back();
  }
}

/// How much faster than its law a hazard runs this month, by what a child is and where it lives.
void Lives::set_paces(const MonthTerms& now) {
  for (std::size_t status = 0; status < case_pace_.size(); ++status) {
    const Destinations& to = terms_.leads_to[status];
    for (std::size_t band = 0; band < bands; ++band)
      case_pace_[status][band] =
          now.speed * (to.plan + to.need + to.closed + to.care * now.into_care * terms_.into_care[band]);
  }
  ways_out_ = terms_.ways_out;
  ways_out_.home *= now.return_home;
  const double faster = now.out_of_care * ways_out_.sum();
  care_pace_ = weigh_placements();
  for (ByType<double>& kind : care_pace_)
    for (double& pace : kind) pace *= faster;
}

/// Relative rates of leaving by type, of short and of long stays.
std::array<ByType<double>, 2> Lives::weigh_placements() const {
  std::array<ByType<double>, 2> expected{};
  for (const Child& child : children_)
    if (stays_in_care(child.status))
      expected[child.status == Status::short_stay ? 0 : 1][child.placement] +=
          terms_.out_of_care[child.band] * (hazard(child, month_end_) - child.hazard);
  return {leaving_by_type(expected[0], terms_), leaving_by_type(expected[1], terms_)};
}

/// Everybody who comes this month, at a uniform time of it; brothers and sisters together.
void Lives::announce(std::uint32_t month, const Coming& coming) {
  const auto at_uniform_time = [&](const Child& child) {
    return month + luck_.uniform(child, Draw::arrival);
  };
  for (std::uint32_t batch = 0; batch < coming.batches; ++batch) {
    const std::uint32_t number = batch * batch_places;
    const Child& eldest = announce(month, number, Next::is_referred);
    const double at = at_uniform_time(eldest), u = luck_.uniform(eldest, Draw::batch_size);
    push(at, static_cast<std::uint32_t>(children_.size() - 1));
    for (std::uint32_t more = 1; more < batch_places && u >= terms_.batch_up_to[more - 1]; ++more) {
      announce(month, number + more, Next::is_referred);
      push(at, static_cast<std::uint32_t>(children_.size() - 1));
    }
  }
  const auto one_by_one = [&](std::uint32_t how_many, std::uint32_t first, Next next) {
    for (std::uint32_t i = 0; i < how_many; ++i) {
      const double at = at_uniform_time(announce(month, first + i, next));
      push(at, static_cast<std::uint32_t>(children_.size() - 1));
    }
  };
  one_by_one(coming.unaccompanied, first_unaccompanied, Next::arrives_alone);
  one_by_one(coming.remanded, first_remanded, Next::is_remanded);
}

const Child& Lives::announce(std::uint32_t month, std::uint32_t number, Next next) {
  Child& child = children_.emplace_back();
  child.month = month;
  child.number = number;
  child.status = Status::coming;
  child.next = next;
  ++count_[index(Status::coming)];
  return child;
}

/// Who is counted where: see `month_flows.hpp`.
void Lives::count_month() {
  for (const std::uint32_t which : touched_) {
    Child& child = children_[which];
    const bool began_there = (child.marks & began_in_care) != 0, was_there = (child.marks & had_care) != 0;
    const bool is_there = looked_after(child.status);
    if (was_there && !began_there) ++tally_.care_entries;
    if (was_there && !began_there && !is_there) places_.forget_begun(child.placement);
    if ((began_there || was_there) && !is_there) {
      ++tally_.care_exits;
      if (child.end == End::aged_out)
        ++tally_.aged_out;
      else if (child.end == End::adopted)
        ++tally_.adoptions;
      else if (child.end == End::guardianship)
        ++tally_.guardianships;
      else if (child.end != End::otherwise)
        ++tally_.went_home;
    }
    const bool began_planned = (child.marks & began_on_plan) != 0, had_one = (child.marks & had_plan) != 0;
    if (had_one && !began_planned) ++tally_.plan_starts;
    if ((began_planned || had_one) && child.status != Status::plan) ++tally_.plan_ends;
    if (child.end != End::none) ++tally_.closures;
    child.end = End::none;  // a care leaver's case has been counted as closed
    child.marks = 0;
  }
  touched_.clear();
}

}  // namespace loadline::service::demand::micro
