/// \file  engine/run_bench.cpp
/// \brief The wait of the person at the terminal: futures of the Sunderland scenario a second, and the memory it takes.

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include "loadline/engine/run.hpp"
#include "loadline/input/load_scenario.hpp"

namespace loadline {
namespace {

const input::Loaded& sunderland() {
  static const input::Loaded loaded = input::load_scenario(LOADLINE_ROOT "/scenarios/sunderland-2017.toml");
  return loaded;
}

/// 60 months, with and without the savings programme, settled under the contract and its variants.
void BM_SunderlandFutures(benchmark::State& state) {
  const engine::RunPlan plan{.seed = 1, .replications = 2'048, .threads = static_cast<int>(state.range(0))};
  for (auto _ : state)
    benchmark::DoNotOptimize(engine::run(sunderland().scenario, sunderland().register_, plan).digest);
  state.counters["futures/s"] = benchmark::Counter(static_cast<double>(plan.replications),
                                                   benchmark::Counter::kIsIterationInvariantRate);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024.0;
}
BENCHMARK(BM_SunderlandFutures)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace loadline
