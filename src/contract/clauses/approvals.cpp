#include "contract/clauses/approvals.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

/// The first month from `from` on in which they meet.
int meeting_from(int from, int every) {
  int month = from;
  while (month % 12 % every != 0) ++month;
  return month;
}

}  // namespace

Approvals exact(const scenario::Approvals& terms) {
  return {.meetings = true,
          .board = in_pence(terms.board.typical()),
          .section_151 = in_pence(terms.section_151.typical()),
          .cabinet = in_pence(terms.cabinet.typical()),
          .cabinet_every = terms.cabinet_every_months,
          .council_every = terms.council_every_months,
          .notice = terms.notice_months};
}

int decided_in(const Approvals& terms, Pence amount, int requested, int delay) {
  const Pence size = amount < nothing ? -amount : amount;
  if (!terms.meetings || size <= std::max(terms.board, terms.section_151)) return requested + delay;
  const int earliest = requested + std::max(delay, terms.notice);
  return meeting_from(earliest, size <= terms.cabinet ? terms.cabinet_every : terms.council_every);
}

}  // namespace loadline::contract
