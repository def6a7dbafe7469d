#include "contract/clauses/ring_fence.hpp"

#include "contract/parties.hpp"

namespace loadline::contract {

RingFence exact(const scenario::RingFence& terms) {
  RingFence fence{.fund = static_cast<std::size_t>(fund_of(terms.fund)),
                  .grants = {},
                  .opening = in_pence(terms.opening.typical()),
                  .overspent = terms.overspent,
                  .unspent = terms.unspent};
  for (const auto& year : terms.grant) fence.grants.push_back(in_pence(year.value.typical()));
  return fence;
}

FundYear keep(const RingFence& terms, Pence before, Pence grant, Pence cost) {
  const Pence left = before + grant - cost;
  FundYear year;
  if (terms.overspent == scenario::Overspent::general_fund) year.transfer = positive_part(-left);
  if (terms.unspent == scenario::Unspent::returned) year.returned = positive_part(left);
  year.balance = left + year.transfer - year.returned;
  return year;
}

}  // namespace loadline::contract
