// I4 to I7 and I9 of model.md 4.5: what each clause promises, on random contracts and random futures.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract/clauses/share_bands.hpp"
#include "contract/settled_case.hpp"

namespace loadline::contract {
namespace {

using namespace testing_support;

// The properties below would hold of contracts that never do anything; these do everything.
TEST(Invariants, HoldOfCasesThatReachEveryRegister) {
  const auto registers = money_registers();
  std::vector<int> positive(registers.size()), negative(registers.size());
  EXPECT_TRUE(rc::check([&] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t, std::size_t lane) {
      for (std::size_t i = 0; i < registers.size(); ++i) {
        positive[i] += (now.*registers[i].amount)[lane] > nothing ? 1 : 0;
        negative[i] += (now.*registers[i].amount)[lane] < nothing ? 1 : 0;
      }
    });
  }));
  for (std::size_t i = 0; i < registers.size(); ++i) {
    const std::string name = registers[i].name;
    const bool paid_out = name == "council.net" || name == "group.net";
    EXPECT_GT((paid_out ? negative : positive)[i], 20) << name;
    for (const char* either : {"price.change", "price.rebased", "adj.volume", "adj.share", "share.company",
                               "adj.outcome", "result", "deficit.carried", "company.net"})
      EXPECT_TRUE(name != either || negative[i] > 20) << name << " below nothing";
  }
}

TEST(Invariants, HoldOfCasesThatReachEveryOutcome) {
  std::array<int, 9> seen{};
  EXPECT_TRUE(rc::check([&] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t, std::size_t lane) {
      seen[0] += now.terminated[lane];
      seen[1] += now.test_failed[lane];
      seen[2] += now.reduction_unused[lane] > nothing ? 1 : 0;
      seen[3] += now.fund_transfer[1][lane] > nothing ? 1 : 0;
      seen[4] += now.fund_returned[2][lane] > nothing ? 1 : 0;
      seen[5] += now.exceptional_asked[lane] > now.exceptional[lane] ? 1 : 0;
    });
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      for (const QuarterRegisters& quarter : c.settled.quarters)
        seen[6] += quarter.uncapped[lane] > quarter.cap[lane] ? 1 : 0;
      for (const RequestOutcome& request : c.settled.requests)
        seen[7] += request.asked[lane] >= 0 && request.effective[lane] < 0 ? 1 : 0;
      seen[8] += c.settled.beyond_overdraft[lane] > 0 ? 1 : 0;
    }
  }));
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_GT(seen[i], 20) << "outcome " << i;
}

TEST(Invariants, I4_TheTwoSharesAddUpToTheDifference) {
  EXPECT_TRUE(rc::check([] {
    const ShareBands bands = any_bands();
    const Pence target(any("target", 0, 7'000'000'000)), actual(any("actual", 0, 9'000'000'000));
    const Pence company = company_share(bands, target, actual);
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

/// Whether an amount keeps within a limit of which 0 means none.
bool within(Pence amount, Pence limit) { return limit == nothing || amount <= limit; }

TEST(Invariants, I5_WhatOutcomesAndRequestsMoveIsLimited) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const auto* reopener = scenario::find<scenario::Reopener>(c.contract);
    const auto* outcomes = scenario::find<scenario::OutcomePayment>(c.contract);
    const auto* bands = scenario::find<scenario::ShareBands>(c.contract);
    Lanes<Pence> deducted{}, returned{};
    in_every_year_and_lane(c.settled, [&](const YearRegisters& now, std::size_t, std::size_t lane) {
      RC_ASSERT(nothing <= now.exceptional[lane]);
      RC_ASSERT(now.exceptional[lane] <= now.exceptional_asked[lane]);
      if (reopener) RC_ASSERT(within(now.exceptional[lane], in_pence(reopener->limit.typical())));
      if (outcomes) RC_ASSERT(within(now.outcome_payment[lane], in_pence(outcomes->cap.typical())));
      if (bands) {
        RC_ASSERT(within(now.company_share[lane], in_pence(bands->gain_limit.typical())));
        RC_ASSERT(within(-now.company_share[lane], in_pence(bands->pain_limit.typical())));
      }
      deducted[lane] += now.deductions[lane];
      returned[lane] += now.earned_back[lane];
      RC_ASSERT(nothing <= returned[lane] && returned[lane] <= deducted[lane]);
    });
    for (const QuarterRegisters& quarter : c.settled.quarters)
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        RC_ASSERT(nothing <= quarter.deduction[lane] && quarter.deduction[lane] <= quarter.cap[lane]);
  }));
}

