#include "contract/clauses/triggers.hpp"

#include <algorithm>

namespace loadline::contract {

Triggers exact(const scenario::Triggers& terms, const scenario::Scenario& scenario) {
  const units::Calendar calendar(scenario.horizon.start);
  Triggers exact;
  for (const scenario::Trigger& trigger : terms.triggers) {
    exact.triggers.push_back(
        {.watched = trigger.watched,
         .level = millionths(trigger.level.typical().value()),
         .amount = in_pence(trigger.amount.typical()),
         .persistence = trigger.watched == scenario::Watched::judgement_by ? 1 : trigger.persistence,
         .deadline = trigger.deadline.known() ? calendar.month_of(trigger.deadline) : -1,
         .grade = static_cast<int>(trigger.grade),
         .action = trigger.action,
         .enacted = trigger.enacted && trigger.action != scenario::TriggerAction::review,
         .notice_months = trigger.notice_months,
         .exit_costs = in_pence(trigger.exit_costs.typical())});
    const Trigger& made = exact.triggers.back();
    exact.may_end |= made.enacted && made.action == scenario::TriggerAction::termination;
    exact.may_cost |= made.enacted && made.exit_costs > nothing;
  }
  const auto& kpis = scenario.outcomes.kpis;
  exact.inspected = std::any_of(kpis.begin(), kpis.end(), [](const scenario::Kpi& kpi) {
    return std::holds_alternative<scenario::Judgement>(kpi.measure);
  });
  return exact;
}

bool looked_at(const Trigger& trigger, bool holds, int month, Watch& watch) {
  watch.held = holds ? watch.held + 1 : 0;
  if (watch.held < trigger.persistence) return false;
  ++watch.fired;
  if (watch.first >= 0) return false;
  watch.first = month;
  return true;
}

}  // namespace loadline::contract
