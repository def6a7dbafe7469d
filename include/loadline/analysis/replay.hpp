#pragma once
/// \file  loadline/analysis/replay.hpp
/// \brief One future of a run again, with everything that moved in it.

#include <cstdint>
#include <vector>

#include "loadline/contract/settle.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::analysis {

/// A future, simulated and settled alone: bit for bit what the run had in that row.
struct Replay {
  std::int64_t replication = 0;
  std::size_t lane = 0;  ///< Of `block`, `exact` and `settlement`.
  service::Block block;
  std::vector<contract::Decision>
      decisions;  ///< One a `contract::decisions_of`: what the settlement was given.
  contract::ExactBlock exact;
  contract::Settlement settlement;          ///< A copy; `service_postings` is empty.
  std::vector<contract::Posting> postings;  ///< The service's and the contract's, by accrual month.
};

/// \param contract  The scenario's own or a variant's.
Replay replay(const scenario::Scenario& scenario, const scenario::Register& all,
              const scenario::Contract& contract, std::uint64_t seed, std::int64_t replication);

}  // namespace loadline::analysis
