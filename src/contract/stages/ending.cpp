// seq 150: triggers, and what is left where a termination was enacted.

#include <algorithm>

#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void clear(YearRegisters& now, std::size_t lane) {
  for (const RegisterInfo& each : money_registers()) (now.*each.amount)[lane] = nothing;
  now.exceptional_asked[lane] = now.reduction_unused[lane] = nothing;
  for (auto* funds :
       {&now.fund_grant, &now.fund_cost, &now.fund_transfer, &now.fund_returned, &now.fund_balance})
    for (auto& fund : *funds) fund[lane] = nothing;
  now.baseline_shift[lane] = now.external_share[lane] = 0;
  now.test_failed[lane] = 0;
}

/// The council meets each fund's cost; what a fund has left is handed over once.
void end_funds(const Year& year, std::size_t lane) {
  YearRegisters& now = year.now();
  for (const RingFence& fence : year.clauses.fences) {
    const std::size_t f = fence.fund;
    const Pence before =
        year.index == 0 ? fence.opening : year.settled.years[year.index - 1].fund_balance[f][lane];
    now.fund_grant[f][lane] = now.fund_cost[f][lane] = year.observed().net_cost_of[f][lane];
    now.fund_returned[f][lane] = positive_part(before);
    now.fund_balance[f][lane] = before - now.fund_returned[f][lane];
    now.net_cost[lane] -= now.fund_cost[f][lane];
    now.income[lane] -= year.observed().income_of[f][lane];
  }
}

/// A year after the end: the council bears the cost, gets the reserve and is repaid what it has lent.
void end_year(const Year& year, std::size_t lane) {
  YearRegisters& now = year.now();
  const Pence charges = now.charges[lane];
  const auto before = [&](Lanes<Pence> YearRegisters::*balance, Pence opening = Pence(0)) {
    return year.before(balance, lane, opening);
  };
  clear(now, lane);
  now.terminated[lane] = 1;
  now.charges[lane] = charges;
  now.net_cost[lane] = year.observed().net_cost[lane];
  now.income[lane] = year.observed().income[lane];
  end_funds(year, lane);
  now.taken_back[lane] = now.net_cost[lane];
  now.draw[lane] = now.council_surplus[lane] = before(&YearRegisters::reserve, year.clauses.reserve.opening);
  if (year.clauses.reserve.restricted) now.returned[lane] = before(&YearRegisters::retained);
  now.principal[lane] = before(&YearRegisters::loan_balance);
  now.working_principal[lane] = before(&YearRegisters::working_balance);
  now.carry_balance[lane] = before(&YearRegisters::carry_balance);
  for (std::size_t q = 4 * year.index; q < std::min(4 * (year.index + 1), year.settled.quarters.size());
       ++q) {
    QuarterRegisters& quarter = year.settled.quarters[q];
    quarter.points[lane] = 0;
    quarter.uncapped[lane] = quarter.cap[lane] = quarter.deduction[lane] = quarter.earned_back[lane] =
        nothing;
  }
}

class Watching {
 public:
  explicit Watching(const Year& year) : year_(year) {}

  void look(std::size_t trigger, std::size_t lane) const {
    switch (terms(trigger).watched) {
      case scenario::Watched::deductions:
        return at_quarters(trigger, lane);
      case scenario::Watched::judgement_again:
      case scenario::Watched::judgement_by:
      case scenario::Watched::cash:
        return at_months(trigger, lane);
      case scenario::Watched::reserve:
        return see(trigger, lane,
                   year_.now().reserve[lane] <= nothing && year_.now().unfunded[lane] > nothing,
                   last_month());
      case scenario::Watched::external_income:
        return see(trigger, lane, year_.now().test_failed[lane] != 0, last_month());
    }
  }

 private:
  const Trigger& terms(std::size_t trigger) const { return year_.clauses.triggers.triggers[trigger]; }
  int last_month() const { return static_cast<int>(year_.first_month() + months_a_year) - 1; }

  void at_quarters(std::size_t trigger, std::size_t lane) const {
    if (year_.settled.quarters.empty()) return;
    for (std::size_t q = 4 * year_.index; q < 4 * (year_.index + 1); ++q) {
      const Pence deduction = year_.settled.quarters[q].deduction[lane];
      const Wide against = Wide(year_.now().price_payable[lane].value()) * terms(trigger).level;
      const bool holds = deduction > nothing && Wide(deduction.value()) * (4 * million) >= against;
      see(trigger, lane, holds, static_cast<int>(3 * q + 2));
    }
  }

  void at_months(std::size_t trigger, std::size_t lane) const {
    const Trigger& watched = terms(trigger);
    for (int m = last_month() - 11; m <= last_month(); ++m) {
      const ExactMonth& month = year_.block.by_month()[static_cast<std::size_t>(m)];
      if (watched.watched == scenario::Watched::cash)
        see(trigger, lane, year_.settled.cash[static_cast<std::size_t>(m)][lane] < -watched.amount, m);
      else if (!year_.clauses.triggers.inspected)
        continue;
      else if (watched.watched == scenario::Watched::judgement_by && m == watched.deadline)
        see(trigger, lane, month.grade[lane] < watched.grade, m);
      else if (watched.watched == scenario::Watched::judgement_again && month.inspected[lane] != 0)
        see(trigger, lane, month.grade[lane] == static_cast<int>(scenario::Grade::inadequate), m);
    }
  }

  void see(std::size_t trigger, std::size_t lane, bool holds, int month) const {
    if (looked_at(terms(trigger), holds, month, year_.standing.watches[trigger][lane]) &&
        terms(trigger).enacted)
      enact(trigger, lane, month);
  }

  void enact(std::size_t trigger, std::size_t lane, int month) const {
    const Trigger& fired = terms(trigger);
    if (fired.action == scenario::TriggerAction::step_in) {
      year_.standing.exits[static_cast<std::size_t>(month % 12)][lane] += fired.exit_costs;
      return;
    }
    const int ends = ends_with_year(fired, month);
    if (ends >= year_.standing.ends[lane]) return;
    year_.standing.ends[lane] = ends;
    year_.standing.ended_by[lane] = static_cast<units::Count>(trigger);
  }

  const Year& year_;
};

/// Ending costs what it costs in the last month before.
void cost_of_ending(const Year& year) {
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    if (year.standing.ends[lane] == static_cast<int>(year.index) + 1)
      year.standing.exits.back()[lane] +=
          year.clauses.triggers.triggers[static_cast<std::size_t>(year.standing.ended_by[lane])].exit_costs;
}

}  // namespace

void take_back(const Year& year) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    year.now().terminated[lane] = 0;
    year.now().taken_back[lane] = nothing;
    if (year.ended(lane)) end_year(year, lane);
  }
}

void watch_triggers(const Year& year) {
  for (auto& month : year.standing.exits) month.fill(nothing);
  const std::size_t triggers = year.clauses.triggers.triggers.size();
  const Watching watching(year);
  for (std::size_t t = 0; t < triggers; ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (!year.ended(lane)) watching.look(t, lane);
  if (triggers > 0) cost_of_ending(year);
  Lanes<Pence>& costs = year.now().exit_costs;
  costs.fill(nothing);
  for (const auto& month : year.standing.exits)
    for (std::size_t lane = 0; lane < lane_count; ++lane) costs[lane] += month[lane];
}

}  // namespace loadline::contract
