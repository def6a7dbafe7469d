#pragma once
/// \file  columns.hpp
/// \brief The contract's posting columns: the price by instalments, and what is settled at each year's end.

#include <string>
#include <vector>

#include "contract/waterfall.hpp"
#include "loadline/contract/settle.hpp"

namespace loadline::contract {

/// A register of which one sign moves money, from one party to another.
struct Movement {
  Lanes<Pence> YearRegisters::*amount;
  int sign;  ///< +1: what is above 0 moves; -1: what is below.
  Category category;
  Party from, to;
  std::string cause;
};

/// What a contract moves at a year's end. The price is not among them.
std::vector<Movement> movements_of(const scenario::Contract& contract);

/// One column an instalment of the price, then one a movement, year by year; amounts zero.
/// Year-end movements accrue in the last month of the year and fall due in the month after.
std::vector<PostingColumn> columns_of(const scenario::Contract& contract,
                                      const std::vector<Movement>& movements, int years);

/// Fills the columns of one year, in the order `columns_of` made them.
void post_year(const YearRegisters& registers, const std::vector<Movement>& movements,
               std::span<PostingColumn> columns);

}  // namespace loadline::contract
