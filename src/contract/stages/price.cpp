// seq 10 to 40: the price chain, approved changes, and what rebasing has added.

#include <algorithm>

#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

/// The base price at this year's level: the indexed price where nothing comes off before indexing.
Pence indexed_base(const Year& year, std::size_t lane) {
  const Pence base = std::get<BasePrice>(year.clauses.price.front()).amount;
  return year.standing.factors[lane].applied_to(base);
}

/// Base, indexation and reductions in the contract's order.
void run_chain(const Year& year, std::size_t lane) {
  YearRegisters& now = year.now();
  Pence price;
  for (const PriceStep& step : year.clauses.price) {
    if (const auto* base = std::get_if<BasePrice>(&step)) {
      now.price_base[lane] = now.price_indexed[lane] = price = base->amount;
    } else if (const auto* indexation = std::get_if<Indexation>(&step)) {
      IndexFactor& factor = year.standing.factors[lane];
      if (year.index > indexation->lag_years)
        factor.advance(*indexation, year.block.years()[year.index - indexation->lag_years].levels[lane]);
      now.price_indexed[lane] = price = factor.applied_to(price);
    } else {
      price = reduced(price, std::get<SavingsReduction>(step), year.index);
    }
  }
  now.price_adjusted[lane] = price;
}

/// Adds a change's year to the register and to the months from the decision on: who waits for an answer waits for money,
/// and what is decided after the year comes in one sum.
void pay_change(const Year& year, std::size_t lane, Pence amount, int decided) {
  if (amount == nothing) return;
  year.now().change[lane] += amount;
  const int from = std::max(decided - static_cast<int>(year.first_month()), 0);
  if (from >= 12) {
    year.standing.added_late[static_cast<std::size_t>(decided)][lane] += amount;
    return;
  }
  const Pence size = amount < nothing ? -amount : amount;
  for (int month = from; month < 12; ++month) {
    const Pence part = instalment(size, 12 - from, month - from);
    year.standing.added[static_cast<std::size_t>(month)][lane] += amount < nothing ? -part : part;
  }
}

void decide_change(const Year& year, std::size_t change, std::size_t lane) {
  const RequestedChange& request = year.clauses.changes.requests[change];
  const std::size_t place = year.clauses.first_change + change;
  const Decision& decision = year.decisions[place];
  RequestOutcome& outcome = year.settled.requests[place];
  outcome.asked[lane] = request.requested;
  if (decision.approved[lane] == 0) return;
  const int decided =
      decided_in(year.clauses.approvals, request.amount, request.requested, decision.delay_months[lane]);
  const int effective = effective_from(year.clauses.changes.deciding, request.requested, decided);
  const int last = request.recurrent ? year.block.months() : 12 * (request.requested / 12 + 1);
  if (effective >= last || decided >= year.block.months()) return;  // too late to be paid for
  outcome.effective[lane] = effective;
  year.standing.changes_decided[change][lane] = decided;
}

void add_changes(const Year& year) {
  year.now().change.fill(nothing);
  for (auto& month : year.standing.added) month.fill(nothing);
  for (auto& month : year.standing.added_late) month.fill(nothing);
  const std::vector<RequestedChange>& requests = year.clauses.changes.requests;
  for (std::size_t c = 0; c < requests.size(); ++c) {
    const std::size_t place = year.clauses.first_change + c;
    const bool asked_now = requests[c].requested / 12 == static_cast<int>(year.index);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      if (year.ended(lane)) continue;
      if (asked_now) decide_change(year, c, lane);
      const int effective = year.settled.requests[place].effective[lane];
      if (effective < 0) continue;
      pay_change(
          year, lane,
          added_in(requests[c], static_cast<int>(year.index), effective, year.decisions[place].granted[lane]),
          year.standing.changes_decided[c][lane]);
    }
  }
}

/// Moves the baseline and the price by the year before; first-year prices stay as they were agreed.
void add_rebased(const Year& year) {
  YearRegisters& now = year.now();
  now.rebased.fill(nothing);
  now.baseline_shift.fill(0);
  if (!year.clauses.rebase || year.index == 0) return;
  const YearRegisters& last = year.settled.years[year.index - 1];
  const ExactYear& seen = year.block.years()[year.index - 1];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Rebased made = rebased(*year.clauses.rebase, {last.rebased[lane], last.baseline_shift[lane]},
                                 year.index - 1, {seen.looked_after_half_days[lane], seen.days},
                                 year.standing.indexed_base[lane], indexed_base(year, lane));
    now.rebased[lane] = made.added;
    now.baseline_shift[lane] = made.shift;
  }
}

}  // namespace

void set_price(const Year& year) {
  YearRegisters& now = year.now();
  for (std::size_t lane = 0; lane < lane_count; ++lane) run_chain(year, lane);
  add_changes(year);
  add_rebased(year);
  for (std::size_t lane = 0; year.clauses.rebase && lane < lane_count; ++lane)
    year.standing.indexed_base[lane] = indexed_base(year, lane);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Pence price = now.price_adjusted[lane] + now.change[lane] + now.rebased[lane];
    now.price_payable[lane] = positive_part(price);
    now.reduction_unused[lane] = positive_part(-price);
  }
}

}  // namespace loadline::contract
