// When money moves: instalments, the lags of each payee, and what is left accrued at the end.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/synthetic.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::pounds;
using testing_support::settlement_scenario;

PaymentProfile paid(PaymentTiming timing, double opening = 0.0) {
  PaymentProfile terms;
  terms.timing = timing;
  terms.opening_cash = stated<units::Money>(opening);
  return terms;
}

std::vector<Pence> cash_of(const Settlement& settled, std::size_t lane) {
  std::vector<Pence> path;
  for (const Lanes<Pence>& month : settled.cash) path.push_back(month[lane]);
  return path;
}

// W12: price £5,201,230.29 a month, cost £5,500,000 a month, 55 % paid in the month and 45 % the month after.
std::vector<Pence> w12_path(PaymentTiming timing) {
  const Scenario scenario = settlement_scenario(1, 0.55);
  Settler settler(contract_of({base_price(12 * 5'201'230.29), paid(timing)}), scenario);
  return cash_of(settler.settle(testing_support::steady_block(1, 5'500'000.0)), 3);
}

TEST(Cash, W12_PaidInTheMonth) {
  const std::vector<Pence> path = w12_path(PaymentTiming::start_of_month);
  // After k months: k x 5,201,230.29 received; 3,025,000 paid k times and 2,475,000 paid k - 1 times.
  for (std::int64_t k = 1; k <= 12; ++k)
    EXPECT_EQ(path[static_cast<std::size_t>(k - 1)],
              Pence(k * 520'123'029 - k * 302'500'000 - (k - 1) * 247'500'000));
  EXPECT_EQ(path[0], pounds("2,176,230.29"));
  EXPECT_EQ(path[1], pounds("1,877,460.58"));
  EXPECT_EQ(path[11], pounds("-1,110,236.52"));
}

TEST(Cash, W12_PaidAMonthInArrears) {
  const std::vector<Pence> path = w12_path(PaymentTiming::in_arrears);
  const std::vector<Pence> in_month = w12_path(PaymentTiming::start_of_month);
  EXPECT_EQ(path[0], pounds("-3,025,000.00"));
  EXPECT_EQ(path[1], pounds("-3,323,769.71"));
  EXPECT_EQ(path[11], pounds("-6,311,466.81"));
  for (std::size_t month = 0; month < 12; ++month)
    EXPECT_EQ(in_month[month] - path[month], pounds("5,201,230.29"))
        << "timing alone is one instalment of working capital";
}

