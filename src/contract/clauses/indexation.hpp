#pragma once
/// \file  indexation.hpp
/// \brief C2. The price follows a basket of pay award, prices and placement fees, within a collar on each year's change.
///
/// The basket of year y is B(y) = w0 + sum of w_i I_i(y), with I_i relative to the first year and w0 the weight not
/// indexed; on grids of 1e-6 for weights and levels it is exact on 1e-12. Geometric: B(y) = product of I_i(y)^w_i, put on
/// the grid of 1e-12. Its change B(y) / B(y-1) - 1 is held between `least` and `most`, and the factor is the product of the
/// changes so held: with no year held it is B(y) itself. What a collar withholds is not caught up in later years. The
/// factor is never rounded; the price is, once a year.

#include "contract/exact.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct Indexation {
  std::int64_t pay = 0, prices = 0, fees = 0;  ///< Weights. [1e-6]
  std::int64_t least = 0, most = 0;            ///< Of a year's change. [1e-6]
  scenario::BasketMean mean = scenario::BasketMean::arithmetic;
  std::size_t lag_years = 0;  ///< 1: a year's price follows the levels of the year before.
};

Indexation exact(const scenario::Indexation& terms);

/// The compounded factor of one future, exact: (numerator / denominator) x level.
class IndexFactor {
 public:
  /// Moves on to the next contract year.
  void advance(const Indexation& terms, const IndexLevels& levels);
  /// A price of the first year at this year's level.
  Pence applied_to(Pence price) const;

 private:
  void hold_at(std::int64_t change);
  void follow(std::int64_t basket);

  static constexpr std::int64_t one = million * million;
  WiderWhole numerator_ = 1, denominator_ = one;
  std::int64_t level_ = one;   ///< This year's basket while it is followed; 1 in a year that is held. [1e-12]
  std::int64_t basket_ = one;  ///< This year's basket, followed or not. [1e-12]
  bool held_ = false;
};

}  // namespace loadline::contract
