// What a user waits for: all authorities of a national table fitted and forecast.

#include <benchmark/benchmark.h>

#include "loadline/analysis/backtest.hpp"
#include "support/synthetic_histories.hpp"

namespace loadline {
namespace {

/// Like the published one: 151 authorities, seven years.
const std::vector<input::AuthorityHistory>& national_table() {
  static const auto table = testing_support::plausible_table(151, 7, 1);
  return table;
}

/// One fit of all authorities as `calibrate` makes it; argument: the estimator.
void BM_FitAllAuthorities(benchmark::State& state) {
  analysis::FitPlan plan;
  plan.as_of = 2007;
  plan.estimator = static_cast<analysis::Estimator>(state.range(0));
  double effective = 0.0;
  for (auto _ : state) {
    const analysis::HistoryFit fit = analysis::fit_history(national_table(), plan);
    effective = fit.pooled().front().effective_draws;
  }
  state.counters["effective_draws"] = effective;
}
BENCHMARK(BM_FitAllAuthorities)->ArgName("estimator")->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// Three years of one authority, 4,000 futures.
void BM_ForecastOneAuthority(benchmark::State& state) {
  analysis::FitPlan plan;
  plan.as_of = 2007;
  plan.draws = 200;
  plan.burn_in = 500;
  const analysis::HistoryFit fit = analysis::fit_history(national_table(), plan);
  std::size_t authority = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(fit.forecast(authority++ % fit.authorities(), 3, 4'000, 1).stock);
  state.counters["future_year"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * 12'000.0,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(BM_ForecastOneAuthority)->Unit(benchmark::kMillisecond);

/// Everything `hindcast` does for two origins: two fits, 302 authorities, three years, scores and baselines.
void BM_BacktestOfTwoOrigins(benchmark::State& state) {
  analysis::BacktestPlan plan;
  plan.origins = {2003, 2004};
  plan.threads = static_cast<int>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(analysis::backtest(national_table(), plan).cells);
}
BENCHMARK(BM_BacktestOfTwoOrigins)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

}  // namespace
}  // namespace loadline
