#pragma once
/// \file  loadline/engine/study.hpp
/// \brief The same futures under several versions of the savings programme: what an attribution of savings compares.

#include <span>
#include <vector>

#include "loadline/engine/run.hpp"

namespace loadline::engine {

/// Cost in the first `futures` futures of a run under each programme, one a programme: what the company and the council
/// bear together (a transfer between them is no saving), and what the company bears. One row a future, one column a year.
/// [GBP]
struct StudyCost {
  Yearly company, council;
};

/// Runs the service without contracts. Same luck throughout; bit-for-bit the same for every `plan.threads`. A programme
/// that equals an earlier one is run once. `progress` counts futures of all programmes together.
/// \param futures  A multiple of 32, at least 32; whatever `plan.replications` is.
std::vector<StudyCost> study(const scenario::Scenario& scenario, const scenario::Register& all,
                             const RunPlan& plan, std::int64_t futures,
                             std::span<const service::Programme> programmes, const Progress& progress = {},
                             const std::atomic<bool>* stop = nullptr);

/// The same where each block of 32 futures has programmes of its own, all blocks equally many: what orders drawn at random
/// compare. Entry k holds what each future cost under the k-th programme of its block.
/// \param of_block  One list a block; futures 32 b to 32 b + 31 are block b.
std::vector<StudyCost> study_by_block(const scenario::Scenario& scenario, const scenario::Register& all,
                                      const RunPlan& plan,
                                      std::span<const std::vector<service::Programme>> of_block,
                                      const Progress& progress = {}, const std::atomic<bool>* stop = nullptr);

}  // namespace loadline::engine
