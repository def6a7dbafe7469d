#include <fmt/format.h>

#include "rules.hpp"

/// An enacted trigger is a step by design; what it does to the money between one pound (or one state) and the next is told.
namespace loadline::analysis::lint_rules {
namespace {

const char* action_of(scenario::TriggerAction action) {
  switch (action) {
    case scenario::TriggerAction::review:
      return "calls for a review";
    case scenario::TriggerAction::step_in:
      return "lets the council step in";
    case scenario::TriggerAction::termination:
      return "ends the contract";
  }
  return "";
}

bool fires(const SettledYear& settled, std::size_t trigger) { return settled.first_fired[trigger] >= 0; }

/// The first what-if at which the trigger's state differs from the one before; none where it never changes.
std::optional<std::size_t> first_change(const std::vector<SettledYear>& swept, std::size_t trigger) {
  for (std::size_t i = 1; i < swept.size(); ++i)
    if (fires(swept[i], trigger) != fires(swept[i - 1], trigger)) return i;
  return std::nullopt;
}

struct Step {
  WhatIf before, after;
};

/// Narrows a step between two years of different cost to a pound, 31 costs between them at a time.
Step to_the_pound(const Case& of, Step step, std::size_t trigger) {
  while (step.after.net_cost - step.before.net_cost > 1.0) {
    std::vector<WhatIf> between(units::lane_count, step.before);
    const double width = (step.after.net_cost - step.before.net_cost) / (units::lane_count - 1.0);
    for (std::size_t i = 0; i < between.size(); ++i) between[i].net_cost += width * static_cast<double>(i);
    const auto at = first_change(settle(of.year, of.contract, between), trigger);
    if (!at) return step;
    step = {between[*at - 1], between[*at]};
  }
  return step;
}

LintFinding told(const Case& of, const scenario::Clause& clause, const scenario::Trigger& trigger,
                 const Step& step, const std::string& where) {
  const SettledYear before = settle(of.year, of.contract, step.before),
                    after = settle(of.year, of.contract, step.after);
  LintFinding finding{.rule = "cliff", .clauses = {clause.id}};
  finding.found = fmt::format("trigger {} {} {}", trigger.id, action_of(trigger.action), where);
  finding.worked = fmt::format(
      "Over the horizon the council is left at {} just before it fires and at {} just after, the company at "
      "{} and {}.",
      money(before.council_over_horizon), money(after.council_over_horizon),
      money(before.company_over_horizon), money(after.company_over_horizon));
  finding.help =
      "record the trigger (enacted = false) and decide when it fires, or ask for longer persistence";
  return finding;
}

void by_cost(const Case& of, const scenario::Clause& clause, const scenario::Trigger& trigger,
             std::size_t number, std::vector<LintFinding>& into) {
  constexpr int lowest = 60, highest = 160;  // hundredths of the target
  const std::vector<WhatIf> swept = costs(of, lowest, highest);
  const auto at = first_change(settle(of.year, of.contract, swept), number);
  if (!at) return;
  const Step step = to_the_pound(of, {swept[*at - 1], swept[*at]}, number);
  const SettledYear after = settle(of.year, of.contract, step.after);
  into.push_back(told(of, clause, trigger, step,
                      fmt::format("at a net cost of {} a year", whole_pounds(after.net_cost.pounds()))));
}

void by_quality(const Case& of, const scenario::Clause& clause, const scenario::Trigger& trigger,
                std::size_t number, std::vector<LintFinding>& into) {
  const std::vector<WhatIf> swept = qualities(of);
  const auto at = first_change(settle(of.year, of.contract, swept), number);
  if (!at) return;
  const bool worse_fires = fires(settle(of.year, of.contract, swept[*at - 1]), number);
  const Step step = worse_fires ? Step{swept[*at], swept[*at - 1]} : Step{swept[*at - 1], swept[*at]};
  into.push_back(told(of, clause, trigger, step, "when indicators fall far enough, whatever the cost"));
}

}  // namespace

void cliff_at_trigger(const Case& of, std::vector<LintFinding>& into) {
  const scenario::Clause* clause = clause_of<scenario::Triggers>(of.contract);
  if (clause == nullptr) return;
  const auto& triggers = std::get<scenario::Triggers>(clause->terms).triggers;
  for (std::size_t number = 0; number < triggers.size(); ++number) {
    if (!triggers[number].enacted) continue;
    const std::size_t before = into.size();
    by_cost(of, *clause, triggers[number], number, into);
    if (into.size() == before) by_quality(of, *clause, triggers[number], number, into);
  }
}

}  // namespace loadline::analysis::lint_rules
