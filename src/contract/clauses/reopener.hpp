#pragma once
/// \file  reopener.hpp
/// \brief C8. Where many more children are looked after than agreed, the company asks for more money within the year.

#include <span>

#include "contract/clauses/approvals.hpp"
#include "loadline/contract/exact_block.hpp"

namespace loadline::contract {

struct Reopener {
  std::int64_t baseline = 0, threshold = 0;  ///< [1e-6 children], [1e-6]
  int window_months = 1;
  Pence unit_price, limit;  ///< Of a child-week; of a year, 0: none.
  Deciding deciding;
};

Reopener exact(const scenario::Reopener& terms);

/// The first month of a contract year at whose end the window's average exceeds what was agreed; -1: none. A window that
/// would begin before the horizon is not judged.
/// \param shift By how much rebasing has moved the baseline. [1e-6 children]
int asked_in(const Reopener& terms, std::span<const ExactMonth> months, int year, std::size_t lane,
             std::int64_t shift);

/// What the child-weeks above the threshold cost, from a month to the end of its contract year, less what the corridor
/// pays for the year; between nothing and the limit. Each month is looked at alone: one below the threshold takes nothing
/// off, so that nobody gains by a late decision.
/// \param granted Share of it. [1e-6]
Pence exceptional_payment(const Reopener& terms, std::span<const ExactMonth> months, int from,
                          std::size_t lane, std::int64_t shift, std::int64_t granted, Pence volume);

}  // namespace loadline::contract
