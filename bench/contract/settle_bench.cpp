/// The wait for variants: settling a block of 32 futures over 60 months under one and under ten contracts.
/// Reading the block (pence, grids, the service's postings) is done once however many contracts there are.

#include <chrono>
#include <vector>

#include <benchmark/benchmark.h>

#include "contract/synthetic.hpp"

namespace loadline::contract {
namespace {

using namespace scenario;
using testing_support::band;

constexpr int years = 5;
constexpr int lines = 34;  // as many as Sunderland's scenario, about

/// Every clause there is, all of them biting in some futures. `step` makes ten contracts differ.
Contract every_clause(int step) {
  Indexation indexation;
  indexation.pay = stated<units::Share>(0.60);
  indexation.prices = stated<units::Share>(0.25);
  indexation.fees = stated<units::Share>(0.15);
  indexation.least = stated<units::Share>(0.0);
  indexation.most = stated<units::Share>(0.03);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({1.5e6, 1.5e6, 1.5e6, 0, 0});
  VolumeCorridor corridor;
  corridor.baseline = stated<units::Children>(534 + step);
  corridor.dead_band = stated<units::Share>(0.02);
  corridor.share_up = corridor.share_down = stated<units::Share>(0.7);
  corridor.unit_price = stated<units::WeeklyFee>(701.25);
  corridor.limit_up = corridor.limit_down = stated<units::MoneyPerYear>(1.5e6);
  ShareBands bands;
  bands.pain = {band(0.02, 0.5), band(0.06, 0.25), band(9.99, 0.0)};
  bands.gain = {band(0.02, 0.5), band(9.99, 0.25)};
  ReserveAndSurplus reserve;
  reserve.opening = stated<units::Money>(400'000);
  reserve.cap = stated<units::Share>(0.01);
  reserve.council_share = stated<units::Share>(0.5);
  reserve.taxable = true;
  reserve.tax_rate = stated<units::Share>(0.19);
  DeficitFunding funding;
  funding.carry_forward = stated<units::Money>(500'000);
  funding.grant = stated<units::Share>(0.8);
  funding.facility = stated<units::Money>(3e6);
  funding.interest = stated<units::Share>(0.04);
  return testing_support::contract_of({testing_support::base_price(62'830'930), indexation, saving, corridor,
                                       bands, reserve, funding, PaymentProfile{}});
}

struct Desk {
  Scenario scenario = testing_support::settlement_scenario(years);
  service::Block block = testing_support::random_block(2017, years, lines);
  ExactBlock exact{scenario};
  std::vector<Settler> settlers;

  explicit Desk(int contracts) {
    for (int step = 0; step < contracts; ++step) settlers.emplace_back(every_clause(step), scenario);
  }
  void settle() {
    exact.read(block);
    for (Settler& settler : settlers) benchmark::DoNotOptimize(settler.settle(exact).cash.data());
  }
};

double seconds(Desk& desk) {
  const auto start = std::chrono::steady_clock::now();
  desk.settle();
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

}  // namespace
}  // namespace loadline::contract
