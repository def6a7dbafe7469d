/// The wait for variants: settling a block of 32 futures over 60 months under one, ten and twenty contracts, on a block made
/// up and on one simulated. Reading the block (pence, grids, the service's postings) and deciding about requests is done once
/// however many contracts there are.

#include <chrono>
#include <vector>

#include <benchmark/benchmark.h>

#include "contract/synthetic.hpp"
#include "engine/contracts.hpp"
#include "every_clause.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/service/simulate.hpp"
#include "support/example_scenario.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;

constexpr int years = 5;
constexpr int lines = 34;  // as many as Sunderland's scenario, about

struct Desk {
  Scenario scenario = testing_support::settlement_scenario(years);
  service::Block block = testing_support::random_block(2017, years, lines);
  ExactBlock exact{scenario};
  std::vector<Settler> settlers;
  std::vector<Decision> decisions;

  explicit Desk(int contracts) {
    for (int step = 0; step < contracts; ++step) settlers.emplace_back(bench::every_clause(step), scenario);
    decisions = testing_support::random_decisions(bench::every_clause(0), scenario, 4);
  }
  void settle() {
    exact.read(block);
    for (Settler& settler : settlers) benchmark::DoNotOptimize(settler.settle(exact, decisions).cash.data());
  }
};

template <class Work>
double seconds(Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work.settle();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void BM_SettleABlock(benchmark::State& state) {
  Desk desk(static_cast<int>(state.range(0)));
  for (auto _ : state) desk.settle();
  using benchmark::Counter;
  state.counters["blocks/s"] = Counter(1.0, Counter::kIsIterationInvariantRate);
  state.counters["futures/s"] =
      Counter(static_cast<double>(units::lane_count), Counter::kIsIterationInvariantRate);
}
BENCHMARK(BM_SettleABlock)->ArgName("contracts")->Arg(0)->Arg(1)->Arg(10)->Unit(benchmark::kMicrosecond);

/// Both in one run, turn by turn, so that a busy machine slows both alike.
void BM_TenContractsAgainstOne(benchmark::State& state) {
  Desk one(1), ten(10);
  double with_one = 0.0, with_ten = 0.0;
  for (auto _ : state) {
    with_one += seconds(one);
    with_ten += seconds(ten);
  }
  state.counters["ten:one"] = with_ten / with_one;
}
BENCHMARK(BM_TenContractsAgainstOne)->Unit(benchmark::kMicrosecond);

/// The example scenario under so many contracts that differ.
Scenario example_with(int contracts) {
  Scenario made = testing_support::example_scenario();
  made.contract = bench::every_clause(0);
  for (int step = 1; step < contracts; ++step) {
    Variant& variant = made.variants.emplace_back();
    variant.id = variant.name = "variant-" + std::to_string(step);
    variant.contract = bench::every_clause(step);
  }
  return made;
}

/// A block as a run takes it: simulated, read, decided, settled under every contract.
struct Run {
  Scenario scenario;
  Register all = make_register(scenario);
  service::Simulator simulator{scenario, all, chance::Seed{1}};
  engine::Contracts contracts{scenario, chance::Seed{1}};
  ExactBlock exact{scenario};
  service::Block block;
  std::uint32_t next = 0;

  explicit Run(int of_contracts) : scenario(example_with(of_contracts)) {}
  void settle() {
    const auto futures = service::futures_of_block(next++);
    simulator.run(futures, service::Programme::with, block);
    exact.read(block);
    contracts.decide(futures);
    for (std::size_t c = 0; c < contracts.count(); ++c)
      benchmark::DoNotOptimize(contracts.settle(c, exact).cash.data());
  }
};

/// One future simulated and settled under twenty contracts against the same under one, turn by turn.
void BM_SimulatedUnderTwentyContractsAgainstOne(benchmark::State& state) {
  Run one(1), twenty(20);
  double with_one = 0.0, with_twenty = 0.0;
  for (auto _ : state) {
    with_one += seconds(one);
    with_twenty += seconds(twenty);
  }
  state.counters["ms_with_one"] = 1e3 * with_one / static_cast<double>(state.iterations());
  state.counters["ratio_20_to_1"] = with_twenty / with_one;
}
BENCHMARK(BM_SimulatedUnderTwentyContractsAgainstOne)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace loadline::contract
