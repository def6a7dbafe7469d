#pragma once
/// \file  rebase.hpp
/// \brief C9. After a year the baseline of children and the price move part of the way towards what happened.
///
/// With V the average number of children of the year before and B its baseline, the baseline moves by weight x (V - B) and
/// the price by weight x unit price x (V - B) child-weeks of that year; what earlier years added is indexed on.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct Rebase {
  std::int64_t weight = 0;    ///< [1e-6]
  std::int64_t baseline = 0;  ///< [1e-6 children]
  Pence unit_price;           ///< Of a child-week.
  std::size_t every_years = 1;
};

Rebase exact(const scenario::Rebase& terms);

/// What rebasing has made of the years so far.
struct Rebased {
  Pence added;
  std::int64_t shift = 0;  ///< [1e-6 children]
};

/// What a contract year observed of its volume.
struct YearsVolume {
  std::int64_t half_days = 0;
  int days = 0;
};

/// From one contract year to the next.
/// \param year     The year that has ended, 0 the first: rebasing may look at some years only.
/// \param indexed_before, indexed_after  The base price at the levels of the two years: additions follow their ratio, the
///   ratio of price.indexed where nothing comes off before indexing.
Rebased rebased(const Rebase& terms, const Rebased& so_far, std::size_t year, const YearsVolume& seen,
                Pence indexed_before, Pence indexed_after);

}  // namespace loadline::contract
