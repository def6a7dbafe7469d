#include "loadline/analysis/replay.hpp"

#include "loadline/engine/decisions.hpp"
#include "loadline/service/simulate.hpp"

namespace loadline::analysis {

Replay replay(const scenario::Scenario& scenario, const scenario::Register& all,
              const scenario::Contract& contract, std::uint64_t seed, std::int64_t replication) {
  const chance::Seed of_run{seed};
  constexpr auto lanes = static_cast<std::int64_t>(units::lane_count);
  Replay found{.replication = replication,
               .lane = static_cast<std::size_t>(replication % lanes),
               .block = {},
               .decisions = {},
               .exact = contract::ExactBlock(scenario),
               .settlement = {},
               .postings = {}};
  const auto futures = service::futures_of_block(static_cast<std::uint32_t>(replication / lanes));
  service::Simulator(scenario, all, of_run).run(futures, service::Programme::with, found.block);
  found.exact.read(found.block);
  engine::draw_decisions(contract::decisions_of(contract, scenario.horizon), of_run, futures,
                         found.decisions);
  contract::Settler settler(contract, scenario);
  const contract::Settlement& settled = settler.settle(found.exact, found.decisions);
  found.postings = contract::ledger_of(settled, found.lane);
  found.settlement = settled;
  found.settlement.service_postings = {};
  return found;
}

}  // namespace loadline::analysis
