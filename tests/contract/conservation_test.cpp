// I1, I2, I3, I10, I15 of model.md 4.5: money is conserved. Read from the ledger alone and compared with the registers.

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
    const Case c(Taxed::perhaps, Enacted::perhaps);
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
    const Case c(Taxed::perhaps, Enacted::perhaps);
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
    const Case c(Taxed::perhaps, Enacted::perhaps);
    const std::size_t lane = any_lane();
    const Positions accrued = positions(ledger_of(c.settled, lane), &PostingHeader::accrued);
    for (std::size_t year = 0; year < case_years; ++year) {
      Pence outside, council, company;
      for (const auto& [month, position] : accrued) {
        if (month / 12 != static_cast<int>(year)) continue;
        for (const Party owner : {Party::council, Party::second_council, Party::third_council})
          council += of(position, owner);
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
    for (const Party party : {Party::council, Party::second_council, Party::third_council, Party::company})
      group[month] += of(position, party);
  return group;
}

/// A copy with the service's own postings, which are the same under every contract.
Settlement with_service(Settlement settled, const Case& c) {
  settled.service_postings = c.settled.service_postings;
  return settled;
}

TEST(Invariants, I3_TheGroupTotalDoesNotDependOnTheContract) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::never);
    const Settlement settled = c.under(any_contract(case_years, Taxed::never));
    in_every_year_and_lane(settled,
                           [&](const YearRegisters& register_of, std::size_t year, std::size_t lane) {
                             RC_ASSERT(register_of.group_net[lane] == c.settled.years[year].group_net[lane]);
                           });
    const std::size_t lane = any_lane();
    RC_ASSERT(group_by_month(with_service(settled, c), lane) == group_by_month(c.settled, lane));
  }));
}

TEST(Invariants, I3_WithTaxTheGroupsDifferByExactlyTheTax) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps);
    const Settlement other = c.under(any_contract(case_years, Taxed::perhaps));
    in_every_year_and_lane(other, [&](const YearRegisters& b, std::size_t year, std::size_t lane) {
      const YearRegisters& a = c.settled.years[year];
      RC_ASSERT(a.group_net[lane] - b.group_net[lane] == -(a.tax[lane] - b.tax[lane]));
    });
  }));
}

TEST(Invariants, I3_WithEndingsEnactedTheGroupsDifferByTaxAndExitCosts) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    const Settlement other = c.under(any_contract(case_years, Taxed::perhaps, Enacted::perhaps));
    in_every_year_and_lane(other, [&](const YearRegisters& b, std::size_t year, std::size_t lane) {
      const YearRegisters& a = c.settled.years[year];
      RC_ASSERT(a.group_net[lane] + a.tax[lane] + a.exit_costs[lane] ==
                b.group_net[lane] + b.tax[lane] + b.exit_costs[lane]);
    });
  }));
}

/// What the council pays the company for the service and its risks, less what it takes back, by contract year.
std::array<Pence, case_years> entitlement(const std::vector<Posting>& ledger) {
  std::array<Pence, case_years> paid{};
  for (const Posting& posting : ledger) {
    const PostingHeader& header = posting.header;
    switch (header.category) {
      case Category::price:
      case Category::volume:
      case Category::exceptional:
      case Category::share:
      case Category::deduction:
      case Category::earn_back:
      case Category::outcome_payment:
      case Category::reimbursement:
      case Category::rent:
        paid[static_cast<std::size_t>(header.accrued.year())] +=
            header.to == Party::company ? posting.amount : -posting.amount;
        break;
      default:
        break;
    }
  }
  return paid;
}

TEST(Invariants, I10_InstalmentsAndYearEndAdjustmentsAreTheEntitlement) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const std::size_t lane = any_lane();
    const std::vector<Posting> ledger = ledger_of(c.settled, lane);
    const auto* bands = scenario::find<scenario::ShareBands>(c.contract);
    const bool reimbursed = bands && bands->form == scenario::ShareForm::cost_reimbursable;
    std::array<Pence, case_years> instalments{};
    for (const Posting& posting : ledger)
      if (posting.header.category == Category::price)
        instalments[static_cast<std::size_t>(posting.header.accrued.year())] +=
            posting.header.to == Party::company ? posting.amount
                                                : -posting.amount;  // a late reduction goes back
    const std::array<Pence, case_years> paid = entitlement(ledger);
    for (std::size_t year = 0; year < case_years; ++year) {
      const YearRegisters& now = c.settled.years[year];
      RC_ASSERT(instalments[year] == (reimbursed ? nothing : now.price_payable[lane]));
      RC_ASSERT(paid[year] - now.net_cost[lane] == now.result[lane]);
    }
  }));
}

TEST(Invariants, I10_OwnersSplitEveryPostingToThePenny) {
  EXPECT_TRUE(rc::check([] {
    Case c(Taxed::perhaps, Enacted::perhaps);
    drop<scenario::Funders>(c.contract);
    const Settlement alone = c.under(c.contract);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      RC_ASSERT(now.council_net[lane] == alone.years[year].council_net[lane]);
      RC_ASSERT(now.company_net[lane] == alone.years[year].company_net[lane]);
      Pence owners;
      for (const Lanes<Pence>& council : now.councils_net) owners += council[lane];
      RC_ASSERT(owners == now.council_net[lane]);
    });
  }));
}

TEST(Invariants, I15_ARingFencedFundKeepsItsMoney) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    const std::size_t lane = any_lane();
    const std::vector<Posting> ledger = ledger_of(c.settled, lane);
    for (const scenario::Clause& clause : c.contract.clauses) {
      const auto* fence = std::get_if<scenario::RingFence>(&clause.terms);
      if (!fence) continue;
      const Fund fund = fence->fund == scenario::Fund::schools ? Fund::schools_grant : Fund::public_health;
      Pence balance = in_pence(fence->opening.typical());
      for (std::size_t year = 0; year < case_years; ++year) {
        for (const Posting& posting : ledger) {
          const PostingHeader& header = posting.header;
          if (header.fund != fund || header.accrued.year() != static_cast<int>(year)) continue;
          if (header.to == Party::company) balance += posting.amount;
          if (header.from == Party::company) balance -= posting.amount;
          const bool of_fence = header.cause == clause.id || header.category == Category::taken_back;
          RC_ASSERT(of_fence || header.cause.starts_with("service."));
        }
        RC_ASSERT(c.settled.years[year].fund_balance[static_cast<std::size_t>(fund)][lane] == balance);
      }
    }
    for (const Posting& posting : ledger)
      if (posting.header.category == Category::inter_fund_approved)
        RC_ASSERT(is_council(posting.header.from) && posting.header.to == Party::company);
  }));
}

}  // namespace
}  // namespace loadline::contract
