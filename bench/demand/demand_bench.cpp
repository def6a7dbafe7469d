// What a month of demand costs, and an exact draw in it. Times are of one thread.

#include <benchmark/benchmark.h>

#include "chance/kernels.hpp"
#include "loadline/chance/samplers.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/service/simulate.hpp"
#include "service/demand/case_network.hpp"
#include "service/demand/demand.hpp"
#include "service/demand/durations.hpp"
#include "support/example_scenario.hpp"

namespace loadline {
namespace {

using units::lane_count;

/// Draws of a future-month of the example scenario without stages of age: moves 160 (five bands, 32 conditional binomials
/// along their rows), flags of passing through care or a plan 185, birthdays 23, arrivals and their ages 10,
/// placements of entrants and moves 20, reasons, care leavers and the swing of referrals 5; besides about 27
/// choices of who leaves, one a leaver.
constexpr double draws_a_month = 160 + 185 + 23 + 10 + 20 + 5 + 27;

/// Prints time over what was done in an iteration, lane by lane.
void time_per(benchmark::State& state, const char* what, double done_in_a_lane) {
  const double done =
      static_cast<double>(state.iterations()) * static_cast<double>(lane_count) * done_in_a_lane;
  state.counters[what] = benchmark::Counter(done, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// The demand of 32 futures, month after month: everything from referrals to placements.
void run_demand(benchmark::State& state, scenario::Scenario& what) {
  testing_support::make_uncertain(what.demand.referrals.rate, 0.08);
  testing_support::make_uncertain(what.demand.care.long_mean, 0.1);
  const scenario::Register all = scenario::make_register(what);
  const service::ParameterDraw draw(what, all, chance::Seed{1});
  const auto futures = service::futures_of_block(3);
  const service::Parameters parameters(draw, futures);
  service::demand::Demand demand(what, chance::Seed{1});
  service::demand::Drivers drivers;
  drivers.last_caseload = units::every_lane(units::Caseload::from_value(19.0));
  service::Month before, now;
  demand.begin(parameters, futures, before);
  int t = 0;
  for (auto _ : state) {
    demand.step(units::MonthIndex(t), 30, parameters, drivers, before, now);
    std::swap(before, now);
    if (++t == 60) {
      demand.begin(parameters, futures, before);
      t = 0;
    }
  }
  time_per(state, "future_month", 1.0);
}

/// Exponential durations, children in care of a band all alike; `draw` is a future-month over its exact draws.
void BM_MonthOfDemand(benchmark::State& state) {
  scenario::Scenario what = testing_support::example_scenario();
  what.demand.ageing_stages = 1;
  run_demand(state, what);
  time_per(state, "draw", draws_a_month);
}
BENCHMARK(BM_MonthOfDemand);

/// As a scenario is by default: exponential durations, four stages of age.
void BM_MonthOfDemandWithStagesOfAge(benchmark::State& state) {
  scenario::Scenario what = testing_support::example_scenario();
  run_demand(state, what);
}
BENCHMARK(BM_MonthOfDemandWithStagesOfAge);

/// Durations as observed: plans by bands, assessments by Weibull, short stays in two stages; with the argument long stays by
/// Weibull as well, up to ten years of months.
void BM_MonthOfDemandWithTimesInState(benchmark::State& state) {
  scenario::Scenario what = testing_support::example_scenario();
  what.demand.plan.duration = testing_support::plans_law();
  what.demand.assessment.duration = testing_support::weibull_law(2.0);
  what.demand.care.short_duration = testing_support::coxian_law({{1.0, 0.4}, {3.0, 1.0}});
  if (state.range(0) == 1) what.demand.care.long_duration = testing_support::weibull_law(0.8);
  run_demand(state, what);
}
BENCHMARK(BM_MonthOfDemandWithTimesInState)->ArgName("long_stays")->Arg(0)->Arg(1);

/// One exact binomial count, its random number included. Arguments: number, and chance in 1/10,000.
void BM_ExactBinomial(benchmark::State& state) {
  const chance::LaneFutures futures(chance::Seed{2}, service::futures_of_block(0));
  units::Lanes<double> n{}, p{}, count{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    n[lane] = static_cast<double>(state.range(0)) + static_cast<double>(lane % 5) - 2.0;
    p[lane] = static_cast<double>(state.range(1)) / 1e4 * (1.0 + 0.01 * static_cast<double>(lane % 7));
  }
  std::uint32_t entity = 0;
  for (auto _ : state) {
    chance::LaneStream draws(futures, chance::Purpose::moves, 0, ++entity);
    for (std::uint32_t draw = 0; draw < 4; ++draw) {
      chance::binomial(n, p, draws.uniform(draw), count);
      benchmark::DoNotOptimize(count.data());
    }
  }
  time_per(state, "draw", 4.0);
}
BENCHMARK(BM_ExactBinomial)
    ->ArgNames({"n", "p/10000"})
    ->ArgsProduct({{30}, {5}})
    ->ArgsProduct({{60}, {300}})
    ->ArgsProduct({{300}, {300, 1'000, 3'000}});

/// One uniform number, at its address.
void BM_Uniform(benchmark::State& state) {
  const chance::LaneFutures futures(chance::Seed{2}, service::futures_of_block(0));
  std::uint32_t entity = 0;
  for (auto _ : state) {
    chance::LaneStream draws(futures, chance::Purpose::moves, 0, ++entity);
    benchmark::DoNotOptimize(draws.uniform(0).data());
    benchmark::DoNotOptimize(draws.uniform(1).data());
  }
  time_per(state, "draw", 2.0);
}
BENCHMARK(BM_Uniform);

/// exp(Q x 1 month) of one age band with its arrivals and flags, rates of each lane its own; on the machine's
/// widest instructions and on those every x86-64 has.
template <void (*month)(const service::demand::CaseRates&, service::demand::CaseMoves&)>
void BM_MatrixExponential(benchmark::State& state) {
  using namespace service::demand;
  static CaseRates rates;
  static CaseMoves moves;
  rates = {};
  for (std::size_t f = 0; f < static_cast<std::size_t>(case_flows); ++f)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      rates.flow[f][lane] = 0.02 + 0.01 * static_cast<double>((f * 7 + lane) % 13);
      rates.leaving[static_cast<std::size_t>(case_network.flow[f].from)][lane] += rates.flow[f][lane];
    }
  for (auto _ : state) {
    month(rates, moves);
    benchmark::DoNotOptimize(&moves);
  }
  time_per(state, "band_month", 1.0);
}
BENCHMARK(BM_MatrixExponential<service::demand::month_of_moves>)->Name("BM_MatrixExponential/widest");
BENCHMARK(BM_MatrixExponential<service::demand::month_of_moves_on_baseline>)
    ->Name("BM_MatrixExponential/baseline");

}  // namespace
}  // namespace loadline
