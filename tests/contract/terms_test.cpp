// What each newer clause does, on figures small enough to follow by hand. £70 a child-week is £10 a child-day.

#include <gmock/gmock.h>

#include "contract/clauses/approvals.hpp"
#include "contract/clauses/indexation.hpp"
#include "contract/exact.hpp"
#include "contract/shares.hpp"
#include "contract/synthetic.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::all_granted;
using testing_support::base_price;
using testing_support::contract_of;
using testing_support::pounds;
using testing_support::settlement_scenario;

/// 100 children until the end of June, 120 from July on.
service::Block busier_from_july(const Scenario& scenario) {
  service::Block block = testing_support::quiet_block(1, {});
  const units::Calendar calendar(scenario.horizon.start);
  for (int m = 0; m < 12; ++m)
    block.months[static_cast<std::size_t>(m)].looked_after_half_days.fill(
        std::int64_t{2} * (m < 3 ? 100 : 120) * calendar.days(units::MonthIndex(m)));
  return block;
}

VolumeCorridor corridor(double dead_band, double share) {
  VolumeCorridor terms;
  terms.baseline = stated<units::Children>(100);
  terms.dead_band = stated<units::Share>(dead_band);
  terms.share_up = terms.share_down = stated<units::Share>(share);
  terms.unit_price = stated<units::WeeklyFee>(70);
  terms.limit_up = terms.limit_down = stated<units::MoneyPerYear>(1e6);
  return terms;
}

TEST(Terms, TiersOfACorridorPayFromTheBaselineOutwards) {
  const Scenario scenario = settlement_scenario(1);
  VolumeCorridor tiered = corridor(0.0, 0.0);
  tiered.above = {{stated<units::Share>(0.05), stated<units::Share>(0.5)},
                  {stated<units::Share>(0.10), stated<units::Share>(1.0)}};
  service::Block block = testing_support::quiet_block(1, {});
  testing_support::look_after(block, scenario, 120);
  Settler settler(contract_of({base_price(0), tiered}), scenario);
  // 5 children at half of £10 a day, and the other 15 at all of it: the last tier goes on.
  EXPECT_EQ(settler.settle(block).years[0].volume[0], pounds("63,875.00"));
}

TEST(Terms, TheOpeningMixWeightedByFeeIsTheOpeningNumber) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = testing_support::quiet_block(1, {});
  testing_support::look_after(block, scenario, 534);
  for (service::Month& month : block.months)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const std::int64_t all = month.looked_after_half_days[lane];
      month.placed_half_days[0][lane] = lane == 0 ? all * 400 / 534 : all;
      month.placed_half_days[4][lane] = all - month.placed_half_days[0][lane];
    }
  ExactBlock exact(scenario);
  exact.read(block);
  const ExactYear& year = exact.years()[0];
  EXPECT_EQ(year.fee_weighted_half_days[0], year.looked_after_half_days[0]);
  // All in the cheaper type: 389,820 x 350.50 x 534 / (400 x 350.50 + 134 x 3,000.25) = 134,557.2...
  EXPECT_EQ(year.fee_weighted_half_days[1], 134'557);
}

Reopener reopener() {
  Reopener terms;
  terms.baseline = stated<units::Children>(100);
  terms.threshold = stated<units::Share>(0.10);
  terms.window_months = 2;
  terms.unit_price = stated<units::WeeklyFee>(70);
  return terms;
}

