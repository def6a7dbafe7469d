#include "loadline/service/opening.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/opening_parts.hpp"
#include "service/rooms.hpp"

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

double amount(const Opening& position, const std::string& id) {
  for (const BudgetLine& line : position.budget)
    if (line.id == id) return line.amount;
  ADD_FAILURE() << "no line " << id;
  return 0.0;
}

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
