#pragma once
/// \file  deductions.hpp
/// \brief C6. Points for indicators that fail, pounds for points, and money back where they have recovered.

#include <span>
#include <vector>

#include "contract/exact.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct WatchedIndicator {
  std::size_t kpi = 0;      ///< Place among the scenario's.
  std::int64_t weight = 0;  ///< [1e-6]
};

struct Deductions {
  std::vector<WatchedIndicator> indicators;
  std::int64_t minor = 0, serious = 0, severe = 0;  ///< Points. [1e-6]
  Pence pounds_a_point;
  std::int64_t free_points = 0;  ///< A quarter. [1e-6]
  int ratchet_most = 1;
  std::int64_t cap = 0;  ///< Of a quarter of the price, or of the target. [1e-6]
  bool cap_of_target = false;
  std::int64_t earn_back = 0;  ///< [1e-6]
  int earn_back_passes = 1;
  int first_quarter = 0;  ///< 0 the horizon's first.
  bool relief = true;
  int lag_months = 0;  ///< The longest of its indicators': when the quarter is known.
};

/// Quarters of deductions that an earn-back looks at, before its own (`model.md` 0.4).
inline constexpr int earn_back_memory = 4;

Deductions exact(const scenario::Deductions& terms, const scenario::Outcomes& outcomes);

/// How an indicator has done of late.
struct IndicatorRun {
  int failed = 0, passed = 0;  ///< Quarters running.
};

/// Takes in a quarter's rating and gives its points, ratchet and weight included: exact. [1e-12]
/// A quarter that is not assessed neither fails nor passes: it leaves the run as it is.
Wide points_of(const Deductions& terms, const WatchedIndicator& indicator, service::Rating rating,
               IndicatorRun& run);

/// Pounds for points beyond those that are free. \param points [1e-12]
Pence priced(const Deductions& terms, const Wide& points);

/// The most of a quarter. \param yearly The year's payable price, or its target.
Pence quarter_cap(const Deductions& terms, Pence yearly);

/// What is returned of these deductions.
inline Pence returned_of(const Deductions& terms, Pence deductions) {
  return share_of(deductions, terms.earn_back);
}

}  // namespace loadline::contract
