#include "loadline/service/opening.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/cost_year.hpp"
#include "service/opening_parts.hpp"
#include "service/staff_months.hpp"

namespace loadline::service {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;

const OpeningLine& line_named(const Opening& position, const std::string& name) {
  const auto found = std::find_if(position.lines.begin(), position.lines.end(),
                                  [&](const OpeningLine& l) { return l.name == name; });
  EXPECT_NE(found, position.lines.end()) << name;
  return *found;
}

BudgetLine line_of(const Opening& position, const std::string& id) {
  for (const BudgetLine& line : position.budget)
    if (line.id == id) return line;
  ADD_FAILURE() << "no line " << id;
  return {};
}
double amount(const Opening& position, const std::string& id) { return line_of(position, id).amount; }
double quantity(const Opening& position, const std::string& id) { return line_of(position, id).quantity; }

TEST(Opening, ReproducesStocksCaseloadAndUnallocatedCases) {
  // (111 + 0.9 x 20) x 0.955 + 0.95 x 0.6 x 14 = 131.175 FTE; 4,260.6 x 0.92 / 365 x 0.84 = 9.02 cases wait;
  // (2,493 - 9.02) / 131.175 = 18.94.
  const Opening position = opening_position(Drawn::changed([](Scenario&) {}));
  EXPECT_EQ(line_named(position, "Children looked after").model, 534.0);
  EXPECT_EQ(line_named(position, "Child protection plans").model, 450.0);
  EXPECT_NEAR(line_named(position, "Unallocated cases").model, 9.02, 0.005);
  EXPECT_NEAR(line_named(position, "Average caseload").model, 18.94, 0.005);
  for (const char* name :
       {"Children looked after", "Child protection plans", "Unallocated cases", "Average caseload"})
    EXPECT_TRUE(line_named(position, name).reconciles()) << name;
}

TEST(Opening, TellsWhichStaffAndWhichBalancingLineWouldReproduceTheRecord) {
  // 110 social workers: (110 + 18) x 0.955 + 0.57 x 15 = 130.79 FTE, 18.99 cases each; 109 would have 19.05.
  Scenario changed = Drawn::changed([](Scenario& s) { s.workforce.roles[0].in_post = is<units::Fte>(90); });
  const Opening position = opening_position(changed);
  const OpeningLine& caseload = line_named(position, "Average caseload");
  EXPECT_FALSE(caseload.reconciles());
  EXPECT_EQ(caseload.path, "workforce.role.social-worker.in_post");
  EXPECT_EQ(caseload.help, "in_post of social-worker that comes nearest: 110 FTE, a caseload of 18.99");

  const OpeningLine& budget = line_named(position, "Published budget");
  EXPECT_FALSE(budget.reconciles());
  const double closing = budget.published - (budget.model - 3'000'000.0);
  EXPECT_THAT(budget.help, testing::HasSubstr(fmt::format("{:.2f} GBP/year", closing)));
  changed.costs.balancing_line = is<units::MoneyPerYear>(closing);
  EXPECT_TRUE(line_named(opening_position(changed), "Published budget").reconciles());
  changed.costs.balancing_line = is<units::MoneyPerYear>(closing + 1.5);
  EXPECT_FALSE(line_named(opening_position(changed), "Published budget").reconciles())
      << "a pound is the limit";
}

TEST(Opening, PathsNameNumbersOfTheScenario) {
  Scenario scenario = Drawn::changed([](Scenario&) {});
  const scenario::Register all = scenario::make_register(scenario);
  for (const OpeningLine& line : opening_position(scenario).lines)
    EXPECT_NE(scenario::find(all, line.path), nullptr) << line.path;
}

TEST(Opening, BudgetIsTheStackOfPricesAndOpeningStocks) {
  const Opening position = opening_position(Drawn::changed([](Scenario&) {}));
  EXPECT_NEAR(amount(position, "placement.in-house-foster"), 245.0 * 450.0 * 365.0 / 7.0, 1e-6);
  EXPECT_NEAR(amount(position, "agency"), 0.6 * 14.0 * 55'000.0, 1e-6);
  EXPECT_NEAR(amount(position, "line.income"), -3'500'000.0, 1e-9);
  EXPECT_NEAR(amount(position, "levy"), 0.005 * amount(position, "pay") - 15'000.0, 1e-6);
  EXPECT_EQ(position.budget.size(), 5 + scenario::placement_types + 9)
      << "no VAT leakage, no savings, no balancing line";
}

TEST(Opening, BudgetKnowsEveryLineTheCompanyBearsAndItsQuantity) {
  const Opening position = opening_position(Drawn::changed([](Scenario& s) {
    testing_support::everything(s);
    s.demand.placements[3].capacity = is<units::Children>(16.0);
    s.costs.fees[3].utilisation = is<units::Ratio>(0.5);
    s.costs.agreements[0].notice_given = {2017, 7,
                                          1};  // and six months: nine of the old charge, three of the new
  }));
  const double pay = amount(position, "pay");
  EXPECT_NEAR(amount(position, "pension-past-service"), 0.04 * pay + 120'000.0, 1e-6);
  EXPECT_NEAR(amount(position, "agency") + amount(position, "agency-beyond-cap"), 0.6 * 14.0 * 55'000.0,
              1e-6);
  EXPECT_NEAR(amount(position, "placement.in-house-residential"),
              12.0 * 2'900.0 * std::sqrt(0.75) * 365.0 / 7.0, 1e-6);
  EXPECT_NEAR(amount(position, "allowance.guardians"), 200.0 * 130.0 * 365.0 / 7.0, 1e-6);
  EXPECT_NEAR(amount(position, "agreement.computers"), 0.75 * 600'000.0, 1e-6);
  EXPECT_NEAR(amount(position, "replacement.computers"), 0.25 * 450'000.0, 1e-6);
  EXPECT_EQ(quantity(position, "agreement.computers"), 0.75);
  EXPECT_EQ(quantity(position, "replacement.computers"), 0.25);
  EXPECT_NEAR(amount(position, "one-off.launch"), 330'000.0, 1e-6);
  EXPECT_NEAR(amount(position, "asset.home"), 0.03 * 900'000.0 / (1.0 - std::pow(1.03, -25.0)), 1e-6);
  EXPECT_NEAR(amount(position, "line.proceedings"), 800'000.0, 1e-9) << "flows start at their reference";
  double staff = 0.0;
  for (const scenario::Role& role : testing_support::example_scenario().workforce.roles)
    staff += role.in_post.typical_value();
  EXPECT_NEAR(amount(position, "line.offices"), 300'000.0 * (0.4 + 0.6 * staff / 500.0), 1e-6);
  for (const BudgetLine& line : position.budget)
    EXPECT_NE(line.id, "line.front-door") << "the council bears it";
  EXPECT_NEAR(quantity(position, "pay"), 12.0 * staff, 1e-9);
  EXPECT_NEAR(quantity(position, "placement.kinship"), 60.0 * 365.0 / 7.0, 1e-9);
  EXPECT_EQ(quantity(position, "line.premises"), 1.0);
  EXPECT_NEAR(quantity(position, "one-off.launch"), 0.25, 1e-15);
}

TEST(Opening, TheBudgetIsTheFirstMonthOfTheCostRoomTimesTwelve) {
  // Nothing moves: opening stocks, staff and agency all month, a month of 365 / 12 days.
  for (const auto quoted : {scenario::VatQuoted::net, scenario::VatQuoted::gross}) {
    const Drawn drawn([quoted](Scenario& s) {
      testing_support::everything(s);
      s.workforce.roles[0].new_terms = is<units::Salary>(0.0);
      s.costs.vat.quoted = quoted;
      s.costs.one_offs[0].start = {2017, 4, 1};
      s.costs.one_offs[0].months = is<units::Months>(12.0);
      for (scenario::PlacementFee& fee : s.costs.fees) fee.locked = true;
      s.costs.allowances[0].ceasing = is<units::YearlyRate>(0.0);
    });
    Month month = testing_support::full_month(), opening = testing_support::opening_month();
    const double days = 365.0 / 12.0;
    for (std::size_t type = 0; type < scenario::placement_types; ++type) {
      const auto children =
          static_cast<units::Count>(drawn.scenario.demand.placements[type].opening.typical_value());
      opening.placed[type] = month.placed[type] = units::every_lane(children);
      month.placed_half_days[type] = units::every_lane(std::int64_t{2 * children * 30});
    }
    month.guardianships = units::every_lane(0);
    month.care_entries = units::every_lane(20);
    month.adoptions = units::every_lane(2);
    month.agency = units::every_lane(units::Fte::from_value(opening::staff(drawn.scenario).agency));
    month.unaccompanied_half_days = {};
    testing_support::CostYear year(drawn, opening);
    year.step(0, month);
    int compared = 0;
    for (const BudgetLine& line : opening_position(drawn.scenario).budget) {
      const bool by_days = line.id.rfind("placement.", 0) == 0 || line.id.rfind("allowance.", 0) == 0;
      EXPECT_NEAR(year.posted(line.id) * 12.0 * (by_days ? days / 30.0 : 1.0), line.amount,
                  1e-9 * (1.0 + std::abs(line.amount)))
          << line.id;
      EXPECT_NEAR(year.quantity(line.id) * 12.0 * (by_days ? days / 30.0 : 1.0), line.quantity,
                  1e-9 * (1.0 + line.quantity))
          << line.id;
      ++compared;
    }
    EXPECT_GT(compared, 30);
  }
}

TEST(Opening, SunderlandsPlacementsCostNineteenAndAHalfMillion) {
  // model.md 3.8: 19.526m from stocks x fees x 365 / 7 = 374,470 a week.
  double placements = 0.0;
  for (const BudgetLine& line : opening_position(Drawn::changed([](Scenario&) {})).budget)
    if (line.id.rfind("placement.", 0) == 0) placements += line.amount;
  EXPECT_NEAR(placements, 374'470.0 * 365.0 / 7.0, 1e-5);
  EXPECT_NEAR(placements, 19'526'000.0, 500.0);
}

TEST(Opening, FirstMonthOfASimulationStartsThere) {
  // Without chance in staffing the first month's caseload and agency are the opening ones, less cases that
  // wait.
  Scenario still = Drawn::changed([](Scenario& s) {
    s.workforce.turnover.base = is<units::YearlyRate>(0.0);
    s.workforce.recruitment.fill_rate = is<units::YearlyRate>(0.0);
    s.workforce.allocation_wait = is<units::Days>(0.0);
  });
  const scenario::Register all = scenario::make_register(still);
  Block block;
  Simulator(still, all, chance::Seed{1}).run(futures_of_block(0), Programme::with, block);
  const opening::Staff staff = opening::staff(still);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    EXPECT_EQ(block.months[0].permanent[lane], 131);
    EXPECT_NEAR(block.months[0].caseload[lane].value(), staff.caseload, 1e-12);
    EXPECT_NEAR(block.months[0].agency[lane].value(), staff.agency, 1e-12);
  }
}

TEST(Opening, StandsWhereEveryFutureBeginsWithFirstYearsWeightsAndLimitsOfAgencyStaff) {
  const Drawn drawn([](Scenario& s) {
    s.workforce.roles[1].first_year = is<units::Fte>(17);
    s.workforce.roles[0].held = is<units::Fte>(3);
    s.workforce.workload.plan = is<units::Ratio>(1.5);
    s.workforce.workload.looked_after = is<units::Ratio>(1.2);
    s.workforce.workload.urgent = is<units::Share>(0.2);
    s.workforce.most_cases = is<units::Caseload>(20.0);
    s.workforce.sickness_season[0] = is<units::Ratio>(1.5);
    s.workforce.agency.hourly_cap = is<units::HourlyRate>(21.0);
    s.workforce.agency.beyond_cap = false;
    s.workforce.agency.found_at_cap = is<units::Share>(0.7);
    s.workforce.agency.budget = is<units::MoneyPerYear>(250'000.0);
  });
  const testing_support::Months futures(
      drawn, testing_support::month_with(443, 1066, 450, 534));  // the example's opening stocks
  const opening::Staff staff = opening::staff(drawn.scenario);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    EXPECT_NEAR(futures.last().capacity[lane].value(), staff.capacity, 1e-9);
    EXPECT_NEAR(futures.last().agency[lane].value(), staff.agency, 1e-12);
    EXPECT_NEAR(futures.last().caseload[lane].value(), staff.caseload, 1e-12);
    EXPECT_NEAR(futures.last().unallocated[lane], staff.unallocated, 0.5);
    EXPECT_EQ(futures.last().permanent[lane], staff.permanent);
  }
  // 0.7 x 250,000 / (21 x 7.4 x 230) = 4.896 FTE.
  EXPECT_NEAR(staff.agency, 4.896, 0.0005);
  // 17 spread over 12 months: one of each month 0 to 11 and a second of months 2, 4, 7, 9 and 11 carry their shares.
  EXPECT_NEAR(staff.capacity,
              (111.0 + 0.9 * 3.0) * 0.955 + 0.9 * (4 * 0.5 + 4 * 0.7 + 9 * 0.9) + 0.95 * staff.agency, 1e-9);
}

TEST(Opening, FlowsAreTheStatedRatesAtTheOpeningStocks) {
  const std::vector<FlowBalance> flows = opening_position(Drawn::changed([](Scenario& s) {
                                           for (scenario::AgeProfile& age : s.demand.ages)
                                             age.into_care = age.out_of_care = is<units::Ratio>(1.0);
                                           s.demand.feedback.exponent = is<units::Ratio>(0.0);
                                         })).flows;
  ASSERT_EQ(flows.size(), 5u);
  // 789 / 10,000 x 54,000 x 0.92 / 12 in; 443 / 1.36 out, 13.9 % of them to a plan, 2.2 % to care, 29.6 % in
  // need.
  const double assessed = 443.0 / 1.36, left_plan = 450.0 / 9.33, left_need = 1'066.0 / 8.0;
  const double left_care = 534.0 / (0.3 * 4.0 + 0.7 * 48.0), eighteen = 534.0 * 0.17 / 24.0;
  EXPECT_NEAR(flows[0].in, 789.0 * 5.4 * 0.92 / 12.0, 1e-9);
  EXPECT_NEAR(flows[0].out, assessed, 1e-9);
  EXPECT_NEAR(flows[1].in, 0.296 * assessed + 0.6 * left_plan + 0.47 * left_care, 1e-9);
  EXPECT_NEAR(flows[1].out, left_need, 1e-9);
  EXPECT_NEAR(flows[2].in, 0.139 * assessed + 0.02 * left_need, 1e-9);
  EXPECT_NEAR(flows[2].out, left_plan, 1e-9);
  EXPECT_NEAR(flows[3].in, 0.022 * assessed + 0.03 * left_need + 0.187 * left_plan, 1e-9);
  EXPECT_NEAR(flows[3].out, left_care + eighteen, 1e-9);
  EXPECT_NEAR(flows[4].in, 0.85 * eighteen, 1e-9);
  EXPECT_NEAR(flows[4].out, 230.0 / 60.0, 1e-9);
}

TEST(Opening, FlowsKnowStatedEntriesAndExitsAndThoseWhoComeAlone) {
  const std::vector<FlowBalance> flows = opening_position(Drawn::changed([](Scenario& s) {
                                           s.demand.feedback.exponent = is<units::Ratio>(0.0);
                                           s.demand.care.entries.starts = is<units::Children>(240.0);
                                           s.demand.care.exits.ceased = is<units::Children>(204.0);
                                           s.demand.overlays.unaccompanied.opening = is<units::Children>(9.0);
                                           s.demand.overlays.unaccompanied.arrivals =
                                               is<units::Children>(12.0);
                                           s.demand.overlays.youth_justice.starts = is<units::Children>(80.0);
                                           s.demand.overlays.youth_justice.remanded = is<units::Share>(0.15);
                                         })).flows;
  // 240 a year, of them 12 alone and 80 x 15 % remanded; 204 a year leave, those of 18 among them.
  EXPECT_NEAR(flows[3].in, 20.0, 1e-9);
  EXPECT_NEAR(flows[3].out, 17.0, 1e-9);
  EXPECT_NEAR(flows[4].in, 0.85 * 534.0 * 0.17 / 24.0, 1e-9);
}

TEST(Opening, FlowsAgreeWithTheFirstMonthsOfTheModel) {
  // With laws of duration and levels stated: whatever the law, a stock in balance is left at one over its mean. The model's
  // first month at 640 futures, 4.5 standard errors of Poisson counts and 1 % for stocks that drift within it.
  scenario::Scenario what = Drawn::changed([](Scenario& s) {
    s.demand.referrals.swings.size = is<units::Ratio>(0.0);
    for (auto& season : s.demand.referrals.season) season = is<units::Ratio>(1.0);
    s.demand.plan.duration.kind = scenario::DurationKind::weibull;
    s.demand.plan.duration.shape = is<units::Ratio>(1.4);
    s.demand.care.long_duration.kind = scenario::DurationKind::weibull;
    s.demand.care.long_duration.shape = is<units::Ratio>(0.8);
    s.demand.care.entries.starts = is<units::Children>(216.0);
    s.demand.care.exits.ceased = is<units::Children>(204.0);
    s.workforce.turnover.base = is<units::YearlyRate>(0.0);
  });
  const scenario::Register all = scenario::make_register(what);
  Simulator simulator(what, all, chance::Seed{1});
  double entries = 0.0, exits = 0.0, ended = 0.0, n = 0.0;
  Block block;
  for (std::uint32_t b = 0; b < 20; ++b) {
    simulator.run(futures_of_block(b), Programme::with, block);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane, n += 1.0) {
      entries += block.months[0].care_entries[lane];
      exits += block.months[0].care_exits[lane];
      ended += block.months[0].plan_ends[lane];
    }
  }
  const std::vector<FlowBalance> flows = opening::flows(what);
  const auto expect_flow = [&](double seen, double flow) {
    EXPECT_NEAR(seen / n, flow, 4.5 * std::sqrt(flow / n) + 0.01 * flow);
  };
  expect_flow(entries, flows[3].in);
  expect_flow(exits, flows[3].out);
  expect_flow(ended, flows[2].out);
}

TEST(Opening, NobodyHoldingCasesIsSaidNotGuessed) {
  const Opening position = opening_position(Drawn::changed([](Scenario& s) {
    for (auto& role : s.workforce.roles) role.case_holding = is<units::Share>(0.0);
  }));
  const OpeningLine& caseload = line_named(position, "Average caseload");
  EXPECT_EQ(caseload.help, "no role holds cases: give one a case_holding share above 0");
  EXPECT_FALSE(caseload.reconciles());
}

}  // namespace
}  // namespace loadline::service