/// Half of what is asked, two months later.
std::vector<Decision> half_in_two_months(const Contract& contract, const Scenario& scenario) {
  std::vector<Decision> decisions = all_granted(contract, scenario);
  for (Decision& decision : decisions) {
    decision.delay_months.fill(2);
    decision.granted.fill(500'000);
  }
  return decisions;
}

TEST(Terms, AReopenerAsksOnceAndIsPaidFromItsApproval) {
  const Scenario scenario = settlement_scenario(1);
  const auto settled = [&](const Reopener& terms, std::vector<ClauseTerms> before = {}) {
    before.insert(before.begin(), base_price(0));
    before.emplace_back(terms);
    const Contract contract = contract_of(before);
    Settler settler(contract, scenario);
    return settler.settle(busier_from_july(scenario), half_in_two_months(contract, scenario));
  };
  // June and July average 110.2 children, above 110: asked in July for 10 children, 274 days, £10.
  const Settlement plain = settled(reopener());
  EXPECT_EQ(plain.requests[0].asked[0], 3);
  EXPECT_EQ(plain.requests[0].effective[0], 5);
  EXPECT_EQ(plain.years[0].exceptional_asked[0], pounds("27,400.00"));
  EXPECT_EQ(plain.years[0].exceptional[0], pounds("10,600.00"));  // 212 days from September, half
  Reopener backdated = reopener(), limited = reopener();
  backdated.deciding.backdated = true;
  limited.limit = stated<units::MoneyPerYear>(10'000);
  EXPECT_EQ(settled(backdated).years[0].exceptional[0], pounds("13,700.00"));
  EXPECT_EQ(settled(limited).years[0].exceptional[0], pounds("10,000.00"));
  // The corridor pays 41,980 - 40,150 child-days at £10 already.
  const Settlement net = settled(reopener(), {corridor(0.10, 1.0)});
  EXPECT_EQ(net.years[0].volume[0], pounds("18,300.00"));
  EXPECT_EQ(net.years[0].exceptional_asked[0], pounds("9,100.00"));
  EXPECT_EQ(net.years[0].exceptional[0], nothing);
}

/// 100 children, in the months named 120.
service::Block busier_in(const Scenario& scenario, int years, const std::vector<int>& months) {
  service::Block block = testing_support::quiet_block(years, {});
  testing_support::look_after(block, scenario, 100);
  const units::Calendar calendar(scenario.horizon.start);
  for (const int m : months)
    block.months[static_cast<std::size_t>(m)].looked_after_half_days.fill(
        std::int64_t{2} * 120 * calendar.days(units::MonthIndex(m)));
  return block;
}

/// All that is asked, so many months later.
std::vector<Decision> granted_after(int months, const Contract& contract, const Scenario& scenario) {
  std::vector<Decision> decisions = all_granted(contract, scenario);
  for (Decision& decision : decisions) decision.delay_months.fill(months);
  return decisions;
}

TEST(Terms, AReopenerIsGrantedNoMoreThanItAskedForAfterALullInBetween) {
  const Scenario scenario = settlement_scenario(1);
  const Contract contract = contract_of({base_price(0), reopener()});
  Settler settler(contract, scenario);
  const service::Block block = busier_in(scenario, 1, {0, 1, 10, 11});
  // Asked in May, 10 children above 110 in its 31 days, February's 28 and March's 31; the lull takes nothing off.
  const Settlement& at_once = settler.settle(block, granted_after(0, contract, scenario));
  EXPECT_EQ(at_once.requests[0].asked[0], 1);
  EXPECT_EQ(at_once.years[0].exceptional_asked[0], pounds("9,000.00"));
  EXPECT_EQ(at_once.years[0].exceptional[0], pounds("9,000.00"));
  const Settlement& in_february = settler.settle(block, granted_after(9, contract, scenario));
  EXPECT_EQ(in_february.years[0].exceptional_asked[0], pounds("9,000.00"));
  EXPECT_EQ(in_february.years[0].exceptional[0], pounds("5,900.00"));
}

TEST(Terms, ABackdatedReopeningIsDueNoEarlierThanItIsDecided) {
  const Scenario scenario = settlement_scenario(2);
  Reopener backdated = reopener();
  backdated.deciding.backdated = true;
  const Contract contract = contract_of({base_price(0), backdated});
  Settler settler(contract, scenario);
  const service::Block block = busier_in(scenario, 2, {10, 11});  // asked in March for its 31 days
  const auto cash_after = [&](int delay) {
    return settler.settle(block, granted_after(delay, contract, scenario)).cash;
  };
  EXPECT_EQ(cash_after(1)[11][0], nothing);
  EXPECT_EQ(cash_after(1)[12][0], pounds("3,100.00")) << "decided in April, when the year is settled";
  EXPECT_EQ(cash_after(5)[15][0], nothing);
  EXPECT_EQ(cash_after(5)[16][0], pounds("3,100.00")) << "decided in August";
  EXPECT_EQ(settler.settle(block, granted_after(5, contract, scenario)).years[0].company_net[0],
            pounds("3,100.00"));
  EXPECT_EQ(cash_after(13)[23][0], nothing) << "decided after the horizon";
}

TEST(Terms, WhoDecidesDependsOnTheSumAndMeetsNowAndThen) {
  const Approvals calendar{.meetings = true,
                           .board = pounds("10,000.00"),
                           .section_151 = pounds("50,000.00"),
                           .cabinet = pounds("250,000.00"),
                           .cabinet_every = 2,
                           .council_every = 3,
                           .notice = 1};
  EXPECT_EQ(decided_in(calendar, pounds("50,000.00"), 0, 0), 0);
  EXPECT_EQ(decided_in(calendar, pounds("50,000.00"), 0, 2), 2);
  EXPECT_EQ(decided_in(calendar, pounds("50,000.01"), 0, 0), 2) << "May is notice, June a meeting";
  EXPECT_EQ(decided_in(calendar, pounds("250,000.01"), 0, 0), 3);
  EXPECT_EQ(decided_in(calendar, pounds("-300,000.00"), 0, 4), 6);
  EXPECT_EQ(decided_in({}, pounds("9,000,000.00"), 5, 1), 6) << "without a calendar only the delay counts";
}

ChangeControl change_in_july(bool recurrent) {
  ChangeControl terms;
  terms.requests.push_back({"more", "More", stated<units::MoneyPerYear>(240'000), {2017, 7, 1}, recurrent});
  return terms;
}

TEST(Terms, AnApprovedChangeIsPaidByMonthsAndComesWithTheInstalmentsAfterIt) {
  const Scenario scenario = settlement_scenario(2);
  const Contract contract = contract_of({base_price(12'000), change_in_july(true)});
  Settler settler(contract, scenario);
  const Settlement& settled =
      settler.settle(testing_support::quiet_block(2, {}), half_in_two_months(contract, scenario));
  EXPECT_EQ(settled.years[0].change[0], pounds("70,000.00"));  // half of 240,000, seven months of twelve
  EXPECT_EQ(settled.years[0].price_payable[0], pounds("82,000.00"));
  EXPECT_EQ(settled.years[1].change[0], pounds("120,000.00"));
  EXPECT_EQ(settled.cash[4][0], pounds("5,000.00"));
  EXPECT_EQ(settled.cash[5][0], pounds("16,000.00"));
  const Contract once = contract_of({base_price(12'000), change_in_july(false)});
  Settler of_once(once, scenario);
  EXPECT_EQ(of_once.settle(testing_support::quiet_block(2, {}), half_in_two_months(once, scenario))
                .years[1]
                .change[0],
            nothing);
}

TEST(Terms, ABackdatedChangeDecidedAfterItsYearIsPaidOnceItIsDecided) {
  const Scenario scenario = settlement_scenario(2);
  ChangeControl terms = change_in_july(true);
  terms.requests[0].requested = {2018, 1, 1};
  terms.deciding.backdated = true;
  const Contract contract = contract_of({base_price(12'000), terms});
  Settler settler(contract, scenario);
  const Settlement& settled =
      settler.settle(testing_support::quiet_block(2, {}), granted_after(5, contract, scenario));
  EXPECT_EQ(settled.years[0].change[0], pounds("60,000.00"));  // January to March
  EXPECT_EQ(settled.years[0].company_net[0], pounds("72,000.00")) << "it belongs to its year";
  EXPECT_EQ(settled.cash[11][0], pounds("12,000.00"));
  EXPECT_EQ(settled.cash[13][0], pounds("14,000.00"));
  // June: an instalment of 1,000, a tenth of the second year's 240,000, and the first year's 60,000.
  EXPECT_EQ(settled.cash[14][0], pounds("99,000.00"));
  EXPECT_EQ(settled.cash[23][0], pounds("324,000.00"));  // 24,000 + 240,000 + 60,000
}

TEST(Terms, WhatALimitCutsOffCumulativeBandsIsMadeGoodLater) {
  const Scenario scenario = settlement_scenario(2);
  service::Block block = testing_support::steady_block(2, 1'000'000);
  for (std::size_t m = 12; m < 24; ++m) block.months[m].costs[0].fill(units::Money::from_value(750'000));
  for (std::size_t m = 0; m < 3; ++m)
    block.months[12 + m].costs[0].fill(units::Money::from_value(416'666.66));
  ShareBands bands;
  bands.pain = bands.gain = {testing_support::band(9.99, 1.0)};
  bands.pain_limit = stated<units::Money>(1'000'000);
  bands.cumulative = true;
  Settler settler(contract_of({base_price(10'000'000), bands}), scenario);
  const Settlement& settled = settler.settle(block);
  // 12m of cost against 10m: 2m over, held at 1m. Then 9 x 750,000 + 3 x 416,666.66 = 7,999,999.98: 2,000,000.02 under.
  EXPECT_EQ(settled.years[0].company_share[0], pounds("-1,000,000.00"));
  EXPECT_EQ(settled.years[1].company_share[0], pounds("1,000,000.02"));
}

TEST(Terms, FreePointsBeyondAnyFailureLeaveNothingToDeduct) {
  const Scenario scenario = settlement_scenario(1);
  Deductions terms;
  terms.pounds_a_point = stated<units::Money>(12'500);
  terms.free_points = stated<units::Ratio>(1e7);
  terms.cap = stated<units::Share>(1.0);
  service::Block block = testing_support::quiet_block(1, {});
  testing_support::rate(block, 1, 0, service::Rating::red);
  Settler settler(contract_of({base_price(62'830'930), terms}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.quarters[0].points[0], 3 * million);
  EXPECT_EQ(settled.years[0].deductions[0], nothing);
}

TEST(Terms, RebasingMovesTheBaselineAndWhatItAddedIsIndexedOn) {
  const Scenario scenario = settlement_scenario(3);
  scenario::Indexation indexation;
  indexation.pay = stated<units::Share>(1.0);
  scenario::Rebase rebase;
  rebase.weight = stated<units::Share>(0.5);
  rebase.baseline = stated<units::Children>(100);
  rebase.unit_price = stated<units::WeeklyFee>(70);
  service::Block block = testing_support::quiet_block(3, {});
  testing_support::look_after(block, scenario, 120);
  block.years[2].pay.fill(1.02);
  Settler settler(contract_of({base_price(1'000'000), indexation, rebase, corridor(0.0, 1.0)}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.years[1].rebased[0], pounds("36,500.00"));  // half of 20 children x 365 days x £10
  EXPECT_EQ(settled.years[1].baseline_shift[0], 10 * million);
  EXPECT_EQ(settled.years[1].volume[0], pounds("36,500.00")) << "10 above the moved baseline";
  EXPECT_EQ(settled.years[2].rebased[0], pounds("55,480.00"));  // 36,500 x 1.02 + half of 10 children
  EXPECT_EQ(settled.years[2].baseline_shift[0], 15 * million);
  EXPECT_EQ(settled.years[2].price_payable[0], pounds("1,075,480.00"));
}

TEST(Terms, AGeometricBasketMultipliesAndALagWaitsAYear) {
  IndexFactor factor;
  factor.advance({.pay = 500'000, .least = -million, .most = million, .mean = BasketMean::geometric},
                 {.pay = 1'210'000});
  EXPECT_EQ(factor.applied_to(pounds("1,000,000.00")), pounds("1,100,000.00"));
  const Scenario scenario = settlement_scenario(3);
  scenario::Indexation lagged;
  lagged.pay = stated<units::Share>(1.0);
  lagged.lag_years = 1;
  service::Block block = testing_support::quiet_block(3, {});
  block.years[1].pay.fill(1.05);
  block.years[2].pay.fill(1.10);
  Settler settler(contract_of({base_price(100), lagged}), scenario);
  const Settlement& settled = settler.settle(block);
  EXPECT_EQ(settled.years[1].price_indexed[0], pounds("100.00"));
  EXPECT_EQ(settled.years[2].price_indexed[0], pounds("105.00"));
}

TEST(Terms, WorkingCapitalIsDrawnOnceAndRepaidWithInterest) {
  const Scenario scenario = settlement_scenario(4, 1.0);
  WorkingCapital terms;
  terms.amount = stated<units::Money>(300);
  terms.drawn = {2017, 9, 1};
  terms.interest = stated<units::Share>(0.1);
  Settler settler(contract_of({base_price(0), terms}), scenario);
  const Settlement& settled = settler.settle(testing_support::quiet_block(4, {}));
  EXPECT_EQ(settled.cash[4][0], nothing);
  EXPECT_EQ(settled.cash[5][0], pounds("300.00"));
  EXPECT_EQ(settled.years[1].working_interest[0], pounds("30.00"));
  EXPECT_EQ(settled.years[2].working_interest[0], pounds("20.00"));
  EXPECT_EQ(settled.years[3].working_principal[0], pounds("100.00"));
  EXPECT_EQ(settled.years[3].working_balance[0], nothing);
}

TEST(Terms, ChargesOfTheCouncilFallDueAfterTheMonthOrTheQuarter) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = testing_support::quiet_block(
      1, {{"agreement.it", "IT", service::Payee::council, service::Bearer::company}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(100));
  Settler monthly(contract_of({base_price(0)}), scenario);
  EXPECT_EQ(monthly.settle(block).cash[0][0], nothing);
  EXPECT_EQ(monthly.settle(block).cash[1][0], pounds("-100.00"));
  SupportServices terms;
  terms.rent = stated<units::MoneyPerYear>(1'200);
  Settler quarterly(contract_of({base_price(0), terms}), scenario);
  const Settlement& settled = quarterly.settle(block);
  EXPECT_EQ(settled.cash[2][0], nothing);
  EXPECT_EQ(settled.cash[3][0], pounds("-600.00"));  // charges and rent of April to June
  EXPECT_EQ(settled.years[0].company_net[0], pounds("-2,400.00"));
  EXPECT_EQ(settled.years[0].council_net[0], pounds("2,400.00"));
  EXPECT_EQ(settled.years[0].charges[0], pounds("1,200.00"));
}

TEST(Terms, AFundKeepsToItself) {
  const Scenario scenario = settlement_scenario(2);
  std::vector<service::CostLine> lines{{.id = "schools", .name = "Schools"}, {.id = "rest", .name = "Rest"}};
  lines[0].fund = scenario::Fund::schools;
  service::Block block = testing_support::quiet_block(2, lines);
  for (std::size_t m = 0; m < 24; ++m) {
    block.months[m].costs[0].fill(units::Money::from_value(m < 12 ? 100 : 50));
    block.months[m].costs[1].fill(units::Money::from_value(10));
  }
  RingFence fence;
  fence.grant = testing_support::by_year({1'000, 1'000});
  const auto settled = [&](Overspent overspent, Unspent unspent) {
    fence.overspent = overspent;
    fence.unspent = unspent;
    Settler settler(contract_of({base_price(120), fence}), scenario);
    return settler.settle(block).years;
  };
  constexpr auto schools = static_cast<std::size_t>(contract::Fund::schools_grant);
  const auto carried = settled(Overspent::carried, Unspent::carried);
  EXPECT_EQ(carried[0].fund_balance[schools][0], pounds("-200.00"));
  EXPECT_EQ(carried[1].fund_balance[schools][0], pounds("200.00"));
  EXPECT_EQ(carried[0].net_cost[0], pounds("120.00"));
  EXPECT_EQ(carried[0].result[0], nothing) << "the fund's overspend is not the price's";
  const auto settled_up = settled(Overspent::general_fund, Unspent::returned);
  EXPECT_EQ(settled_up[0].fund_transfer[schools][0], pounds("200.00"));
  EXPECT_EQ(settled_up[1].fund_returned[schools][0], pounds("400.00"));
  EXPECT_EQ(settled_up[1].fund_balance[schools][0], nothing);
}

Trigger trigger(Watched watched, int persistence) {
  Trigger made{.id = "watched", .name = "Watched"};
  made.watched = watched;
  made.persistence = persistence;
  return made;
}

TEST(Terms, ATriggerIsRecordedAndChangesNothingUnlessEnacted) {
  const Scenario scenario = settlement_scenario(3, 1.0);
  const service::Block block = testing_support::steady_block(3, 1'000);
  const auto settled = [&](const Trigger& watched) {
    Settler settler(contract_of({base_price(0), Triggers{{watched}}}), scenario);
    return settler.settle(block);
  };
  Trigger cash = trigger(Watched::cash, 3);
  cash.amount = stated<units::Money>(1'500);  // below -1,500 from May on
  cash.action = TriggerAction::termination;
  cash.exit_costs = stated<units::Money>(500);
  const Settlement recorded = settled(cash);
  EXPECT_EQ(recorded.triggers[0].month[0], 3);
  EXPECT_EQ(recorded.triggers[0].fired[0], 33);
  EXPECT_EQ(recorded.years[1].terminated[0], 0);
  cash.enacted = true;
  const Settlement enacted = settled(cash);  // fires at the end of July, ends six months later: next April
  EXPECT_EQ(enacted.years[0].terminated[0], 0);
  EXPECT_EQ(enacted.years[0].exit_costs[0], pounds("500.00"));
  EXPECT_EQ(enacted.years[0].council_net[0], pounds("-500.00"));
  EXPECT_EQ(enacted.years[1].terminated[0], 1);
  EXPECT_EQ(enacted.years[1].taken_back[0], pounds("12,000.00"));
  EXPECT_EQ(enacted.years[1].company_net[0], nothing);
  EXPECT_EQ(enacted.years[2].council_net[0], pounds("-12,000.00"));
}

TEST(Terms, AtAnEndingALoanIsRepaidNoEarlierThanItIsLent) {
  const Scenario scenario = settlement_scenario(2, 1.0);
  Trigger cash = trigger(Watched::cash, 1);
  cash.action = TriggerAction::termination;
  cash.enacted = true;
  DeficitFunding funding;
  funding.facility = stated<units::Money>(50'000);
  PaymentProfile payment;
  payment.true_up_months = 3;
  Settler settler(contract_of({base_price(0), funding, payment, Triggers{{cash}}}), scenario);
  const Settlement& settled = settler.settle(testing_support::steady_block(2, 1'000));
  ASSERT_EQ(settled.years[1].terminated[0], 1);
  EXPECT_EQ(settled.years[1].principal[0], pounds("12,000.00"));
  for (const Posting& posting : ledger_of(settled, 0))
    if (posting.header.category == Category::loan || posting.header.category == Category::principal)
      EXPECT_EQ(posting.header.due, units::MonthIndex(14)) << "June, for either";
  // Twelve months of cost; then lent and repaid on the same day.
  for (std::size_t month = 11; month < 24; ++month) EXPECT_EQ(settled.cash[month][0], pounds("-12,000.00"));
}

TEST(Terms, TheSecondInadequateJudgementRunning) {
  const Scenario scenario = settlement_scenario(1);
  service::Block block = testing_support::quiet_block(1, {});
  for (const std::size_t month : {2U, 5U, 8U, 10U}) block.months[month].inspected.fill(1);
  block.months[5].grade.fill(1);  // requires improvement in between
  Settler settler(contract_of({base_price(0), Triggers{{trigger(Watched::judgement_again, 2)}}}), scenario);
  EXPECT_EQ(settler.settle(block).triggers[0].month[0], 10);
  EXPECT_EQ(settler.settle(block).triggers[0].fired[0], 1);
}

TEST(Terms, WeightedInstalmentsAreTheLargestRemainderSplit) {
  const std::array<std::int64_t, 3> weights{333'333, 333'333, 333'334};
  for (const std::int64_t whole : std::array<std::int64_t, 6>{0, 1, 2, 3, 100, 6'241'476'354}) {
    const std::vector<Pence> split = units::split(Pence(whole), weights);
    const std::array<Pence, 3> parts = parts_of(Pence(whole), weights);
    for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(parts[i], split[i]) << whole;
  }
}

}  // namespace
}  // namespace loadline::contract
