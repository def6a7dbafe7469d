#include "loadline/analysis/lint.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "loadline/scenario/schema.hpp"
#include "rules.hpp"

namespace loadline::analysis {
namespace {

/// Where each clause of a contract begins: the first of its numbers, in the order of its keys, that a file states.
class Places {
 public:
  Places(scenario::Scenario scenario, const scenario::Contract& contract) {
    scenario.contract = contract;  // of a copy: `make_register` numbers what it is given
    numbers_ = scenario::make_register(scenario);
  }

  base::Place of(const std::string& clause) const {
    const std::string path = "contract.clause." + clause + ".";
    const auto stated = std::ranges::find_if(numbers_, [&](const scenario::RegisterEntry& number) {
      return number.path.rfind(path, 0) == 0 && number.datum.stated && number.datum.origin.place.line > 0;
    });
    return stated == numbers_.end() ? base::Place{} : stated->datum.origin.place;
  }

 private:
  scenario::Register numbers_;
};

bool answers(const scenario::Acknowledgement& one, const LintFinding& finding) {
  return one.rule == finding.rule &&
         (one.clause.empty() || std::ranges::find(finding.clauses, one.clause) != finding.clauses.end());
}

/// The reason somebody gave, or how to give one.
void acknowledge(const scenario::Contract& contract, LintFinding& finding) {
  const auto by =
      std::ranges::find_if(contract.acknowledged, [&](const auto& one) { return answers(one, finding); });
  if (by != contract.acknowledged.end()) {
    finding.acknowledged = by->why;
    return;
  }
  finding.help += fmt::format(
      "; or stand by it: [[contract.acknowledged]] with id, rule = \"{}\"{} and why", finding.rule,
      finding.clauses.empty() ? std::string() : fmt::format(", clause = \"{}\"", finding.clauses.front()));
}

}  // namespace

std::vector<LintFinding> lint(const scenario::Scenario& scenario, const scenario::Contract& contract) {
  using namespace lint_rules;
  const WorkedYear year(scenario);
  SettledYear typical = settle(year, contract, year.typical());
  const double target =
      std::max(typical.target, Pence(0)) > Pence(0) ? typical.target.pounds() : typical.price.pounds();
  std::vector<LintFinding> all;
  if (target <= 0.0) return all;  // a price of nothing has no terms to work against each other
  const Case of{year, contract, std::move(typical), target};
  for (const auto rule : {paid_twice, volume_outside_target, deductions_refunded, indemnity_voids_deductions,
                          cliff_in_shares, cliff_at_trigger, perverse_slope, never_bites})
    rule(of, all);
  const Places places(scenario, contract);
  for (LintFinding& finding : all) {
    if (!finding.clauses.empty()) finding.place = places.of(finding.clauses.front());
    acknowledge(contract, finding);
  }
  return all;
}

std::vector<LintFinding> lint_of_variant(const scenario::Scenario& scenario, const scenario::Variant& variant,
                                         const std::vector<LintFinding>& of_contract) {
  // Pounds differ between contracts, so that the same finding is told in other words; but one clause may hold several
  // triggers, each with a finding of its own, told without pounds.
  const auto same = [](const LintFinding& one, const LintFinding& other) {
    return one.rule == other.rule && one.clauses == other.clauses &&
           (one.rule != "never-bites" || one.found == other.found);
  };
  std::vector<LintFinding> own = lint(scenario, variant.contract);
  std::erase_if(own, [&](const LintFinding& finding) {
    return std::ranges::any_of(of_contract, [&](const LintFinding& known) { return same(known, finding); });
  });
  return own;
}

std::vector<std::string> stale_acknowledgements(const scenario::Contract& contract,
                                                const std::vector<LintFinding>& findings) {
  std::vector<std::string> stale;
  for (const scenario::Acknowledgement& one : contract.acknowledged)
    if (std::ranges::none_of(findings, [&](const LintFinding& finding) { return answers(one, finding); }))
      stale.push_back(one.id);
  return stale;
}

}  // namespace loadline::analysis
