#include <cmath>

#include <fmt/format.h>

#include "rules.hpp"

/// What the next pound does to the company, after every clause: it should lose by spending and gain by saving.
namespace loadline::analysis::lint_rules {
namespace {

constexpr double step = 100'000.0;  // [GBP]
constexpr double nothing = 0.001;   // of a pound

/// Costs from 85 % to 125 % of the target, £100,000 apart to either side of it; nearer where the contract is small.
std::vector<WhatIf> by_cost(const Case& of) {
  const double apart = std::min(step, 0.04 * of.target);
  const int below = static_cast<int>(0.15 * of.target / apart),
            above = static_cast<int>(0.25 * of.target / apart);
  std::vector<WhatIf> all;
  for (int steps = -below; steps <= above; ++steps) {
    all.push_back(of.year.typical());
    all.back().net_cost = of.target + steps * apart - other_funds(of);
  }
  return all;
}

/// Part of one more pound of cost that the company loses, between a what-if and the next.
double loss(const std::vector<SettledYear>& swept, std::size_t i) {
  return (swept[i].company - swept[i + 1].company).pounds() /
         (swept[i + 1].net_cost - swept[i].net_cost).pounds();
}

/// Clauses that make good part of the extra cost there, in the order of the contract.
std::vector<std::string> clauses_that_pay(const Case& of, const std::vector<SettledYear>& swept,
                                          std::size_t i) {
  std::vector<std::string> paying;
  for (const scenario::Clause& clause : of.contract.clauses)
    if (part(swept[i + 1], clause.id) > part(swept[i], clause.id)) paying.push_back(clause.id);
  return paying;
}

LintFinding finding_at(const Case& of, const std::vector<SettledYear>& swept, std::size_t i,
                       std::string found) {
  LintFinding finding{.rule = "perverse-slope", .clauses = clauses_that_pay(of, swept, i)};
  finding.found = std::move(found);
  finding.worked =
      fmt::format("At a net cost of {} the company is left at {}; at {}, {} more, at {}.",
                  money(swept[i].net_cost), money(swept[i].company), money(swept[i + 1].net_cost),
                  money(swept[i + 1].net_cost - swept[i].net_cost), money(swept[i + 1].company));
  return finding;
}

/// The company is better off for spending more. `as(i)`: how it comes to spend more from the i-th what-if on.
template <class As>
void gains_by_spending(const Case& of, const std::vector<SettledYear>& swept, As as,
                       std::vector<LintFinding>& into) {
  for (std::size_t i = 0; i + 1 < swept.size(); ++i) {
    if (swept[i + 1].net_cost <= swept[i].net_cost || loss(swept, i) > -nothing) continue;
    into.push_back(finding_at(of, swept, i, fmt::format("the company is better off as {}", as(i))));
    into.back().help = "lower what the clause pays to below what it pays for";
    return;
  }
}

/// Below the target, a pound saved leaves the company nothing.
void saves_for_nothing(const Case& of, const std::vector<SettledYear>& swept,
                       std::vector<LintFinding>& into) {
  for (std::size_t i = swept.size() - 1; i-- > 0;) {
    if (swept[i + 1].net_cost.pounds() > of.target || std::abs(loss(swept, i)) > nothing) continue;
    into.push_back(finding_at(of, swept, i,
                              fmt::format("a pound saved below a net cost of {} leaves the company nothing",
                                          whole_pounds(swept[i + 1].net_cost.pounds()))));
    into.back().help = "leave the company part of what it saves there";
    return;
  }
}

/// Above the target, more overspend costs the company nothing although less did.
void overspends_for_nothing(const Case& of, const std::vector<SettledYear>& swept,
                            std::vector<LintFinding>& into) {
  bool cost_something = false;
  for (std::size_t i = 0; i + 1 < swept.size(); ++i) {
    if (swept[i].net_cost.pounds() < of.target) continue;
    if (loss(swept, i) > nothing) cost_something = true;
    if (!cost_something || std::abs(loss(swept, i)) > nothing) continue;
    into.push_back(finding_at(
        of, swept, i,
        fmt::format("overspending further costs the company nothing from a net cost of {}, although less did",
                    whole_pounds(swept[i].net_cost.pounds()))));
    into.back().help = "leave the company part of every further pound";
    return;
  }
}

}  // namespace

void perverse_slope(const Case& of, std::vector<LintFinding>& into) {
  const std::vector<SettledYear> swept = settle(of.year, of.contract, by_cost(of));
  const std::size_t before = into.size();
  const auto as_cost_rises = [&](std::size_t i) {
    return "its cost rises from " + whole_pounds(swept[i].net_cost.pounds());
  };
  gains_by_spending(of, swept, as_cost_rises, into);
  if (into.size() == before && of.year.cost_of_a_child() > 0.0) {
    const std::vector<WhatIf> more = children(of, 85, 125);
    const auto as_children_come = [&](std::size_t i) {
      return "more children come than " + count(more[i].children);
    };
    gains_by_spending(of, settle(of.year, of.contract, more), as_children_come, into);
  }
  saves_for_nothing(of, swept, into);
  overspends_for_nothing(of, swept, into);
}

}  // namespace loadline::analysis::lint_rules
