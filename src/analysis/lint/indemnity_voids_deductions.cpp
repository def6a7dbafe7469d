#include <fmt/format.h>

#include "rules.hpp"

/// I14: whoever makes good every overspend pays the deductions again. Judged in years that cost more than their target;
/// reserves and shares that let a deduction bite anywhere there acquit the terms.
namespace loadline::analysis::lint_rules {
namespace {

scenario::Contract without_pounds(const scenario::Contract& contract) {
  return changed<scenario::Deductions>(
      contract, [](auto& terms) { terms.pounds_a_point.uncertain = chance::Certain{0.0}; });
}

std::vector<WhatIf> failing(const Case& of) {
  std::vector<WhatIf> all = costs(of, 100, 125);
  for (WhatIf& one : all) one.quality = -1.0;
  return all;
}

}  // namespace

void indemnity_voids_deductions(const Case& of, std::vector<LintFinding>& into) {
  const scenario::Clause* deductions = clause_of<scenario::Deductions>(of.contract);
  if (deductions == nullptr) return;
  const std::vector<WhatIf> what_ifs = failing(of);
  const auto with = settle(of.year, of.contract, what_ifs);
  const auto plain = settle(of.year, without_pounds(of.contract), what_ifs);
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < what_ifs.size(); ++i) {
    const Pence taken = with[i].deductions - with[i].earned_back;
    if (plain[i].net_cost.pounds() <= of.target || taken.value() <= 0) continue;
    if (with[i].council != plain[i].council) return;
    if (!first) first = i;
  }
  if (!first) return;
  LintFinding finding{.rule = "indemnity-voids-deductions", .clauses = {deductions->id}};
  for (const scenario::Clause& clause : of.contract.clauses)
    if (part(with[*first], clause.id) > part(plain[*first], clause.id)) finding.clauses.push_back(clause.id);
  finding.found = fmt::format("what {} takes in a year above its target, the council pays again through {}",
                              named(*deductions), named(of.contract, finding.clauses.back()));
  finding.worked = fmt::format(
      "With every indicator well beyond its floor and a net cost of {}, {} is deducted; the council is left "
      "at {}, and without any deduction at {}.",
      money(with[*first].net_cost), money(with[*first].deductions), money(with[*first].council),
      money(plain[*first].council));
  finding.help =
      "let part of a deficit stay with the company (a grant below 100 %, a reserve of its own), or say by "
      "other means than money what failing costs";
  into.push_back(std::move(finding));
}

}  // namespace loadline::analysis::lint_rules
