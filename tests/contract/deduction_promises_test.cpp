// What deductions promise, on figures small enough to follow by hand: red is 3 points, amber 1, £100 a point.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"
#include "loadline/scenario/algebra.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using service::Rating;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::hundred_a_point;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::rate;
using testing_support::settled_under;
using testing_support::settlement_scenario;

/// K1 rated so in each quarter; `r`ed, `a`mber, `g`reen, anything else not assessed.
service::Block rated(const std::string& quarters) {
  service::Block block = quiet_block(static_cast<int>(quarters.size()) / 4, {});
  for (std::size_t quarter = 0; quarter < quarters.size(); ++quarter) {
    const char as = quarters[quarter];
    rate(block, 0, quarter,
         as == 'r'   ? Rating::red
         : as == 'a' ? Rating::amber
         : as == 'g' ? Rating::green
                     : Rating::not_assessed);
  }
  return block;
}

/// A price of £100,000 a quarter.
Settlement deducted(const scenario::Deductions& terms, const service::Block& block) {
  const Scenario scenario = settlement_scenario(static_cast<int>(block.years.size()));
  return settled_under(contract_of({base_price(400'000), terms}), scenario, block);
}

std::vector<std::string> in_pounds(const Settlement& settled, Lanes<Pence> QuarterRegisters::*amount) {
  std::vector<std::string> quarters;
  for (const QuarterRegisters& quarter : settled.quarters)
    quarters.push_back(std::to_string((quarter.*amount)[5].value() / 100));
  return quarters;
}

TEST(DeductionCap, MayBeAShareOfTheTarget) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = rated("rggg");
  testing_support::look_after(block, scenario, 120);  // 20 above: £73,000 of volume in the target
  scenario::Deductions terms = hundred_a_point();
  terms.pounds_a_point = stated<units::Money>(1'000);
  terms.cap = stated<units::Share>(0.01);
  const auto deduction = [&] {
    const Contract contract = contract_of(
        {base_price(400'000), testing_support::ten_pounds_a_day(), testing_support::shared(0.5), terms});
    EXPECT_TRUE(algebra_errors(contract).empty());
    return settled_under(contract, scenario, block).years[0].deductions[0];
  };
  EXPECT_EQ(deduction(), pounds("1,000.00"));  // 1 % of £400,000 / 4, where £3,000 were due
  terms.cap_of_target = true;
  EXPECT_EQ(deduction(), pounds("1,182.50"));  // 1 % of £473,000 / 4
}

TEST(DeductionGrace, LetsTheFirstQuartersPass) {
  scenario::Deductions terms = hundred_a_point();
  terms.first_quarter = 3;
  const Settlement settled = deducted(terms, rated("rrrr"));
  EXPECT_THAT(in_pounds(settled, &QuarterRegisters::deduction), testing::ElementsAre("0", "0", "300", "300"));
  EXPECT_EQ(settled.years[0].deductions[0], pounds("600.00"));
}

TEST(DeductionGrace, FreePointsAreTakenOffEachQuarter) {
  service::Block block = rated("rraa");
  rate(block, 1, 0, Rating::amber);
  scenario::Deductions terms = hundred_a_point();
  terms.indicators = {};
  terms.free_points = stated<units::Ratio>(1.5);
  const Settlement settled = deducted(terms, block);
  EXPECT_EQ(settled.quarters[0].points[0], 4 * million);
  EXPECT_EQ(settled.quarters[0].deduction[0], pounds("250.00"));  // 2.5 points
  EXPECT_EQ(settled.quarters[1].deduction[0], pounds("150.00"));
  EXPECT_EQ(settled.quarters[2].deduction[0], nothing) << "free points are not saved up";
}

TEST(DeductionRatchet, LeavesOutAQuarterThatIsExcusedOrNotAssessed) {
  scenario::Deductions terms = hundred_a_point();
  terms.ratchet_most = 5;
  EXPECT_THAT(in_pounds(deducted(terms, rated("rrrr")), &QuarterRegisters::deduction),
              testing::ElementsAre("300", "600", "900", "1200"));
  EXPECT_THAT(in_pounds(deducted(terms, rated("r-rr")), &QuarterRegisters::deduction),
              testing::ElementsAre("300", "0", "600", "900"));
  service::Block excused = rated("rrrr");
  excused.months[4].excused.fill(1);  // August, in the second quarter
  EXPECT_THAT(in_pounds(deducted(terms, excused), &QuarterRegisters::deduction),
              testing::ElementsAre("300", "0", "600", "900"));
  terms.relief = false;
  EXPECT_THAT(in_pounds(deducted(terms, excused), &QuarterRegisters::deduction),
              testing::ElementsAre("300", "600", "900", "1200"));
}

TEST(DeductionRatchet, BeginsAgainAfterAPassAndStopsAtItsMost) {
  scenario::Deductions terms = hundred_a_point();
  terms.ratchet_most = 2;
  EXPECT_THAT(in_pounds(deducted(terms, rated("rrrgrrrr")), &QuarterRegisters::deduction),
              testing::ElementsAre("300", "600", "600", "0", "300", "600", "600", "600"));
}

TEST(EarnBack, LooksBackExactlyFourQuarters) {
  scenario::Deductions terms = hundred_a_point();
  terms.earn_back = stated<units::Share>(0.5);
  // Passed for the fourth time in the sixth quarter: the second to the fifth count, not the first.
  terms.earn_back_passes = 4;
  const Settlement settled = deducted(terms, rated("ragggggg"));
  EXPECT_THAT(in_pounds(settled, &QuarterRegisters::deduction),
              testing::ElementsAre("300", "100", "0", "0", "0", "0", "0", "0"));
  EXPECT_THAT(in_pounds(settled, &QuarterRegisters::earned_back),
              testing::ElementsAre("0", "0", "0", "0", "0", "50", "0", "0"));
  // Passed for the fourth time in the fifth quarter: the first is the fourth before it.
  EXPECT_THAT(in_pounds(deducted(terms, rated("rggggggg")), &QuarterRegisters::earned_back),
              testing::ElementsAre("0", "0", "0", "0", "150", "0", "0", "0"));
}

TEST(EarnBack, ReturnsEachDeductionOnce) {
  scenario::Deductions terms = hundred_a_point();
  terms.earn_back = stated<units::Share>(0.5);
  terms.earn_back_passes = 1;
  const Settlement settled = deducted(terms, rated("rggagggg"));
  EXPECT_THAT(in_pounds(settled, &QuarterRegisters::earned_back),
              testing::ElementsAre("0", "150", "0", "0", "50", "0", "0", "0"));
  EXPECT_EQ(settled.years[0].outcome[0], pounds("-250.00"));  // 150 - 300 - 100
  EXPECT_EQ(settled.years[1].outcome[0], pounds("50.00"));
}

/// When the deduction of the first quarter is due.
std::vector<int> due_months(const scenario::Deductions& terms) {
  Scenario scenario = settlement_scenario(1);
  scenario.outcomes.kpis[0].lag_months = 2;
  Settler settler(contract_of({base_price(400'000), terms}), scenario);
  service::Block block = rated("rggg");
  rate(block, 1, 0, Rating::red);
  std::vector<int> months;
  for (const Posting& posting : ledger_of(settler.settle(block), 0))
    if (posting.header.category == Category::deduction) {
      EXPECT_EQ(posting.header.from, Party::company);
      EXPECT_EQ(posting.header.to, Party::council);
      EXPECT_EQ(posting.amount, pounds("300.00"));
      EXPECT_EQ(posting.header.accrued, units::MonthIndex(2));
      months.push_back(posting.header.due.value());
    }
  return months;
}

TEST(DeductionsDue, WaitForThePublicationOfTheirIndicators) {
  scenario::Deductions terms = hundred_a_point();
  EXPECT_THAT(due_months(terms), testing::ElementsAre(5)) << "July, and two months later";
  terms.indicators = {"K2"};
  EXPECT_THAT(due_months(terms), testing::ElementsAre(3)) << "K2 is published at once";
}

}  // namespace
}  // namespace loadline::contract
