// What corridor, reopener, outcome payment and other income promise, on figures small enough to follow by hand.

#include <limits>

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using service::Rating;
using testing_support::all_granted;
using testing_support::base_price;
using testing_support::children_by_month;
using testing_support::contract_of;
using testing_support::months_of;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::rate;
using testing_support::settled_under;
using testing_support::settlement_scenario;
using testing_support::ten_pounds_a_day;

Pence volume_paid(const scenario::VolumeCorridor& terms, int children) {
  const Scenario scenario = settlement_scenario(1);
  return settled_under(contract_of({base_price(0), terms}), scenario,
                       children_by_month(scenario, months_of({children})))
      .years[0]
      .volume[0];
}

/// Half for the first 5 %, all of the unit price beyond, both ways.
scenario::VolumeCorridor in_tiers() {
  scenario::VolumeCorridor terms = ten_pounds_a_day();
  terms.above = terms.below = {{stated<units::Share>(0.05), stated<units::Share>(0.5)},
                               {stated<units::Share>(0.10), stated<units::Share>(1.0)}};
  return terms;
}

TEST(CorridorTiers, ReturnMoneyBelowTheBaseline) {
  // 5 children at half and 15 in full are 17.5 x 365 x £10.
  EXPECT_EQ(volume_paid(in_tiers(), 80), pounds("-63,875.00"));
  EXPECT_EQ(volume_paid(in_tiers(), 97), pounds("-5,475.00"));  // 3 at half
  EXPECT_EQ(volume_paid(in_tiers(), 100), nothing);
}

