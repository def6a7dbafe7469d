#include "loadline/service/simulate.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "service/outcomes_support.hpp"
#include "service/rooms.hpp"
#include "support/allocations.hpp"

namespace loadline::service {
namespace {

using scenario::Scenario;
using testing_support::is;
using units::lane_count;

constexpr chance::Seed seed{20170401};

/// A scenario that may be simulated, with what must outlive the Simulator.
struct Case {
  explicit Case(const std::function<void(Scenario&)>& change = [](Scenario&) {})
      : scenario(testing_support::Drawn::changed(change)),
        all(scenario::make_register(scenario)),
        simulator(scenario, all, seed) {}
  Block run(const Lanes<chance::Future>& futures, Programme programme = Programme::with) {
    Block block;
    simulator.run(futures, programme, block);
    return block;
  }
  Scenario scenario;
  scenario::Register all;
  Simulator simulator;
};

/// A few numbers that differ by future, so that tests are not of a deterministic world.
void uncertain(Scenario& s) {
  s.demand.referrals.rate.uncertain = chance::Gamma{789.0, 0.08};
  s.workforce.turnover.base.uncertain = chance::Lognormal{0.15, 0.15};
  s.costs.pay_award[2].value.uncertain = chance::Normal{0.02, 0.008};
  s.costs.on_costs.pension.uncertain = chance::Pert{0.156, 0.19, 0.272};
  s.savings.initiatives[0].delay.uncertain = chance::Gamma{3.0, 0.5};
  std::get<scenario::Judgement>(s.outcomes.kpis[4].measure).first_inspection.uncertain =
      chance::Gamma{18.0, 0.3};
}

/// Every figure of a lane of a month, in one row.
std::vector<double> figures(const Month& month, std::size_t lane) {
  std::vector<double> row;
  for (const Counts* counts :
       {&month.referrals,    &month.assessed,    &month.plan_starts,   &month.plan_ends, &month.care_entries,
        &month.care_exits,   &month.adoptions,   &month.guardianships, &month.went_home, &month.aged_out,
        &month.closures,     &month.assessments, &month.in_need,       &month.plans,     &month.looked_after,
        &month.care_leavers, &month.permanent,   &month.leavers,       &month.starters,  &month.unallocated,
        &month.grade,        &month.inspected,   &month.visit})
    row.push_back((*counts)[lane]);
  for (const Counts& part : month.sub_grades) row.push_back(part[lane]);
  row.push_back(month.population[lane]);
  for (const Counts& placed : month.placed) row.push_back(placed[lane]);
  for (const Counts& band : month.looked_after_by_age) row.push_back(band[lane]);
  row.push_back(static_cast<double>(month.looked_after_half_days[lane]));
  for (const auto& half_days : month.placed_half_days) row.push_back(static_cast<double>(half_days[lane]));
  row.insert(row.end(),
             {month.agency[lane].value(), month.capacity[lane].value(), month.caseload[lane].value()});
  for (const Lanes<units::Money>& cost : month.costs) row.push_back(cost[lane].value());
  for (const KpiReading& kpi : month.kpis)
    row.insert(row.end(), {kpi.numerator[lane], kpi.denominator[lane]});
  return row;
}

std::vector<double> costs(const Month& month, std::size_t lane) {
  std::vector<double> row;
  for (const Lanes<units::Money>& cost : month.costs) row.push_back(cost[lane].value());
  return row;
}

void expect_same_future(const Block& one, std::size_t lane, const Block& other, std::size_t other_lane) {
  ASSERT_EQ(one.months.size(), other.months.size());
  for (std::size_t t = 0; t < one.months.size(); ++t)
    ASSERT_EQ(figures(one.months[t], lane), figures(other.months[t], other_lane))
        << "lane " << lane << ", month " << t;
  for (std::size_t year = 0; year < one.years.size(); ++year)
    ASSERT_EQ(one.years[year].pay[lane], other.years[year].pay[other_lane]);
  for (std::size_t i = 0; i < one.initiatives.size(); ++i) {
    ASSERT_EQ(one.initiatives[i].delivered[lane], other.initiatives[i].delivered[other_lane]);
    ASSERT_EQ(one.initiatives[i].starts[lane], other.initiatives[i].starts[other_lane]);
  }
}

TEST(Simulator, GivesAFutureTheSameBitsAloneOrShuffledAmongOthers) {
  Case council(uncertain);
  const Lanes<chance::Future> futures = futures_of_block(3);
  const Block block = council.run(futures);
  Lanes<chance::Future> shuffled = futures;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    shuffled[lane] = futures[(lane * 13 + 5) % lane_count];
  const Block other = council.run(shuffled);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    expect_same_future(block, (lane * 13 + 5) % lane_count, other, lane);
  const Block alone = council.run(units::every_lane(futures[7]));
  for (const std::size_t lane : {std::size_t{0}, std::size_t{31}}) expect_same_future(block, 7, alone, lane);
}

TEST(Simulator, RemembersNothingOfAnEarlierBlockOrProgramme) {
  Case council(uncertain), fresh(uncertain);
  Block block;
  council.simulator.run(futures_of_block(9), Programme::without, block);
  council.simulator.run(futures_of_block(2), Programme::with, block);
  const Block first_time = fresh.run(futures_of_block(2));
  for (std::size_t lane = 0; lane < lane_count; ++lane) expect_same_future(block, lane, first_time, lane);
}

TEST(Simulator, FuturesDifferAndPairsShareTheirParameters) {
  Case council(uncertain);
  const Block block = council.run(futures_of_block(0));
  for (std::size_t lane = 0; lane + 1 < lane_count; lane += 2) {
    EXPECT_EQ(block.years[2].pay[lane], block.years[2].pay[lane + 1]);
    EXPECT_NE(figures(block.months[30], lane), figures(block.months[30], lane + 1));
    if (lane > 0) {
      EXPECT_NE(block.years[2].pay[lane], block.years[2].pay[lane - 1]);
    }
  }
}

TEST(Simulator, ProgrammesAreOneWhereThereAreNoInitiatives) {
  Case council([](Scenario& s) { s.savings.initiatives.clear(); });
  const Block with = council.run(futures_of_block(0));
  const Block without = council.run(futures_of_block(0), Programme::without);
  for (std::size_t lane = 0; lane < lane_count; ++lane) expect_same_future(with, lane, without, lane);
}

TEST(Simulator, WithoutTheProgrammeNothingIsDeliveredSavedOrInvested) {
  Case council;
  const Block block = council.run(futures_of_block(0), Programme::without);
  for (const InitiativeOutcome& initiative : block.initiatives) {
    EXPECT_EQ(initiative.delivered, Lanes<double>{});
    EXPECT_EQ(initiative.starts, units::every_lane(60));
  }
  for (std::size_t line = 0; line < block.lines.size(); ++line) {
    if (block.lines[line].id != "savings" && block.lines[line].id != "investment") continue;
    for (const Month& month : block.months)
      for (const units::Money& cost : month.costs[line]) ASSERT_EQ(cost.value(), 0.0);
  }
}

TEST(Simulator, OR_V4_AnInitiativeWithoutEffectLeavesEveryCostBitIdentical) {
  const auto idle = [](scenario::Effect effect) {
    return [effect](Scenario& s) {
      scenario::Initiative made = s.savings.initiatives[0];
      made.id = "idle";
      made.investment = is<units::Money>(0.0);
      made.running_cost = is<units::MoneyPerYear>(0.0);
      made.effect = effect;
      s.savings.initiatives.insert(s.savings.initiatives.begin(), made);
    };
  };
  Case plain;
  const Block expected = plain.run(futures_of_block(1));
  for (const scenario::Effect& effect :
       {scenario::Effect(scenario::CashEffect{is<units::MoneyPerYear>(0.0)}),
        scenario::Effect(scenario::CareEntryEffect{is<units::Share>(0.0)}),
        scenario::Effect(scenario::ReturnHomeEffect{is<units::Share>(0.0)}),
        scenario::Effect(scenario::FosterMixEffect{is<units::Share>(0.0)}),
        scenario::Effect(scenario::FosterCapacityEffect{is<units::Children>(0.0)}),
        scenario::Effect(scenario::AgencyCapEffect{is<units::Fte>(0.0)})}) {
    Case council(idle(effect));
    const Block block = council.run(futures_of_block(1));
    for (std::size_t t = 0; t < block.months.size(); ++t)
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        ASSERT_EQ(costs(block.months[t], lane), costs(expected.months[t], lane))
            << "effect " << effect.index();
  }
}

TEST(Simulator, AddingAnIndicatorMovesNothingElse) {
  Case with, without([](Scenario&s) { s.outcomes.kpis.erase(s.outcomes.kpis.begin()); });
  const Block one = with.run(futures_of_block(0)), other = without.run(futures_of_block(0));
  for (std::size_t t = 0; t < one.months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      ASSERT_EQ(costs(one.months[t], lane), costs(other.months[t], lane));
}

TEST(Simulator, OR_S5_CasesAreSharedAmongStaffAsStocksSay) {
  Case council(uncertain);
  const Block block = council.run(futures_of_block(4));
  for (std::size_t t = 1; t < block.months.size(); ++t) {
    const Month &before = block.months[t - 1], &now = block.months[t];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(now.permanent[lane], before.permanent[lane] - now.leavers[lane] + now.starters[lane]);
      const int cases =
          before.assessments[lane] + before.in_need[lane] + before.plans[lane] + before.looked_after[lane];
      const double held = now.caseload[lane].value() * now.capacity[lane].value();
      // Cases beyond the most are counted in whole children, so up to one fewer may be held.
      ASSERT_NEAR(held + now.unallocated[lane], cases, 1.0) << "month " << t << ", lane " << lane;
    }
  }
}

/// Two initiatives that draw on one budget, whose name is too long to be copied for nothing.
void overlapping(Scenario& s) {
  s.savings.overlaps = {{"rents-and-running-costs-of-offices", "Offices", is<units::MoneyPerYear>(900'000)}};
  s.savings.initiatives.push_back(s.savings.initiatives.front());
  s.savings.initiatives.back().id = "smaller-offices";
  for (const std::size_t place : {std::size_t{0}, s.savings.initiatives.size() - 1})
    s.savings.initiatives[place].overlap = s.savings.overlaps.front().id;
}

TEST(Simulator, AllocatesNothingTheSecondTime) {
  Case council([](Scenario& s) {
    uncertain(s);
    overlapping(s);
  });
  Block block;
  council.simulator.run(futures_of_block(0), Programme::with, block);
  const long before = testing_support::allocations();
  council.simulator.run(futures_of_block(1), Programme::with, block);
  council.simulator.run(futures_of_block(1), Programme::without, block);
  EXPECT_EQ(testing_support::allocations() - before, 0);
}

TEST(Simulator, MeasuresEveryKindOfIndicatorWithoutAllocating) {
  Case council([](Scenario& s) { s.outcomes.kpis = testing_support::every_kind(); });
  Block block;
  council.simulator.run(futures_of_block(0), Programme::with, block);
  const long before = testing_support::allocations();
  council.simulator.run(futures_of_block(1), Programme::with, block);
  EXPECT_EQ(testing_support::allocations() - before, 0);
  for (std::size_t kpi = 0; kpi < block.scores.size(); ++kpi)
    for (const KpiScore& quarter : block.scores[kpi])
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        EXPECT_NE(quarter.rating[lane], Rating::not_assessed) << kpi;
        EXPECT_TRUE(std::isfinite(quarter.value[lane])) << kpi;
        EXPECT_GT(quarter.n[lane], 0.0) << kpi;
      }
}

TEST(Simulator, GivesABlockFilledByAnotherScenarioItsOwnShape) {
  Case council, other([](Scenario&s) {
    s.costs.lines.resize(2);
    s.outcomes.kpis.resize(2);
    s.savings.initiatives.resize(1);
  });
  Block block = council.run(futures_of_block(0));
  other.simulator.run(futures_of_block(0), Programme::with, block);
  const Block expected = other.run(futures_of_block(0));
  ASSERT_EQ(block.lines.size(), expected.lines.size());
  ASSERT_EQ(block.initiatives.size(), 1u);
  for (std::size_t lane = 0; lane < lane_count; ++lane) expect_same_future(block, lane, expected, lane);
}

void expect_finite(const Block& block) {
  for (std::size_t t = 0; t < block.months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      for (const double figure : figures(block.months[t], lane))
        ASSERT_TRUE(std::isfinite(figure)) << "month " << t << ", lane " << lane;
}

TEST(Simulator, FiguresAreNumbersEvenWithoutStaffChildrenOrPosts) {
  Case ordinary(uncertain);
  expect_finite(ordinary.run(futures_of_block(0)));
  Case nobody_works([](Scenario& s) {
    for (scenario::Role& role : s.workforce.roles) role.in_post = role.establishment = is<units::Fte>(0.0);
  });
  const Block unstaffed = nobody_works.run(futures_of_block(0));
  expect_finite(unstaffed);
  const Month& june = unstaffed.months[2];
  EXPECT_EQ(june.unallocated[0], unstaffed.months[1].assessments[0] + unstaffed.months[1].in_need[0] +
                                     unstaffed.months[1].plans[0] + unstaffed.months[1].looked_after[0]);
  Case nobody_comes([](Scenario& s) {
    s.demand.referrals.rate = is<units::RatePer10k>(0.0);
    s.demand.opening = {is<units::Children>(0), is<units::Children>(0), is<units::Children>(0),
                        is<units::Children>(0), is<units::Children>(0)};
    for (scenario::PlacementTerms& type : s.demand.placements) type.opening = is<units::Children>(0);
  });
  expect_finite(nobody_comes.run(futures_of_block(0)));
}

TEST(Simulator, PlacementsCostWhatTheirDaysCost) {
  Case council;
  const Block block = council.run(futures_of_block(0));
  const auto line = std::find_if(block.lines.begin(), block.lines.end(),
                                 [](const CostLine& l) { return l.id == "placement.agency-foster"; });
  const auto place = static_cast<std::size_t>(line - block.lines.begin());
  for (const Month& month : {block.months[0], block.months[11]}) {
    const auto half_days = static_cast<double>(month.placed_half_days[2][0]);
    EXPECT_NEAR(month.costs[place][0].value(), half_days / 14.0 * 780.0, 1e-6);
  }
}

}  // namespace
}  // namespace loadline::service
