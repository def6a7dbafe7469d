// What triggers watch and what an ending hands over, on figures small enough to follow by hand.

#include <gmock/gmock.h>

#include "contract/exact.hpp"
#include "contract/promises.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using service::Rating;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::hundred_a_point;
using testing_support::monthly_costs;
using testing_support::pounds;
using testing_support::quiet_block;
using testing_support::settled_under;
using testing_support::settlement_scenario;

Trigger watching(Watched watched, int persistence = 1) {
  Trigger made{.id = "watched", .name = "Watched"};
  made.watched = watched;
  made.persistence = persistence;
  return made;
}

/// When it first fired and how often.
std::pair<int, int> fired(const Trigger& trigger, std::vector<ClauseTerms> terms,
                          const service::Block& block) {
  terms.emplace_back(Triggers{{trigger}});
  const Scenario scenario = settlement_scenario(static_cast<int>(block.years.size()), 1.0);
  const TriggerOutcome found = settled_under(contract_of(terms), scenario, block).triggers[0];
  return {found.month[9], found.fired[9]};
}
constexpr std::pair<int, int> never{-1, 0};

TEST(DeductionTrigger, NeedsTheLevelInSoManyQuartersRunning) {
  service::Block block = quiet_block(2, {});
  const std::array ratings{Rating::red, Rating::green, Rating::red, Rating::red,
                           Rating::red, Rating::green, Rating::red, Rating::green};
  for (std::size_t quarter = 0; quarter < 8; ++quarter)
    testing_support::rate(block, 0, quarter, ratings[quarter]);
  Trigger trigger = watching(Watched::deductions, 2);
  trigger.level = stated<units::Share>(0.003);  // £300 of a quarter's £100,000: just so
  const std::vector<ClauseTerms> terms{base_price(400'000), hundred_a_point()};
  EXPECT_EQ(fired(trigger, terms, block), std::pair(11, 2));  // the fourth quarter and the fifth
  trigger.persistence = 1;
  EXPECT_EQ(fired(trigger, terms, block), std::pair(2, 5));
  trigger.level = stated<units::Share>(0.003001);
  EXPECT_EQ(fired(trigger, terms, block), never);
}

/// Graded so at each month's end.
service::Block graded(const std::vector<int>& grades) {
  service::Block block = quiet_block(1, {});
  for (std::size_t month = 0; month < 12; ++month) block.months[month].grade.fill(grades[month]);
  return block;
}

TEST(JudgementTrigger, ByADeadlineLooksAtTheGradeInForceThen) {
  Trigger trigger = watching(Watched::judgement_by);
  trigger.deadline = {2017, 9, 30};
  trigger.grade = Grade::good;
  const auto on = [&](const std::vector<int>& grades) {
    return fired(trigger, {base_price(0)}, graded(grades));
  };
  EXPECT_EQ(on({1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}), std::pair(5, 1)) << "Good a month too late";
  EXPECT_EQ(on({0, 0, 0, 1, 1, 2, 1, 1, 0, 0, 0, 0}), never) << "Good when it mattered";
  EXPECT_EQ(on({3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3}), never);
}

TEST(JudgementTrigger, AgainCountsInspectionsRunning) {
  service::Block block = quiet_block(2, {});
  for (const std::size_t month : {2U, 8U, 14U, 18U, 20U, 22U}) block.months[month].inspected.fill(1);
  block.months[18].grade.fill(1);  // better, then Inadequate twice more
  EXPECT_EQ(fired(watching(Watched::judgement_again, 2), {base_price(0)}, block), std::pair(8, 3));
  EXPECT_EQ(fired(watching(Watched::judgement_again, 3), {base_price(0)}, block), std::pair(14, 1));
}

TEST(ReserveTrigger, NeedsAnEmptyReserveAndSomethingUnfunded) {
  scenario::ReserveAndSurplus reserve;
  reserve.opening = stated<units::Money>(60'000);
  reserve.cap = stated<units::Share>(0.05);
  scenario::DeficitFunding funding;
  funding.facility = stated<units::Money>(40'000);
  // £36,000 short a year: 36,000 drawn; 24,000 drawn and 12,000 lent; 28,000 lent and 8,000 unfunded; 32,000 ...
  funding.loan_years = 10;
  const service::Block block = monthly_costs({103'000, 103'000, 103'000});
  const std::vector<ClauseTerms> terms{base_price(1'200'000), reserve, funding};
  EXPECT_EQ(fired(watching(Watched::reserve), terms, block), std::pair(35, 1));
  EXPECT_EQ(fired(watching(Watched::reserve), {base_price(1'200'000), reserve}, block), std::pair(23, 2));
}

TEST(CashTrigger, NeedsSoManyMonthsRunningBelowTheAmount) {
  service::Block block = monthly_costs({0});
  // Month ends: -100, -100, 0, then -100 to the year's end.
  block.months[0].costs[0].fill(units::Money::from_value(100));
  block.months[2].costs[0].fill(units::Money::from_value(-100));
  block.months[3].costs[0].fill(units::Money::from_value(100));
  Trigger trigger = watching(Watched::cash, 3);
  trigger.amount = stated<units::Money>(50);
  EXPECT_EQ(fired(trigger, {base_price(0)}, block), std::pair(5, 7));  // September to March
  trigger.amount = stated<units::Money>(100);
  EXPECT_EQ(fired(trigger, {base_price(0)}, block), never) << "not below -£100";
}

Trigger enacted(Watched watched, TriggerAction action, int notice_months, double exit_costs) {
  Trigger made = watching(watched);
  made.action = action;
  made.enacted = true;
  made.notice_months = notice_months;
  made.exit_costs = stated<units::Money>(exit_costs);
  made.deadline = {2017, 9, 30};  // the grade of a quiet block is Inadequate
  return made;
}

TEST(SteppingIn, CostsOnceInItsMonthAndChangesNothingElse) {
  const Scenario scenario = settlement_scenario(2, 1.0);
  const service::Block block = monthly_costs({110'000, 110'000});
  Trigger cash = enacted(Watched::cash, TriggerAction::step_in, 6, 500);
  cash.amount = stated<units::Money>(25'000);  // below it from the end of June on
  Settler settler(contract_of({base_price(1'200'000), Triggers{{cash}}}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.triggers[0].month[0], 2);
  EXPECT_EQ(settled.years[0].exit_costs[0], pounds("500.00"));
  EXPECT_EQ(settled.years[0].council_net[0], pounds("-1,200,500.00"));
  EXPECT_EQ(settled.years[0].company_net[0], pounds("-120,000.00"));
  EXPECT_EQ(settled.years[1].exit_costs[0], nothing);
  EXPECT_EQ(settled.years[1].council_net[0], pounds("-1,200,000.00"));
  EXPECT_EQ(settled.years[1].terminated[0], 0);
  for (const Posting& posting : ledger_of(settled, 0))
    if (posting.header.category == Category::exit) {
      EXPECT_EQ(posting.header.accrued, units::MonthIndex(2));
      EXPECT_EQ(posting.header.from, Party::council);
      EXPECT_NE(posting.header.to, Party::company);
    }
}

TEST(TwoTerminations, TheOneThatTakesEffectFirstEndsTheContract) {
  const Scenario scenario = settlement_scenario(4, 1.0);
  const service::Block block = monthly_costs({110'000, 110'000, 110'000, 110'000});
  // Cash is below nothing in April, with notice to December 2018; the judgement of September 2017 needs three months.
  const Trigger slow = enacted(Watched::cash, TriggerAction::termination, 20, 700);
  const Trigger quick = enacted(Watched::judgement_by, TriggerAction::termination, 3, 500);
  const auto years = [&](const std::vector<Trigger>& triggers) {
    return settled_under(contract_of({base_price(1'200'000), Triggers{triggers}}), scenario, block).years;
  };
  EXPECT_EQ(years({slow})[1].terminated[0], 0);
  EXPECT_EQ(years({slow})[2].terminated[0], 1);
  for (const std::vector<Trigger>& order : {std::vector{slow, quick}, std::vector{quick, slow}}) {
    const std::vector<YearRegisters> both = years(order);
    EXPECT_EQ(both[0].terminated[0], 0);
    EXPECT_EQ(both[1].terminated[0], 1);
    EXPECT_EQ(both[1].taken_back[0], pounds("1,320,000.00"));
    EXPECT_EQ(both[1].company_net[0], nothing);
    EXPECT_EQ(both[1].council_net[0], pounds("-1,320,000.00"));
  }
}

TEST(Notice, EndsTheContractAtTheFirstYearsEndAtLeastSoLongAfter) {
  const Scenario scenario = settlement_scenario(3, 1.0);
  const auto years = [&](int notice_months) {
    // Fires at the end of September 2017: March 2018 ends six months later.
    const Trigger trigger = enacted(Watched::judgement_by, TriggerAction::termination, notice_months, 500);
    return settled_under(contract_of({base_price(1'200'000), Triggers{{trigger}}}), scenario,
                         monthly_costs({110'000, 110'000, 110'000}))
        .years;
  };
  const std::vector<YearRegisters> six = years(6), seven = years(7);
  EXPECT_EQ(six[1].terminated[0], 1);
  EXPECT_EQ(six[0].exit_costs[0], pounds("500.00"));
  EXPECT_EQ(seven[1].terminated[0], 0);
  EXPECT_EQ(seven[1].company_net[0], pounds("-120,000.00"));
  EXPECT_EQ(seven[0].exit_costs[0] + seven[1].exit_costs[0], pounds("500.00"));
  EXPECT_EQ(seven[2].terminated[0], 1);
  EXPECT_EQ(seven[2].company_net[0], nothing);
}

/// A balanced company with £60,000 in reserve, £24,000 left of the schools' grant and £300,000 of working capital, ended
/// with the first year.
Settlement ended(Settler& settler) {
  service::Block block =
      quiet_block(3, {{.id = "rest", .name = "Rest"}, {.id = "schools", .name = "Schools"}});
  block.lines[1].fund = scenario::Fund::schools;
  for (service::Month& month : block.months) {
    month.costs[0].fill(units::Money::from_value(100'000));
    month.costs[1].fill(units::Money::from_value(8'000));
  }
  return settler.settle(block);
}

Contract ending() {
  scenario::RingFence fence;
  fence.grant = testing_support::by_year({120'000, 120'000, 120'000});
  scenario::ReserveAndSurplus reserve;
  reserve.opening = stated<units::Money>(60'000);
  reserve.cap = stated<units::Share>(0.05);
  scenario::WorkingCapital capital;
  capital.amount = stated<units::Money>(300'000);
  capital.drawn = {2017, 9, 1};
  scenario::PaymentProfile paid;
  paid.opening_cash = stated<units::Money>(60'000);
  return contract_of({base_price(1'200'000), fence, reserve, capital, paid,
                      Triggers{{enacted(Watched::judgement_by, TriggerAction::termination, 6, 5'000)}}});
}

TEST(Ending, HandsOverReserveLoansAndFundBalances) {
  Settler settler(ending(), settlement_scenario(3, 1.0));
  const Settlement settled = ended(settler);
  constexpr auto schools = static_cast<std::size_t>(contract::Fund::schools_grant);
  EXPECT_EQ(settled.years[0].reserve[0], pounds("60,000.00"));
  EXPECT_EQ(settled.years[0].working_balance[0], pounds("300,000.00"));
  EXPECT_EQ(settled.years[0].fund_balance[schools][0], pounds("24,000.00"));
  const YearRegisters& after = settled.years[1];
  EXPECT_EQ(after.terminated[0], 1);
  EXPECT_EQ(after.price_payable[0], nothing);
  EXPECT_EQ(after.result[0], nothing);
  EXPECT_EQ(after.reserve[0], nothing);
  EXPECT_EQ(after.working_principal[0], pounds("300,000.00"));
  EXPECT_EQ(after.working_balance[0], nothing);
  EXPECT_EQ(after.fund_balance[schools][0], nothing);
  // The company gives up 60,000 + 300,000 + 24,000; the service costs 1,200,000 + 96,000.
  EXPECT_EQ(after.company_net[0], pounds("-384,000.00"));
  EXPECT_EQ(after.council_net[0], pounds("-912,000.00"));
  EXPECT_EQ(settled.years[2].company_net[0], nothing);
  EXPECT_EQ(settled.years[2].council_net[0], pounds("-1,296,000.00"));
}

TEST(Ending, HandsOverAtOnceAndLeavesTheCompanyNoCash) {
  Settler settler(ending(), settlement_scenario(3, 1.0));
  const Settlement settled = ended(settler);
  // £60,000 to start with, £300,000 lent, £24,000 left of the grant.
  EXPECT_EQ(settled.cash[11][0], pounds("384,000.00"));
  EXPECT_EQ(settled.cash[12][0], nothing)
      << "April's cost is the council's and everything has been handed over";
  EXPECT_EQ(settled.cash[35][0], nothing);
}

TEST(Ending, MakesADeficitsLoanFallDue) {
  scenario::DeficitFunding funding;
  funding.facility = stated<units::Money>(100'000);
  funding.interest = stated<units::Share>(0.0);
  const Scenario scenario = settlement_scenario(3, 1.0);
  const std::vector<YearRegisters> years =
      settled_under(
          contract_of({base_price(1'200'000), funding,
                       Triggers{{enacted(Watched::judgement_by, TriggerAction::termination, 6, 0)}}}),
          scenario, monthly_costs({105'000, 105'000, 105'000}))
          .years;
  EXPECT_EQ(years[0].loan_balance[0], pounds("60,000.00"));
  EXPECT_EQ(years[1].principal[0], pounds("60,000.00"));  // not a third of it
  EXPECT_EQ(years[1].loan_balance[0], nothing);
  EXPECT_EQ(years[1].company_net[0], pounds("-60,000.00"));
  EXPECT_EQ(years[2].company_net[0], nothing);
}

}  // namespace
}  // namespace loadline::contract
