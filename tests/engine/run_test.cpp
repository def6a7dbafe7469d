#include "loadline/engine/run.hpp"

#include <gmock/gmock.h>

#include "engine/recorder.hpp"
#include "loadline/contract/settle.hpp"
#include "loadline/service/simulate.hpp"
#include "support/example_scenario.hpp"

namespace loadline::engine {
namespace {

/// A year of the example service with something uncertain, a variant and an initiative, so that every part has work.
struct Example {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario::Register all;

  Example() {
    scenario.horizon.months = 24;
    testing_support::make_uncertain(scenario.demand.referrals.rate, 0.1);
    testing_support::make_uncertain(scenario.workforce.turnover.base, 0.2);
    scenario::Variant variant{
        .id = "same", .name = "The same terms", .note = {}, .settings = {}, .contract = scenario.contract};
    scenario.variants = {variant};
    all = scenario::make_register(scenario);
  }
};

TEST(Run, IsTheSameForAnyNumberOfThreads) {
  const Example example;
  const Ensemble one = run(example.scenario, example.all, {.seed = 11, .replications = 400, .threads = 1});
  for (const int threads : {2, 3, 8}) {
    const Ensemble many =
        run(example.scenario, example.all, {.seed = 11, .replications = 400, .threads = threads});
    ASSERT_EQ(one.digest, many.digest) << threads << " threads";  // the digest is over every figure
    ASSERT_TRUE((one.net_cost == many.net_cost).all()) << threads << " threads";  // equal, not near
  }
}

TEST(Run, DependsOnTheSeed) {
  const Example example;
  const Ensemble one = run(example.scenario, example.all, {.seed = 11, .replications = 64, .threads = 1});
  const Ensemble other = run(example.scenario, example.all, {.seed = 12, .replications = 64, .threads = 1});
  EXPECT_NE(one.digest, other.digest);
}

TEST(Run, GivesEarlierFuturesTheSameFiguresWhenMoreAreAsked) {
  // 34 is not a multiple of 32: the second block is cut short, and its two futures must still be themselves.
  const Example example;
  const Ensemble few = run(example.scenario, example.all, {.seed = 5, .replications = 34, .threads = 2});
  const Ensemble more = run(example.scenario, example.all, {.seed = 5, .replications = 96, .threads = 2});
  EXPECT_TRUE((few.net_cost == more.net_cost.topRows(34)).all());
  EXPECT_TRUE((few.contracts[0].result == more.contracts[0].result.topRows(34)).all());
}

TEST(Run, RecordsIndicatorsAsTheyWereScored) {
  const Example example;
  const Ensemble ensemble = run(example.scenario, example.all, {.seed = 5, .replications = 34, .threads = 2});
  service::Simulator simulator(example.scenario, example.all, chance::Seed{5});
  service::Block block;
  simulator.run(service::futures_of_block(1), service::Programme::with, block);
  for (std::size_t k = 0; k < block.scores.size(); ++k)
    for (Eigen::Index q = 0; q < 8; ++q)
      for (const std::size_t lane : {std::size_t{0}, std::size_t{1}}) {
        const service::KpiScore& score = block.scores[k][static_cast<std::size_t>(q)];
        const Eigen::Index row = 32 + static_cast<Eigen::Index>(lane);
        EXPECT_EQ(ensemble.kpis[k](row, q), static_cast<float>(score.value[lane]));
        EXPECT_EQ(ensemble.ratings[k](row, q), static_cast<std::uint8_t>(score.rating[lane]));
        EXPECT_EQ(ensemble.counted[k](row, q), static_cast<float>(score.n[lane]));
      }
}

TEST(Run, PairsShareTheirParametersAndNotTheirLuck) {
  Example example;
  const service::ParameterDraw draw(example.scenario, example.all, chance::Seed{3});
  EXPECT_EQ(chance::Future::of_replication(6).theta, chance::Future::of_replication(7).theta);
  EXPECT_NE(chance::Future::of_replication(6).noise, chance::Future::of_replication(7).noise);
  const Ensemble e = run(example.scenario, example.all, {.seed = 3, .replications = 64, .threads = 1});
  int different = 0;
  for (Eigen::Index row = 0; row < 64; row += 2)
    different += e.net_cost(row, 0) != e.net_cost(row + 1, 0) ? 1 : 0;
  EXPECT_EQ(different, 32);
}

TEST(Run, OR_A1_TheSameTermsDifferByExactlyNothing) {
  const Example example;
  const Ensemble e = run(example.scenario, example.all, {.seed = 9, .replications = 64, .threads = 2});
  ASSERT_EQ(e.contracts.size(), 2u);
  EXPECT_TRUE((e.contracts[0].council_net == e.contracts[1].council_net).all());
  EXPECT_TRUE((e.contracts[0].cash == e.contracts[1].cash).all());
}

TEST(Run, KeepsThePostedCostOfTheSettlementWithinHalfAPennyALine) {
  const Example example;
  const Ensemble e = run(example.scenario, example.all, {.seed = 9, .replications = 32, .threads = 1});
  service::Simulator simulator(example.scenario, example.all, chance::Seed{9});
  contract::Settler settler(example.scenario.contract, example.scenario);
  service::Block block;
  simulator.run(service::futures_of_block(0), service::Programme::with, block);
  const contract::Settlement& settlement = settler.settle(block);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double posted = settlement.years[0].net_cost[lane].pounds();
    const double rounding = 0.005 * 12.0 * static_cast<double>(block.lines.size());
    ASSERT_NEAR(e.net_cost(static_cast<Eigen::Index>(lane), 0), posted, rounding) << "lane " << lane;
  }
}

TEST(Run, TellsOfItsProgressAndEndsAtTheEnd) {
  const Example example;
  std::vector<std::int64_t> seen;
  run(example.scenario, example.all, {.seed = 1, .replications = 100, .threads = 2},
      [&](std::int64_t done, std::int64_t all) {
        EXPECT_EQ(all, 100);
        seen.push_back(done);
      });
  EXPECT_THAT(seen, testing::Each(testing::AllOf(testing::Gt(0), testing::Le(100))));
  EXPECT_THAT(seen, testing::Contains(100));
}

TEST(Run, StopsWhenAsked) {
  const Example example;
  const std::atomic<bool> stop{true};
  EXPECT_THROW(run(example.scenario, example.all, {.seed = 1, .replications = 64, .threads = 2}, {}, &stop),
               Stopped);
}

TEST(Run, UsesTheMemoryItSays) {
  const Example example;
  const Ensemble e = run(example.scenario, example.all, {.seed = 1, .replications = 64, .threads = 1});
  std::size_t bytes = 0;
  for (const std::vector<Yearly>* lines : figures_by_line(e))
    for (const Yearly& line : *lines) bytes += static_cast<std::size_t>(line.size()) * sizeof(double);
  for (const Yearly* loop : loop_figures(e)) bytes += static_cast<std::size_t>(loop->size()) * sizeof(double);
  bytes += 3 * static_cast<std::size_t>(e.net_cost.size()) * sizeof(double);
  bytes += 18 * static_cast<std::size_t>(e.cost.size()) * sizeof(float);
  bytes += static_cast<std::size_t>(e.held_at_zero.size()) * sizeof(int);
  for (const auto& kpi : e.kpis)
    bytes += static_cast<std::size_t>(kpi.size()) * (2 * sizeof(float) + sizeof(std::uint8_t));
  for (const ContractFigures& c : e.contracts)
    bytes += 20 * static_cast<std::size_t>(c.result.size()) * sizeof(double) +
             static_cast<std::size_t>(c.cash.size()) * sizeof(float) +
             static_cast<std::size_t>(c.lowest_cash.size()) * (sizeof(double) + 4 * sizeof(int));
  EXPECT_EQ(bytes, 64 * Ensemble::bytes_a_future(e.years, e.months, e.lines.size(), e.kpis.size(),
                                                 e.contracts.size()));
}

}  // namespace
}  // namespace loadline::engine
