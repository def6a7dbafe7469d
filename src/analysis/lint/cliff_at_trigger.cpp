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

/// One trigger of the contract.
struct Watched {
  const scenario::Clause& clause;
  const scenario::Trigger& trigger;
  std::size_t number;

  /// Whether it fires, and in time for what it does to be done within the horizon.
  bool acts(const SettledYear& settled) const {
    const bool in_time = trigger.action != scenario::TriggerAction::termination || settled.ended;
    return settled.first_fired[number] >= 0 && in_time;
  }
};

/// The first what-if at which the trigger's state differs from the one before; none where it never changes.
std::optional<std::size_t> first_change(const std::vector<SettledYear>& swept, const Watched& watched) {
  for (std::size_t i = 1; i < swept.size(); ++i)
    if (watched.acts(swept[i]) != watched.acts(swept[i - 1])) return i;
  return std::nullopt;
}

struct Step {
  WhatIf before, after;
};

/// The contract with the trigger recorded and not enacted.
scenario::Contract recorded(const Case& of, const Watched& watched) {
  return changed<scenario::Triggers>(of.contract,
                                     [&](auto& terms) { terms.triggers[watched.number].enacted = false; });
}

/// Whether what the trigger does costs anybody anything: a review does not, nor does stepping in without costs.
bool moves_money(const Case& of, const Watched& watched, const WhatIf& after) {
  const SettledYear acted = settle(of.year, of.contract, after),
                    unheeded = settle(of.year, recorded(of, watched), after);
  return acted.council_over_horizon != unheeded.council_over_horizon ||
         acted.company_over_horizon != unheeded.company_over_horizon;
}

/// Narrows a step between two years of different cost to a pound, 31 costs between them at a time.
Step to_the_pound(const Case& of, Step step, const Watched& watched) {
  while (step.after.net_cost - step.before.net_cost > 1.0) {
    std::vector<WhatIf> between(units::lane_count, step.before);
    const double width = (step.after.net_cost - step.before.net_cost) / (units::lane_count - 1.0);
    for (std::size_t i = 0; i < between.size(); ++i) between[i].net_cost += width * static_cast<double>(i);
    const auto at = first_change(settle(of.year, of.contract, between), watched);
    if (!at) return step;
    step = {between[*at - 1], between[*at]};
  }
  return step;
}

LintFinding told(const Case& of, const Watched& watched, const Step& step, const std::string& where) {
  const SettledYear before = settle(of.year, of.contract, step.before),
                    after = settle(of.year, of.contract, step.after);
  LintFinding finding{.rule = "cliff", .clauses = {watched.clause.id}};
  finding.found =
      fmt::format("trigger “{}” {} {}", watched.trigger.name, action_of(watched.trigger.action), where);
  finding.worked = fmt::format(
      "Over the horizon the council is left at {} just before it fires and at {} just after, the company at "
      "{} and {}.",
      money(before.council_over_horizon), money(after.council_over_horizon),
      money(before.company_over_horizon), money(after.company_over_horizon));
  finding.help =
      "record the trigger (enacted = false) and decide when it fires, or ask for longer persistence";
  return finding;
}

/// Whether there is a cost from which it fires.
bool by_cost(const Case& of, const Watched& watched, std::vector<LintFinding>& into) {
  constexpr int lowest = 60, highest = 160;  // hundredths of the target
  const std::vector<WhatIf> swept = costs(of, lowest, highest);
  const auto at = first_change(settle(of.year, of.contract, swept), watched);
  if (!at) return false;
  const Step step = to_the_pound(of, {swept[*at - 1], swept[*at]}, watched);
  if (!moves_money(of, watched, step.after)) return true;
  const SettledYear after = settle(of.year, of.contract, step.after);
  into.push_back(told(of, watched, step,
                      fmt::format("at a net cost of {} every year", whole_pounds(after.net_cost.pounds()))));
  return true;
}

void by_quality(const Case& of, const Watched& watched, std::vector<LintFinding>& into) {
  const std::vector<WhatIf> swept = qualities(of);
  const auto at = first_change(settle(of.year, of.contract, swept), watched);
  if (!at) return;
  const bool worse_acts = watched.acts(settle(of.year, of.contract, swept[*at - 1]));
  const std::size_t acting = worse_acts ? *at - 1 : *at, idle = worse_acts ? *at : *at - 1;
  if (!moves_money(of, watched, swept[acting])) return;
  into.push_back(told(of, watched, {swept[idle], swept[acting]},
                      fmt::format("with every indicator {}, whatever the cost", quality_words(acting))));
}

}  // namespace

void cliff_at_trigger(const Case& of, std::vector<LintFinding>& into) {
  const scenario::Clause* clause = clause_of<scenario::Triggers>(of.contract);
  if (clause == nullptr) return;
  const auto& triggers = std::get<scenario::Triggers>(clause->terms).triggers;
  for (std::size_t number = 0; number < triggers.size(); ++number) {
    const Watched watched{*clause, triggers[number], number};
    if (watched.trigger.enacted && !by_cost(of, watched, into)) by_quality(of, watched, into);
  }
}

}  // namespace loadline::analysis::lint_rules
