#include "loadline/engine/run.hpp"

#include <memory>

#include "engine/blocks.hpp"
#include "engine/contracts.hpp"
#include "loadline/base/expects.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/service/simulate.hpp"
#include "recorder.hpp"

namespace loadline::engine {
namespace {

/// What a thread needs for itself.
class Runner {
 public:
  Runner(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed,
         Ensemble& ensemble)
      : simulator_(scenario, all, seed), contracts_(scenario, seed), exact_(scenario), recorder_(ensemble) {}

  void run(std::uint32_t index) {
    const auto futures = service::futures_of_block(index);
    simulator_.run(futures, service::Programme::with, block_);
    recorder_.service(index, block_);
    exact_.read(block_);  // once, however many contracts it is settled under
    contracts_.decide(futures);
    for (std::size_t c = 0; c < contracts_.count(); ++c)
      recorder_.settled(index, c, contracts_.settle(c, exact_));
    simulator_.run(futures, service::Programme::without, block_);
    recorder_.without_savings(index, block_);
  }

 private:
  service::Simulator simulator_;
  Contracts contracts_;
  contract::ExactBlock exact_;
  Recorder recorder_;
  service::Block block_;
};

/// What a block holds is known once one was simulated; room for the figures is made before the threads start.
Ensemble with_room(const scenario::Scenario& scenario, const scenario::Register& all, const RunPlan& plan) {
  service::Simulator simulator(scenario, all, chance::Seed{plan.seed});
  service::Block block;
  simulator.run(service::futures_of_block(0), service::Programme::with, block);
  return empty_ensemble(scenario, plan, block);
}

}  // namespace

std::size_t Ensemble::bytes_a_future(int years, int months, std::size_t lines, std::size_t kpis,
                                     std::size_t contracts) {
  const auto y = static_cast<std::size_t>(years), m = static_cast<std::size_t>(months);
  return sizeof(double) * y * (3 * lines + 3 + 3) + sizeof(int) + sizeof(float) * 18 * m +
         (2 * sizeof(float) + sizeof(std::uint8_t)) * kpis * m / 3 +
         contracts * (sizeof(double) * (20 * y + 1) + 4 * sizeof(int) + sizeof(float) * m);
}

Ensemble run(const scenario::Scenario& scenario, const scenario::Register& all, const RunPlan& plan,
             const Progress& progress, const std::atomic<bool>* stop) {
  LOADLINE_EXPECTS(plan.replications >= 4 && plan.replications % 2 == 0);
  Ensemble ensemble = with_room(scenario, all, plan);
  const auto lanes = static_cast<std::int64_t>(units::lane_count);
  const Pieces blocks{.count = static_cast<std::uint32_t>((plan.replications + lanes - 1) / lanes),
                      .futures = plan.replications,
                      .threads = plan.threads,
                      .progress = progress,
                      .stop = stop};
  do_all(blocks, [&]() -> Piece {
    const auto runner = std::make_shared<Runner>(scenario, all, chance::Seed{plan.seed}, ensemble);
    return [runner](std::uint32_t block) { runner->run(block); };
  });
  ensemble.digest = digest(ensemble);
  return ensemble;
}

}  // namespace loadline::engine
