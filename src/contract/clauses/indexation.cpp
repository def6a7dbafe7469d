#include "contract/clauses/indexation.hpp"

#include <cmath>

namespace loadline::contract {
namespace {

std::int64_t arithmetic_basket(const Indexation& terms, const IndexLevels& levels) {
  const std::int64_t unindexed = million - terms.pay - terms.prices - terms.fees;
  return unindexed * million + terms.pay * levels.pay + terms.prices * levels.prices +
         terms.fees * levels.fees;
}

/// ln of level^weight, both on the grid of 1e-6.
double log_power(std::int64_t level, std::int64_t weight) {
  return static_cast<double>(weight) * 1e-6 * std::log(static_cast<double>(level) * 1e-6);
}

std::int64_t geometric_basket(const Indexation& terms, const IndexLevels& levels) {
  const double log_of_it = log_power(levels.pay, terms.pay) + log_power(levels.prices, terms.prices) +
                           log_power(levels.fees, terms.fees);
  return std::llrint(std::exp(log_of_it) * 1e12);
}

std::int64_t basket_of(const Indexation& terms, const IndexLevels& levels) {
  return terms.mean == scenario::BasketMean::geometric ? geometric_basket(terms, levels)
                                                       : arithmetic_basket(terms, levels);
}

}  // namespace

Indexation exact(const scenario::Indexation& terms) {
  return {.pay = millionths(terms.pay.typical().value()),
          .prices = millionths(terms.prices.typical().value()),
          .fees = millionths(terms.fees.typical().value()),
          .least = millionths(terms.least.typical().value()),
          .most = millionths(terms.most.typical().value()),
          .mean = terms.mean,
          .lag_years = static_cast<std::size_t>(terms.lag_years)};
}

void IndexFactor::advance(const Indexation& terms, const IndexLevels& levels) {
  const std::int64_t basket = basket_of(terms, levels);
  LOADLINE_EXPECTS(basket > 0);
  const Whole grown = Whole(basket) * million;
  if (grown < Whole(basket_) * (million + terms.least))
    hold_at(terms.least);
  else if (grown > Whole(basket_) * (million + terms.most))
    hold_at(terms.most);
  else
    follow(basket);
  basket_ = basket;
}

void IndexFactor::hold_at(std::int64_t change) {
  numerator_ *= level_;
  numerator_ *= million + change;
  denominator_ *= million;
  level_ = 1;
  held_ = true;
}

void IndexFactor::follow(std::int64_t basket) {
  if (held_) denominator_ *= basket_;  // resume from the basket of the year that was held
  level_ = basket;
  held_ = false;
}

Pence IndexFactor::applied_to(Pence price) const {
  return round_half_even<WiderWhole>(numerator_ * level_ * price.value(), denominator_);
}

}  // namespace loadline::contract
