#pragma once
/// \file  engine/recorder.hpp
/// \brief Copies the figures of a block of futures into their rows of the ensemble.

#include "loadline/contract/settle.hpp"
#include "loadline/engine/run.hpp"

namespace loadline::engine {

/// An ensemble with room for every figure of this run, and nothing in it yet.
Ensemble empty_ensemble(const scenario::Scenario& scenario, const RunPlan& plan);

/// The rows of block `block`: futures 32 block to 32 block + 31, less those beyond the run.
/// Different blocks write different rows, so threads may record at the same time.
class Recorder {
 public:
  Recorder(const scenario::Scenario& scenario, Ensemble& ensemble)
      : scenario_(scenario), ensemble_(ensemble) {}

  void service(std::uint32_t block, const service::Block& with_savings);
  void without_savings(std::uint32_t block, const service::Block& without);
  void settled(std::uint32_t block, std::size_t contract, const contract::Settlement& settlement);

 private:
  const scenario::Scenario& scenario_;
  Ensemble& ensemble_;
};

/// 16 hex digits over every figure (FNV-1a, 64 bit): equal figures, equal digest.
std::string digest(const Ensemble& ensemble);

}  // namespace loadline::engine
