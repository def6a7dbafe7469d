// Whole contracts on whole blocks: the waterfall in order, years handing on to years, flags, and reuse.

#include <algorithm>

#include <gmock/gmock.h>

#include "contract/synthetic.hpp"
#include "support/allocations.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::band;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::pounds;
using testing_support::settlement_scenario;

VolumeCorridor w4_corridor() {
  VolumeCorridor terms;
  terms.baseline = stated<units::Children>(534);
  terms.dead_band = stated<units::Share>(0.02);
  terms.share_up = terms.share_down = stated<units::Share>(0.7);
  terms.unit_price = stated<units::WeeklyFee>(701.25);
  terms.limit_up = terms.limit_down = stated<units::MoneyPerYear>(1'500'000);
  return terms;
}

ShareBands w11_bands() {
  ShareBands terms;
  terms.pain = {band(0.02, 0.5), band(0.06, 0.25), band(9.99, 0.0)};
  return terms;
}

ReserveAndSurplus reserve_of(double opening, bool taxable = false) {
  ReserveAndSurplus terms;
  terms.opening = stated<units::Money>(opening);
  terms.cap = stated<units::Share>(0.01);
  terms.council_share = stated<units::Share>(0.5);
  terms.taxable = taxable;
  terms.tax_rate = stated<units::Share>(0.19);
  return terms;
}

DeficitFunding w11_funding(double grant = 0.6) {
  DeficitFunding terms;
  terms.grant = stated<units::Share>(grant);
  terms.facility = stated<units::Money>(3'000'000);
  terms.interest = stated<units::Share>(0.04);
  return terms;
}

/// £150,000.00 at 98 % of what counts; £207,077.32 for one quarter of failure, taken as given from W5.
OutcomePayment w11_outcomes() {
  OutcomePayment terms;
  terms.rewards.push_back({"above-95", "K1", stated<units::Ratio>(0.95), stated<units::Money>(5'000'000)});
  return terms;
}
Deductions w11_deductions() {
  Deductions terms;
  terms.indicators = {"K2"};
  terms.pounds_a_point = stated<units::Money>(207'077.32);
  terms.cap = stated<units::Share>(1.0);
  return terms;
}
void rate_w11(service::Block& block) {
  testing_support::rate(block, 0, 3, service::Rating::green, 0.98);
  testing_support::rate(block, 1, 0, service::Rating::amber);
}

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

Deciding deciding(bool backdated) {
  Deciding terms;
  terms.backdated = backdated;
  return terms;
}

std::vector<ClauseTerms> clauses_of_price() {
  Indexation indexation;
  indexation.pay = stated<units::Share>(0.6);
  indexation.fees = stated<units::Share>(0.2);
  indexation.least = stated<units::Share>(0.0);
  indexation.most = stated<units::Share>(0.03);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({500'000, 500'000, 500'000});
  saving.efficiency = stated<units::Share>(0.01);
  ChangeControl changes;
  changes.deciding = deciding(true);
  changes.requests.push_back({"one", "One", stated<units::MoneyPerYear>(700'000), {2017, 9, 1}, true});
  Rebase rebase;
  rebase.weight = stated<units::Share>(0.5);
  rebase.baseline = stated<units::Children>(534);
  rebase.unit_price = stated<units::WeeklyFee>(701.25);
  return {base_price(62'830'930), indexation, saving, changes, rebase};
}

std::vector<ClauseTerms> clauses_beside_the_waterfall() {
  RingFence schools;
  schools.grant = testing_support::by_year({9e6, 9e6, 9e6});
  WorkingCapital capital;
  capital.amount = stated<units::Money>(2'000'000);
  capital.drawn = {2017, 6, 1};
  capital.interest = stated<units::Share>(0.03);
  SupportServices support;
  support.rent = stated<units::MoneyPerYear>(1);
  Triggers triggers;
  Trigger cash{.id = "cash", .name = "Cash"};
  cash.action = TriggerAction::termination;
  cash.enacted = true;
  cash.exit_costs = stated<units::Money>(250'000);
  triggers.triggers.push_back(cash);
  Approvals approvals;
  approvals.board = approvals.section_151 = stated<units::Money>(100'000);
  approvals.cabinet = stated<units::Money>(500'000);
  Funders funders;
  funders.councils = {{"north", "North", stated<units::Share>(0.44)},
                      {"west", "West", stated<units::Share>(0.56)}};
  return {schools, capital, support, PaymentProfile{}, triggers, approvals, funders};
}

/// One of each kind.
std::vector<ClauseTerms> every_clause() {
  std::vector<ClauseTerms> all = clauses_of_price();
  Reopener reopener;
  reopener.baseline = stated<units::Children>(534);
  reopener.unit_price = stated<units::WeeklyFee>(701.25);
  Deductions deductions = w11_deductions();
  deductions.earn_back = stated<units::Share>(0.5);
  deductions.earn_back_passes = 1;
  for (ClauseTerms& clause :
       std::vector<ClauseTerms>{w4_corridor(), reopener, deductions, w11_outcomes(), AlternativeIncome{},
                                w11_bands(), reserve_of(400'000, true), w11_funding()})
    all.push_back(std::move(clause));
  for (ClauseTerms& clause : clauses_beside_the_waterfall()) all.push_back(std::move(clause));
  return all;
}

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
