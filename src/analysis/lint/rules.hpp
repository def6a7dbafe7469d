#pragma once
/// \file  analysis/lint/rules.hpp
/// \brief The rules of the lint, a file a rule, and what they share: the case, sweeps of what-ifs, words for money.
///
/// Rules judge by settling the typical year, never by reading terms alone: a clause may be harmless beside another.

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analysis/settled_year.hpp"
#include "loadline/analysis/lint.hpp"

namespace loadline::analysis::lint_rules {

/// What every rule looks at.
struct Case {
  const WorkedYear& year;
  const scenario::Contract& contract;
  SettledYear typical;  ///< Of the contract.
  double target;        ///< Of the typical year; its price where no target is struck [GBP].
};

void paid_twice(const Case& of, std::vector<LintFinding>& into);
void volume_outside_target(const Case& of, std::vector<LintFinding>& into);
void deductions_refunded(const Case& of, std::vector<LintFinding>& into);
void indemnity_voids_deductions(const Case& of, std::vector<LintFinding>& into);
void cliff_in_shares(const Case& of, std::vector<LintFinding>& into);
void cliff_at_trigger(const Case& of, std::vector<LintFinding>& into);
void perverse_slope(const Case& of, std::vector<LintFinding>& into);
void never_bites(const Case& of, std::vector<LintFinding>& into);

/// The part of a year's net cost that no what-if moves: of funds other than the general one that no clause ring-fences
/// [GBP]. A what-if's `net_cost` is what is left.
double other_funds(const Case& of);
/// Typical years whose cost is each hundredth of the target from the first to the last.
std::vector<WhatIf> costs(const Case& of, int from, int to);
/// Typical years with each hundredth of the opening children from the first to the last, cost moving with them.
std::vector<WhatIf> children(const Case& of, int from, int to);
/// Typical years whose indicators stand from well beyond the floor to well beyond the target.
std::vector<WhatIf> qualities(const Case& of);
/// What the what-if of `qualities` says of an indicator: "at its floor".
const char* quality_words(std::size_t what_if);

/// The contract with one clause's terms changed, or without the clause.
template <class Terms, class Change>
scenario::Contract changed(scenario::Contract contract, Change change) {
  for (scenario::Clause& clause : contract.clauses)
    if (auto* terms = std::get_if<Terms>(&clause.terms)) change(*terms);
  return contract;
}
scenario::Contract without(scenario::Contract contract, const std::string& clause);

/// The first clause of one kind, or null.
template <class Terms>
const scenario::Clause* clause_of(const scenario::Contract& contract) {
  const auto found = std::ranges::find_if(contract.clauses, [](const scenario::Clause& clause) {
    return std::holds_alternative<Terms>(clause.terms);
  });
  return found == contract.clauses.end() ? nullptr : &*found;
}

/// What a clause gives the company in a settled year, less what it takes.
Pence part(const SettledYear& settled, const std::string& clause);
Pence size_of(Pence amount);

/// As people call it, in quotation marks: "“Volume corridor”". A name may be plural or a phrase; what it does is told of
/// one clause.
std::string named(const scenario::Clause& clause);
std::string named(const scenario::Contract& contract, const std::string& clause);
std::string money(Pence amount);          ///< "£545,698.72", "−£1,131,764.07"
std::string whole_pounds(double pounds);  ///< "£65,972,476"
std::string points(double share);         ///< "50" of a share 0.5
std::string count(double children);       ///< "545", "545.7"

}  // namespace loadline::analysis::lint_rules
