#include "settled_year.hpp"

namespace loadline::analysis {
namespace {

using contract::Category;
using contract::Party;
using contract::PostingColumn;

constexpr int months_a_year = 12;
constexpr std::int64_t millionths = 1'000'000;

/// Lending moves no position, VAT is cash only, and ring-fenced money is nobody's to gain or lose.
bool moves_a_position(const contract::PostingHeader& header) {
  const bool lending = header.category == Category::loan || header.category == Category::principal;
  return !lending && header.category != Category::value_added_tax && header.fund == contract::Fund::general &&
         header.category != Category::inter_fund_approved;
}

/// Adds one clause's postings of a year to the positions of one lane.
void add(const PostingColumn& column, std::size_t lane, SettledYear& into) {
  const Pence amount = column.amounts[lane];
  const contract::PostingHeader& header = column.header;
  if (amount.value() == 0) return;
  if (contract::is_council(header.to)) into.council += amount;
  if (contract::is_council(header.from)) into.council -= amount;
  if (header.category == Category::charge) return;  // part of the company's net cost
  if (header.to == Party::company) into.parts[header.cause] += amount;
  if (header.from == Party::company) into.parts[header.cause] -= amount;
}

/// What the council puts into ring-fenced funds in a year, less what comes back.
Pence granted_to_funds(const contract::YearRegisters& year, std::size_t lane) {
  Pence total;
  for (std::size_t fund = 0; fund < contract::fund_count; ++fund)
    total += year.fund_grant[fund][lane] + year.fund_transfer[fund][lane] - year.fund_returned[fund][lane];
  return total;
}

/// What is met from ring-fenced funds in a year.
Pence fund_costs(const contract::YearRegisters& year, std::size_t lane) {
  Pence total;
  for (const contract::Lanes<Pence>& cost : year.fund_cost) total += cost[lane];
  return total;
}

SettledYear first_year(const contract::Settlement& settled, std::size_t lane) {
  const contract::YearRegisters& year = settled.years.front();
  SettledYear made;
  made.price = year.price_payable[lane];
  made.target = year.target[lane];
  made.net_cost = year.net_cost[lane];
  made.result = year.result[lane];
  made.company_share = year.company_share[lane];
  made.volume = year.volume[lane];
  made.exceptional = year.exceptional[lane];
  made.share = year.share[lane];
  made.deductions = year.deductions[lane];
  made.earned_back = year.earned_back[lane];
  made.outcome_payment = year.outcome_payment[lane];
  made.tax = year.tax[lane];
  for (const contract::YearRegisters& one : settled.years) {
    const Pence fenced = granted_to_funds(one, lane);
    made.council_over_horizon += one.council_net[lane] + fenced;
    made.company_over_horizon += one.company_net[lane] - fenced + fund_costs(one, lane);
    made.ended = made.ended || one.terminated[lane] != 0;
  }
  const contract::YearRegisters& last = settled.years.back();
  const Pence lent = last.loan_balance[lane] + last.working_balance[lane];
  made.council_over_horizon += lent;
  made.company_over_horizon -= lent;
  for (const contract::TriggerOutcome& trigger : settled.triggers)
    made.first_fired.push_back(trigger.month[lane]);
  return made;
}

/// What the council spends itself in the first year.
Pence council_cost(std::span<const PostingColumn> service, std::size_t lane) {
  Pence total;
  for (const PostingColumn& column : service) {
    if (column.header.accrued.value() >= months_a_year) continue;
    if (contract::is_council(column.header.from)) total += column.amounts[lane];
    if (contract::is_council(column.header.to)) total -= column.amounts[lane];
  }
  return total;
}

}  // namespace

std::vector<contract::Decision> all_granted(const scenario::Contract& contract,
                                            const scenario::Horizon& horizon) {
  const contract::Decision granted{units::every_lane<units::Count>(1), units::every_lane<units::Count>(0),
                                   units::every_lane(millionths)};
  return {contract::decisions_of(contract, horizon).size(), granted};
}

std::vector<SettledYear> settle(const WorkedYear& year, const scenario::Contract& contract,
                                std::span<const WhatIf> what_ifs) {
  std::vector<SettledYear> all;
  settle_each(year, contract, what_ifs, [&](const contract::Settlement& settled, std::size_t lanes) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      SettledYear made = first_year(settled, lane);
      made.council = Pence(0) - council_cost(settled.service_postings, lane);
      for (const PostingColumn& column : settled.postings)
        if (column.header.accrued.value() < months_a_year && moves_a_position(column.header))
          add(column, lane, made);
      for (const auto& part : made.parts) made.company += part.second;
      made.company -= made.net_cost;
      all.push_back(std::move(made));
    }
  });
  return all;
}

SettledYear settle(const WorkedYear& year, const scenario::Contract& contract, const WhatIf& what_if) {
  return settle(year, contract, std::span(&what_if, 1)).front();
}

}  // namespace loadline::analysis
