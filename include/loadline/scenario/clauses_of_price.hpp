#pragma once
/// \file  loadline/scenario/clauses_of_price.hpp
/// \brief Clauses that make the price: base, indexation, savings, in-year changes, rebasing (`model.md` 4.4 C1 to C3, C8, C9).

#include <array>
#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/costs.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// C1. The yearly price before everything else.
struct BasePrice {
  static constexpr const char* kind = "base_price";
  Assumption<units::MoneyPerYear> amount;
  bool proxy = false;  ///< The real price is not public and this stands for it.
};

/// C2. Basket of pay award, prices and placement fees; factors compound unrounded from the first year, rounded once a year.
enum class BasketMean { arithmetic, geometric };
inline constexpr std::array<const char*, 2> basket_mean_keys{"arithmetic", "geometric"};
struct Indexation {
  static constexpr const char* kind = "indexation";
  Assumption<units::Share> pay, prices, fees;  ///< Weights; what they leave of 100 % is not indexed.
  Assumption<units::Share> least = at_default<units::Share>(-1.0),
                           most = at_default<units::Share>(1.0);  ///< Collar on each year's index change.
  BasketMean mean = BasketMean::arithmetic;  ///< geometric: product of level^weight, on the grid of 1e-12.
  int lag_years = 0;  ///< 0 or 1. 1: an April's price follows the index change of the April before, as with a
      ///< September figure known when the budget is set; the second year then stays unindexed.
};

/// What a savings figure means; mandatory, because "4.5 million over three years" means nothing without it (W2).
enum class SavingsBasis { base_reduction, in_year_cash, cumulative_cash };
inline constexpr std::array<const char*, 3> savings_basis_keys{"base-reduction", "in-year-cash",
                                                               "cumulative-cash"};

/// C3. Reductions of the price, nominal, in the year they start; what each year's figure means is `basis`. A contract may
/// have several. With a `seq` below the indexation's they come off before indexing (W1).
struct SavingsReduction {
  static constexpr const char* kind = "savings_reduction";
  SavingsBasis basis = SavingsBasis::base_reduction;
  ByYear<units::MoneyPerYear> reductions;
  Assumption<units::Share> efficiency;  ///< Multiplicative, a year: (1 - e)^year on the price so far.
};

/// How somebody decides about a request: C8 and change control share it. Drawn once a request, at the clause's own
/// address of chance (`engine/decisions.hpp`). The chances are assumptions about people, not agreed terms.
struct Deciding {
  Assumption<units::Share> probability = at_default<units::Share>(1.0);  ///< That anything is approved.
  Assumption<units::Months>
      delay;  ///< Mean from request to decision; Gamma; rounded to whole months; 0: at once.
  Assumption<units::Ratio> delay_spread =
      at_default<units::Ratio>(0.5);  ///< Coefficient of variation of the delay.
  Assumption<units::Share> granted =
      at_default<units::Share>(1.0);  ///< Mean share of what is asked; Beta; 100 %: all.
  Assumption<units::Ratio> granted_evidence =
      at_default<units::Ratio>(10.0);  ///< Beta's number of observations.
  bool backdated = false;  ///< Paid from the month of the request; otherwise from the month of approval.
};

/// C8, change control (seq 40): requests put in writing on a date, each approved or not, adding to the price payable.
/// A year pays amount x granted x (months of the year from the effective month) / 12, rounded once; later years in full
/// where it is recurrent.
struct RequestedChange {
  std::string id, name;
  Assumption<units::MoneyPerYear> amount;  ///< A year; may be negative.
  base::Date requested;                    ///< First day of a month of the horizon.
  bool recurrent = true;                   ///< Else only in the contract year of the request.
};
struct ChangeControl {
  static constexpr const char* kind = "change_control";
  std::vector<RequestedChange> requests;
  Deciding deciding;
};

/// C9. After each year the baseline of children and the price move towards what happened: baseline' = (1 - weight)
/// baseline + weight V; the next year's price is the indexed price plus what was added so far (indexed on) plus weight x
/// unit price x (V - baseline) child-weeks. weight 100 % makes the contract a cost reimbursement a year late.
/// The corridor's and the reopener's baselines move by as many children.
struct Rebase {
  static constexpr const char* kind = "rebase";
  Assumption<units::Share> weight;
  Assumption<units::Children> baseline;  ///< Children the first year's price was set for.
  Assumption<units::WeeklyFee> unit_price;
  int every_years = 1;  ///< Looks at the last year only, each so many years.
};

}  // namespace loadline::scenario
