#pragma once
/// \file  engine/contracts.hpp
/// \brief The contracts of a run at their desk: one future settled under each, a request that several have drawn once.

#include <cstddef>
#include <vector>

#include "loadline/contract/settle.hpp"
#include "loadline/engine/decisions.hpp"
#include "loadline/scenario/scenario.hpp"

namespace loadline::engine {

/// One a thread.
class Contracts {
 public:
  /// The scenario's own contract first, then its variants.
  Contracts(const scenario::Scenario& scenario, chance::Seed seed);

  std::size_t count() const { return desks_.size(); }
  /// Draws what is decided in these futures, for every contract.
  void decide(const units::Lanes<chance::Future>& futures);
  /// Settles a block of the futures decided last. Valid until the next call for the same contract.
  const contract::Settlement& settle(std::size_t contract, const contract::ExactBlock& block);

 private:
  struct Desk {
    contract::Settler settler;
    std::vector<std::size_t> requests;  ///< Places among `terms_`.
    std::vector<contract::Decision> decisions;
  };
  void add(const scenario::Contract& contract, const scenario::Scenario& scenario);
  std::size_t place_of(const contract::DecisionTerms& terms);

  chance::Seed seed_;
  std::vector<Desk> desks_;
  std::vector<contract::DecisionTerms> terms_;  ///< Every request of any contract, once.
  std::vector<contract::Decision> drawn_;
};

}  // namespace loadline::engine
