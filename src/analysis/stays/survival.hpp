#pragma once
/// \file  analysis/stays/survival.hpp
/// \brief What was seen, as a curve: Kaplan and Meier with late entry, Greenwood's error.

#include <span>
#include <vector>

#include "analysis/stays/spells.hpp"

namespace loadline::analysis::stays {

struct Seen {
  double months = 0.0;
  double share = 1.0, error = 0.0, at_risk = 0.0;
};

/// Product over times of leaving of (1 - leavers / at risk); at risk are those whose watching began before and has not
/// ended. One point a time asked for (increasing), as far as anybody was at risk.
std::vector<Seen> kaplan_meier(const std::vector<Spell>& spells, std::span<const double> months);

}  // namespace loadline::analysis::stays
