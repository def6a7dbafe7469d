#pragma once
/// \file  service/cost/programme_money.hpp
/// \brief What the savings programme does to cost in a month: where savings and cost meet.

#include <array>

#include "loadline/scenario/costs.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::service::cost {

/// What weekly fees are multiplied by, one a placement type.
using FeeFactors = std::array<units::Lanes<double>, scenario::placement_types>;
inline FeeFactors unchanged_fees() {
  FeeFactors factors;
  factors.fill(units::every_lane(1.0));
  return factors;
}

/// [GBP in the month], by fund.
struct ProgrammeMoney {
  using ByFund = std::array<units::Lanes<double>, scenario::fund_keys.size()>;
  ByFund saved{};  ///< Taken off the company's cost, at least 0 for a programme that saves.
  ByFund spent{};  ///< Invested and run.
  units::Lanes<double> saved_by_council{};  ///< Taken off what the council bears itself.
};

}  // namespace loadline::service::cost
