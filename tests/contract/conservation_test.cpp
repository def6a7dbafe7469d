// I1, I2, I3, I10 of model.md 4.5: money is conserved. Read from the ledger alone and compared with the registers.

#include <algorithm>
#include <array>
#include <map>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract/exact.hpp"
#include "contract/settled_case.hpp"

namespace loadline::contract {
namespace {

using namespace testing_support;

Pence opening_cash(const scenario::Contract& contract) {
  const auto* terms = scenario::find<scenario::PaymentProfile>(contract);
  return terms ? in_pence(terms->opening_cash.typical()) : nothing;
}

/// Net position of each party by month, from the ledger alone.
using Positions = std::map<int, std::array<Pence, party_count>>;
Positions positions(const std::vector<Posting>& ledger, units::MonthIndex PostingHeader::*when) {
  Positions found;
  for (const Posting& posting : ledger) {
    auto& month = found[(posting.header.*when).value()];
    month[static_cast<std::size_t>(posting.header.from)] -= posting.amount;
    month[static_cast<std::size_t>(posting.header.to)] += posting.amount;
  }
  return found;
}

Pence of(const std::array<Pence, party_count>& position, Party party) {
  return position[static_cast<std::size_t>(party)];
}

TEST(Invariants, I1_PartiesNetToNothingInEveryMonthAccruedAndInCash) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const std::vector<Posting> ledger = ledger_of(c.settled, any_lane());
    for (const auto when : {&PostingHeader::accrued, &PostingHeader::due})
      for (const auto& [month, position] : positions(ledger, when)) {
        Pence sum;
        for (const Pence party : position) sum += party;
        RC_ASSERT(sum == nothing);
      }
    for (const Posting& posting : ledger) {
      RC_ASSERT(posting.header.from != posting.header.to);
      RC_ASSERT(posting.header.due >= posting.header.accrued);
    }
  }));
}

TEST(Invariants, I1_CashIsTheSumOfWhatFellDue) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const std::size_t lane = any_lane();
    Positions due = positions(ledger_of(c.settled, lane), &PostingHeader::due);
    Pence balance = opening_cash(c.contract), lowest = balance;
    for (int month = 0; month < case_months; ++month) {
      balance += of(due[month], Party::company);
      lowest = std::min(lowest, balance);
      RC_ASSERT(c.settled.cash[static_cast<std::size_t>(month)][lane] == balance);
    }
    RC_ASSERT(c.settled.lowest_cash[lane] == lowest);
  }));
}

TEST(Invariants, I2_WhatTheGroupSpendsIsWhatOthersReceive) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const std::size_t lane = any_lane();
    const Positions accrued = positions(ledger_of(c.settled, lane), &PostingHeader::accrued);
    for (std::size_t year = 0; year < case_years; ++year) {
      Pence outside, council, company;
      for (const auto& [month, position] : accrued) {
        if (month / 12 != static_cast<int>(year)) continue;
        council += of(position, Party::council);
        company += of(position, Party::company);
        for (const Party party :
             {Party::external, Party::customers, Party::tax_authority, Party::pension_fund})
          outside += of(position, party);
      }
      RC_ASSERT(c.settled.years[year].council_net[lane] == council);
      RC_ASSERT(c.settled.years[year].company_net[lane] == company);
      RC_ASSERT(c.settled.years[year].group_net[lane] == -outside);
    }
  }));
}

/// The group's position by month, from the ledger.
std::map<int, Pence> group_by_month(const Settlement& settled, std::size_t lane) {
  std::map<int, Pence> group;
  for (const auto& [month, position] : positions(ledger_of(settled, lane), &PostingHeader::accrued))
    group[month] = of(position, Party::council) + of(position, Party::company);
  return group;
}

TEST(Invariants, I3_TheGroupTotalDoesNotDependOnTheContract) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::never);
    const scenario::Contract other = any_contract(case_years, Taxed::never);
    Settler settler(other, c.scenario);
    const Settlement& settled = settler.settle(c.block);
    in_every_year_and_lane(settled,
                           [&](const YearRegisters& register_of, std::size_t year, std::size_t lane) {
                             RC_ASSERT(register_of.group_net[lane] == c.settled.years[year].group_net[lane]);
                           });
    const std::size_t lane = any_lane();
    RC_ASSERT(group_by_month(settled, lane) == group_by_month(c.settled, lane));
  }));
}

TEST(Invariants, I3_WithTaxTheGroupsDifferByExactlyTheTax) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps);
    const scenario::Contract other = any_contract(case_years, Taxed::perhaps);
    Settler settler(other, c.scenario);
    in_every_year_and_lane(settler.settle(c.block),
                           [&](const YearRegisters& b, std::size_t year, std::size_t lane) {
                             const YearRegisters& a = c.settled.years[year];
                             RC_ASSERT(a.group_net[lane] - b.group_net[lane] == -(a.tax[lane] - b.tax[lane]));
                           });
  }));
}

TEST(Invariants, I10_InstalmentsAndYearEndAdjustmentsAreTheEntitlement) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const std::size_t lane = any_lane();
    std::array<Pence, case_years> instalments{}, paid{};
    for (const Posting& posting : ledger_of(c.settled, lane)) {
      const PostingHeader& header = posting.header;
      const auto year = static_cast<std::size_t>(header.accrued.year());
      if (header.category == Category::price) instalments[year] += posting.amount;
      if (header.category == Category::price || header.category == Category::volume ||
          header.category == Category::share)
        paid[year] += header.to == Party::company ? posting.amount : -posting.amount;
    }
    for (std::size_t year = 0; year < case_years; ++year) {
      const YearRegisters& now = c.settled.years[year];
      RC_ASSERT(instalments[year] == now.price_payable[lane]);
      RC_ASSERT(paid[year] - now.net_cost[lane] == now.result[lane]);
    }
  }));
}

}  // namespace
}  // namespace loadline::contract
