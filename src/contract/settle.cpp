#include "loadline/contract/settle.hpp"

#include <algorithm>

#include "contract/postings.hpp"
#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void add(Lanes<Pence>& sum, const Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += amounts[lane];
}

void subtract(Lanes<Pence>& sum, const Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] -= amounts[lane];
}

/// Where a party's position is kept; null for parties outside the group.
Lanes<Pence>* position_of(YearRegisters& year, Party party) {
  if (party == Party::company) return &year.company_net;
  for (std::size_t council = 0; council < most_councils; ++council)
    if (party == council_parties[council]) return &year.councils_net[council];
  return nullptr;
}

/// Net positions of a year: the service's postings and the contract's, by the year they accrue in. Charges of the council
/// are in the service's cost and posted by the contract.
void strike_positions(YearRegisters& year, const ExactYear& observed,
                      std::span<const PostingColumn> columns) {
  year.company_net = year.charges;
  subtract(year.company_net, observed.net_cost);
  for (Lanes<Pence>& council : year.councils_net) council.fill(nothing);
  subtract(year.councils_net[0], observed.council_cost);
  for (const PostingColumn& column : columns) {
    if (Lanes<Pence>* payer = position_of(year, column.header.from)) subtract(*payer, column.amounts);
    if (Lanes<Pence>* payee = position_of(year, column.header.to)) add(*payee, column.amounts);
  }
  year.council_net.fill(nothing);
  for (const Lanes<Pence>& council : year.councils_net) add(year.council_net, council);
  year.group_net = year.council_net;
  add(year.group_net, year.company_net);
}

/// The company's cash flows of a year's columns. What falls due after the end stays accrued.
void add_cash(Settlement& settled, std::span<const PostingColumn> columns) {
  for (const PostingColumn& column : columns) {
    const auto due = static_cast<std::size_t>(column.header.due.value());
    if (due >= settled.cash.size()) continue;
    if (column.header.to == Party::company) add(settled.cash[due], column.amounts);
    if (column.header.from == Party::company) subtract(settled.cash[due], column.amounts);
  }
}

/// Turns a year's monthly flows, all known by now, into month-end balances; finds the lowest and counts overdrafts.
void run_cash(Settlement& settled, std::size_t year, const PaymentProfile& terms) {
  const Lanes<Pence> opening = units::every_lane(terms.opening_cash);
  for (std::size_t month = months_a_year * year; month < months_a_year * (year + 1); ++month) {
    Lanes<Pence>& balance = settled.cash[month];
    add(balance, month == 0 ? opening : settled.cash[month - 1]);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      settled.overdraft_months[lane] += balance[lane] < nothing ? 1 : 0;
      settled.beyond_overdraft[lane] += balance[lane] < -terms.overdraft ? 1 : 0;
      if (balance[lane] >= settled.lowest_cash[lane]) continue;
      settled.lowest_cash[lane] = balance[lane];
      settled.lowest_month[lane] = static_cast<units::Count>(month);
    }
  }
}

}  // namespace

struct Settler::Workings {
  Workings(const scenario::Contract& contract, const scenario::Scenario& scenario)
      : waterfall(waterfall_of(contract, scenario)),
        standing(waterfall, scenario.horizon.months),
        postings(contract, waterfall, scenario::years(scenario), settled.postings),
        own_block(scenario) {
    settled.years.resize(static_cast<std::size_t>(scenario::years(scenario)));
    settled.cash.resize(static_cast<std::size_t>(scenario.horizon.months));
    if (waterfall.deductions) settled.quarters.resize(settled.cash.size() / 3);
    for (const DecisionTerms& request : decisions_of(contract, scenario.horizon))
      settled.requests.push_back({.address = request.address});
    if (const auto* triggers = scenario::find<scenario::Triggers>(contract))
      for (const scenario::Trigger& trigger : triggers->triggers)
        settled.triggers.push_back({.id = trigger.id});
  }

  void begin(const ExactBlock& block) {
    standing.begin();
    std::copy(block.cash().begin(), block.cash().end(), settled.cash.begin());
    settled.lowest_cash.fill(waterfall.payment.opening_cash);
    settled.lowest_month.fill(-1);
    settled.overdraft_months.fill(0);
    settled.beyond_overdraft.fill(0);
    for (RequestOutcome& request : settled.requests) {
      request.asked.fill(-1);
      request.effective.fill(-1);
    }
    settled.service_postings = block.postings();
  }

  void settle(const Year& year) {
    settle_year(year);
    postings.post_year(year);
    add_cash(settled, postings.of_year(settled, year.index));
    run_cash(settled, year.index, waterfall.payment);
    watch_triggers(year);
    postings.post_exits(year);
    strike_positions(year.now(), year.observed(), postings.of_year(settled, year.index));
  }

  void tell_triggers() {
    for (std::size_t t = 0; t < settled.triggers.size(); ++t)
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        settled.triggers[t].month[lane] = standing.watches[t][lane].first;
        settled.triggers[t].fired[lane] = standing.watches[t][lane].fired;
      }
  }

  Waterfall waterfall;
  Standing standing;
  Settlement settled;
  Postings postings;
  ExactBlock own_block;  ///< For callers who hand over blocks as simulated.
};

Settler::Settler(const scenario::Contract& contract, const scenario::Scenario& scenario)
    : workings_(new Workings(contract, scenario)) {}

Settler::~Settler() = default;
Settler::Settler(Settler&&) noexcept = default;

const Settlement& Settler::settle(const ExactBlock& block, std::span<const Decision> decisions) {
  Workings& at = *workings_;
  LOADLINE_EXPECTS(block.years().size() == at.settled.years.size());
  LOADLINE_EXPECTS(decisions.size() == at.settled.requests.size());
  at.begin(block);
  for (std::size_t year = 0; year < at.settled.years.size(); ++year)
    at.settle({at.waterfall, block, decisions, at.settled, at.standing, year});
  at.tell_triggers();
  return at.settled;
}

const Settlement& Settler::settle(const service::Block& block, std::span<const Decision> decisions) {
  workings_->own_block.read(block);
  return settle(workings_->own_block, decisions);
}

}  // namespace loadline::contract
