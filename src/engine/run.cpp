#include "loadline/engine/run.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>

#include "loadline/base/expects.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/contract/settle.hpp"
#include "loadline/service/simulate.hpp"
#include "recorder.hpp"

namespace loadline::engine {
namespace {

/// What the threads of one run share. Blocks are handed out by the counter; everything else is const or per block.
struct Job {
  const scenario::Scenario& scenario;
  const scenario::Register& all;
  const RunPlan& plan;
  Ensemble& ensemble;
  const Progress& progress;
  const std::atomic<bool>* stop;
  std::uint32_t blocks;
  std::atomic<std::uint32_t> next_block{0};
  std::atomic<std::int64_t> done{0};
  std::mutex reporting{};
  std::exception_ptr failure{};

  bool stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

void report_progress(Job& job) {
  const std::int64_t done =
      std::min<std::int64_t>(job.done += static_cast<std::int64_t>(units::lane_count), job.plan.replications);
  if (!job.progress) return;
  const std::lock_guard lock(job.reporting);
  job.progress(done, job.plan.replications);
}

void work(Job& job) {
  service::Simulator simulator(job.scenario, job.all, chance::Seed{job.plan.seed});
  std::vector<contract::Settler> settlers;
  settlers.emplace_back(job.scenario.contract, job.scenario);
  for (const scenario::Variant& variant : job.scenario.variants)
    settlers.emplace_back(variant.contract, job.scenario);
  contract::ExactBlock exact(job.scenario);
  Recorder recorder(job.scenario, job.ensemble);
  service::Block block;
  for (std::uint32_t b = job.next_block++; b < job.blocks && !job.stopped(); b = job.next_block++) {
    const auto futures = service::futures_of_block(b);
    simulator.run(futures, service::Programme::with, block);
    recorder.service(b, block);
    exact.read(block);  // once, however many contracts it is settled under
    for (std::size_t c = 0; c < settlers.size(); ++c) recorder.settled(b, c, settlers[c].settle(exact));
    simulator.run(futures, service::Programme::without, block);
    recorder.without_savings(b, block);
    report_progress(job);
  }
}

void work_and_catch(Job& job) noexcept {
  try {
    work(job);
  } catch (...) {
    const std::lock_guard lock(job.reporting);
    if (!job.failure) job.failure = std::current_exception();
    job.next_block = job.blocks;
  }
}

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
  return sizeof(double) * y * (3 * lines + 3 + 3) + sizeof(int) + sizeof(float) * (18 * m + kpis * m / 3) +
         contracts * (sizeof(double) * (13 * y + 1) + sizeof(int) + sizeof(float) * m);
}

Ensemble run(const scenario::Scenario& scenario, const scenario::Register& all, const RunPlan& plan,
             const Progress& progress, const std::atomic<bool>* stop) {
  LOADLINE_EXPECTS(plan.replications >= 4 && plan.replications % 2 == 0);
  Ensemble ensemble = with_room(scenario, all, plan);
  const auto lanes = static_cast<std::int64_t>(units::lane_count);
  Job job{scenario,
          all,
          plan,
          ensemble,
          progress,
          stop,
          static_cast<std::uint32_t>((plan.replications + lanes - 1) / lanes)};
  const unsigned asked = plan.threads > 0 ? static_cast<unsigned>(plan.threads)
                                          : std::max(1u, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 1; t < std::min(asked, job.blocks); ++t)
      threads.emplace_back([&job] { work_and_catch(job); });
    work_and_catch(job);
  }
  if (job.failure) std::rethrow_exception(job.failure);
  if (job.stopped()) throw Stopped{};
  ensemble.digest = digest(ensemble);
  return ensemble;
}

}  // namespace loadline::engine
