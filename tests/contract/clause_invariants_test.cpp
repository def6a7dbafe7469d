// I4 to I7, I9, I11, I13, I14 of model.md 4.5: what each clause promises, on random contracts and random futures.

#include <algorithm>
#include <array>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract/clauses/reserve_surplus.hpp"
#include "contract/clauses/share_bands.hpp"
#include "contract/settled_case.hpp"

namespace loadline::contract {
namespace {

using namespace testing_support;

/// A balance as the year before left it.
Pence before(const Settlement& settled, Lanes<Pence> YearRegisters::*balance, std::size_t year,
             std::size_t lane, Pence opening) {
  return year == 0 ? opening : (settled.years[year - 1].*balance)[lane];
}

Pence opening_reserve(const scenario::Contract& contract) {
  const auto* terms = scenario::find<scenario::ReserveAndSurplus>(contract);
  return terms ? in_pence(terms->opening.typical()) : nothing;
}

// The properties below would hold of contracts that never do anything; these do everything.
TEST(Invariants, HoldOfCasesThatReachEveryRegister) {
  using Register = Lanes<Pence> YearRegisters::*;
  std::array<Register, 17> registers{&YearRegisters::reduction_unused,
                                     &YearRegisters::volume,
                                     &YearRegisters::share,
                                     &YearRegisters::topup,
                                     &YearRegisters::council_surplus,
                                     &YearRegisters::tax,
                                     &YearRegisters::retained,
                                     &YearRegisters::draw,
                                     &YearRegisters::carried_forward,
                                     &YearRegisters::grant,
                                     &YearRegisters::loan,
                                     &YearRegisters::unfunded,
                                     &YearRegisters::reserve,
                                     &YearRegisters::interest,
                                     &YearRegisters::principal,
                                     &YearRegisters::carry_balance,
                                     &YearRegisters::loan_balance};
  std::array<int, registers.size()> positive{}, negative{};
  EXPECT_TRUE(rc::check([&] {
    const Case c;
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t, std::size_t lane) {
      for (std::size_t i = 0; i < registers.size(); ++i) {
        positive[i] += (now.*registers[i])[lane] > nothing ? 1 : 0;
        negative[i] += (now.*registers[i])[lane] < nothing ? 1 : 0;
      }
    });
  }));
  for (std::size_t i = 0; i < registers.size(); ++i)
    EXPECT_GT(positive[i], 400) << "register " << i << ", of 48,000";
  EXPECT_GT(negative[1], 400) << "volume returned";
  EXPECT_GT(negative[2], 400) << "surplus shared";
  EXPECT_GT(negative[8], 400) << "carried deficit made good";
}

TEST(Invariants, I4_TheTwoSharesAddUpToTheDifference) {
  EXPECT_TRUE(rc::check([] {
    const ShareBands bands = any_bands();
    const Pence target(any("target", 0, 7'000'000'000)), actual(any("actual", 0, 9'000'000'000));
    const Pence company = company_share(bands, target, actual);
    RC_ASSERT(target + share_payment(bands, target, actual) - actual == company);  // exact, by construction
    ShareBands others = bands;  // the counterparty's bands, settled on their own
    for (auto* side : {&others.pain, &others.gain}) {
      if (side->empty()) side->push_back({million, million});
      for (ShareBand& band : *side) band.company = million - band.company;
    }
    const Pence council = company_share(others, target, actual);
    const Pence gap =
        company + council - (target - actual);  // both rounded: they may part by a penny at a tie
    RC_ASSERT(-Pence(1) <= gap && gap <= Pence(1));
  }));
}

TEST(Invariants, I4_BandsStartAtNothingRiseAndNeverFasterThanTheDifference) {
  EXPECT_TRUE(rc::check([] {
    const ShareBands bands = any_bands();
    const Pence target(any("target", 0, 7'000'000'000)), actual(any("actual", 0, 9'000'000'000));
    const Pence step(any("step", 0, 500'000'000));
    RC_ASSERT(company_share(bands, target, target) == nothing);
    const Pence fall = company_share(bands, target, actual) - company_share(bands, target, actual + step);
    RC_ASSERT(fall >= nothing);
    RC_ASSERT(fall <= step + Pence(1));  // one rounding at each end
  }));
}

