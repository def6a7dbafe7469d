#include "lint_text.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace loadline::app {
namespace {

using analysis::LintFinding;

std::size_t open_in(const TermsOf& contract) {
  return static_cast<std::size_t>(
      std::ranges::count_if(contract.findings, [](const auto& one) { return one.acknowledged.empty(); }));
}

std::string line_of(const LintFinding& finding, const std::string& indent) {
  const std::string clauses = fmt::format("{}", fmt::join(finding.clauses, ", "));
  if (!finding.acknowledged.empty())
    return fmt::format("{}{}: {}: acknowledged: {}\n", indent, finding.rule, clauses, finding.acknowledged);
  const std::string place =
      finding.place.line > 0 ? fmt::format(" ({})", base::to_string(finding.place)) : std::string();
  return fmt::format("{0}{1}: {2}{3}\n{0}  {4}\n{0}  {5}\n{0}  help: {6}\n", indent, finding.rule, clauses,
                     place, finding.found, finding.worked, finding.help);
}

/// "2 findings", "1 finding, 1 acknowledged".
std::string tally(const TermsOf& contract) {
  const std::size_t open = open_in(contract), acknowledged = contract.findings.size() - open;
  if (contract.findings.empty()) return "nothing found";
  std::string text = fmt::format("{} {}", open, open == 1 ? "finding" : "findings");
  if (acknowledged > 0) text += fmt::format(", {} acknowledged", acknowledged);
  return text;
}

}  // namespace

TermsRead read_terms(const scenario::Scenario& scenario) {
  TermsRead terms;
  terms.contracts.push_back({"", analysis::lint(scenario, scenario.contract)});
  std::vector<LintFinding> all = terms.contracts.front().findings;
  for (const scenario::Variant& variant : scenario.variants) {
    auto own = analysis::lint_of_variant(scenario, variant, terms.contracts.front().findings);
    all.insert(all.end(), own.begin(), own.end());
    if (!own.empty()) terms.contracts.push_back({variant.name, std::move(own)});
  }
  terms.stale = analysis::stale_acknowledgements(scenario.contract, all);
  return terms;
}

std::string lint_text(const TermsRead& terms) {
  std::string text = fmt::format("Terms of the contract: {}\n", tally(terms.contracts.front()));
  for (const TermsOf& contract : terms.contracts) {
    if (!contract.variant.empty())
      text += fmt::format("  Variant \"{}\" adds: {}\n", contract.variant, tally(contract));
    for (const LintFinding& finding : contract.findings)
      text += line_of(finding, contract.variant.empty() ? "  " : "    ");
  }
  for (const std::string& id : terms.stale)
    text += fmt::format("  contract.acknowledged.{} answers no finding any more: take it out\n", id);
  return text;
}

void add_lint(const TermsRead& terms, nlohmann::ordered_json& json) {
  json["terms"] = nlohmann::ordered_json::array();
  for (const TermsOf& contract : terms.contracts)
    for (const LintFinding& finding : contract.findings)
      json["terms"].push_back({{"variant", contract.variant},
                               {"rule", finding.rule},
                               {"clauses", finding.clauses},
                               {"place", finding.place.line > 0 ? base::to_string(finding.place) : ""},
                               {"found", finding.found},
                               {"worked", finding.worked},
                               {"help", finding.help},
                               {"acknowledged", finding.acknowledged}});
  json["stale_acknowledgements"] = terms.stale;
}

}  // namespace loadline::app
