#include "loadline/engine/study.hpp"

#include <algorithm>
#include <memory>

#include "engine/blocks.hpp"
#include "loadline/base/expects.hpp"
#include "loadline/service/simulate.hpp"

namespace loadline::engine {
namespace {

using service::Programme;
using units::lane_count;

bool same(const Programme& one, const Programme& other) {
  return one.initiatives == other.initiatives && one.in_full == other.in_full &&
         one.on_time == other.on_time && one.without_optimism == other.without_optimism;
}

/// One programme in one block.
struct Task {
  std::uint32_t block = 0;
  Programme programme;
  std::vector<std::size_t> wanted_as;  ///< Places among the block's programmes.
};

/// Bits of initiatives that the scenario does not have say nothing, and how none of them run neither.
Programme of_scenario(Programme programme, const scenario::Scenario& scenario) {
  const std::size_t initiatives = scenario.savings.initiatives.size();
  if (initiatives < 64) programme.initiatives &= (std::uint64_t{1} << initiatives) - 1;
  return programme.initiatives != 0 ? programme : Programme::without;
}

std::vector<Task> tasks_of(const scenario::Scenario& scenario,
                           std::span<const std::vector<Programme>> of_block) {
  std::vector<Task> tasks;
  for (std::size_t block = 0; block < of_block.size(); ++block) {
    LOADLINE_EXPECTS(of_block[block].size() == of_block.front().size());
    const auto first = static_cast<std::ptrdiff_t>(tasks.size());
    for (std::size_t place = 0; place < of_block[block].size(); ++place) {
      const Programme programme = of_scenario(of_block[block][place], scenario);
      const auto seen = std::find_if(tasks.begin() + first, tasks.end(),
                                     [&](const Task& task) { return same(task.programme, programme); });
      if (seen != tasks.end())
        seen->wanted_as.push_back(place);
      else
        tasks.push_back({static_cast<std::uint32_t>(block), programme, {place}});
    }
  }
  return tasks;
}

/// What a future cost in a year, by who bears it. A charge for a service of the council is no cost of the two together.
void add_up(const service::Block& block, std::uint32_t index, StudyCost& into) {
  const auto first = static_cast<Eigen::Index>(index) * static_cast<Eigen::Index>(lane_count);
  for (std::size_t month = 0; month < block.months.size(); ++month) {
    const auto year = static_cast<Eigen::Index>(month / 12);
    for (std::size_t line = 0; line < block.lines.size(); ++line) {
      Yearly& cost = block.lines[line].bearer == service::Bearer::company ? into.company : into.council;
      const bool received = block.lines[line].payee == service::Payee::council;
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const auto row = first + static_cast<Eigen::Index>(lane);
        const double amount = block.months[month].costs[line][lane].value();
        cost(row, year) += amount;
        if (received) into.council(row, year) -= amount;
      }
    }
  }
}

/// What a thread needs for itself.
struct Student {
  Student(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed)
      : simulator(scenario, all, seed) {}

  void run(const Task& task, std::vector<StudyCost>& costs) {
    simulator.run(service::futures_of_block(task.block), task.programme, block);
    for (const std::size_t place : task.wanted_as) add_up(block, task.block, costs[place]);
  }

  service::Simulator simulator;
  service::Block block;
};

}  // namespace

std::vector<StudyCost> study(const scenario::Scenario& scenario, const scenario::Register& all,
                             const RunPlan& plan, std::int64_t futures, std::span<const Programme> programmes,
                             const Progress& progress, const std::atomic<bool>* stop) {
  constexpr auto lanes = static_cast<std::int64_t>(lane_count);
  LOADLINE_EXPECTS(futures >= lanes && futures % lanes == 0);
  const std::vector<Programme> each(programmes.begin(), programmes.end());
  const std::vector<std::vector<Programme>> of_block(static_cast<std::size_t>(futures / lanes), each);
  return study_by_block(scenario, all, plan, of_block, progress, stop);
}

std::vector<StudyCost> study_by_block(const scenario::Scenario& scenario, const scenario::Register& all,
                                      const RunPlan& plan, std::span<const std::vector<Programme>> of_block,
                                      const Progress& progress, const std::atomic<bool>* stop) {
  LOADLINE_EXPECTS(!of_block.empty());
  const auto rows = static_cast<Eigen::Index>(of_block.size() * lane_count);
  const Yearly nothing = Yearly::Zero(rows, scenario::years(scenario));
  std::vector<StudyCost> costs(of_block.front().size(), StudyCost{nothing, nothing});
  const std::vector<Task> tasks = tasks_of(scenario, of_block);
  const Pieces pieces{.count = static_cast<std::uint32_t>(tasks.size()),
                      .futures = static_cast<std::int64_t>(tasks.size() * lane_count),
                      .threads = plan.threads,
                      .progress = progress,
                      .stop = stop};
  do_all(pieces, [&]() -> Piece {
    const auto student = std::make_shared<Student>(scenario, all, chance::Seed{plan.seed});
    return [student, &tasks, &costs](std::uint32_t task) { student->run(tasks[task], costs); };
  });
  return costs;
}

}  // namespace loadline::engine
