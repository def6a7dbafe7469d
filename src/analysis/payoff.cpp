#include <algorithm>

#include "parts.hpp"
#include "settled_year.hpp"

namespace loadline::analysis::parts {
namespace {

/// One what-if a hundredth of `whole`, ends included: bands and dead bands end at whole hundredths, and so do the lines.
template <class Make>
std::vector<WhatIf> hundredths(int from, int to, Make make) {
  std::vector<WhatIf> all;
  for (int hundredth = from; hundredth <= to; ++hundredth) all.push_back(make(hundredth / 100.0));
  return all;
}

PayoffPart part_of(const scenario::Clause& clause, const std::vector<SettledYear>& settled) {
  PayoffPart part{clause.id, clause.name, {}};
  for (const SettledYear& one : settled) {
    const auto found = one.parts.find(clause.id);
    part.amount.push_back(found == one.parts.end() ? 0.0 : found->second.pounds());
  }
  return part;
}

/// `made` comes with its words and where it lies; clauses that move nothing anywhere on it are left out.
Payoff filled(Payoff made, const scenario::Contract& contract, const std::vector<SettledYear>& settled) {
  for (const SettledYear& one : settled) {
    made.council.push_back(one.council.pounds());
    made.company.push_back(one.company.pounds());
  }
  for (const scenario::Clause& clause : contract.clauses) {
    PayoffPart part = part_of(clause, settled);
    if (std::ranges::any_of(part.amount, [](double amount) { return amount != 0.0; }))
      made.parts.push_back(std::move(part));
  }
  return made;
}

/// Cost moves alone, from 85 % to 125 % of the typical year's target.
Payoff by_outturn(const WorkedYear& year, const scenario::Contract& contract) {
  const SettledYear typical = settle(year, contract, year.typical());
  const double target = typical.target.pounds() > 0.0 ? typical.target.pounds() : typical.price.pounds();
  const double other_funds = typical.net_cost.pounds() - year.typical().net_cost;
  const auto settled = settle(year, contract, hundredths(85, 125, [&](double share) {
                                WhatIf moved = year.typical();
                                moved.net_cost = share * target - other_funds;
                                return moved;
                              }));
  Payoff made{.id = "outturn",
              .title = "What a year's cost leaves each party",
              .axis = "Company's net cost",
              .typical = typical.net_cost.pounds()};
  for (const SettledYear& one : settled) made.at.push_back(one.net_cost.pounds());
  return filled(std::move(made), contract, settled);
}

/// From 15 % fewer children than at the opening to 25 % more, each at the mean unit cost of the placements.
Payoff by_children(const WorkedYear& year, const scenario::Contract& contract) {
  const double opening = year.typical().children;
  const auto swept = hundredths(85, 125, [&](double share) { return year.with_children(share * opening); });
  Payoff made{.id = "children",
              .title = "What more or fewer children leave each party",
              .axis = "Children looked after",
              .typical = opening};
  for (const WhatIf& one : swept) made.at.push_back(one.children);
  return filled(std::move(made), contract, settle(year, contract, swept));
}

}  // namespace

std::vector<Payoff> payoffs(const scenario::Scenario& scenario) {
  const WorkedYear year(scenario);
  std::vector<Payoff> all{by_outturn(year, scenario.contract)};
  if (year.typical().children > 0.0) all.push_back(by_children(year, scenario.contract));
  return all;
}

}  // namespace loadline::analysis::parts
