#include "contract/clauses/change_control.hpp"

#include <algorithm>

namespace loadline::contract {

ChangeControl exact(const scenario::ChangeControl& terms, const units::Calendar& calendar) {
  ChangeControl changes{.requests = {}, .deciding = exact(terms.deciding)};
  for (const scenario::RequestedChange& request : terms.requests)
    changes.requests.push_back(
        {in_pence(request.amount.typical()), calendar.month_of(request.requested), request.recurrent});
  return changes;
}

Pence added_in(const RequestedChange& change, int year, int effective, std::int64_t granted) {
  if (!change.recurrent && year != change.requested / 12) return nothing;
  const int months = std::clamp(12 * (year + 1) - effective, 0, 12);
  return round_half_even<Wide>(Wide(change.amount.value()) * granted * months, Wide(12 * million));
}

}  // namespace loadline::contract
