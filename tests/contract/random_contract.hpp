#pragma once
/// \file  contract/random_contract.hpp
/// \brief Contracts drawn at random, inside a RapidCheck property.

#include <cstdint>
#include <string>
#include <vector>

#include "contract/clauses/share_bands.hpp"
#include "loadline/scenario/contract.hpp"
#include "support/any.hpp"

namespace loadline::testing_support {

enum class Taxed { never, perhaps };
enum class Enacted { never, perhaps };

/// Any subset of the clauses with any terms; price near or far from £63 million. RapidCheck shows and shrinks each number.
scenario::Contract any_contract(int years, Taxed taxed, Enacted enacted = Enacted::never);

/// Zero to four contiguous bands.
contract::ShareBands any_bands();

/// Every term of a contract on a line of its own, as a scenario file would name it: what a failing example shows.
std::string in_words(const scenario::Contract& contract);

/// The same contract with every sum of pounds multiplied.
scenario::Contract times(scenario::Contract contract, double factor);

}  // namespace loadline::testing_support
