#pragma once
/// \file  loadline/scenario/costs.hpp
/// \brief What a scenario says about money spent: pay, placement fees, other lines, VAT, and how prices move (`model.md` 3).

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

/// Where money comes from; one fund may not pay for another (0.1).
enum class Fund { general, schools, public_health, capital };
inline constexpr std::array<const char*, 4> fund_keys{"general", "schools", "public-health", "capital"};
inline constexpr std::array<const char*, 4> fund_names{"General fund", "Dedicated schools grant",
                                                       "Public health grant", "Capital"};

/// Who bears a cost before any contract.
enum class CostBearer { company, council };
inline constexpr std::array<const char*, 2> cost_bearer_keys{"company", "council"};

/// A point of a pay spine, yearly full-time salary.
struct PayPoint {
  std::string id;  ///< "scp-38".
  Assumption<units::Salary> salary;
};

struct OnCosts {
  Assumption<units::Share> ni_rate;        ///< Employer's National Insurance above the threshold.
  Assumption<units::Salary> ni_threshold;  ///< Uprated with prices each April.
  Assumption<units::Share> pension;    ///< Employer's contribution, of pay: in all, or for new service where
                                       ///< `pension_secondary` or `pension_lump` states the rest.
  Assumption<units::Share> levy_rate;  ///< Apprenticeship levy, of the pay bill.
  Assumption<units::MoneyPerYear> levy_allowance;
  Assumption<units::Share> pension_secondary;    ///< For past service, of pay.
  Assumption<units::MoneyPerYear> pension_lump;  ///< For past service, in pounds.
  bool council_bears_past_service =
      false;  ///< Pass-through: the secondary rate and lump fall on the council.
};

/// Moving up the scale each April after the first: not_at_top x step is added to the average salary.
struct Increments {
  Assumption<units::Share> not_at_top, step;
};

/// Pay awards agreed late: `assumed` is paid from April (the award's typical value where none is given), and the award
/// with arrears from the month `delay` after April on. Moves cost within a year, never between years.
struct LateSettlement {
  Assumption<units::Months> delay;  ///< Whole months, 0 to 11.
  ByYear<units::Share> assumed;
};

/// Weekly fee of a placement type (3.2). The market's mean moves with prices, real growth, swings and use of places;
/// where fees are `locked` a child keeps the fee of the start of its placement but for the yearly uplift.
struct PlacementFee {
  Assumption<units::WeeklyFee> fee;      ///< Market's mean, first year's prices.
  Assumption<units::Share> real_growth;  ///< Over prices, a year, each April.
  bool locked = false;
  Assumption<units::Share> uplift_cap =
      at_default<units::Share>(1.0);  ///< Uplift of running placements each April:
                                      ///< the lower of this and price growth.
  Assumption<units::Ratio>
      spread;  ///< Coefficient of variation of fees between children (lognormal); needs `locked`.
  Assumption<units::Share>
      tail_share;  ///< Of placements that start: fee x Pareto; the mean is kept. Needs `locked`.
  Assumption<units::Ratio> tail_shape =
      at_default<units::Ratio>(3.0);  ///< Pareto's alpha, above 1 (above 2 for a variance).
  Swings swings;                      ///< Of the market's mean, month by month; size 0: none.
  Assumption<units::Ratio>
      utilisation;  ///< Market's mean x (share of the type's places in use)^this; 0: no effect.
};

enum class PriceIndex { none, pay, prices };
inline constexpr std::array<const char*, 3> price_index_keys{"none", "pay", "prices"};
/// Stocks at the month's end, or flows of the month as a yearly rate.
enum class CostDriver {
  fixed,
  looked_after,
  care_leavers,
  open_cases,
  plans,
  staff,
  referrals,
  care_entries,
  adoptions
};
inline constexpr std::array<const char*, 9> cost_driver_keys{"fixed",      "looked-after", "care-leavers",
                                                             "open-cases", "plans",        "staff",
                                                             "referrals",  "care-entries", "adoptions"};

/// Any other line of the budget: amount x index x g(driver now) / g(reference), where g(d) = fixed_share reference +
/// (1 - fixed_share) d, or ceil(d / step) where there is a step. Income is negative.
struct CostLine {
  std::string id, name;
  Assumption<units::MoneyPerYear> amount;
  PriceIndex index = PriceIndex::prices;
  CostDriver driver = CostDriver::fixed;
  bool vatable = false;  ///< Bears VAT that the company may not recover.
  Assumption<units::Ratio>
      reference;  ///< Driver at which `amount` holds; 0: the opening stock (flows must state it).
  Assumption<units::Share> fixed_share;  ///< Semi-variable: the part that does not move.
  Assumption<units::Ratio>
      step;  ///< Driver units one step serves; exactly so many cost one step. 0: no steps.
  Fund fund = Fund::general;
  bool controllable = false;  ///< Whether a manager could change it within a year.
  CostBearer bearer = CostBearer::company;
};

