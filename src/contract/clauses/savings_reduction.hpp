#pragma once
/// \file  savings_reduction.hpp
/// \brief C3. Agreed savings come off the price: a yearly efficiency in percent, then sums in pounds.
///
/// A figure of £2.0m, £2.0m, £0.5m says nothing until its basis is named (W2). Off the price of year y comes
///   base reduction    r_0 + ... + r_y   each figure lowers the price for good;
///   in-year cash      r_y               each figure is the cash of that year alone;
///   cumulative cash   r_y - r_(y-1)     each figure is the cash of all years up to that one. What has been saved stays
///                                       saved: a year without a figure, or with one no higher, has nothing off, and the
///                                       next figure counts from the highest before it.
/// So 2.0, 2.0, 0.5 as base reductions is 2.0, 4.0, 4.5 in in-year cash and 2.0, 6.0, 10.5 in cumulative cash.

#include <vector>

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct SavingsReduction {
  std::vector<Pence> off;       ///< Off the price of each contract year; years beyond it have nothing off.
  std::int64_t kept = million;  ///< What a year's efficiency leaves. [1e-6]
};

SavingsReduction exact(const scenario::SavingsReduction& terms);

/// What a price is after the reductions of a contract year; below nothing where they exceed it.
Pence reduced(Pence price, const SavingsReduction& terms, std::size_t year);

}  // namespace loadline::contract
