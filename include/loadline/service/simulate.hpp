#pragma once
/// \file  loadline/service/simulate.hpp
/// \brief Walks the months of 32 futures of the service (`model.md` 0.3, steps 1 to 10).

#include <memory>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service {

/// Simulates blocks of one scenario. Holds only what was set up from the scenario and scratch space:
/// one Simulator a thread. The scenario and register must outlive it.
class Simulator {
 public:
  Simulator(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed);
  ~Simulator();
  Simulator(Simulator&&) noexcept;

  /// Fills `block` with these futures. A future's values depend on (scenario, seed, future, programme) alone, never on
  /// its lane or its lane mates. Allocates nothing when `block` was filled by this Simulator before.
  void run(const units::Lanes<chance::Future>& futures, const Programme& programme, Block& block);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

/// The futures of block b of a run: replications 32 b to 32 b + 31.
units::Lanes<chance::Future> futures_of_block(std::uint32_t block);

}  // namespace loadline::service
