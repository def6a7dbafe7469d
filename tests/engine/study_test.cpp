#include "loadline/engine/study.hpp"

#include <array>

#include <gmock/gmock.h>

#include "loadline/contract/settle.hpp"
#include "loadline/service/simulate.hpp"
#include "support/example_scenario.hpp"

namespace loadline::engine {
namespace {

using service::Programme;

/// Two years of the example service, with its six initiatives and something uncertain.
struct Example {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario::Register all;

  Example() {
    scenario.horizon.months = 24;
    testing_support::make_uncertain(scenario.demand.referrals.rate, 0.1);
    all = scenario::make_register(scenario);
  }
};

constexpr std::array programmes{Programme::without, Programme::with, Programme{.initiatives = 0b000001},
                                Programme{.initiatives = 0b111110, .in_full = true}, Programme::with};

TEST(Study, IsTheSameForAnyNumberOfThreads) {
  const Example example;
  const auto one = study(example.scenario, example.all, {.seed = 7, .threads = 1}, 64, programmes);
  for (const int threads : {2, 3, 8}) {
    const auto many = study(example.scenario, example.all, {.seed = 7, .threads = threads}, 64, programmes);
    for (std::size_t p = 0; p < programmes.size(); ++p) {
      ASSERT_TRUE((one[p].company == many[p].company).all()) << threads << " threads, programme " << p;
      ASSERT_TRUE((one[p].council == many[p].council).all()) << threads << " threads, programme " << p;
    }
  }
}

TEST(Study, CostsWhatTheRunSaysInItsFirstFutures) {
  const Example example;
  const RunPlan plan{.seed = 7, .replications = 96, .threads = 2};
  const Ensemble whole = run(example.scenario, example.all, plan);
  const auto costs = study(example.scenario, example.all, plan, 64, programmes);
  EXPECT_TRUE(costs[0].company.isApprox(whole.net_cost_without_savings.topRows(64), 1e-12));
  EXPECT_TRUE(costs[1].company.isApprox(whole.net_cost.topRows(64), 1e-12));
  EXPECT_GT(costs[0].council.minCoeff(), 0.0) << "what the council keeps";
}

TEST(Study, RunsEqualProgrammesOnce) {
  const Example example;
  std::int64_t asked = 0;
  const auto costs = study(example.scenario, example.all, {.seed = 7, .threads = 1}, 32, programmes,
                           [&](std::int64_t, std::int64_t futures) { asked = futures; });
  EXPECT_EQ(asked, 4 * 32) << "five programmes, two of them equal";
  EXPECT_TRUE((costs[1].company == costs[4].company).all());
}

TEST(Study, OfBlocksGivesEachBlockItsOwnProgrammes) {
  const Example example;
  const RunPlan plan{.seed = 7, .threads = 2};
  const auto costs = study(example.scenario, example.all, plan, 64, programmes);
  const std::vector<std::vector<Programme>> of_block{{Programme::without, Programme::with},
                                                     {programmes[2], Programme::without}};
  const auto mixed = study_by_block(example.scenario, example.all, plan, of_block);
  EXPECT_TRUE((mixed[0].company.topRows(32) == costs[0].company.topRows(32)).all());
  EXPECT_TRUE((mixed[1].company.topRows(32) == costs[1].company.topRows(32)).all());
  EXPECT_TRUE((mixed[0].company.bottomRows(32) == costs[2].company.bottomRows(32)).all());
  EXPECT_TRUE((mixed[1].company.bottomRows(32) == costs[0].company.bottomRows(32)).all());
}

TEST(Study, StopsWhereItIsAskedTo) {
  const Example example;
  const std::atomic<bool> stop = true;
  EXPECT_THROW(study(example.scenario, example.all, {.seed = 7}, 32, programmes, {}, &stop), Stopped);
}

using scenario::Effect;
using testing_support::example_scenario;

template <class Q>
scenario::Assumption<Q> nothing() {
  return scenario::stated<Q>(0.0);
}

/// Every effect that has a size, at size nothing.
std::vector<Effect> effects_of_no_size() {
  return {scenario::CashEffect{nothing<units::MoneyPerYear>()},
          scenario::CareEntryEffect{nothing<units::Share>()},
          scenario::ReturnHomeEffect{nothing<units::Share>()},
          scenario::FosterMixEffect{nothing<units::Share>()},
          scenario::FosterCapacityEffect{nothing<units::Children>()},
          scenario::AgencyCapEffect{nothing<units::Fte>()},
          scenario::ReferralEffect{nothing<units::Share>()},
          scenario::TurnoverEffect{nothing<units::Share>()},
          scenario::RecruitmentEffect{nothing<units::Share>()},
          scenario::FeeEffect{scenario::PlacementType::agency_foster, nothing<units::Share>()}};
}

/// Every posting of the first block's futures, written out.
std::vector<std::string> postings(const scenario::Scenario& scenario, const scenario::Register& all) {
  service::Simulator simulator(scenario, all, chance::Seed{20170401});
  contract::Settler settler(scenario.contract, scenario);
  service::Block block;
  simulator.run(service::futures_of_block(0), Programme::with, block);
  const contract::Settlement& settlement = settler.settle(block);
  std::vector<std::string> written;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    for (const contract::Posting& posting : contract::ledger_of(settlement, lane))
      written.push_back(posting.header.cause + " " + std::to_string(posting.header.accrued.value()) + " " +
                        std::to_string(posting.amount.value()));
  return written;
}

TEST(Postings, OR_V4_AnInitiativeOfNoSizeLeavesEachOfThemAsItWas) {
  scenario::Scenario scenario = example_scenario();
  scenario.horizon.months = 24;
  const std::vector<std::string> before = postings(scenario, scenario::make_register(scenario));
  ASSERT_GT(before.size(), 1'000u);
  for (const Effect& effect : effects_of_no_size()) {
    scenario::Scenario more = scenario;
    scenario::Initiative initiative = more.savings.initiatives.front();
    initiative.id = "nothing";
    initiative.effect = effect;
    initiative.confidence = scenario::stated<units::Share>(1.0);
    initiative.investment = nothing<units::Money>();
    initiative.running_cost = nothing<units::MoneyPerYear>();
    more.savings.initiatives.insert(more.savings.initiatives.begin(), initiative);
    EXPECT_EQ(postings(more, scenario::make_register(more)), before) << "effect " << effect.index();
  }
}

}  // namespace
}  // namespace loadline::engine
