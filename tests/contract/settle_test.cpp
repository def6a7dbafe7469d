// Whole contracts on whole blocks: the waterfall in order, years handing on to years, flags.

#include <gmock/gmock.h>

#include "contract/deals.hpp"
#include "contract/synthetic.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::pounds;
using testing_support::rate_w11;
using testing_support::reserve_of;
using testing_support::settlement_scenario;
using testing_support::w11_bands;
using testing_support::w11_deductions;
using testing_support::w11_funding;
using testing_support::w11_outcomes;
using testing_support::w4_corridor;

/// Net cost £66,000,000.00 a year: £66.9m to suppliers less £0.9m of income. 566 children looked after.
service::Block w11_block(const Scenario& scenario) {
  service::Block block = testing_support::quiet_block(
      years(scenario), {{"line.all", "All", service::Payee::suppliers, service::Bearer::company},
                        {"line.income", "Income", service::Payee::customers, service::Bearer::company}});
  for (service::Month& month : block.months) {
    month.costs[0].fill(units::Money::from_value(66'900'000.0 / 12.0));
    month.costs[1].fill(units::Money::from_value(-900'000.0 / 12.0));
  }
  testing_support::look_after(block, scenario, 566);
  return block;
}

TEST(Settler, W11_RunsDownTheWaterfall) {
  const Scenario scenario = settlement_scenario(4);
  service::Block block = w11_block(scenario);
  for (std::size_t m = 12; m < block.months.size(); ++m)  // later years balance: nothing but the loan moves
    block.months[m].costs[0].fill(units::Money::from_value((62'960'462.26 + 900'000.0) / 12.0));
  rate_w11(block);
  const Contract contract = contract_of({base_price(62'414'763.54), w4_corridor(), w11_deductions(),
                                         w11_outcomes(), w11_bands(), reserve_of(400'000), w11_funding()});
  Settler settler(contract, scenario);
  const Settlement& settled = settler.settle(block);
  const YearRegisters& year = settled.years[0];
  EXPECT_EQ(year.price_payable[7], pounds("62,414,763.54"));
  EXPECT_EQ(year.volume[7], pounds("545,698.72"));
  EXPECT_EQ(year.target[7], pounds("62,960,462.26"));
  EXPECT_EQ(year.net_cost[7], pounds("66,000,000.00"));
  EXPECT_EQ(year.share[7], pounds("1,964,850.99"));
  EXPECT_EQ(year.company_share[7], pounds("-1,074,686.75"));
  EXPECT_EQ(year.outcome_payment[7], pounds("150,000.00"));
  EXPECT_EQ(year.deductions[7], pounds("207,077.32"));
  EXPECT_EQ(year.result[7], pounds("-1,131,764.07"));
  EXPECT_EQ(year.draw[7], pounds("400,000.00"));
  EXPECT_EQ(year.grant[7], pounds("439,058.44"));  // 60 % of 731,764.07
  EXPECT_EQ(year.loan[7], pounds("292,705.63"));
  EXPECT_EQ(year.council_net[7], pounds("-65,600,000.00"));
  EXPECT_EQ(year.company_net[7], pounds("-400,000.00"));
  EXPECT_EQ(year.group_net[7], pounds("-66,000,000.00"));
  // Net worth: the loan is the council's asset and the company's debt.
  EXPECT_EQ(year.council_net[7] + year.loan_balance[7], pounds("-65,307,294.37"));
  EXPECT_EQ(year.company_net[7] - year.loan_balance[7], pounds("-692,705.63"));
  EXPECT_EQ(settled.years[1].interest[7], pounds("11,708.23"));
  EXPECT_EQ(settled.years[2].interest[7], pounds("7,805.48"));
  EXPECT_EQ(settled.years[3].interest[7], pounds("3,902.74"));
  EXPECT_EQ(settled.years[1].principal[7], pounds("97,568.55"));
  EXPECT_EQ(settled.years[2].principal[7], pounds("97,568.54"));
  EXPECT_EQ(settled.years[3].principal[7], pounds("97,568.54"));
  EXPECT_EQ(settled.years[3].loan_balance[7], pounds("0.00"));
}

TEST(Settler, W11_ATargetThatOmitsTheVolumePaymentPaysItTwice) {
  const Scenario scenario = settlement_scenario(1);
  const service::Block block = w11_block(scenario);
  ShareBands without = w11_bands();
  without.volume_in_target = false;
  Settler right(contract_of({base_price(62'414'763.54), w4_corridor(), w11_bands()}), scenario);
  Settler trap(contract_of({base_price(62'414'763.54), w4_corridor(), without}), scenario);
  const Pence gained = trap.settle(block).years[0].result[0] - right.settle(block).years[0].result[0];
  EXPECT_EQ(gained, pounds("412,002.54"))
      << "double recovery: the volume payment is compensated again as pain";
}

TEST(Settler, W1_SeqDecidesWhetherToIndexOrDeductFirst) {
  const Scenario scenario = settlement_scenario(2);
  Indexation indexation;
  indexation.pay = stated<units::Share>(0.60);
  indexation.prices = stated<units::Share>(0.25);
  indexation.fees = stated<units::Share>(0.15);
  indexation.least = stated<units::Share>(0.0);
  indexation.most = stated<units::Share>(0.03);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({0, 1'500'000});
  service::Block block = testing_support::quiet_block(2, {});
  block.years[1] = {units::every_lane(1.01), units::every_lane(1.024), units::every_lane(1.035)};
  Settler after(contract_of({base_price(62'830'930), indexation, saving}), scenario);
  EXPECT_EQ(after.settle(block).years[0].price_payable[0], pounds("62,830,930.00"));
  EXPECT_EQ(after.settle(block).years[1].price_indexed[0], pounds("63,914,763.54"));
  EXPECT_EQ(after.settle(block).years[1].price_payable[0], pounds("62,414,763.54"));
  Settler before(contract_of({base_price(62'830'930), saving, indexation}), scenario);
  EXPECT_EQ(before.settle(block).years[1].price_payable[0], pounds("62,388,888.54"));
}

TEST(Settler, W8_TaxLeavesTheGroup) {
  const Scenario scenario = settlement_scenario(1);
  const service::Block block = testing_support::steady_block(1, (62'830'930.0 - 625'000.0) / 12.0);
  // The month's cost is £5,183,827.50 exactly, so the year's surplus is £625,000.00.
  Settler taxed(contract_of({base_price(62'830'930), reserve_of(400'000, true)}), scenario);
  Settler untaxed(contract_of({base_price(62'830'930), reserve_of(400'000, false)}), scenario);
  const YearRegisters& year = taxed.settle(block).years[0];
  EXPECT_EQ(year.result[0], pounds("625,000.00"));
  EXPECT_EQ(year.topup[0], pounds("228,309.30"));
  EXPECT_EQ(year.reserve[0], pounds("628,309.30"));
  EXPECT_EQ(year.council_surplus[0], pounds("198,345.35"));
  EXPECT_EQ(year.tax[0], pounds("81,064.38"));
  EXPECT_EQ(untaxed.settle(block).years[0].group_net[0] - year.group_net[0], pounds("81,064.38"));
}

TEST(Settler, I14_FullIndemnityCostsTheCouncilTheSameAtEveryPrice) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = w11_block(scenario);
  rate_w11(block);
  for (const double price : {62'414'763.54, 63'414'763.54, 59'914'763.54}) {
    Settler settler(contract_of({base_price(price), w4_corridor(), w11_deductions(), w11_outcomes(),
                                 w11_bands(), w11_funding(1.0)}),
                    scenario);
    EXPECT_EQ(settler.settle(block).years[0].council_net[0], pounds("-66,000,000.00")) << "price " << price;
  }
}

TEST(Settler, ReductionsMayTakeThePriceToNothingButNotBelow) {
  const Scenario scenario = settlement_scenario(2);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({1'000'000, 250'000});
  Settler settler(contract_of({base_price(1'000'000), saving, w11_bands(), reserve_of(0)}), scenario);
  const Settlement& settled = settler.settle(testing_support::steady_block(2, 1'000.0));
  EXPECT_EQ(settled.years[0].price_payable[0], pounds("0.00"));
  EXPECT_EQ(settled.years[0].reduction_unused[0], pounds("0.00"))
      << "a price of nothing is not yet a mistake";
  EXPECT_EQ(settled.years[1].price_payable[0], pounds("0.00"));
  EXPECT_EQ(settled.years[1].reduction_unused[0], pounds("250,000.00"))
      << "flagged: the council is not paid a price";
  EXPECT_EQ(settled.years[1].share[0], pounds("12,000.00"))
      << "no target: the last band, where the council bears all";
  EXPECT_EQ(settled.years[1].unfunded[0], pounds("0.00"));
}

TEST(Settler, ADeficitNobodyAgreedToFundIsUnfunded) {
  const Scenario scenario = settlement_scenario(1);
  Settler settler(contract_of({base_price(11'000)}), scenario);
  const YearRegisters& year = settler.settle(testing_support::steady_block(1, 1'000.0)).years[0];
  EXPECT_EQ(year.result[0], pounds("-1,000.00"));
  EXPECT_EQ(year.unfunded[0], pounds("1,000.00"));
}

TEST(Settler, ACarriedDeficitIsMadeGoodBeforeTheReserveGrows) {
  const Scenario scenario = settlement_scenario(3);
  DeficitFunding funding;
  funding.carry_forward = stated<units::Money>(500);
  funding.facility = stated<units::Money>(10'000);
  service::Block block = testing_support::steady_block(3, 1'000.0);  // price 11,400: deficit 600 a year
  for (std::size_t m = 24; m < 36; ++m)
    block.months[m].costs[0].fill(units::Money::from_value(890.0));  // surplus 720
  Settler settler(contract_of({base_price(11'400), reserve_of(50), funding}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.years[0].draw[0], pounds("50.00"));
  EXPECT_EQ(settled.years[0].carried_forward[0], pounds("500.00"));
  EXPECT_EQ(settled.years[0].loan[0], pounds("50.00"));
  EXPECT_EQ(settled.years[1].carried_forward[0], pounds("0.00"))
      << "the limit is on what stands carried, not on a year";
  EXPECT_EQ(settled.years[1].loan[0], pounds("600.00"));
  EXPECT_EQ(settled.years[2].carried_forward[0], pounds("-500.00"));
  EXPECT_EQ(settled.years[2].carry_balance[0], pounds("0.00"));
  EXPECT_EQ(settled.years[2].reserve[0], pounds("114.00"));  // 1 % of the price, out of the 220 left
  EXPECT_EQ(settled.years[2].council_surplus[0], pounds("53.00"));
}

TEST(Ledger, NamesEveryClauseThatMovedMoney) {
  const Scenario scenario = settlement_scenario(2);
  Settler settler(contract_of({base_price(62'414'763.54), w4_corridor(), w11_bands(), reserve_of(400'000),
                               w11_funding()}),
                  scenario);
  const std::vector<Posting> ledger = ledger_of(settler.settle(w11_block(scenario)), 31);
  std::vector<std::string> moved;  // at the first year's end
  for (const Posting& posting : ledger)
    if (posting.header.due == units::MonthIndex(12) && posting.header.accrued == units::MonthIndex(11))
      moved.push_back(posting.header.cause + ": " + name(posting.header.from) + " to " +
                      name(posting.header.to) + " " + name(posting.header.category) + " " +
                      units::to_string(posting.amount));
  EXPECT_THAT(moved, testing::ElementsAre("volume_corridor: council to company volume £545,698.72",
                                          "share_bands: council to company share £1,964,850.99",
                                          "deficit_funding: council to company grant £404,812.05",
                                          "deficit_funding: council to company loan £269,874.70",
                                          "service.line.all: company to external cost £2,787,500.00"));
}

}  // namespace
}  // namespace loadline::contract
