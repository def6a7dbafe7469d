// What change control, approvals and rebasing promise, on figures small enough to follow by hand.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::all_granted;
using testing_support::base_price;
using testing_support::children_by_month;
using testing_support::contract_of;
using testing_support::months_of;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::settled_under;
using testing_support::settlement_scenario;
using testing_support::ten_pounds_a_day;

RequestedChange request(const std::string& id, double amount, base::Date requested, bool recurrent = true) {
  return {id, id, stated<units::MoneyPerYear>(amount), requested, recurrent};
}

/// Three years, granted in full after so many months.
Settlement decided_after(const std::vector<ClauseTerms>& terms, int delay_months) {
  const Scenario scenario = settlement_scenario(3);
  const Contract contract = contract_of(terms);
  std::vector<Decision> decisions = all_granted(contract, scenario);
  for (Decision& decision : decisions) decision.delay_months.fill(delay_months);
  return settled_under(contract, scenario, quiet_block(3, {}), decisions);
}

TEST(ChangeControl, ARequestOfALaterYearIsPaidFromTheMonthOfItsDecision) {
  ChangeControl terms;
  terms.requests = {request("more", 240'000, {2018, 10, 1})};
  // Decided in January 2019: three months of twelve, then in full.
  const Settlement soon = decided_after({base_price(0), terms}, 3);
  EXPECT_EQ(soon.years[0].change[0], nothing);
  EXPECT_EQ(soon.years[1].change[0], pounds("60,000.00"));
  EXPECT_EQ(soon.years[2].change[0], pounds("240,000.00"));
  EXPECT_EQ(soon.requests[0].asked[0], 18);
  EXPECT_EQ(soon.requests[0].effective[0], 21);
}

TEST(ChangeControl, ADecisionInTheNextYearPaysFromThenOn) {
  ChangeControl terms;
  terms.requests = {request("more", 240'000, {2018, 10, 1})};
  // Decided in June 2019: ten months of the third year.
  const Settlement late = decided_after({base_price(0), terms}, 8);
  EXPECT_EQ(late.years[1].change[0], nothing);
  EXPECT_EQ(late.years[2].change[0], pounds("200,000.00"));
  // One that was for the year of the request alone has nothing left to pay.
  terms.requests = {request("more", 240'000, {2018, 10, 1}, false)};
  const Settlement once = decided_after({base_price(0), terms}, 8);
  for (const YearRegisters& year : once.years) EXPECT_EQ(year.change[0], nothing);
}

TEST(ChangeControl, ANegativeAmountLowersThePriceAndItsInstalments) {
  ChangeControl terms;
  terms.requests = {request("less", -240'000, {2017, 7, 1})};
  const Settlement settled = decided_after({base_price(1'200'000), terms}, 0);
  EXPECT_EQ(settled.years[0].change[0], pounds("-180,000.00"));  // nine months of twelve
  EXPECT_EQ(settled.years[0].price_payable[0], pounds("1,020,000.00"));
  EXPECT_EQ(settled.years[1].price_payable[0], pounds("960,000.00"));
  EXPECT_EQ(settled.cash[2][0], pounds("300,000.00"));  // £100,000 a month
  EXPECT_EQ(settled.cash[3][0], pounds("380,000.00"));  // and £20,000 less from July on
  EXPECT_EQ(settled.cash[11][0], pounds("1,020,000.00"));
}

/// £48,000, £120,000 and £600,000 a year, all asked for in June 2017.
std::vector<ClauseTerms> three_sizes() {
  ChangeControl changes;
  changes.requests = {request("small", 48'000, {2017, 6, 1}), request("middling", 120'000, {2017, 6, 1}),
                      request("large", 600'000, {2017, 6, 1})};
  Approvals approvals;
  approvals.board = stated<units::Money>(10'000);
  approvals.section_151 = stated<units::Money>(50'000);
  approvals.cabinet = stated<units::Money>(250'000);
  approvals.cabinet_every_months = 3;  // April, July, October, January
  approvals.council_every_months = 6;  // April, October
  return {base_price(0), changes, approvals};
}

TEST(ApprovalsCalendar, EachSizeWaitsForItsOwnMeeting) {
  const Settlement settled = decided_after(three_sizes(), 0);
  EXPECT_EQ(settled.requests[0].effective[0], 2) << "the finance officer, at once";
  EXPECT_EQ(settled.requests[1].effective[0], 3) << "the cabinet of July, a month's notice after June";
  EXPECT_EQ(settled.requests[2].effective[0], 6) << "the council of October";
  // 48,000 x 10 / 12 + 120,000 x 9 / 12 + 600,000 x 6 / 12 = 40,000 + 90,000 + 300,000
  EXPECT_EQ(settled.years[0].change[0], pounds("430,000.00"));
  EXPECT_EQ(settled.years[1].change[0], pounds("768,000.00"));
}

TEST(ApprovalsCalendar, ADrawnDelayMayMissAMeeting) {
  const Settlement settled = decided_after(three_sizes(), 2);
  EXPECT_EQ(settled.requests[0].effective[0], 4);
  EXPECT_EQ(settled.requests[1].effective[0], 6) << "July is missed, October is next";
  EXPECT_EQ(settled.requests[2].effective[0], 6);
  // 48,000 x 8 / 12 + 120,000 x 6 / 12 + 600,000 x 6 / 12 = 32,000 + 60,000 + 300,000
  EXPECT_EQ(settled.years[0].change[0], pounds("392,000.00"));
}

TEST(ApprovalsCalendar, AMeetingOfTheNextYearPaysThatYearInFull) {
  std::vector<ClauseTerms> terms = three_sizes();
  std::get<ChangeControl>(terms[1]).requests = {request("late", 120'000, {2018, 2, 1})};
  const Settlement settled = decided_after(terms, 0);
  EXPECT_EQ(settled.requests[0].asked[0], 10);
  EXPECT_EQ(settled.requests[0].effective[0], 12) << "the cabinet of April 2018";
  EXPECT_EQ(settled.years[0].change[0], nothing);
  EXPECT_EQ(settled.years[1].change[0], pounds("120,000.00"));
}

scenario::Rebase rebase(double weight, int every_years = 1) {
  scenario::Rebase terms;
  terms.weight = stated<units::Share>(weight);
  terms.baseline = stated<units::Children>(100);
  terms.unit_price = stated<units::WeeklyFee>(70);
  terms.every_years = every_years;
  return terms;
}

TEST(Rebase, EverySecondYearLooksAtTheLastYearOnly) {
  const Scenario scenario = settlement_scenario(5);
  const Settlement settled = settled_under(contract_of({base_price(1'000'000), rebase(0.5, 2)}), scenario,
                                           children_by_month(scenario, months_of({200, 120, 150, 120, 100})));
  EXPECT_EQ(settled.years[1].rebased[0], nothing);
  EXPECT_EQ(settled.years[1].baseline_shift[0], 0);
  EXPECT_EQ(settled.years[2].rebased[0], pounds("36,500.00"));  // half of 20 children x 365 days x £10
  EXPECT_EQ(settled.years[2].baseline_shift[0], 10 * million);
  EXPECT_EQ(settled.years[3].rebased[0], pounds("36,500.00"));
  EXPECT_EQ(settled.years[3].baseline_shift[0], 10 * million);
  EXPECT_EQ(settled.years[4].rebased[0], pounds("54,750.00"));  // and half of 120 - 110: 18,250
  EXPECT_EQ(settled.years[4].baseline_shift[0], 15 * million);
}

TEST(Rebase, FewerChildrenLowerThePriceAndTheCorridorsBaseline) {
  const Scenario scenario = settlement_scenario(2);
  const Settlement settled =
      settled_under(contract_of({base_price(100'000), rebase(1.0), ten_pounds_a_day()}), scenario,
                    children_by_month(scenario, months_of({80, 100})));
  EXPECT_EQ(settled.years[0].volume[0], pounds("-73,000.00"));  // 20 children x 365 days x £10
  EXPECT_EQ(settled.years[1].rebased[0], pounds("-73,000.00"));
  EXPECT_EQ(settled.years[1].baseline_shift[0], -20 * million);
  EXPECT_EQ(settled.years[1].price_payable[0], pounds("27,000.00"));
  EXPECT_EQ(settled.years[1].volume[0], pounds("73,000.00")) << "20 above the baseline of 80";
}

TEST(Rebase, MovesTheReopenersBaselineAsWell) {
  const Scenario scenario = settlement_scenario(2);
  scenario::Reopener reopener;
  reopener.baseline = stated<units::Children>(100);
  reopener.threshold = stated<units::Share>(0.10);
  reopener.window_months = 1;
  reopener.unit_price = stated<units::WeeklyFee>(70);
  const Settlement settled = settled_under(contract_of({base_price(100'000), rebase(1.0), reopener}),
                                           scenario, children_by_month(scenario, months_of({80, 100})));
  // The line is 1.1 x 80 = 88: 12 children x 365 days x £10, asked for at once.
  EXPECT_EQ(settled.requests[1].asked[0], 12);
  EXPECT_EQ(settled.years[1].exceptional[0], pounds("43,800.00"));
}

}  // namespace
}  // namespace loadline::contract