TEST(Invariants, I6_AFixedPriceLeavesTheDifferenceWithTheCompany) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    drop<scenario::ShareBands>(c.contract);
    in_every_year_and_lane(c.under(c.contract), [](const YearRegisters& now, std::size_t, std::size_t lane) {
      RC_ASSERT(now.result[lane] == now.price_payable[lane] + now.volume[lane] + now.exceptional[lane] +
                                        now.outcome[lane] - now.net_cost[lane] - now.rent[lane]);
    });
  }));
}

TEST(Invariants, I7_FullPassThroughLeavesTheOutcomeAlone) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    drop<scenario::ShareBands>(c.contract);
    drop<scenario::AlternativeIncome>(c.contract);
    scenario::ShareBands all_theirs;
    all_theirs.pain = all_theirs.gain = {band(9.99, 0.0)};
    c.contract.clauses.push_back({"pass-through", "Pass-through", 900, all_theirs});
    in_every_year_and_lane(c.under(c.contract), [](const YearRegisters& now, std::size_t, std::size_t lane) {
      RC_ASSERT(now.result[lane] == now.outcome[lane]);
    });
  }));
}

/// Bands of the years so far may return in one year what they took in another.
void settle_each_year_alone(scenario::Contract& contract) {
  if (auto* bands = terms_in<scenario::ShareBands>(contract)) bands->cumulative = false;
}

TEST(Invariants, I9_MoreCostNeverHelpsTheCompanyNorHurtsItMoreThanItself) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    settle_each_year_alone(c.contract);
    const Settlement cheap = c.under(c.contract);
    const auto extra = any("extra cost a month in pence", 0, 100'000'000);
    for (service::Month& month : c.block.months)
      for (auto& cost : month.costs[3]) {
        const std::int64_t pence = units::to_pence(cost).value() + extra;
        cost = units::Money::from_value(static_cast<double>(pence) / 100.0);
      }
    in_every_year_and_lane(c.under(c.contract),
                           [&](const YearRegisters& dear, std::size_t year, std::size_t lane) {
                             const Pence fall = cheap.years[year].result[lane] - dear.result[lane];
                             RC_ASSERT(fall >= nothing);
                             RC_ASSERT(fall <= Pence(12 * extra + 1));  // one rounding at each end
                           });
  }));
}

TEST(Invariants, I9_AHigherPriceNeverHurtsTheCompany) {
  EXPECT_TRUE(rc::check([] {
    Case c;  // with bands in pounds, no deductions capped by the price and no rebasing
    settle_each_year_alone(c.contract);
    drop<scenario::Deductions>(c.contract);
    drop<scenario::Rebase>(c.contract);
    if (auto* bands = terms_in<scenario::ShareBands>(c.contract)) bands->basis = scenario::BandBasis::pounds;
    const Settlement low = c.under(c.contract);
    auto& amount = terms_in<scenario::BasePrice>(c.contract)->amount;
    amount = scenario::stated<units::MoneyPerYear>(amount.typical().value() +
                                                   any_number("more price in pence", 0, 500'000'000, 0.01));
    in_every_year_and_lane(c.under(c.contract),
                           [&](const YearRegisters& high, std::size_t year, std::size_t lane) {
                             RC_ASSERT(high.result[lane] >= low.years[year].result[lane] - Pence(1));
                           });
  }));
}

}  // namespace
}  // namespace loadline::contract
