// What a settled year counts as each party's own: what is lent is a debt, ring-fenced money is nobody's.

#include "analysis/settled_year.hpp"

#include <gmock/gmock.h>

#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

using scenario::stated;

scenario::Scenario three_years() {
  scenario::Scenario made = testing_support::example_scenario();
  made.horizon.months = 36;
  return made;
}

template <class Terms>
scenario::Contract without(scenario::Contract contract) {
  std::erase_if(contract.clauses,
                [](const scenario::Clause& one) { return std::holds_alternative<Terms>(one.terms); });
  return contract;
}

/// Every deficit, whatever it is, is lent at no interest.
scenario::Clause lending() {
  scenario::DeficitFunding terms;
  terms.grant = stated<units::Share>(0.0);
  terms.facility = stated<units::Money>(1e9);
  terms.interest = stated<units::Share>(0.0);
  return {"deficit", "Deficit funding", 120, terms};
}

scenario::Clause ring_fence(double grant, scenario::Overspent overspent) {
  scenario::RingFence terms;
  terms.fund = scenario::Fund::schools;
  terms.overspent = overspent;
  for (int year = 0; year < 3; ++year) terms.grant.push_back({.value = stated<units::MoneyPerYear>(grant)});
  return {"schools", "Schools' money", 85, terms};
}

WhatIf dear(const WorkedYear& year) {
  WhatIf made = year.typical();
  made.net_cost *= 1.3;
  return made;
}

TEST(SettledYear, WhatIsLentOverTheHorizonIsADebtAndNotPaid) {
  const scenario::Scenario scenario = three_years();
  const WorkedYear year(scenario);
  const scenario::Contract unfunded = without<scenario::DeficitFunding>(scenario.contract);
  scenario::Contract lent = unfunded;
  lent.clauses.push_back(lending());
  const SettledYear with = settle(year, lent, dear(year)), without_it = settle(year, unfunded, dear(year));
  ASSERT_LT(without_it.company_over_horizon, Pence(-1'000'000'00));
  EXPECT_EQ(with.council_over_horizon, without_it.council_over_horizon);
  EXPECT_EQ(with.company_over_horizon, without_it.company_over_horizon);
}

TEST(SettledYear, RingFencedMoneyIsAsideOverTheHorizon) {
  scenario::Scenario scenario = three_years();
  scenario.costs.lines.push_back({.id = "schools",
                                  .name = "Support of schools",
                                  .amount = stated<units::MoneyPerYear>(2e6),
                                  .fund = scenario::Fund::schools});
  const WorkedYear year(scenario);
  const auto settled = [&](double grant, scenario::Overspent overspent) {
    scenario::Contract contract = scenario.contract;
    contract.clauses.push_back(ring_fence(grant, overspent));
    return settle(year, contract, dear(year));
  };
  const SettledYear scarce = settled(1e6, scenario::Overspent::carried);
  for (const SettledYear& other :
       {settled(5e6, scenario::Overspent::carried), settled(1e6, scenario::Overspent::general_fund)}) {
    EXPECT_EQ(other.council_over_horizon, scarce.council_over_horizon);
    EXPECT_EQ(other.company_over_horizon, scarce.company_over_horizon);
  }
  // The general fund alone: three years of the same net cost, the fund's 6,000,000 not among it.
  const SettledYear plain = settle(WorkedYear(three_years()), scenario.contract, dear(year));
  EXPECT_EQ(scarce.company_over_horizon, plain.company_over_horizon);
}

}  // namespace
}  // namespace loadline::analysis
