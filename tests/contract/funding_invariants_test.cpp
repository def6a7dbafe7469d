// I11, I13, I14 of model.md 4.5: reserve, loans and indemnities, and what an enacted ending leaves.

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract/exact.hpp"
#include "contract/settled_case.hpp"

namespace loadline::contract {
namespace {

using namespace testing_support;

TEST(Invariants, I11_ReserveAndCarriedDeficitRollForward) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      const Pence reserve =
          before(c.settled, &YearRegisters::reserve, year, lane, opening_reserve(c.contract));
      const Pence carried = before(c.settled, &YearRegisters::carry_balance, year, lane, nothing);
      RC_ASSERT(now.reserve[lane] == reserve + now.topup[lane] - now.draw[lane]);
      RC_ASSERT(now.carry_balance[lane] == carried + now.carried_forward[lane]);
    });
  }));
}

TEST(Invariants, I11_EveryPennyOfAResultGoesSomewhere) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const auto* reserve = scenario::find<scenario::ReserveAndSurplus>(c.contract);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      const Pence surplus = now.topup[lane] + now.council_surplus[lane] + now.tax[lane] + now.retained[lane];
      const Pence deficit =
          now.reinvested[lane] + now.draw[lane] + now.grant[lane] + now.loan[lane] + now.unfunded[lane];
      RC_ASSERT(now.result[lane] == surplus - deficit - now.carried_forward[lane]);
      RC_ASSERT(surplus == nothing || deficit == nothing);
      const bool restricted = reserve && reserve->restricted;
      const Pence kept = before(c.settled, &YearRegisters::retained, year, lane, nothing);
      RC_ASSERT(now.reinvested[lane] + now.returned[lane] == (restricted ? kept : nothing));
    });
  }));
}

TEST(Invariants, I13_LoansAreRepaidInFullAndNeverOverdrawn) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const auto* funding = scenario::find<scenario::DeficitFunding>(c.contract);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      const Pence had = before(c.settled, &YearRegisters::loan_balance, year, lane, nothing);
      RC_ASSERT(now.loan_balance[lane] == had + now.loan[lane] - now.principal[lane]);
      RC_ASSERT(now.loan_balance[lane] >= nothing);
      RC_ASSERT(now.loan_balance[lane] <= (funding ? in_pence(funding->facility.typical()) : nothing));
      if (funding &&
          funding->loan_years <= static_cast<int>(year))  // the first year's loan is due back by now
        RC_ASSERT(
            now.loan_balance[lane] <=
            c.settled.years[year].loan[lane] + c.settled.years[year - 1].loan[lane] +
                (year >= 2 && funding->loan_years > 1 ? c.settled.years[year - 2].loan[lane] : nothing));
    });
  }));
}

TEST(Invariants, I13_WorkingCapitalIsRepaidInFull) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::never, Enacted::perhaps);
    const auto* terms = scenario::find<scenario::WorkingCapital>(c.contract);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      const Pence had = before(c.settled, &YearRegisters::working_balance, year, lane, nothing);
      RC_ASSERT(now.working_balance[lane] == had + now.working_capital[lane] - now.working_principal[lane]);
      RC_ASSERT(now.working_balance[lane] >= nothing);
      const int repaid_in =
          terms ? terms->drawn.year - 2017 - (terms->drawn.month < 4 ? 1 : 0) + terms->loan_years : 0;
      if (static_cast<int>(year) >= repaid_in) RC_ASSERT(now.working_balance[lane] == nothing);
    });
  }));
}

TEST(Invariants, AnEndedContractLeavesNothingWithTheCompany) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      if (now.terminated[lane] == 0) {
        RC_ASSERT(now.taken_back[lane] == nothing);
        return;
      }
      for (const auto balance :
           {&YearRegisters::result, &YearRegisters::price_payable, &YearRegisters::reserve,
            &YearRegisters::loan_balance, &YearRegisters::working_balance, &YearRegisters::share})
        RC_ASSERT((now.*balance)[lane] == nothing);
      RC_ASSERT(now.taken_back[lane] == now.net_cost[lane]);
      const bool again = c.settled.years[year - 1].terminated[lane] != 0;
      if (again) RC_ASSERT(now.company_net[lane] == nothing);
    });
  }));
}

TEST(Invariants, I14_FullIndemnityMakesTheCouncilPayTheNetCost) {
  EXPECT_TRUE(rc::check([] {
    Case c(Taxed::never);
    drop<scenario::ReserveAndSurplus>(c.contract);
    drop<scenario::DeficitFunding>(c.contract);
    drop<scenario::WorkingCapital>(c.contract);
    drop<scenario::RingFence>(c.contract);
    scenario::DeficitFunding indemnity;
    indemnity.grant = scenario::stated<units::Share>(1.0);
    c.contract.clauses.push_back({"indemnity", "Indemnity", 900, indemnity});
    const Settlement settled = c.under(c.contract);
    in_every_year_and_lane(settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      if (now.result[lane] > nothing) return;
      Pence own;  // the council's own client side is not part of the deal
      for (std::size_t m = 12 * year; m < 12 * (year + 1); ++m)
        own += units::to_pence(c.block.months[m].costs.back()[lane]);
      // What the company is charged for the council's services comes back to it.
      RC_ASSERT(-now.council_net[lane] - own == now.net_cost[lane] - now.charges[lane]);
      RC_ASSERT(now.company_net[lane] == nothing);
    });
  }));
}

}  // namespace
}  // namespace loadline::contract
