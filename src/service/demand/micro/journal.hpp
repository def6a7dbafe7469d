#pragma once
/// \file  service/demand/micro/journal.hpp
/// \brief What happened to each child and when, for whoever wants to look: durations, histories of placements.

#include <vector>

#include "service/demand/micro/child.hpp"

namespace loadline::service::demand::micro {

/// A child came into a status or a placement. Times in months, ages and stays exact.
struct Happening {
  double at = 0.0;
  std::uint32_t month = 0, number = 0;  ///< Which child: its address.
  double born = 0.0;
  Status from = Status::coming, to = Status::gone;  ///< Equal where only the placement changed.
  std::uint8_t placement = 0;                       ///< Of a child looked after, from now on.
  End end = End::none;  ///< Where it is gone, or a care leaver: how the case ended.
};

using Journal = std::vector<Happening>;

}  // namespace loadline::service::demand::micro
