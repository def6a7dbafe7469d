// One settler on many blocks: lanes are alone, nothing is kept, nothing is allocated, ledgers are in order.

#include <algorithm>

#include <gtest/gtest.h>

#include "contract/deals.hpp"
#include "contract/synthetic.hpp"
#include "support/allocations.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::contract_of;
using testing_support::every_clause;
using testing_support::settlement_scenario;

TEST(Settler, AFutureDoesNotDependOnItsLaneMates) {
  const Scenario scenario = settlement_scenario(3);
  const service::Block block = testing_support::random_block(7, 3);
  service::Block turned = block;  // lane l of `turned` is lane l + 5 of `block`
  const auto turn = [](auto& lanes) { std::rotate(lanes.begin(), lanes.begin() + 5, lanes.end()); };
  for (service::Month& month : turned.months) {
    for (auto& cost : month.costs) turn(cost);
    turn(month.looked_after_half_days);
    for (auto& placed : month.placed_half_days) turn(placed);
    for (units::Counts* counts : {&month.grade, &month.inspected, &month.excused}) turn(*counts);
    turn(month.recoverable_vat);
  }
  for (auto& scores : turned.scores)
    for (service::KpiScore& score : scores) {
      turn(score.rating);
      turn(score.value);
    }
  for (service::YearIndices& year : turned.years) {
    turn(year.pay);
    turn(year.prices);
    turn(year.fees);
  }
  const Contract contract = contract_of(every_clause());
  Settler one(contract, scenario), other(contract, scenario);
  std::vector<Decision> decisions = testing_support::random_decisions(contract, scenario, 4);
  const Settlement& settled = one.settle(block, decisions);
  for (Decision& decision : decisions) {
    turn(decision.approved);
    turn(decision.delay_months);
    turn(decision.granted);
  }
  const Settlement& turned_settled = other.settle(turned, decisions);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const std::size_t from = (lane + 5) % units::lane_count;
    for (std::size_t year = 0; year < 3; ++year)
      ASSERT_EQ(turned_settled.years[year].result[lane], settled.years[year].result[from]);
    for (std::size_t month = 0; month < 36; ++month)
      ASSERT_EQ(turned_settled.cash[month][lane], settled.cash[month][from]);
  }
}

TEST(Settler, KeepsNothingBetweenBlocks) {
  const Scenario scenario = settlement_scenario(3);
  const service::Block block = testing_support::random_block(7, 3);
  const Contract contract = contract_of(every_clause());
  const std::vector<Decision> decisions = testing_support::random_decisions(contract, scenario, 4);
  Settler fresh(contract, scenario), used(contract, scenario);
  used.settle(testing_support::random_block(8, 3), testing_support::random_decisions(contract, scenario, 5));
  const Settlement& settled = fresh.settle(block, decisions);
  const Settlement& again = used.settle(block, decisions);
  EXPECT_EQ(again.cash, settled.cash);
  EXPECT_EQ(again.lowest_month, settled.lowest_month);
  for (const RegisterInfo& each : money_registers())
    for (std::size_t year = 0; year < 3; ++year)
      ASSERT_EQ(again.years[year].*each.amount, settled.years[year].*each.amount) << each.name;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const std::vector<Posting> one = ledger_of(settled, lane), two = ledger_of(again, lane);
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t i = 0; i < one.size(); ++i) ASSERT_EQ(one[i].amount, two[i].amount);
  }
}

TEST(Settler, AllocatesNothingOnceItKnowsTheLines) {
  const Scenario scenario = settlement_scenario(3);
  const service::Block first = testing_support::random_block(7, 3),
                       second = testing_support::random_block(8, 3);
  const Contract contract = contract_of(every_clause());
  const std::vector<Decision> decisions = testing_support::random_decisions(contract, scenario, 4);
  Settler settler(contract, scenario);
  settler.settle(first, decisions);
  const long before = testing_support::allocations();
  settler.settle(second, decisions);
  EXPECT_EQ(testing_support::allocations() - before, 0);
}

TEST(Ledger, IsInOrderOfAccrualAndHoldsNoZeros) {
  const Scenario scenario = settlement_scenario(2);
  const Contract contract = contract_of(every_clause());
  Settler settler(contract, scenario);
  const std::vector<Posting> ledger = ledger_of(
      settler.settle(testing_support::random_block(3, 2), testing_support::all_granted(contract, scenario)),
      0);
  EXPECT_TRUE(std::is_sorted(ledger.begin(), ledger.end(), [](const Posting& a, const Posting& b) {
    return a.header.accrued < b.header.accrued;
  }));
  for (const Posting& posting : ledger) EXPECT_GT(posting.amount, Pence(0));
}

}  // namespace
}  // namespace loadline::contract
