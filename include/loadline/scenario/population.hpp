#pragma once
/// \file  loadline/scenario/population.hpp
/// \brief How many children live in the area, now and later (`model.md` 1.2).

#include <array>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// One year of age of the resident population; id "0" to "17".
struct AgeCount {
  std::string id;
  Assumption<units::Children> children;
};

/// Two ways to look ahead. Without `ages`: the total grows at `growth`, each age band at `growth` plus its own
/// `demand.age.*.growth`. With `ages`: children grow a year older every 1 April, newborn join, families move in and
/// out: P(a+1, y+1) = P(a, y) (1 + net_migration), P(0, y+1) = births (1 + births_growth)^y. The ages give the shape;
/// they are scaled to `under_18`, which stays the denominator of every rate at the start. Within a year the numbers
/// run straight from one 1 April to the next.
struct Population {
  Assumption<units::Children> under_18;    ///< Denominator of every rate per 10,000.
  Assumption<units::Share> growth;         ///< Of that number, a year; unused where `ages` are given.
  std::vector<AgeCount> ages;              ///< None, or all 18.
  Assumption<units::Children> births;      ///< Children under 1 on the next 1 April (before scaling).
  Assumption<units::Share> births_growth;  ///< A year.
  Assumption<units::Share> net_migration;  ///< Net arrivals a year as a share of each age.
};

}  // namespace loadline::scenario
