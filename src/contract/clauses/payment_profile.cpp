#include "contract/clauses/payment_profile.hpp"

namespace loadline::contract {

PaymentProfile exact(const scenario::PaymentProfile& terms) {
  return {.months_late = terms.timing == scenario::PaymentTiming::in_arrears ? 1 : 0,
          .opening_cash = in_pence(terms.opening_cash.typical())};
}

Pence instalment(Pence whole, int parts, int index) {
  LOADLINE_EXPECTS(whole >= nothing && 0 <= index && index < parts);
  const std::int64_t odd_pence = whole.value() % parts;
  return Pence(whole.value() / parts + (index < odd_pence ? 1 : 0));
}

}  // namespace loadline::contract
