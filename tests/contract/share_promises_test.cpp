// What share bands promise, on figures small enough to follow by hand. The price is £1.2m, £100,000 a month.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using service::Rating;
using testing_support::band;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::hundred_a_point;
using testing_support::monthly_costs;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::settled_under;
using testing_support::settlement_scenario;
using testing_support::shared;

std::vector<YearRegisters> years_of(const scenario::ShareBands& bands, const std::vector<double>& costs) {
  const Scenario scenario = settlement_scenario(static_cast<int>(costs.size()));
  return settled_under(contract_of({base_price(1'200'000), bands}), scenario, monthly_costs(costs)).years;
}

TEST(CumulativeBands, SettleTheGrowthOfTheCompanysShare) {
  scenario::ShareBands bands;
  bands.pain = {band(0.10, 1.0), band(0.20, 0.0)};
  bands.gain = {band(0.10, 0.5), band(0.20, 0.0)};
  bands.cumulative = true;
  // £240,000 over, as targeted, £360,000 under.
  const std::vector<YearRegisters> years = years_of(bands, {120'000, 100'000, 70'000});
  // All of the first 10 % of £1.2m.
  EXPECT_EQ(years[0].company_share[0], pounds("-120,000.00"));
  EXPECT_EQ(years[0].share[0], pounds("120,000.00"));
  // All of the £240,000 lie in the first 10 % of £2.4m: the company bears another £120,000 and pays it back.
  EXPECT_EQ(years[1].company_share[0], pounds("-120,000.00"));
  EXPECT_EQ(years[1].share[0], pounds("-120,000.00"));
  // £120,000 under £3.6m so far is half the company's: from -240,000 to 60,000.
  EXPECT_EQ(years[2].company_share[0], pounds("300,000.00"));
  EXPECT_EQ(years[2].share[0], pounds("-60,000.00"));
  bands.cumulative = false;
  const std::vector<YearRegisters> alone = years_of(bands, {120'000, 100'000, 70'000});
  EXPECT_EQ(alone[1].company_share[0], nothing);
  EXPECT_EQ(alone[2].company_share[0], pounds("60,000.00"));  // half of 10 % of £1.2m
}

TEST(ShareLimits, HoldEachSideOnItsOwn) {
  scenario::ShareBands bands = shared(1.0);
  bands.pain_limit = stated<units::Money>(100'000);
  bands.gain_limit = stated<units::Money>(80'000);
  const std::vector<YearRegisters> years = years_of(bands, {125'000, 75'000, 107'500});
  EXPECT_EQ(years[0].company_share[0], pounds("-100,000.00"));  // of £300,000
  EXPECT_EQ(years[0].share[0], pounds("200,000.00"));
  EXPECT_EQ(years[0].result[0], pounds("-100,000.00"));
  EXPECT_EQ(years[1].company_share[0], pounds("80,000.00"));
  EXPECT_EQ(years[1].share[0], pounds("-220,000.00"));
  EXPECT_EQ(years[2].company_share[0], pounds("-90,000.00"));  // within the limit
}

TEST(BandsInPounds, EndAtSumsAndTheLastGoesOn) {
  scenario::ShareBands bands;
  bands.basis = BandBasis::pounds;
  const auto up_to = [](double pounds, double company) {
    Band made;
    made.up_to = stated<units::Money>(pounds);
    made.company = stated<units::Share>(company);
    return made;
  };
  bands.pain = {up_to(50'000, 0.5), up_to(150'000, 0.2)};
  bands.gain = {up_to(60'000, 0.25)};
  const std::vector<YearRegisters> years = years_of(bands, {103'000, 120'000, 90'000});
  EXPECT_EQ(years[0].company_share[0], pounds("-18,000.00"));  // half of £36,000
  EXPECT_EQ(years[1].company_share[0], pounds("-63,000.00"));  // £25,000 and a fifth of £190,000
  EXPECT_EQ(years[2].company_share[0], pounds("30,000.00"));   // a quarter of £120,000
}

/// Costs of £110,000 a month; K1 red in the first quarter, then green: £300 deducted.
YearRegisters with_deductions(const scenario::ShareBands& bands, double earn_back = 0.0) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = monthly_costs({110'000});
  testing_support::rate(block, 0, 0, Rating::red);
  for (std::size_t quarter = 1; quarter < 4; ++quarter)
    testing_support::rate(block, 0, quarter, Rating::green);
  scenario::Deductions deductions = hundred_a_point();
  deductions.earn_back = stated<units::Share>(earn_back);
  return settled_under(contract_of({base_price(1'200'000), deductions, bands}), scenario, block).years[0];
}

TEST(DeductionsAndBands, ByDefaultTheCompanyBearsADeductionAlone) {
  const YearRegisters year = with_deductions(shared(0.5));
  EXPECT_EQ(year.deductions[0], pounds("300.00"));
  EXPECT_EQ(year.company_share[0], pounds("-60,000.00"));
  EXPECT_EQ(year.result[0], pounds("-60,300.00"));
}

TEST(DeductionsAndBands, InTheTargetThePainShareBearsPartOfThem) {
  scenario::ShareBands bands = shared(0.5);
  bands.deductions_in_target = true;
  const YearRegisters year = with_deductions(bands);
  EXPECT_EQ(year.target[0], pounds("1,199,700.00"));
  EXPECT_EQ(year.company_share[0], pounds("-60,150.00"));
  EXPECT_EQ(year.share[0], pounds("60,150.00"));
  EXPECT_EQ(year.result[0], pounds("-60,150.00"));  // 1,200,000 - 300 + 60,150 - 1,320,000
  EXPECT_EQ(with_deductions(bands, 0.5).target[0], pounds("1,199,850.00")) << "half of it earned back";
}

TEST(DeductionsAndBands, InTheActualThePainShareRefundsPartOfThem) {
  scenario::ShareBands bands = shared(0.5);
  bands.deductions_in_actual = true;
  const YearRegisters year = with_deductions(bands);
  EXPECT_EQ(year.actual[0], pounds("1,320,300.00"));
  EXPECT_EQ(year.net_cost[0], pounds("1,320,000.00"));
  EXPECT_EQ(year.share[0], pounds("60,150.00"));
  EXPECT_EQ(year.result[0], pounds("-60,150.00"));
}

/// £110,000 a month of general cost and £9,000 of the schools' fund, £12,000 a year of rent, a grant of £120,000.
Settlement in_the_form(ShareForm form, PaymentTiming timing) {
  const Scenario scenario = settlement_scenario(2, 1.0);
  std::vector<service::CostLine> lines{{.id = "rest", .name = "Rest"}, {.id = "schools", .name = "Schools"}};
  lines[1].fund = scenario::Fund::schools;
  service::Block block = quiet_block(2, lines);
  for (service::Month& month : block.months) {
    month.costs[0].fill(units::Money::from_value(110'000));
    month.costs[1].fill(units::Money::from_value(9'000));
  }
  scenario::RingFence fence;
  fence.grant = testing_support::by_year({120'000, 120'000});
  scenario::ShareBands bands = shared(0.5);
  bands.form = form;
  scenario::SupportServices support;
  support.rent = stated<units::MoneyPerYear>(12'000);
  scenario::PaymentProfile paid;
  paid.timing = timing;
  return settled_under(contract_of({base_price(1'200'000), fence, bands, support, paid}), scenario, block);
}

TEST(ReimbursableForm, WithRentRingFenceAndArrearsIsTheSamePosition) {
  for (const PaymentTiming timing : {PaymentTiming::start_of_month, PaymentTiming::in_arrears})
    for (const ShareForm form : {ShareForm::fixed_price, ShareForm::cost_reimbursable}) {
      const YearRegisters year = in_the_form(form, timing).years[1];
      EXPECT_EQ(year.net_cost[0], pounds("1,320,000.00"));
      EXPECT_EQ(year.actual[0], pounds("1,332,000.00"));  // with the rent
      EXPECT_EQ(year.company_share[0], pounds("-66,000.00"));
      EXPECT_EQ(year.result[0], pounds("-66,000.00"));
      EXPECT_EQ(year.company_net[0], pounds("-54,000.00"));  // and £12,000 left in the fund
      EXPECT_EQ(year.group_net[0], pounds("-1,428,000.00"));
    }
}

TEST(ReimbursableForm, PaysTheCostAsItFallsWhereThePriceWasAnInstalment) {
  const auto ahead = [](PaymentTiming timing, std::size_t month) {
    return in_the_form(ShareForm::cost_reimbursable, timing).cash[month][0] -
           in_the_form(ShareForm::fixed_price, timing).cash[month][0];
  };
  // £110,000 instead of £100,000 a month; the year's balance comes a month after it.
  EXPECT_EQ(ahead(PaymentTiming::start_of_month, 0), pounds("10,000.00"));
  EXPECT_EQ(ahead(PaymentTiming::start_of_month, 11), pounds("120,000.00"));
  EXPECT_EQ(ahead(PaymentTiming::start_of_month, 12), pounds("10,000.00"));
  EXPECT_EQ(ahead(PaymentTiming::start_of_month, 23), pounds("120,000.00"));
  // In arrears the month's cost comes a month later as well, March's with the year's balance.
  EXPECT_EQ(ahead(PaymentTiming::in_arrears, 0), nothing);
  EXPECT_EQ(ahead(PaymentTiming::in_arrears, 1), pounds("10,000.00"));
  EXPECT_EQ(ahead(PaymentTiming::in_arrears, 11), pounds("110,000.00"));
  EXPECT_EQ(ahead(PaymentTiming::in_arrears, 12), nothing);
}

}  // namespace
}  // namespace loadline::contract
