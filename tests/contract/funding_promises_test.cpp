// What restricted surpluses, services of the council, payment and several councils promise, on figures small enough to
// follow by hand.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::band;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::monthly_costs;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::settled_under;
using testing_support::settlement_scenario;

/// £30,000 in reserve, which is its cap of 2.5 % of £1.2m; a surplus is shared half and half.
std::vector<YearRegisters> restricted(const std::vector<double>& costs) {
  scenario::ReserveAndSurplus terms;
  terms.opening = stated<units::Money>(30'000);
  terms.cap = stated<units::Share>(0.025);
  terms.council_share = stated<units::Share>(0.5);
  terms.restricted = true;
  const Scenario scenario = settlement_scenario(static_cast<int>(costs.size()));
  return settled_under(contract_of({base_price(1'200'000), terms}), scenario, monthly_costs(costs)).years;
}

TEST(RestrictedSurplus, MeetsTheNextDeficitFirstAndTheRestGoesBack) {
  // £120,000 over, then twice £48,000 short.
  const std::vector<YearRegisters> years = restricted({90'000, 104'000, 104'000});
  EXPECT_EQ(years[0].council_surplus[0], pounds("60,000.00"));
  EXPECT_EQ(years[0].retained[0], pounds("60,000.00"));
  EXPECT_EQ(years[0].company_net[0], pounds("60,000.00"));
  EXPECT_EQ(years[1].reinvested[0], pounds("48,000.00"));
  EXPECT_EQ(years[1].returned[0], pounds("12,000.00"));
  EXPECT_EQ(years[1].draw[0], nothing);
  EXPECT_EQ(years[1].reserve[0], pounds("30,000.00"));
  EXPECT_EQ(years[1].unfunded[0], nothing);
  EXPECT_EQ(years[1].company_net[0], pounds("-60,000.00"));
  EXPECT_EQ(years[2].reinvested[0], nothing) << "what is left of it has gone back";
  EXPECT_EQ(years[2].returned[0], nothing);
  EXPECT_EQ(years[2].draw[0], pounds("30,000.00"));
  EXPECT_EQ(years[2].unfunded[0], pounds("18,000.00"));
}

TEST(RestrictedSurplus, ALargerDeficitDrawsOnTheReserveNext) {
  const std::vector<YearRegisters> years = restricted({90'000, 107'000});  // £84,000 short
  EXPECT_EQ(years[1].reinvested[0], pounds("60,000.00"));
  EXPECT_EQ(years[1].returned[0], nothing);
  EXPECT_EQ(years[1].draw[0], pounds("24,000.00"));
  EXPECT_EQ(years[1].reserve[0], pounds("6,000.00"));
}

TEST(RestrictedSurplus, WithoutADeficitAllOfItGoesBackAndTheNewOneIsKept) {
  const std::vector<YearRegisters> years = restricted({90'000, 95'000, 100'000});
  EXPECT_EQ(years[1].returned[0], pounds("60,000.00"));
  EXPECT_EQ(years[1].retained[0], pounds("30,000.00"));  // half of this year's £60,000
  EXPECT_EQ(years[2].returned[0], pounds("30,000.00"));
  EXPECT_EQ(years[2].retained[0], nothing);
}

/// The company's cash at the months' ends: £1,200 a month of price, £100 of charges by the council.
std::vector<Pence> cash_with_charges(Billing billing, bool set_off) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block =
      quiet_block(1, {{"agreement.it", "IT", service::Payee::council, service::Bearer::company}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(100));
  scenario::SupportServices terms;
  terms.billing = billing;
  terms.set_off = set_off;
  const Settlement settled = settled_under(contract_of({base_price(14'400), terms}), scenario, block);
  EXPECT_EQ(settled.years[0].charges[0], pounds("1,200.00"));
  EXPECT_EQ(settled.years[0].price_payable[0], pounds("14,400.00")) << "accruals are gross always";
  EXPECT_EQ(settled.years[0].council_net[0], pounds("-13,200.00"));
  std::vector<Pence> path;
  for (const Lanes<Pence>& month : settled.cash) path.push_back(month[0]);
  return path;
}

TEST(SupportCharges, AreDueTheMonthAfterEachQuarter) {
  const std::vector<Pence> cash = cash_with_charges(Billing::quarterly, false);
  // n + 1 instalments less £300 for each quarter whose month after has come: July, October, January.
  for (int month = 0; month < 12; ++month)
    EXPECT_EQ(cash[static_cast<std::size_t>(month)], Pence(120'000 * (month + 1) - 30'000 * (month / 3)))
        << month;
}

TEST(SupportCharges, AreDueTheMonthAfterEachMonth) {
  const std::vector<Pence> cash = cash_with_charges(Billing::monthly, false);
  for (int month = 0; month < 12; ++month)
    EXPECT_EQ(cash[static_cast<std::size_t>(month)], Pence(120'000 * (month + 1) - 10'000 * month)) << month;
}

TEST(SupportCharges, SetOffComeOffTheNextInstalment) {
  EXPECT_EQ(cash_with_charges(Billing::monthly, true)[0], pounds("1,200.00"));
  EXPECT_EQ(cash_with_charges(Billing::monthly, true)[1], pounds("2,300.00"));
  EXPECT_EQ(cash_with_charges(Billing::quarterly, true)[2], pounds("3,600.00"));
  EXPECT_EQ(cash_with_charges(Billing::quarterly, true)[3], pounds("4,500.00"));
}

std::vector<Pence> cash_under(const std::vector<ClauseTerms>& terms, const service::Block& block) {
  const Scenario scenario = settlement_scenario(static_cast<int>(block.years.size()), 1.0);
  std::vector<Pence> path;
  for (const Lanes<Pence>& month : settled_under(contract_of(terms), scenario, block).cash)
    path.push_back(month[0]);
  return path;
}

TEST(PaymentTrueUp, SettlesTheYearSoManyMonthsAfterIt) {
  // £10,000 a month short of the cost; the council bears all of it, three months after the year's end.
  scenario::PaymentProfile paid;
  paid.true_up_months = 3;
  const std::vector<Pence> cash = cash_under({base_price(1'200'000), testing_support::shared(0.0), paid},
                                             monthly_costs({110'000, 110'000}));
  EXPECT_EQ(cash[11], pounds("-120,000.00"));
  EXPECT_EQ(cash[13], pounds("-140,000.00"));
  EXPECT_EQ(cash[14], pounds("-30,000.00"));  // fifteen months of it, less the first year's £120,000
}

TEST(PaymentTiming, MidMonthIsSeenAtTheMonthsEnd) {
  scenario::PaymentProfile middle, start;
  middle.timing = PaymentTiming::mid_month;
  const service::Block block = monthly_costs({110'000});
  EXPECT_EQ(cash_under({base_price(1'200'000), middle}, block),
            cash_under({base_price(1'200'000), start}, block));
}

TEST(PaymentWeights, FollowTheMonthsOfTheYear) {
  scenario::PaymentProfile paid;
  paid.weights.assign(12, stated<units::Share>(0.06));
  paid.weights[0] = stated<units::Share>(0.34);
  const std::vector<Pence> cash = cash_under({base_price(1'200'000), paid}, quiet_block(2, {}));
  EXPECT_EQ(cash[0], pounds("408,000.00"));
  EXPECT_EQ(cash[1], pounds("480,000.00"));
  EXPECT_EQ(cash[11], pounds("1,200,000.00"));
  EXPECT_EQ(cash[12], pounds("1,608,000.00"));
  paid.timing = PaymentTiming::in_arrears;
  const std::vector<Pence> later = cash_under({base_price(1'200'000), paid}, quiet_block(2, {}));
  EXPECT_EQ(later[0], nothing);
  EXPECT_EQ(later[1], pounds("408,000.00"));
}

TEST(PaymentOverdraft, CountsUseAndExcess) {
  scenario::PaymentProfile paid;
  paid.opening_cash = stated<units::Money>(10'000);
  paid.overdraft = stated<units::Money>(20'000);
  const Scenario scenario = settlement_scenario(1, 1.0);
  const Settlement settled =
      settled_under(contract_of({base_price(0), paid}), scenario, monthly_costs({10'000}));
  // Nothing at the end of April; -£20,000 at the end of June is all that is agreed.
  EXPECT_EQ(settled.cash[0][0], nothing);
  EXPECT_EQ(settled.cash[2][0], pounds("-20,000.00"));
  EXPECT_EQ(settled.overdraft_months[0], 11);
  EXPECT_EQ(settled.beyond_overdraft[0], 9);
}

/// A quarter, a quarter and a half.
YearRegisters of_three_councils(double monthly_price, const service::Block& block) {
  scenario::Funders funders;
  funders.councils = {{"north", "North", stated<units::Share>(0.25)},
                      {"west", "West", stated<units::Share>(0.25)},
                      {"east", "East", stated<units::Share>(0.5)}};
  const Scenario scenario = settlement_scenario(1);
  return settled_under(contract_of({base_price(12 * monthly_price), funders}), scenario, block).years[0];
}

TEST(ThreeCouncils, SplitEveryPostingAndTheFirstTakesTies) {
  // Two pence a month are half, half and one: the first two tie for the second penny.
  const YearRegisters tied = of_three_councils(0.02, quiet_block(1, {}));
  EXPECT_EQ(tied.councils_net[0][0], pounds("-0.12"));
  EXPECT_EQ(tied.councils_net[1][0], nothing);
  EXPECT_EQ(tied.councils_net[2][0], pounds("-0.12"));
  // £10.03 is 250.75, 250.75 and 501.5 pence: the two pence left go to the larger remainders.
  const YearRegisters plain = of_three_councils(10.03, quiet_block(1, {}));
  EXPECT_EQ(plain.councils_net[0][0], pounds("-30.12"));
  EXPECT_EQ(plain.councils_net[1][0], pounds("-30.12"));
  EXPECT_EQ(plain.councils_net[2][0], pounds("-60.12"));
  EXPECT_EQ(plain.council_net[0], pounds("-120.36"));
  EXPECT_EQ(plain.company_net[0], pounds("120.36"));
}

TEST(ThreeCouncils, SplitWhatComesBackInTheSameWay) {
  // The bill for a month's service is three pence: 0.75, 0.75 and 1.5; the first two take the pennies left.
  service::Block block =
      quiet_block(1, {{"agreement.it", "IT", service::Payee::council, service::Bearer::company}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(0.03));
  const YearRegisters year = of_three_councils(0.0, block);
  EXPECT_EQ(year.councils_net[0][0], pounds("0.12"));
  EXPECT_EQ(year.councils_net[1][0], pounds("0.12"));
  EXPECT_EQ(year.councils_net[2][0], pounds("0.12"));
}

TEST(ThreeCouncils, LeaveTheCouncilsOwnCostsWithTheFirst) {
  service::Block block =
      quiet_block(1, {{"client", "Client side", service::Payee::suppliers, service::Bearer::council}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(1.0));
  const YearRegisters year = of_three_councils(4.0, block);
  EXPECT_EQ(year.councils_net[0][0], pounds("-24.00"));  // a quarter of £48, and £12
  EXPECT_EQ(year.councils_net[1][0], pounds("-12.00"));
  EXPECT_EQ(year.councils_net[2][0], pounds("-24.00"));
}

}  // namespace
}  // namespace loadline::contract
