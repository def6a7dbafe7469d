#pragma once
/// \file  loadline/scenario/contract.hpp
/// \brief The deal, as data: an ordered list of typed clauses (`model.md` 4.4, house rule: clauses are a variant).

#include <array>
#include <string>
#include <variant>
#include <vector>

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
struct Indexation {
  static constexpr const char* kind = "indexation";
  Assumption<units::Share> pay, prices, fees;  ///< Weights; what they leave of 100 % is not indexed.
  Assumption<units::Share> least, most;        ///< Collar on each year's index change.
};

/// What a savings figure means; mandatory, because "4.5 million over three years" means nothing without it (W2).
enum class SavingsBasis { base_reduction, in_year_cash, cumulative_cash };
inline constexpr std::array<const char*, 3> savings_basis_keys{"base-reduction", "in-year-cash",
                                                               "cumulative-cash"};

/// C3. Reductions of the price, nominal, in the year they start; what each year's figure means is `basis`.
struct SavingsReduction {
  static constexpr const char* kind = "savings_reduction";
  SavingsBasis basis = SavingsBasis::base_reduction;
  ByYear<units::MoneyPerYear> reductions;
  Assumption<units::Share> efficiency;  ///< Multiplicative, a year: (1 - e)^year on the indexed price.
};

/// C4. Cap and collar on looked-after child-weeks (4.2). Year's baseline = `baseline` children x days of the year / 7.
struct VolumeCorridor {
  static constexpr const char* kind = "volume_corridor";
  Assumption<units::Children> baseline;
  Assumption<units::Share> dead_band;
  Assumption<units::Share> share_up,
      share_down;  ///< Marginal shares of the unit price outside the dead band.
  Assumption<units::WeeklyFee> unit_price;
  Assumption<units::MoneyPerYear> limit_up, limit_down;
};

/// C5. Company's share of over- and underspend against the target (price payable + volume adjustment).
struct Band {
  Assumption<units::Share> to;       ///< Upper end, as a share of the target; the last reaches everything.
  Assumption<units::Share> company;  ///< Company's share inside the band.
};
struct ShareBands {
  static constexpr const char* kind = "share_bands";
  std::vector<Band> pain, gain;  ///< From 0 upwards, contiguous; beyond the last its share goes on.
};

/// C10. Reserve first, then the surplus is split; corporation tax falls on the company's part (0.4).
struct ReserveAndSurplus {
  static constexpr const char* kind = "reserve_surplus";
  Assumption<units::Money> opening;
  Assumption<units::Share> cap;            ///< Of the year's payable price.
  Assumption<units::Share> council_share;  ///< Of what remains of a surplus after topping up.
  bool taxable = false;
  Assumption<units::Share> tax_rate;
};

/// C11. A deficit draws on the reserve, then is carried forward up to a limit; of the remainder a share is granted and
/// the rest lent up to the facility; beyond it the company is insolvent (flagged, still recorded).
struct DeficitFunding {
  static constexpr const char* kind = "deficit_funding";
  Assumption<units::Money> carry_forward;
  Assumption<units::Share> grant;     ///< 100 % is a full indemnity.
  Assumption<units::Money> facility;  ///< Loan limit.
  Assumption<units::Share> interest;  ///< A year.
  int loan_years = 3;                 ///< Equal instalments of principal, the first the year after.
};

/// C14. When the price is paid, and what the company starts with.
enum class PaymentTiming { start_of_month, in_arrears };
inline constexpr std::array<const char*, 2> payment_timing_keys{"start-of-month", "in-arrears"};
struct PaymentProfile {
  static constexpr const char* kind = "payment_profile";
  PaymentTiming timing = PaymentTiming::start_of_month;
  Assumption<units::Money> opening_cash;
};

using ClauseTerms = std::variant<BasePrice, Indexation, SavingsReduction, VolumeCorridor, ShareBands,
                                 ReserveAndSurplus, DeficitFunding, PaymentProfile>;

struct Clause {
  std::string id;    ///< Slug, such as `volume-corridor`: its address in paths, postings and reports.
  std::string name;  ///< As people call it: "Volume corridor".
  int seq = 0;       ///< Order in the waterfall (4.3); unique.
  ClauseTerms terms;
};

/// In `seq` order once validated; at most one clause a kind here, exactly one base price.
struct Contract {
  std::vector<Clause> clauses;
};

/// The clause of one kind, or null where the contract has none.
template <class Terms>
const Terms* find(const Contract& contract) {
  for (const Clause& clause : contract.clauses)
    if (const Terms* terms = std::get_if<Terms>(&clause.terms)) return terms;
  return nullptr;
}

/// One change of a scenario by path, as `--set` and variants write it.
struct Setting {
  std::string path;  ///< "contract.clause.volume-corridor.share_up".
  std::string text;  ///< TOML value: "\"70 %\"".
  base::Place place;
};

/// Other terms, settled on the same futures and shown beside the contract. May only change `contract.`.
struct Variant {
  std::string id, name, note;
  std::vector<Setting> settings;
  Contract contract;  ///< The contract with the settings applied.
};

}  // namespace loadline::scenario
