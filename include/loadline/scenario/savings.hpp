#pragma once
/// \file  loadline/scenario/savings.hpp
/// \brief The savings programme: initiatives with a start, a ramp, a confidence, an investment and one effect each.

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// Takes money off the company's costs (or adds income): full-year value, nominal.
struct CashEffect {
  static constexpr const char* kind = "cash";
  Assumption<units::MoneyPerYear> full_year_value;
};
/// Changes every rate into care by `change` at full effect (-6 % is fewer).
struct CareEntryEffect {
  static constexpr const char* kind = "care_entry";
  Assumption<units::Share> change;
};
/// Changes the rate of going home from care.
struct ReturnHomeEffect {
  static constexpr const char* kind = "return_home";
  Assumption<units::Share> change;
};
/// Moves a share of the entrants who would go to agency fostering to in-house fostering (capacity permitting).
struct FosterMixEffect {
  static constexpr const char* kind = "foster_mix";
  Assumption<units::Share> moved;
};
/// Adds in-house fostering places.
struct FosterCapacityEffect {
  static constexpr const char* kind = "foster_capacity";
  Assumption<units::Children> places;
};
/// Changes the cap on agency social workers.
struct AgencyCapEffect {
  static constexpr const char* kind = "agency_cap";
  Assumption<units::Fte> change;
};

/// One channel only: an initiative has a cash effect or a driver effect, never both (6.2).
using Effect = std::variant<CashEffect, CareEntryEffect, ReturnHomeEffect, FosterMixEffect,
                            FosterCapacityEffect, AgencyCapEffect>;

enum class SavingCategory { efficiency, demand, price, income, enabler };
inline constexpr std::array<const char*, 5> saving_category_keys{"efficiency", "demand", "price", "income",
                                                                 "enabler"};

struct Initiative {
  std::string id, name, owner;
  SavingCategory category = SavingCategory::efficiency;
  base::Date start;
  Assumption<units::Months> delay;               ///< After `start`; drawn once a future, whole months.
  Assumption<units::Months> ramp;                ///< Linear to full effect over so many months (6.1).
  Assumption<units::Share> confidence;           ///< That it is delivered at all.
  Assumption<units::Share> partial;              ///< If delivered, the chance that it is only partly.
  Assumption<units::Share> partial_fraction;     ///< How much of it then.
  Assumption<units::Share> optimism;             ///< Taken off the effect for optimism bias.
  Assumption<units::Money> investment;           ///< One-off, spent in the month it starts, delivered or not.
  Assumption<units::MoneyPerYear> running_cost;  ///< From its start.
  std::vector<std::string> needs;                ///< Ids of initiatives without which it fails.
  Effect effect;
};

struct Savings {
  SavingsBasis basis = SavingsBasis::base_reduction;  ///< Of `target`.
  ByYear<units::MoneyPerYear> target;                 ///< What the programme must deliver, by year.
  Assumption<units::Ratio>
      common_factor;  ///< Correlation of delivery between initiatives (one-factor copula).
  std::vector<Initiative> initiatives;
};

}  // namespace loadline::scenario
