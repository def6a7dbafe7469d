#pragma once
/// \file  service/cost/lines.hpp
/// \brief The lines of a scenario's budget, and where each stands among a month's costs.

#include <array>
#include <vector>

#include "loadline/service/block.hpp"

namespace loadline::service::cost {

inline constexpr double months_a_year = 12.0;
inline constexpr double half_days_a_week = 14.0;

/// Where lines stand. Lists (lines, allowances ...) stand in the scenario's order from the place given here.
struct Places {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);  ///< A line this budget lacks.
  std::size_t pay = 0, national_insurance = 1, pension = 2, levy = 3, agency = 4, placements = 5,
              lines = 5 + scenario::placement_types;
  std::size_t balancing = none, savings = none, investment = none, council_retained = none;
  std::size_t unaccompanied_grant = none, income_lost = none, beyond_cap = none, first_year_support = none,
              redundancy = none, past_service = none;
  std::size_t allowances = none, agreements = none, one_offs = none, assets = none;
  std::vector<std::size_t> replacement, stranded;  ///< One an agreement.
  std::size_t provided = none;                     ///< A list, like agreements.
  std::size_t saved_by_council = none;
  std::array<std::size_t, scenario::fund_keys.size()> vat{}, saved{}, spent{};  ///< By fund.
};

struct Catalogue {
  std::vector<CostLine> lines;
  Places at;
};

/// Lines in their fixed order: pay and on-costs, agency, placements, other lines, VAT, balancing, savings, investment,
/// what the council keeps; then those that only some scenarios have.
Catalogue catalogue_of(const scenario::Scenario& scenario);

/// Whether a number is, or may turn out, other than 0.
bool may_be(const scenario::Datum& number);

/// Posts a line's cost of the month [GBP] and what its price multiplied.
inline void post(Month& now, std::size_t line, std::size_t lane, double amount, double quantity) {
  now.costs[line][lane] = units::Money::from_value(amount);
  now.quantities[line][lane] = quantity;
}
inline constexpr double one_month = 1.0 / months_a_year;  ///< Quantity of a line that no driver moves.

}  // namespace loadline::service::cost
