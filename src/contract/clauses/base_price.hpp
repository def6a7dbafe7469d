#pragma once
/// \file  base_price.hpp
/// \brief C1. The yearly price before everything else.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct BasePrice {
  Pence amount;
};

inline BasePrice exact(const scenario::BasePrice& terms) { return {in_pence(terms.amount.typical())}; }

}  // namespace loadline::contract
