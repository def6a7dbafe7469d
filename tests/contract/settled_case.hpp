#pragma once
/// \file  contract/settled_case.hpp
/// \brief One random contract settled on one random block of futures, for properties.

#include <cstdint>
#include <vector>

#include <rapidcheck.h>

#include "contract/exact.hpp"
#include "contract/random_contract.hpp"
#include "contract/synthetic.hpp"

namespace loadline::testing_support {

inline constexpr int case_years = 3;
inline constexpr int case_months = 12 * case_years;

/// One random contract settled on one random block with random decisions, all still at hand. A failing example shows the
/// contract's terms.
struct Case {
  scenario::Scenario scenario = testing_support::settlement_scenario(
      case_years, static_cast<double>(any("paid in month", 0, 100)) * 0.01);
  service::Block block =
      testing_support::random_block(static_cast<std::uint64_t>(any("block", 0, 1'000'000)), case_years);
  std::uint64_t luck = static_cast<std::uint64_t>(any("decisions", 0, 1'000'000));
  scenario::Contract contract;
  contract::Settler settler;
  const contract::Settlement& settled;

  explicit Case(Taxed taxed = Taxed::perhaps, Enacted enacted = Enacted::never)
      : contract(any_contract(case_years, taxed, enacted)),
        settler(contract, scenario),
        settled(settler.settle(block, decided(contract))) {
    RC_LOG() << "The contract" << in_words(contract) << '\n';
  }

  /// The decisions of this case: a request has the same luck under every contract.
  std::vector<contract::Decision> decided(const scenario::Contract& of) const {
    return random_decisions(of, scenario, luck);
  }
  /// Settles other terms on the same block, luck and all.
  contract::Settlement under(const scenario::Contract& other) const {
    contract::Settler settler_of_it(other, scenario);
    contract::Settlement found = settler_of_it.settle(block, decided(other));
    found.service_postings = {};
    return found;
  }
};

/// A contract without clauses of one kind.
template <class Terms>
void drop(scenario::Contract& contract) {
  std::erase_if(contract.clauses,
                [](const auto& clause) { return std::holds_alternative<Terms>(clause.terms); });
}
/// The terms of one kind, to be changed; null where there are none.
template <class Terms>
Terms* terms_in(scenario::Contract& contract) {
  return const_cast<Terms*>(scenario::find<Terms>(contract));
}

inline std::size_t any_lane() { return static_cast<std::size_t>(any("lane", 0, 31)); }

template <class Check>
void in_every_year_and_lane(const contract::Settlement& settled, Check check) {
  for (std::size_t year = 0; year < settled.years.size(); ++year)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) check(settled.years[year], year, lane);
}

/// A balance as the year before left it.
inline Pence before(const contract::Settlement& settled,
                    contract::Lanes<Pence> contract::YearRegisters::*balance, std::size_t year,
                    std::size_t lane, Pence opening) {
  return year == 0 ? opening : (settled.years[year - 1].*balance)[lane];
}

inline Pence opening_reserve(const scenario::Contract& contract) {
  const auto* terms = scenario::find<scenario::ReserveAndSurplus>(contract);
  return terms ? contract::in_pence(terms->opening.typical()) : contract::nothing;
}

}  // namespace loadline::testing_support
