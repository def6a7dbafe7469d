#pragma once
/// \file  loadline/contract/decisions.hpp
/// \brief What people decide about requests: handed to the settlement as values, because a contract knows no chance.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/scenario/scenario.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::contract {

/// A request that may be made: where its chance lives, and the odds.
struct DecisionTerms {
  std::string
      address;  ///< "reopener.2018" (clause id, calendar year the contract year begins in) or "<clause>.<request>".
  double probability = 1.0;       ///< Of any approval.
  double delay = 0.0;             ///< Mean months to the decision.
  double delay_spread = 0.0;      ///< Coefficient of variation.
  double granted = 1.0;           ///< Mean share of what is asked for.
  double granted_evidence = 0.0;  ///< Beta's observations; 0 or granted 1: certain.
};

/// Every request that this contract may see in the horizon, in a fixed order.
std::vector<DecisionTerms> decisions_of(const scenario::Contract& contract, const scenario::Horizon& horizon);

/// One request's decision in 32 futures; it is there whether or not the request is made.
struct Decision {
  units::Counts approved{};              ///< 1 or 0.
  units::Counts delay_months{};          ///< At least 0.
  units::Lanes<std::int64_t> granted{};  ///< [1e-6]
};

}  // namespace loadline::contract
