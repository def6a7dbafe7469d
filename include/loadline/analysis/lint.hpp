#pragma once
/// \file  loadline/analysis/lint.hpp
/// \brief What a lawyer's reading misses: terms that work against each other or cannot work, each with its price.

#include <string>
#include <vector>

#include "loadline/scenario/scenario.hpp"

namespace loadline::analysis {

/// A finding names its clauses and works its consequence in pounds, by settling the scenario's typical first year.
struct LintFinding {
  std::string
      rule;  ///< "paid-twice", "volume-outside-target", "deductions-refunded", "indemnity-voids-deductions",
             ///< "cliff", "perverse-slope", "never-bites"
  std::vector<std::string> clauses;  ///< Ids.
  base::Place place;                 ///< Of the first clause, where it was read from a file.
  std::string found;                 ///< "volume-corridor and reopener both pay for children above 545"
  std::string worked;        ///< "With 587 children the council pays £x for the same child-weeks twice: ..."
  std::string help;          ///< What to write instead, or how to acknowledge it.
  std::string acknowledged;  ///< Why somebody stands by it; "" where nobody has said.
};

/// Every finding, in order of rule and clause. Pure.
/// \param contract  The scenario's own or a variant's: settled against the scenario's service.
std::vector<LintFinding> lint(const scenario::Scenario& scenario, const scenario::Contract& contract);

/// What a variant's terms add: findings of its contract that the scenario's own, in `of_contract`, does not have.
std::vector<LintFinding> lint_of_variant(const scenario::Scenario& scenario, const scenario::Variant& variant,
                                         const std::vector<LintFinding>& of_contract);

/// Acknowledgements that no finding needs: stale, and said so by `check`.
std::vector<std::string> stale_acknowledgements(const scenario::Contract& contract,
                                                const std::vector<LintFinding>& findings);

}  // namespace loadline::analysis
