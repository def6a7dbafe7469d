#include <fmt/format.h>

#include "rules.hpp"

/// A deduction that the shares count comes back in part. Both ways of counting it work in the same direction: added to the
/// actual cost or taken off the target, each widens the overspend (or narrows the saving) that the council shares in.
namespace loadline::analysis::lint_rules {
namespace {

scenario::Contract uncounted(const scenario::Contract& contract) {
  return changed<scenario::ShareBands>(contract, [](auto& terms) {
    terms.deductions_in_actual = false;
    terms.deductions_in_target = false;
  });
}

/// Years with every indicator beyond its floor, at each cost.
std::vector<WhatIf> failing(const Case& of) {
  std::vector<WhatIf> all = costs(of, 85, 125);
  for (WhatIf& one : all) one.quality = -1.0;
  return all;
}

}  // namespace

void deductions_refunded(const Case& of, std::vector<LintFinding>& into) {
  const scenario::Clause* bands = clause_of<scenario::ShareBands>(of.contract);
  const scenario::Clause* deductions = clause_of<scenario::Deductions>(of.contract);
  if (bands == nullptr || deductions == nullptr) return;
  const auto& terms = std::get<scenario::ShareBands>(bands->terms);
  if (!terms.deductions_in_actual && !terms.deductions_in_target) return;
  const std::vector<WhatIf> what_ifs = failing(of);
  const auto counted = settle(of.year, of.contract, what_ifs);
  const auto plain = settle(of.year, uncounted(of.contract), what_ifs);
  std::size_t most = 0;
  const auto refund = [&](std::size_t i) { return counted[i].share - plain[i].share; };
  for (std::size_t i = 1; i < what_ifs.size(); ++i)
    if (refund(i) > refund(most)) most = i;
  if (refund(most).value() <= 0) return;
  LintFinding finding{.rule = "deductions-refunded", .clauses = {deductions->id, bands->id}};
  finding.found =
      fmt::format("{} pays part of what {} takes back to the company", named(*bands), named(*deductions));
  finding.worked = fmt::format(
      "With every indicator well beyond its floor and a net cost of {}, {} takes {} and {} pays {} of it "
      "back.",
      money(counted[most].net_cost), named(*deductions), money(counted[most].deductions), named(*bands),
      money(refund(most)));
  finding.help =
      fmt::format("write {} = false in {}",
                  terms.deductions_in_actual && terms.deductions_in_target
                      ? "deductions_in_actual = false and deductions_in_target"
                      : (terms.deductions_in_actual ? "deductions_in_actual" : "deductions_in_target"),
                  bands->id);
  into.push_back(std::move(finding));
}

}  // namespace loadline::analysis::lint_rules