/// Weekly allowances of guardians or adoptive parents: a stock that grows with new orders and falls as they end (3.2).
enum class AllowanceFor { guardianship, adoption };
inline constexpr std::array<const char*, 2> allowance_for_keys{"guardianship", "adoption"};
struct Allowance {
  std::string id, name;
  AllowanceFor paid_for = AllowanceFor::guardianship;
  Assumption<units::Children> opening;  ///< Children paid for at the start.
  Assumption<units::WeeklyFee> weekly;  ///< First year's prices.
  Assumption<units::Share> granted;     ///< Of new orders.
  Assumption<units::YearlyRate> ceasing;
};

/// A service bought from the council (3.3). Until the exit the council bears what providing it costs beyond the charge; both
/// move alike with the driver. After the exit the company pays `replacement` elsewhere and the council is left with what it
/// cannot avoid: stranded(t) = (1 - avoidable (1 - e^{-months since exit / lag})) x council_cost.
struct ServiceAgreement {
  std::string id, name;
  Assumption<units::MoneyPerYear> charge;  ///< First year's prices.
  Assumption<units::Share> variable;       ///< Part of the charge that moves with `driver`.
  CostDriver driver = CostDriver::fixed;
  PriceIndex index = PriceIndex::pay;
  bool vatable = false;
  base::Date notice_given;                      ///< Unknown: no exit planned (an initiative may give notice).
  Assumption<units::Months> notice;             ///< Whole months.
  Assumption<units::MoneyPerYear> replacement;  ///< First year's prices, from the exit.
  Assumption<units::MoneyPerYear> council_cost;  ///< What it costs the council to provide; 0: the charge.
  Assumption<units::Share> avoidable;            ///< Of council_cost, in the end.
  Assumption<units::Months> lag = at_default<units::Months>(18.0);
};

/// Spent once: mobilisation, a move, a programme (3.5). In equal parts over `months` from `start`.
struct OneOff {
  std::string id, name;
  Assumption<units::Money> amount;
  base::Date start;
  Assumption<units::Months> months = at_default<units::Months>(1.0);  ///< Whole, at least 1.
  CostBearer bearer = CostBearer::company;
  bool vatable = false;
  Fund fund = Fund::general;
};

/// Capital paid for over its life (3.7): an annuity r P / (1 - (1 + r)^-n) a year, straight line P / n plus nothing else
/// (minimum revenue provision), or a lease at a fixed rent.
enum class AssetMethod { annuity, straight_line, lease };
inline constexpr std::array<const char*, 3> asset_method_keys{"annuity", "straight-line", "lease"};
struct Asset {
  std::string id, name;
  AssetMethod method = AssetMethod::annuity;
  Assumption<units::Money> cost;         ///< Annuity and straight line.
  Assumption<units::MoneyPerYear> rent;  ///< Lease.
  Assumption<units::Share> rate;         ///< Annuity: a year.
  base::Date from;
  Assumption<units::Months> life;  ///< Whole months.
  CostBearer bearer = CostBearer::company;
  Fund fund = Fund::general;
};

/// How the company's supply to the council stands to VAT (3.6). Exempt: no input VAT is recovered; taxable: all;
/// partial: `recovery`.
enum class VatStatus { exempt, taxable, partial };
inline constexpr std::array<const char*, 3> vat_status_keys{"exempt", "taxable", "partial"};
/// Whether vatable spend in the scenario is stated without or with VAT.
enum class VatQuoted { net, gross };
inline constexpr std::array<const char*, 2> vat_quoted_keys{"net", "gross"};
struct Vat {
  Assumption<units::Share> rate;
  Assumption<units::Share> recovery;  ///< Share of input VAT the company recovers, where `status` is partial.
  bool on_agency = true;
  VatStatus status = VatStatus::partial;
  VatQuoted quoted = VatQuoted::net;
};

struct Costs {
  Assumption<units::MoneyPerYear>
      published_estimate;  ///< What the modelled lines and the balancing line must add up to.
  Assumption<units::MoneyPerYear>
      balancing_line;  ///< Published less modelled at the start, before VAT leakage. Always rated red.
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
  std::vector<PayPoint> pay_scale;
  Increments increments;
  LateSettlement late_settlement;
  std::vector<Allowance> allowances;
  std::vector<ServiceAgreement> agreements;
  std::vector<OneOff> one_offs;
  std::vector<Asset> assets;
  ByYear<units::Share>
      deflator;  ///< Economy-wide prices, for present values; as price_growth where none is given.
};

}  // namespace loadline::scenario
