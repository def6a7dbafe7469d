#pragma once
/// \file  app/lint_text.hpp
/// \brief What `loadline check` says about a contract's terms, and about those of its variants.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "loadline/analysis/lint.hpp"

namespace loadline::app {

/// Findings of one contract.
struct TermsOf {
  std::string variant;  ///< Name; "" for the contract as agreed.
  std::vector<analysis::LintFinding> findings;
};
struct TermsRead {
  std::vector<TermsOf> contracts;  ///< The contract first; variants only with what they add.
  std::vector<std::string> stale;  ///< Ids of acknowledgements that no finding of any contract needs.
};

TermsRead read_terms(const scenario::Scenario& scenario);

/// Lines for a person; UTF-8.
std::string lint_text(const TermsRead& terms);

/// Adds `terms` and `stale_acknowledgements`.
void add_lint(const TermsRead& terms, nlohmann::ordered_json& json);

}  // namespace loadline::app
