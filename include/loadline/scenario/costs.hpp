#pragma once
/// \file  loadline/scenario/costs.hpp
/// \brief What a scenario says about money spent: pay, placement fees, other lines, VAT, and how prices move.

#include <array>
#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// A value for each financial year, keyed "2017-18" in the file. In contract-year order, one for each year of the
/// horizon once validated.
template <class Q>
struct YearValue {
  std::string id;  ///< "2017-18".
  Assumption<Q> value;
};
template <class Q>
using ByYear = std::vector<YearValue<Q>>;

struct OnCosts {
  Assumption<units::Share> ni_rate;        ///< Employer's National Insurance above the threshold.
  Assumption<units::Salary> ni_threshold;  ///< Uprated with prices each April.
  Assumption<units::Share> pension;        ///< Employer's contribution, of pay.
  Assumption<units::Share> levy_rate;      ///< Apprenticeship levy, of the pay bill.
  Assumption<units::MoneyPerYear> levy_allowance;
};

struct PlacementFee {
  Assumption<units::WeeklyFee> fee;      ///< First year's prices.
  Assumption<units::Share> real_growth;  ///< Over prices, a year, each April.
};

enum class PriceIndex { none, pay, prices };
inline constexpr std::array<const char*, 3> price_index_keys{"none", "pay", "prices"};
enum class CostDriver { fixed, looked_after, care_leavers, open_cases };
inline constexpr std::array<const char*, 4> cost_driver_keys{"fixed", "looked-after", "care-leavers",
                                                             "open-cases"};

/// Any other line of the company's budget: amount x index x (driver now / driver at the start). Income is negative.
struct CostLine {
  std::string id, name;
  Assumption<units::MoneyPerYear> amount;
  PriceIndex index = PriceIndex::prices;
  CostDriver driver = CostDriver::fixed;
  bool vatable = false;  ///< Bears VAT that the company may not recover.
};

struct Vat {
  Assumption<units::Share> rate;
  Assumption<units::Share>
      recovery;  ///< Share of input VAT the company recovers; 100 % if its supply is taxable.
  bool on_agency = true;
};

struct Costs {
  Assumption<units::MoneyPerYear>
      published_estimate;  ///< What the modelled lines and the balancing line must add up to.
  Assumption<units::MoneyPerYear>
      balancing_line;                 ///< Published less modelled at the start, before VAT leakage.
  ByYear<units::Share> pay_award;     ///< April of each year after the first.
  ByYear<units::Share> price_growth;  ///< Consumer prices, April of each year after the first.
  OnCosts on_costs;
  std::array<PlacementFee, placement_types> fees;
  std::vector<CostLine> lines;
  Vat vat;
  Assumption<units::Share>
      paid_in_month;  ///< Of supplier costs (not pay, not placements); the rest a month later.
  Assumption<units::WeeklyFee>
      unaccompanied_grant;  ///< National grant for each unaccompanied child; 0: none.
  Assumption<units::MoneyPerYear> council_retained;  ///< The council's own client and commissioning cost.
};

}  // namespace loadline::scenario
