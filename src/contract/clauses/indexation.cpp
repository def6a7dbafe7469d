#include "contract/clauses/indexation.hpp"

namespace loadline::contract {
namespace {

std::int64_t basket_of(const Indexation& terms, const IndexLevels& levels) {
  const std::int64_t unindexed = million - terms.pay - terms.prices - terms.fees;
  return unindexed * million + terms.pay * levels.pay + terms.prices * levels.prices +
         terms.fees * levels.fees;
}

}  // namespace

Indexation exact(const scenario::Indexation& terms) {
  return {.pay = millionths(terms.pay.typical().value()),
          .prices = millionths(terms.prices.typical().value()),
          .fees = millionths(terms.fees.typical().value()),
          .least = millionths(terms.least.typical().value()),
          .most = millionths(terms.most.typical().value())};
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
