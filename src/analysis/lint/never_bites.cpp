#include <fmt/format.h>

#include "rules.hpp"

/// A clause that can be struck out without moving a penny of any party in any year: its shares, rates, caps or limits are
/// nil, or its thresholds lie where no year gets. Judged by striking it out and settling a wide sweep both ways.
namespace loadline::analysis::lint_rules {
namespace {

/// Years far from the typical one in every direction that a clause may look: cost from half to twice the target, children
/// from half to twice the opening number, indicators from worst to best, rising and falling prices, income tenfold.
std::vector<WhatIf> wide_sweep(const Case& of) {
  const double other = other_funds(of);
  std::vector<WhatIf> all;
  for (const double cost : {0.5, 0.8, 0.95, 1.0, 1.05, 1.1, 1.3, 2.0})
    for (const double children : {0.5, 0.9, 1.1, 2.0})
      all.push_back(
          {.net_cost = cost * of.target - other, .children = children * of.year.typical().children});
  for (const double growth : {-0.1, 0.0, 0.02, 0.1})
    for (const double quality : {-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0}) {
      all.push_back(of.year.typical());
      all.back().growth = growth;
      all.back().quality = quality;
    }
  for (const double income : {0.0, 1.0, 3.0, 10.0})
    for (const double cost : {0.7, 0.97, 1.03, 1.2, 1.5})
      for (const double quality : {-1.0, 3.0})
        all.push_back({.net_cost = cost * of.target - other,
                       .children = of.year.typical().children * cost,
                       .quality = quality,
                       .growth = 0.03,
                       .times_income = income});
  return all;
}

using Money = units::Lanes<Pence>;

/// What must be the same for a clause to have done nothing: what each party has at each year's end, the cash of each month,
/// what is left unfunded, and whether the in-house test is failed.
struct Moved {
  std::vector<Money> amounts;
  std::vector<units::Counts> tests_failed;  ///< The in-house test: money that it may cost.
  bool operator==(const Moved&) const = default;
};

Moved moved(const contract::Settlement& settled) {
  Moved all;
  for (const contract::YearRegisters& year : settled.years) {
    for (const Money& amounts : {year.council_net, year.company_net, year.group_net, year.unfunded})
      all.amounts.push_back(amounts);
    all.amounts.insert(all.amounts.end(), year.councils_net.begin(), year.councils_net.end());
    all.tests_failed.push_back(year.test_failed);
  }
  all.amounts.insert(all.amounts.end(), settled.cash.begin(), settled.cash.end());
  return all;
}

std::vector<Moved> moved(const Case& of, const scenario::Contract& contract,
                         const std::vector<WhatIf>& what_ifs) {
  std::vector<Moved> all;
  settle_each(of.year, contract, what_ifs,
              [&](const contract::Settlement& settled, std::size_t) { all.push_back(moved(settled)); });
  return all;
}

/// A price and its instalments are in every contract, triggers are judged one by one.
bool is_judged(const scenario::Clause& clause) {
  return !std::holds_alternative<scenario::BasePrice>(clause.terms) &&
         !std::holds_alternative<scenario::PaymentProfile>(clause.terms) &&
         !std::holds_alternative<scenario::Triggers>(clause.terms);
}

std::string swept_over(const Case& of, std::size_t years) {
  return fmt::format(
      "{} years with net costs from {} to {}, {} to {} children and indicators at their worst "
      "and best",
      years, whole_pounds(0.5 * of.target), whole_pounds(2.0 * of.target),
      count(0.5 * of.year.typical().children), count(2.0 * of.year.typical().children));
}

void clauses(const Case& of, const std::vector<WhatIf>& what_ifs, std::vector<LintFinding>& into) {
  const std::vector<Moved> with = moved(of, of.contract, what_ifs);
  for (const scenario::Clause& clause : of.contract.clauses) {
    if (!is_judged(clause) || moved(of, without(of.contract, clause.id), what_ifs) != with) continue;
    const SettledYear struck = settle(of.year, without(of.contract, clause.id), of.year.typical());
    LintFinding finding{.rule = "never-bites", .clauses = {clause.id}};
    finding.found = fmt::format("{} moves no money whatever happens", named(clause));
    finding.worked = fmt::format(
        "With it the council is left at {} in a typical year, without it at {}; nor does any penny differ in "
        "{}.",
        money(of.typical.council), money(struck.council), swept_over(of, what_ifs.size()));
    finding.help =
        "give it a share, rate, limit or threshold that can matter; where it has one, another clause undoes "
        "what it does: change that, or strike this out";
    into.push_back(std::move(finding));
  }
}

std::vector<bool> ever_fired(const Case& of, const std::vector<WhatIf>& what_ifs, std::size_t triggers) {
  std::vector<bool> fired(triggers, false);
  for (const SettledYear& one : settle(of.year, of.contract, what_ifs))
    for (std::size_t k = 0; k < triggers; ++k) fired[k] = fired[k] || one.first_fired[k] >= 0;
  return fired;
}

void triggers(const Case& of, const std::vector<WhatIf>& what_ifs, std::vector<LintFinding>& into) {
  const scenario::Clause* clause = clause_of<scenario::Triggers>(of.contract);
  if (clause == nullptr) return;
  const auto& terms = std::get<scenario::Triggers>(clause->terms).triggers;
  const std::vector<bool> fired = ever_fired(of, what_ifs, terms.size());
  for (std::size_t k = 0; k < terms.size(); ++k) {
    if (fired[k]) continue;
    LintFinding finding{.rule = "never-bites", .clauses = {clause->id}};
    finding.found = fmt::format("trigger “{}” cannot fire", terms[k].name);
    finding.worked = fmt::format("It fires in none of {}, each repeated to the end of the horizon.",
                                 swept_over(of, what_ifs.size()));
    finding.help =
        "lower its level, amount or persistence, move its deadline into the horizon, or strike it out";
    into.push_back(std::move(finding));
  }
}

}  // namespace

void never_bites(const Case& of, std::vector<LintFinding>& into) {
  const std::vector<WhatIf> what_ifs = wide_sweep(of);
  clauses(of, what_ifs, into);
  triggers(of, what_ifs, into);
}

}  // namespace loadline::analysis::lint_rules
