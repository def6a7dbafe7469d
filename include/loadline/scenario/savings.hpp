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

/// Takes money off costs (or adds income): full-year value, in the first year's prices where the initiative's `index`
/// moves it, nominal where none does.
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

/// Changes the rate of referrals.
struct ReferralEffect {
  static constexpr const char* kind = "referrals";
  Assumption<units::Share> change;
};
/// Changes the hazard with which case holders leave.
struct TurnoverEffect {
  static constexpr const char* kind = "turnover";
  Assumption<units::Share> change;
};
/// Changes the hazard with which vacancies of case holders are filled.
struct RecruitmentEffect {
  static constexpr const char* kind = "recruitment";
  Assumption<units::Share> change;
};
/// Changes the market's mean fee of a placement type.
struct FeeEffect {
  static constexpr const char* kind = "placement_fee";
  PlacementType placement = PlacementType::agency_foster;
  Assumption<units::Share> change;
};
/// Gives notice on a service agreement when it starts; the exit follows after the agreement's notice. Delivered or not
/// at all: a part of an exit is none.
struct AgreementExitEffect {
  static constexpr const char* kind = "agreement_exit";
  std::string agreement;  ///< Id in `costs.agreement`.
};

/// One channel only: an initiative has a cash effect or a driver effect, never both (6.2).
using Effect = std::variant<CashEffect, CareEntryEffect, ReturnHomeEffect, FosterMixEffect,
                            FosterCapacityEffect, AgencyCapEffect, ReferralEffect, TurnoverEffect,
                            RecruitmentEffect, FeeEffect, AgreementExitEffect>;

enum class SavingCategory { efficiency, demand, price, income, enabler, agreement };
inline constexpr std::array<const char*, 6> saving_category_keys{"efficiency", "demand",  "price",
                                                                 "income",     "enabler", "agreement"};

/// How the effect grows from its start (u whole months, 0 the first) to full after `ramp` months L; x = (u + 1) / L, at
/// most 1. Linear x; front-loaded 1 - (1 - x)^2; back-loaded x^2; step 0 until x = 1; logistic
/// (l(x) - l(0)) / (l(1) - l(0)) with l(x) = 1 / (1 + e^{-10 (x - 1/2)}).
enum class RampShape { linear, front_loaded, back_loaded, step, logistic };
inline constexpr std::array<const char*, 5> ramp_shape_keys{"linear", "front-loaded", "back-loaded", "step",
                                                            "logistic"};

/// Recurrent: once reached it lasts. One-off (a mitigation): it ends `lasts` months after its start.
enum class Recurrence { recurrent, one_off };
inline constexpr std::array<const char*, 2> recurrence_keys{"recurrent", "one-off"};

/// How good the evidence is, 1 the best: the default for optimism bias is 0, 5, 10, 15, 25, 40 % of the effect (6.4).
enum class EvidenceGrade { ungraded, one, two, three, four, five, six };
inline constexpr std::array<const char*, 7> evidence_grade_keys{"ungraded", "1", "2", "3", "4", "5", "6"};
inline constexpr std::array<double, 7> optimism_by_grade{0.0, 0.0, 0.05, 0.10, 0.15, 0.25, 0.40};
/// Where delivery is uncertain in itself (confidence below 100 % and a chance of part delivery), optimism beyond this
/// would count the same risk twice, unless the initiative says why not.
inline constexpr double most_optimism_beside_partial_delivery = 0.10;

/// Whose costs fall; the company pays for the initiative, its investment and running cost, whoever gains. What a partner
/// gains is no saving of the company or the council and is never posted.
enum class Beneficiary { company, council, partner };
inline constexpr std::array<const char*, 3> beneficiary_keys{"company", "council", "partner"};

/// Initiatives that draw on the same budget: together they save base x (1 - product of (1 - value / base)) and never
/// more than the base (6.3). Cash effects only; effects on the same driver multiply anyway.
struct OverlapGroup {
  std::string id, name;
  Assumption<units::MoneyPerYear> base;
};

struct Initiative {
  std::string id, name, owner;
  SavingCategory category = SavingCategory::efficiency;
  base::Date start;
  Assumption<units::Months> delay;            ///< After `start`; drawn once a future, whole months.
  Assumption<units::Months> ramp;             ///< To full effect over so many months, by `shape` (6.1).
  Assumption<units::Share> confidence;        ///< That it is delivered at all.
  Assumption<units::Share> partial;           ///< If delivered, the chance that it is only partly.
  Assumption<units::Share> partial_fraction;  ///< How much of it then.
  Assumption<units::Share>
      optimism;  ///< Taken off the effect for optimism bias; from `evidence` unless stated.
  Assumption<units::Money> investment;           ///< One-off, spent in the month it starts, delivered or not.
  Assumption<units::MoneyPerYear> running_cost;  ///< From its start.
  std::vector<std::string> needs;                ///< Ids of initiatives without which it fails.
  Effect effect;
  RampShape shape = RampShape::linear;
  Recurrence recurrence = Recurrence::recurrent;
  Assumption<units::Months> lasts =
      at_default<units::Months>(12.0);  ///< One-off: whole months from its start.
  EvidenceGrade evidence = EvidenceGrade::ungraded;
  std::string
      optimism_reason;  ///< Why more optimism than the rule allows beside part delivery; "": none is claimed.
  Assumption<units::Months> lead;       ///< After what it needs has started.
  PriceIndex index = PriceIndex::none;  ///< What moves a cash value, stated in the first year's prices.
  Fund fund = Fund::general;            ///< A saving of a ring-fenced fund does not count towards the target.
  Beneficiary beneficiary = Beneficiary::company;
  std::string overlap;  ///< Id of an overlap group; "": none.
};

struct Savings {
  SavingsBasis basis = SavingsBasis::base_reduction;  ///< Of `target`.
  ByYear<units::MoneyPerYear> target;                 ///< What the programme must deliver, by year.
  Assumption<units::Ratio>
      common_factor;  ///< Correlation of delivery between initiatives (one-factor copula).
  std::vector<Initiative> initiatives;
  std::vector<OverlapGroup> overlaps;
  Assumption<units::Share> discount_rate =
      at_default<units::Share>(0.035);  ///< Social time preference, real (6.6).
};

}  // namespace loadline::scenario
