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

}  // namespace loadline::engine
