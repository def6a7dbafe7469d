#pragma once
/// \file  contract/settled_case.hpp
/// \brief One random contract settled on one random block of futures, for properties.

#include <cstdint>

#include <rapidcheck.h>

#include "contract/random_contract.hpp"
#include "contract/synthetic.hpp"

namespace loadline::testing_support {

inline constexpr int case_years = 3;
inline constexpr int case_months = 12 * case_years;

/// One random contract settled on one random block, both still at hand.
struct Case {
  scenario::Scenario scenario = testing_support::settlement_scenario(
      case_years, static_cast<double>(any("paid in month", 0, 100)) * 0.01);
  service::Block block =
      testing_support::random_block(static_cast<std::uint64_t>(any("block", 0, 1'000'000)), case_years);
  scenario::Contract contract;
  contract::Settler settler;
  const contract::Settlement& settled;

  explicit Case(Taxed taxed = Taxed::perhaps)
      : contract(any_contract(case_years, taxed)),
        settler(contract, scenario),
        settled(settler.settle(block)) {}
};

inline std::size_t any_lane() { return static_cast<std::size_t>(any("lane", 0, 31)); }

template <class Check>
void in_every_year_and_lane(const contract::Settlement& settled, Check check) {
  for (std::size_t year = 0; year < settled.years.size(); ++year)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) check(settled.years[year], year, lane);
}

}  // namespace loadline::testing_support
