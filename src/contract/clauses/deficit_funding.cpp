#include "contract/clauses/deficit_funding.hpp"

#include <algorithm>

namespace loadline::contract {

DeficitFunding exact(const scenario::DeficitFunding& terms) {
  return {.carry_forward = in_pence(terms.carry_forward.typical()),
          .grant = millionths(terms.grant.typical().value()),
          .facility = in_pence(terms.facility.typical()),
          .interest = millionths(terms.interest.typical().value()),
          .loan_years = terms.loan_years};
}

DeficitCover cover_deficit(const DeficitFunding& terms, Pence deficit, Pence reserve, Pence carried,
                           Pence lent) {
  DeficitCover cover;
  cover.draw = std::min(deficit, positive_part(reserve));
  Pence left = deficit - cover.draw;
  cover.carried = std::min(left, positive_part(terms.carry_forward - carried));
  left -= cover.carried;
  cover.grant = share_of(left, terms.grant);
  left -= cover.grant;
  cover.loan = std::min(left, positive_part(terms.facility - lent));
  cover.unfunded = left - cover.loan;
  return cover;
}

}  // namespace loadline::contract