TEST(Cash, LowestBalanceCountsTheOpening) {
  const Scenario scenario = settlement_scenario(1, 1.0);
  Settler rising(contract_of({base_price(24'000), paid(PaymentTiming::start_of_month, 100.0)}), scenario);
  const Settlement& up = rising.settle(testing_support::steady_block(1, 1'000.0));
  EXPECT_EQ(up.lowest_cash[0], pounds("100.00"));
  EXPECT_EQ(up.lowest_month[0], -1);
  Settler falling(contract_of({base_price(6'000), paid(PaymentTiming::start_of_month, 100.0)}), scenario);
  const Settlement& down = falling.settle(testing_support::steady_block(1, 1'000.0));
  EXPECT_EQ(down.lowest_cash[0], pounds("-5,900.00"));  // 100 - 12 x 500
  EXPECT_EQ(down.lowest_month[0], 11);
}

TEST(Cash, TheLowestMonthIsTheFirstOfEquals) {
  const Scenario scenario = settlement_scenario(1, 1.0);
  service::Block block =
      testing_support::steady_block(1, 1'000.0);  // price 1,000 a month: level but for two months
  block.months[2].costs[0].fill(units::Money::from_value(1'500.0));
  block.months[7].costs[0].fill(units::Money::from_value(500.0));
  Settler settler(contract_of({base_price(12'000)}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.lowest_cash[0], pounds("-500.00"));
  EXPECT_EQ(settled.lowest_month[0], 2);
}

TEST(Cash, EachPayeeIsPaidWhenItsBillsFallDue) {
  using service::Bearer;
  using service::Payee;
  const Scenario scenario = settlement_scenario(1, 0.25);
  service::Block block =
      testing_support::quiet_block(1, {{"pay", "Pay", Payee::staff, Bearer::company},
                                       {"levy", "Levy", Payee::tax_authority, Bearer::company},
                                       {"pension", "Pension", Payee::pension_fund, Bearer::company},
                                       {"homes", "Homes", Payee::placements, Bearer::company},
                                       {"agency", "Agency", Payee::suppliers, Bearer::company},
                                       {"income", "Income", Payee::customers, Bearer::company},
                                       {"client", "Client side", Payee::suppliers, Bearer::council}});
  const std::array<double, 7> costs{1,      10,       100,      1'000,
                                    10'000, -100'000, 1'000'000};  // in the first month alone
  for (std::size_t line = 0; line < costs.size(); ++line)
    block.months[0].costs[line].fill(units::Money::from_value(costs[line]));
  Settler settler(contract_of({base_price(0)}), scenario);
  const Settlement& settled = settler.settle(block);
  // 100,000 - 1 - a quarter of 10,000 - 28 of April's 30 days of the homes' 1,000 (933.33)
  EXPECT_EQ(settled.cash[0][0], pounds("96,565.67"));
  EXPECT_EQ(settled.cash[1][0], pounds("88,889.00"));  // - 10 - 100 - 66.67 - 7,500
  EXPECT_EQ(settled.cash[11][0], pounds("88,889.00"));
  EXPECT_EQ(settled.years[0].company_net[0], pounds("88,889.00"));
  EXPECT_EQ(settled.years[0].council_net[0], pounds("-1,000,000.00"));
  EXPECT_EQ(settled.years[0].net_cost[0], pounds("-88,889.00"));
}

TEST(Cash, PlacementsArePaidFourWeeklyFromTheStart) {
  // Periods end on days 28, 56, 84 ...: of April (days 1 to 30) 28 days, of May (31 to 61) to day 56: 26 of 31, and so on;
  // day 364 leaves one day of March.
  const Scenario scenario = settlement_scenario(1);
  service::Block block = testing_support::quiet_block(
      1, {{"homes", "Homes", service::Payee::placements, service::Bearer::company}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(31'000.0));
  ExactBlock exact(scenario);
  exact.read(block);
  const Pence april = pounds("28,933.33"), may = pounds("26,000.00");  // 31,000 x 28 / 30; x 26 / 31
  EXPECT_EQ(exact.cash()[0][0], -april);
  EXPECT_EQ(exact.cash()[1][0], -(pounds("31,000.00") - april) - may);
  // February's remaining 26 of 28 days, and March up to day 364.
  EXPECT_EQ(exact.cash()[11][0], -pounds("28,785.71") - pounds("30,000.00"));
}

TEST(Cash, VatThatComesBackIsPaidWithTheBillAndReturnsTwoMonthsAfterItsQuarter) {
  const Scenario scenario = settlement_scenario(1, 0.25);
  service::Block block = testing_support::quiet_block(1, {});
  block.months[1].recoverable_vat.fill(
      units::Money::from_value(1'000.0));  // May: quarter to June, back in August
  Settler settler(contract_of({base_price(0)}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.cash[0][0], nothing);
  EXPECT_EQ(settled.cash[1][0], pounds("-250.00"));
  EXPECT_EQ(settled.cash[2][0], pounds("-1,000.00"));
  EXPECT_EQ(settled.cash[3][0], pounds("-1,000.00"));
  EXPECT_EQ(settled.cash[4][0], nothing);
  EXPECT_EQ(settled.years[0].company_net[0], nothing) << "cash only";
  EXPECT_EQ(settled.overdraft_months[0], 3);
}

TEST(Cash, WhatFallsDueAfterTheEndIsLeftAccrued) {
  const Scenario scenario = settlement_scenario(1, 0.25);
  Settler settler(contract_of({base_price(12'000), paid(PaymentTiming::in_arrears)}), scenario);
  const Settlement& settled = settler.settle(testing_support::steady_block(1, 1'000.0));
  EXPECT_EQ(settled.years[0].company_net[0], pounds("0.00"));
  EXPECT_EQ(settled.cash[11][0],
            pounds("-250.00"));  // last instalment 1,000 due in, three quarters of a bill due out
  Pence unsettled;
  for (const Posting& posting : ledger_of(settled, 0)) {
    if (posting.header.due < units::MonthIndex(12)) continue;
    unsettled += posting.header.to == Party::company ? posting.amount : -posting.amount;
  }
  EXPECT_EQ(settled.cash[11][0] + unsettled, pounds("0.00"));
}

TEST(ExactBlock, PostingsHaveTheFundOfTheirLine) {
  using scenario::Fund;
  const auto block_of = [](Fund of_homes) {
    std::vector<service::CostLine> lines{{.id = "legal", .name = "Legal"}, {.id = "homes", .name = "Homes"}};
    lines[1].fund = of_homes;
    return testing_support::quiet_block(1, lines);
  };
  const Scenario scenario = settlement_scenario(1, 0.5);
  ExactBlock exact(scenario);
  const auto expect = [&](Fund of_homes, contract::Fund posted) {
    exact.read(block_of(of_homes));
    for (const PostingColumn& column : exact.postings())
      EXPECT_EQ(column.header.fund,
                column.header.cause == "service.homes" ? posted : contract::Fund::general);
  };
  expect(Fund::general, contract::Fund::general);
  expect(Fund::schools, contract::Fund::schools_grant);
  expect(Fund::public_health, contract::Fund::public_health);
  expect(Fund::capital, contract::Fund::capital);
}

TEST(ExactBlock, ASuppliersBillIsSplitByLargestRemainder) {
  for (const double share : {0.0, 0.333333, 0.5, 0.55, 1.0})
    for (const double cost : {0.01, 0.03, 0.05, 1'234.57, -0.05, -77.77, 5'123'456.78}) {
      const Scenario scenario = settlement_scenario(1, share);
      ExactBlock exact(scenario);
      exact.read(testing_support::steady_block(1, cost));
      const auto weight = static_cast<std::int64_t>(share * 1e6 + 0.5);
      const Pence whole = units::to_pence(units::Money::from_value(cost));
      const std::vector<Pence> parts =
          units::split(whole, std::vector<std::int64_t>{weight, 1'000'000 - weight});
      EXPECT_EQ(exact.cash()[0][0], -parts[0]) << cost << " at " << share;
      EXPECT_EQ(exact.cash()[1][0], -parts[0] - parts[1]) << cost << " at " << share;
    }
}

TEST(ExactBlock, ForgetsTheRatingsOfTheBlockBefore) {
  service::Block rated = testing_support::quiet_block(1, {});
  testing_support::rate(rated, 0, 2, service::Rating::red, 0.8);
  ExactBlock exact(settlement_scenario(1));
  exact.read(rated);
  EXPECT_EQ(exact.quarters()[2].ratings[0][5], service::Rating::red);
  exact.read(testing_support::quiet_block(1, {}));  // made without indicators
  EXPECT_EQ(exact.quarters()[2].ratings[0][5], service::Rating::not_assessed);
}

TEST(ExactBlock, ForgetsTheSignALineHadInTheBlockBefore) {
  const Scenario scenario = settlement_scenario(1);
  ExactBlock exact(scenario);
  exact.read(testing_support::steady_block(1, -10.0));
  exact.read(testing_support::steady_block(1, 4.0));
  Pence out, in;
  for (const PostingColumn& column : exact.postings())
    (column.header.from == Party::company ? out : in) += column.amounts[0];
  EXPECT_EQ(out, pounds("48.00"));
  EXPECT_EQ(in, pounds("0.00"));
}

}  // namespace
}  // namespace loadline::contract
