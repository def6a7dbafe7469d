#pragma once
/// \file  service/demand/micro/lives.hpp
/// \brief The children of one future, one at a time: what happens next happens next.
///
/// Every child has a clock. Its law gives the cumulative hazard of leaving its status; the month's pressures and its age
/// multiply the hazard (proportional hazards), so that what a child feels is known in closed form and no event has to be
/// thinned: a child leaves when the hazard felt since entry has used up an Exponential(1) budget. What couples children
/// (places) is looked up at the moment it matters, which is why events go in order of time.

#include <cstdint>
#include <vector>

#include "loadline/service/block.hpp"
#include "service/demand/micro/journal.hpp"
#include "service/demand/micro/places.hpp"

namespace loadline::service::demand::micro {

/// How many come in a month.
struct Coming {
  std::uint32_t batches = 0;  ///< of referrals that lead to an assessment
  std::uint32_t unaccompanied = 0, remanded = 0;
};

/// The numbers of `Month` for one future: flows as defined in `month_flows.hpp`, each child counted once a month.
struct Tally {
  units::Count assessed = 0, plan_starts = 0, plan_ends = 0, care_entries = 0, care_exits = 0, adoptions = 0,
               guardianships = 0, went_home = 0, aged_out = 0, closures = 0, spilled = 0;
};

class Lives {
 public:
  void begin(const scenario::Demand& demand, const Parameters& parameters, std::size_t lane,
             const ChildLuck& luck);
  /// Lives one month. `now` has the month's pressures.
  void step(std::uint32_t month, const MonthTerms& now, const Coming& coming);

  const Tally& tally() const { return tally_; }
  units::Count count(Status status) const { return count_[index(status)]; }
  units::Count looked_after_in_band(std::size_t band) const { return looked_after_[band]; }
  const Places& places() const { return places_; }
  /// Child-months of unaccompanied children in the month.
  double unaccompanied_months() const { return unaccompanied_months_; }
  /// Mean number of children of a batch and so on: the future's numbers.
  const Terms& terms() const { return terms_; }

  /// Writes what happens from now on to `journal` as well, which must outlive this; nullptr ends it.
  void keep(Journal* journal) { journal_ = journal; }

 private:
  struct Pending {
    double at;
    std::uint32_t child, plan;
  };

  // opening
  void open_cases(Status status, double children, const ByBand<double>& shares);
  void open_care(double children, double unaccompanied, const ByBand<double>& shares);
  void open_placements(const ByType<double>& shares);
  void open(Status status, std::size_t band, double children);

  // a month begins
  void forget_gone();
  void set_paces(const MonthTerms& now);
  std::array<ByType<double>, 2> weigh_placements() const;
  void announce(std::uint32_t month, const Coming& coming);
  const Child& announce(std::uint32_t month, std::uint32_t number, Next next);

  // clocks
  double pace(const Child& child) const;
  double hazard(const Child& child, double at) const;
  void settle(Child& child, double at);
  void schedule(std::uint32_t child);
  void push(double at, std::uint32_t child);

  // events
  void happen(std::uint32_t child, double at);
  void arrive(Child& child, double at);
  void leave(Child& child, double at);
  void leave_case(Child& child, double at);
  void leave_care(Child& child, double at);
  void have_birthday(Child& child, double at);
  void turn_18(Child& child, double at);
  void move(std::uint32_t child, double at);
  void rehouse(Child& child, double at, std::size_t to);
  std::uint32_t nearest_to_adoption(std::size_t from, std::uint32_t otherwise) const;
  void be_placed_for_adoption(Child& child, double at);
  bool to_be_adopted(const Child& child) const;
  double hazard_left(const Child& child) const;
  void enter(Child& child, double at, Status status);
  void enter_care(Child& child, double at, Status status);
  void close(Child& child, double at, End how);
  void start_clock(Child& child, double at, Status status);
  void come_to_live(Child& child, double at, std::size_t type);
  void stop_living(Child& child, double at);
  void touch(Child& child);
  void note(const Child& child, double at, Status from);

  void count_month();

  Terms terms_;
  MonthTerms now_;
  ChildLuck luck_;
  double month_end_ = 0.0;
  std::vector<Child> children_;
  std::vector<Pending> agenda_;         ///< heap, earliest on top
  std::vector<std::uint32_t> touched_;  ///< children something happened to this month
  std::array<units::Count, statuses> count_{};
  ByBand<units::Count> looked_after_{};
  Places places_;
  double unaccompanied_months_ = 0.0;
  Tally tally_;
  Journal* journal_ = nullptr;
  // paces this month: how much faster than its law a child's hazard runs
  std::array<ByBand<double>, 3> case_pace_{};  ///< assessment, in need, plan
  std::array<ByType<double>, 2> care_pace_{};  ///< short and long stays
  WaysOut ways_out_;                           ///< as they stand to each other this month
};

}  // namespace loadline::service::demand::micro