TEST(CorridorTiers, StopAtTheLimitsOfTheClause) {
  scenario::VolumeCorridor terms = in_tiers();
  terms.limit_up = stated<units::MoneyPerYear>(60'000);
  terms.limit_down = stated<units::MoneyPerYear>(50'000);
  EXPECT_EQ(volume_paid(terms, 120), pounds("60,000.00"));
  EXPECT_EQ(volume_paid(terms, 80), pounds("-50,000.00"));
}

TEST(CorridorByFee, CountsAChildByTheFeeOfWhereItLives) {
  Scenario scenario = settlement_scenario(1);
  scenario.demand.placements[0].opening = stated<units::Children>(300);
  scenario.demand.placements[4].opening = stated<units::Children>(100);
  scenario.costs.fees[0].fee = stated<units::WeeklyFee>(500);
  scenario.costs.fees[4].fee = stated<units::WeeklyFee>(1'500);  // the mean of the opening mix is £750
  service::Block block = children_by_month(scenario, months_of({430}));
  for (service::Month& month : block.months)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      month.placed_half_days[0][lane] = month.looked_after_half_days[lane] / 430 * 300;
      month.placed_half_days[4][lane] = month.looked_after_half_days[lane] / 430 * 130;
    }
  scenario::VolumeCorridor terms = ten_pounds_a_day();
  terms.baseline = stated<units::Children>(400);
  EXPECT_EQ(settled_under(contract_of({base_price(0), terms}), scenario, block).years[0].volume[0],
            pounds("109,500.00"));  // 30 children x 365 x £10
  terms.measure = VolumeMeasure::fee_weighted;
  // 300 x 500 / 750 + 130 x 1,500 / 750 = 200 + 260: 60 x 365 x £10
  EXPECT_EQ(settled_under(contract_of({base_price(0), terms}), scenario, block).years[0].volume[0],
            pounds("219,000.00"));
}

scenario::Reopener above_110(int window_months) {
  scenario::Reopener terms;
  terms.baseline = stated<units::Children>(100);
  terms.threshold = stated<units::Share>(0.10);
  terms.window_months = window_months;
  terms.unit_price = stated<units::WeeklyFee>(70);
  return terms;
}

Settlement reopened(int window_months, const std::vector<int>& children,
                    std::vector<Decision> decisions = {}) {
  const Scenario scenario = settlement_scenario(2);
  const Contract contract = contract_of({base_price(0), above_110(window_months)});
  if (decisions.empty()) decisions = all_granted(contract, scenario);
  return settled_under(contract, scenario, children_by_month(scenario, children), decisions);
}

TEST(ReopenerWindow, ReachesIntoTheYearBefore) {
  std::vector<int> children = months_of({100, 104});
  children[11] = 118;  // February and March: (28 x 100 + 31 x 118) / 59 = 109.5; March and April: 111.1
  const Settlement high = reopened(2, children);
  EXPECT_EQ(high.requests[0].asked[0], -1);
  EXPECT_EQ(high.requests[1].asked[0], 12);
  EXPECT_EQ(high.years[1].exceptional[0], nothing) << "no child above 110 from April on";
  const Settlement low = reopened(2, months_of({100, 112}));  // March and April: 105.9; April and May: 112
  EXPECT_EQ(low.requests[1].asked[0], 13);
  EXPECT_EQ(low.years[1].exceptional[0], pounds("6,700.00"));  // 2 children x 335 days x £10
}

TEST(ReopenerRequest, IsMadeOnceInEachContractYear) {
  const Settlement settled = reopened(1, months_of({120, 120}));
  ASSERT_EQ(settled.requests.size(), 2U);
  EXPECT_EQ(settled.requests[0].asked[0], 0);
  EXPECT_EQ(settled.requests[1].asked[0], 12);
  EXPECT_EQ(settled.years[0].exceptional[0], pounds("36,500.00"));  // 10 children x 365 x £10
  EXPECT_EQ(settled.years[1].exceptional[0], pounds("36,500.00"));
}

TEST(ReopenerRequest, RefusedIsAskedForAndNotPaidAndMayBeAskedAgainNextYear) {
  std::vector<Decision> decisions(2);
  decisions[1].approved.fill(1);
  decisions[1].granted.fill(million);
  const Settlement settled = reopened(1, months_of({120, 120}), decisions);
  EXPECT_EQ(settled.requests[0].asked[0], 0);
  EXPECT_EQ(settled.requests[0].effective[0], -1);
  EXPECT_EQ(settled.years[0].exceptional_asked[0], pounds("36,500.00"));
  EXPECT_EQ(settled.years[0].exceptional[0], nothing);
  EXPECT_EQ(settled.years[1].exceptional[0], pounds("36,500.00"));
}

TEST(ReopenerRequest, DecidedAfterItsYearPaysNothing) {
  std::vector<Decision> decisions(2);
  decisions[0].approved.fill(1);
  decisions[0].granted.fill(million);
  decisions[0].delay_months.fill(13);
  const Settlement settled = reopened(1, months_of({120, 120}), decisions);
  EXPECT_EQ(settled.years[0].exceptional[0], nothing);
  EXPECT_EQ(settled.years[1].exceptional[0], nothing) << "and the second year's own request was refused";
}

IndicatorReward reward(const char* indicator, double from, double rate_of_one) {
  return {std::string("for-") + indicator, indicator, stated<units::Ratio>(from),
          stated<units::Money>(rate_of_one)};
}

/// Six unallocated cases and 95 % of visits in time at the year's end; 100 children looked after.
Pence paid_for_outcomes(const scenario::OutcomePayment& terms, Rating of_cases = Rating::green,
                        double cases = 6.0) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = children_by_month(scenario, months_of({100}));
  rate(block, 1, 2, Rating::green, 0.0);  // only the year's end is read
  rate(block, 1, 3, of_cases, cases);
  rate(block, 0, 3, Rating::green, 0.95);
  return settled_under(contract_of({base_price(0), terms}), scenario, block).years[0].outcome_payment[0];
}

TEST(OutcomeRewards, PayForFewerWhereFewerIsBetter) {
  scenario::OutcomePayment terms;
  terms.rewards = {reward("K2", 10.0, 100.0)};
  EXPECT_EQ(paid_for_outcomes(terms), pounds("400.00"));  // 4 below 10
  EXPECT_EQ(paid_for_outcomes(terms, Rating::red, 12.0), nothing);
}

TEST(OutcomeRewards, PayNothingForAnIndicatorNotAssessed) {
  scenario::OutcomePayment terms;
  terms.rewards = {reward("K2", 10.0, 100.0)};
  EXPECT_EQ(paid_for_outcomes(terms, Rating::not_assessed, std::numeric_limits<double>::quiet_NaN()),
            nothing);
}

TEST(OutcomeRewards, AreCappedTogetherWithTheCareDays) {
  scenario::OutcomePayment terms;
  terms.comparator = stated<units::Children>(110);
  terms.pounds_a_day = stated<units::Ratio>(2.0);
  terms.rewards = {reward("K2", 10.0, 100.0), reward("K1", 0.90, 10'000.0)};
  // 10 children x 365 x £2 + 4 x £100 + 5 % of £10,000
  EXPECT_EQ(paid_for_outcomes(terms), pounds("8,200.00"));
  terms.cap = stated<units::MoneyPerYear>(5'000);
  EXPECT_EQ(paid_for_outcomes(terms), pounds("5,000.00"));
  terms.cap = stated<units::MoneyPerYear>(8'200);
  EXPECT_EQ(paid_for_outcomes(terms), pounds("8,200.00"));
}

/// A supplier at £110,000 a month and £10,000 a month from customers.
service::Block with_income() {
  service::Block block =
      quiet_block(1, {{"line.all", "All", service::Payee::suppliers, service::Bearer::company},
                      {"line.income", "Income", service::Payee::customers, service::Bearer::company}});
  for (service::Month& month : block.months) {
    month.costs[0].fill(units::Money::from_value(110'000));
    month.costs[1].fill(units::Money::from_value(-10'000));
  }
  return block;
}

TEST(OtherIncome, OutsideTheTargetStaysWithTheCompany) {
  const Scenario scenario = settlement_scenario(1);
  scenario::AlternativeIncome income;
  const auto year = [&] {
    return settled_under(contract_of({base_price(1'200'000), income, testing_support::shared(0.5)}), scenario,
                         with_income())
        .years[0];
  };
  EXPECT_EQ(year().actual[0], pounds("1,200,000.00"));
  EXPECT_EQ(year().result[0], nothing);
  income.reduces_actual = false;
  EXPECT_EQ(year().actual[0], pounds("1,320,000.00"));
  EXPECT_EQ(year().net_cost[0], pounds("1,200,000.00"));
  EXPECT_EQ(year().share[0], pounds("60,000.00"));   // half of 120,000 over the target
  EXPECT_EQ(year().result[0], pounds("60,000.00"));  // -60,000 and the income of 120,000
}

/// Turnover of a million a year, of which 10 %, 30 %, 30 % and 20 % from others.
Settlement in_house(const scenario::AlternativeIncome& terms) {
  const Scenario scenario = settlement_scenario(4);
  service::Block block =
      quiet_block(4, {{"line.income", "Income", service::Payee::customers, service::Bearer::company}});
  const std::array<double, 4> income{100'000, 300'000, 300'000, 200'000};
  for (std::size_t year = 0; year < 4; ++year)
    block.months[12 * year].costs[0].fill(units::Money::from_value(-income[year]));
  scenario::SavingsReduction less;
  less.basis = SavingsBasis::in_year_cash;
  less.reductions = testing_support::by_year({0, 200'000, 200'000, 100'000});
  Trigger external{.id = "external", .name = "External"};
  external.watched = Watched::external_income;
  return settled_under(contract_of({base_price(900'000), less, terms, Triggers{{external}}}), scenario,
                       block);
}

TEST(InHouseTest, AveragesOverThreeYears) {
  const Settlement settled = in_house({});
  EXPECT_EQ(settled.years[0].external_share[0], 100'000);
  EXPECT_EQ(settled.years[1].external_share[0], 200'000);  // the two years there are
  EXPECT_EQ(settled.years[2].external_share[0], 233'333);
  EXPECT_EQ(settled.years[3].external_share[0], 266'667);
  EXPECT_EQ(settled.years[0].test_failed[0], 0);
  EXPECT_EQ(settled.years[1].test_failed[0], 1) << "not below 20 %";
  EXPECT_EQ(settled.years[3].test_failed[0], 1);
  EXPECT_EQ(settled.triggers[0].month[0], 23);
  EXPECT_EQ(settled.triggers[0].fired[0], 3);
}

TEST(InHouseTest, OfOneYearForgetsTheOthers) {
  scenario::AlternativeIncome terms;
  terms.test_years = 1;
  terms.most_external = stated<units::Share>(0.3);
  const Settlement settled = in_house(terms);
  EXPECT_EQ(settled.years[2].external_share[0], 300'000);
  EXPECT_EQ(settled.years[3].external_share[0], 200'000);
  EXPECT_EQ(settled.years[3].test_failed[0], 0);
  EXPECT_EQ(settled.triggers[0].fired[0], 2);
}

}  // namespace
}  // namespace loadline::contract