TEST(Invariants, I5_LimitsHold) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const auto* corridor = scenario::find<scenario::VolumeCorridor>(c.contract);
    const auto* reserve = scenario::find<scenario::ReserveAndSurplus>(c.contract);
    const auto* funding = scenario::find<scenario::DeficitFunding>(c.contract);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      RC_ASSERT(now.volume[lane] <= (corridor ? in_pence(corridor->limit_up.typical()) : nothing));
      RC_ASSERT(now.volume[lane] >= -(corridor ? in_pence(corridor->limit_down.typical()) : nothing));
      const Pence cap =
          reserve ? share_of(now.price_payable[lane], millionths(reserve->cap.typical().value())) : nothing;
      const Pence had = before(c.settled, &YearRegisters::reserve, year, lane, opening_reserve(c.contract));
      RC_ASSERT(now.reserve[lane] >= nothing);
      RC_ASSERT(now.reserve[lane] <= std::max(had, cap));
      RC_ASSERT(now.carry_balance[lane] >= nothing);
      RC_ASSERT(now.carry_balance[lane] <= (funding ? in_pence(funding->carry_forward.typical()) : nothing));
      RC_ASSERT(now.price_payable[lane] == nothing || now.reduction_unused[lane] == nothing);
    });
  }));
}

TEST(Invariants, I6_AFixedPriceLeavesTheDifferenceWithTheCompany) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    auto& clauses = c.contract.clauses;
    std::erase_if(clauses, [](const auto& clause) {
      return std::holds_alternative<scenario::ShareBands>(clause.terms);
    });
    Settler fixed(c.contract, c.scenario);
    in_every_year_and_lane(
        fixed.settle(c.block), [](const YearRegisters& now, std::size_t, std::size_t lane) {
          RC_ASSERT(now.result[lane] == now.price_payable[lane] + now.volume[lane] - now.net_cost[lane]);
        });
  }));
}

TEST(Invariants, I7_FullPassThroughLeavesNothing) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    auto& clauses = c.contract.clauses;
    std::erase_if(clauses, [](const auto& clause) {
      return std::holds_alternative<scenario::ShareBands>(clause.terms);
    });
    const std::vector<scenario::Band> all{band(9.99, 0.0)};
    clauses.push_back({"pass-through", "Pass-through", 900, scenario::ShareBands{all, all}});
    Settler settler(c.contract, c.scenario);
    in_every_year_and_lane(settler.settle(c.block),
                           [](const YearRegisters& now, std::size_t, std::size_t lane) {
                             RC_ASSERT(now.result[lane] == nothing);
                           });
  }));
}

TEST(Invariants, I9_MoreCostNeverHelpsTheCompanyNorHurtsItMoreThanItself) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    const Settlement cheap = c.settled;
    const auto extra = any("extra cost a month in pence", 0, 100'000'000);
    for (service::Month& month : c.block.months)
      for (auto& cost : month.costs[3]) {
        const std::int64_t pence = units::to_pence(cost).value() + extra;
        cost = units::Money::from_value(static_cast<double>(pence) / 100.0);
      }
    in_every_year_and_lane(c.settler.settle(c.block),
                           [&](const YearRegisters& dear, std::size_t year, std::size_t lane) {
                             const Pence fall = cheap.years[year].result[lane] - dear.result[lane];
                             RC_ASSERT(fall >= nothing);
                             RC_ASSERT(fall <= Pence(12 * extra + 1));  // one rounding at each end
                           });
  }));
}

TEST(Invariants, I11_ReserveAndCarriedDeficitRollForward) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
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
    in_every_year_and_lane(c.settled, [](const YearRegisters& now, std::size_t, std::size_t lane) {
      const Pence surplus = now.topup[lane] + now.council_surplus[lane] + now.tax[lane] + now.retained[lane];
      const Pence deficit = now.draw[lane] + now.grant[lane] + now.loan[lane] + now.unfunded[lane];
      RC_ASSERT(now.result[lane] == surplus - deficit - now.carried_forward[lane]);
      RC_ASSERT(surplus == nothing || deficit == nothing);
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

TEST(Invariants, I14_FullIndemnityMakesTheCouncilPayTheNetCost) {
  EXPECT_TRUE(rc::check([] {
    Case c(Taxed::never);
    std::erase_if(c.contract.clauses, [](const auto& clause) {
      return std::holds_alternative<scenario::ReserveAndSurplus>(clause.terms) ||
             std::holds_alternative<scenario::DeficitFunding>(clause.terms);
    });
    scenario::DeficitFunding indemnity;
    indemnity.grant = scenario::stated<units::Share>(1.0);
    c.contract.clauses.push_back({"indemnity", "Indemnity", 900, indemnity});
    Settler settler(c.contract, c.scenario);
    const Settlement& settled = settler.settle(c.block);
    in_every_year_and_lane(settled, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      if (now.result[lane] > nothing) return;
      Pence own;  // the council's own client side is not part of the deal
      for (std::size_t m = 12 * year; m < 12 * (year + 1); ++m)
        own += units::to_pence(c.block.months[m].costs.back()[lane]);
      RC_ASSERT(-now.council_net[lane] - own == now.net_cost[lane]);
    });
  }));
}

}  // namespace
}  // namespace loadline::contract
