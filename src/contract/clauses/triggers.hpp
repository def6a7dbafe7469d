#pragma once
/// \file  triggers.hpp
/// \brief C15. What gives a party a right: each trigger watches one condition and fires when it has held long enough.

#include <limits>
#include <vector>

#include "contract/exact.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::contract {

struct Trigger {
  scenario::Watched watched = scenario::Watched::cash;
  std::int64_t level = 0;  ///< [1e-6]
  Pence amount;
  int persistence = 1;
  int deadline = -1;  ///< Month.
  int grade = 0;
  scenario::TriggerAction action = scenario::TriggerAction::review;
  bool enacted = false;
  int notice_months = 0;
  Pence exit_costs;
};

struct Triggers {
  std::vector<Trigger> triggers;
  bool may_end = false;    ///< Whether a termination is enacted.
  bool may_cost = false;   ///< Whether something enacted has exit costs.
  bool inspected = false;  ///< Whether the scenario has a judgement at all.
};

Triggers exact(const scenario::Triggers& terms, const scenario::Scenario& scenario);

/// How long a trigger's condition has held in one future.
struct Watch {
  int held = 0;    ///< Times running.
  int first = -1;  ///< Month it first fired; -1: never.
  int fired = 0;   ///< Times it has held as long as asked.
};

/// Takes in one look at the condition; whether the trigger fires for the first time.
bool looked_at(const Trigger& trigger, bool holds, int month, Watch& watch);

/// Contract year from which an enacted termination has ended everything: the first that begins at least the notice after
/// the end of the month in which it fired.
inline int ends_with_year(const Trigger& trigger, int month) {
  return (month + 1 + trigger.notice_months + 11) / 12;
}

inline constexpr int never = std::numeric_limits<int>::max();

}  // namespace loadline::contract
