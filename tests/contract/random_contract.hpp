#pragma once
/// \file  contract/random_contract.hpp
/// \brief Contracts drawn at random, inside a RapidCheck property.

#include <cstdint>
#include <vector>

#include "contract/clauses/share_bands.hpp"
#include "loadline/scenario/contract.hpp"
#include "support/any.hpp"

namespace loadline::testing_support {

enum class Taxed { never, perhaps };

/// Any subset of the clauses with any terms; price near or far from £63 million. RapidCheck shows and shrinks each number.
scenario::Contract any_contract(int years, Taxed taxed);

/// Zero to four contiguous bands.
contract::ShareBands any_bands();

}  // namespace loadline::testing_support
