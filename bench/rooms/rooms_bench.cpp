// What a month of staff, of cost and of the savings programme takes beside the children. Times are of one thread.

#include <benchmark/benchmark.h>

#include "loadline/scenario/schema.hpp"
#include "loadline/service/simulate.hpp"
#include "loadline/service/staffing_loop.hpp"
#include "service/cost/cost.hpp"
#include "service/savings/programme.hpp"
#include "service/workforce/workforce.hpp"
#include "support/example_scenario.hpp"

namespace loadline {
namespace {

using units::lane_count;

constexpr chance::Seed seed{1};

/// A scenario with its draws for one block.
struct Drawn {
  explicit Drawn(scenario::Scenario made)
      : what(std::move(made)),
        all(scenario::make_register(what)),
        futures(service::futures_of_block(3)),
        parameters(service::ParameterDraw(what, all, seed), futures) {
    service::Simulator(what, all, seed).run(futures, service::Programme::with, block);
  }
  scenario::Scenario what;
  scenario::Register all;
  units::Lanes<chance::Future> futures;
  service::Parameters parameters;
  service::Block block;  ///< Children of 60 months, for the rooms that come after demand.
};

scenario::Scenario plain() { return testing_support::example_scenario(); }

/// Every role comes and goes, newly qualified staff spend their first year and move on, posts change.
scenario::Scenario all_roles() {
  scenario::Scenario made = plain();
  scenario::Workforce& staff = made.workforce;
  for (scenario::Role& role : staff.roles)
    if (role.case_holding.typical_value() <= 0.0) role.leaving = scenario::stated<units::YearlyRate>(0.12);
  staff.roles[1].newly_qualified = scenario::stated<units::Share>(1.0);
  staff.roles[1].first_year = scenario::stated<units::Fte>(20.0);
  staff.roles[1].progresses_to = staff.roles[0].id;
  staff.recruitment.lag_spread = scenario::stated<units::Ratio>(0.5);
  return made;
}

scenario::Scenario locked_fees() {
  scenario::Scenario made = plain();
  for (const auto type :
       {scenario::PlacementType::agency_foster, scenario::PlacementType::external_residential}) {
    scenario::PlacementFee& fee = made.costs.fees[static_cast<std::size_t>(type)];
    fee.locked = true;
    fee.spread = scenario::stated<units::Ratio>(0.3);
    fee.tail_share = scenario::stated<units::Share>(0.05);
  }
  return made;
}

void time_per(benchmark::State& state, const char* what, double done_in_a_lane) {
  const double done =
      static_cast<double>(state.iterations()) * static_cast<double>(lane_count) * done_in_a_lane;
  state.counters[what] = benchmark::Counter(done, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// `roles` that come and go; the counter divides by them.
void run_staff(benchmark::State& state, scenario::Scenario made, double roles) {
  Drawn drawn(std::move(made));
  service::workforce::Workforce room(drawn.what, seed);
  service::Month before = drawn.block.months.front(), now = before;
  int t = 60;
  for (auto _ : state) {
    if (t == 60) {
      room.begin(drawn.parameters, drawn.futures, before);
      t = 0;
    }
    room.step(units::MonthIndex(t), 30, drawn.parameters, {}, before, now);
    std::swap(before, now);
    ++t;
  }
  time_per(state, "future_month", 1.0);
  time_per(state, "future_role_month", roles);
}
void BM_MonthOfStaff(benchmark::State& state) { run_staff(state, plain(), 2.0); }
BENCHMARK(BM_MonthOfStaff);
void BM_MonthOfStaffAllRoles(benchmark::State& state) { run_staff(state, all_roles(), 10.0); }
BENCHMARK(BM_MonthOfStaffAllRoles);

void run_cost(benchmark::State& state, scenario::Scenario made) {
  Drawn drawn(std::move(made));
  service::cost::Cost room(drawn.what, seed);
  service::workforce::Workforce staff(drawn.what, seed);
  service::Month opening = drawn.block.months.front();
  staff.begin(drawn.parameters, drawn.futures, opening);
  std::size_t t = 60;
  for (auto _ : state) {
    if (t == 60) {
      room.begin(drawn.parameters, drawn.futures, opening);
      t = 0;
    }
    room.step(units::MonthIndex(static_cast<int>(t)), drawn.parameters, staff.staff(), {}, {}, {},
              drawn.block.months[t]);
    ++t;
  }
  time_per(state, "future_month", 1.0);
}
void BM_MonthOfCost(benchmark::State& state) { run_cost(state, plain()); }
BENCHMARK(BM_MonthOfCost);
void BM_MonthOfCostLockedFees(benchmark::State& state) { run_cost(state, locked_fees()); }
BENCHMARK(BM_MonthOfCostLockedFees);

/// The whole service, month by month, from drawing its parameters on.
void run_service(benchmark::State& state, scenario::Scenario made) {
  Drawn drawn(std::move(made));
  service::Simulator simulator(drawn.what, drawn.all, seed);
  for (auto _ : state) simulator.run(drawn.futures, service::Programme::with, drawn.block);
  time_per(state, "future_month", 60.0);
}
void BM_MonthOfService(benchmark::State& state) { run_service(state, plain()); }
BENCHMARK(BM_MonthOfService)->Unit(benchmark::kMillisecond);
void BM_MonthOfServiceAllRoles(benchmark::State& state) { run_service(state, all_roles()); }
BENCHMARK(BM_MonthOfServiceAllRoles)->Unit(benchmark::kMillisecond);
void BM_MonthOfServiceLockedFees(benchmark::State& state) { run_service(state, locked_fees()); }
BENCHMARK(BM_MonthOfServiceLockedFees)->Unit(benchmark::kMillisecond);

/// All equilibria of the loop of `OR_S2`.
void BM_StaffingLoop(benchmark::State& state) {
  service::StaffingLoop loop{.posts = 150,
                             .workload = 2'700,
                             .fill = 0.75,
                             .leaving = 0.15,
                             .caseload_effect = 0.6931471805599453,
                             .reference = 16};
  for (auto _ : state) benchmark::DoNotOptimize(service::equilibria(loop));
}
BENCHMARK(BM_StaffingLoop);

}  // namespace
}  // namespace loadline
