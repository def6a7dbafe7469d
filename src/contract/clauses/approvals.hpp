#pragma once
/// \file  approvals.hpp
/// \brief C16. Who may approve a change, by its size, and when they meet; from when an approved change is paid.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause nobody waits for a meeting.
struct Approvals {
  bool meetings = false;
  Pence board, section_151, cabinet;
  int cabinet_every = 1, council_every = 1, notice = 0;  ///< [months]
};

Approvals exact(const scenario::Approvals& terms);

/// The month in which a request is decided. Meetings are counted from April, the first month of a contract year.
/// \param amount  What is asked for; a reduction is as large as the addition.
/// \param delay   As drawn. [months]
int decided_in(const Approvals& terms, Pence amount, int requested, int delay);

/// What the clauses with requests share.
struct Deciding {
  bool backdated = false;
};
inline Deciding exact(const scenario::Deciding& terms) { return {terms.backdated}; }

/// First month that an approved change is paid for.
inline int effective_from(const Deciding& terms, int requested, int decided) {
  return terms.backdated ? requested : decided;
}

}  // namespace loadline::contract
