#include "contract/clauses/reserve_surplus.hpp"

#include <algorithm>

namespace loadline::contract {

ReserveAndSurplus exact(const scenario::ReserveAndSurplus& terms) {
  return {.opening = in_pence(terms.opening.typical()),
          .cap = millionths(terms.cap.typical().value()),
          .council_share = millionths(terms.council_share.typical().value()),
          .tax_rate = terms.taxable ? millionths(terms.tax_rate.typical().value()) : 0,
          .restricted = terms.restricted};
}

SurplusShares share_surplus(const ReserveAndSurplus& terms, Pence surplus, Pence price, Pence reserve,
                            Pence carried) {
  const Pence recovered = std::min(surplus, carried);
  const Pence free = surplus - recovered;
  const Pence topup = std::min(free, positive_part(share_of(price, terms.cap) - reserve));
  const Pence council = share_of(free - topup, terms.council_share);
  const Pence company = free - topup - council;
  const Pence tax = share_of(free - council, terms.tax_rate);
  const Pence on_reserve = positive_part(tax - company);
  return {.recovered = recovered,
          .topup = topup - on_reserve,
          .council = council,
          .tax = tax,
          .retained = positive_part(company - tax)};
}

}  // namespace loadline::contract
