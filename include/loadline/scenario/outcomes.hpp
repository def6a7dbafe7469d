#pragma once
/// \file  loadline/scenario/outcomes.hpp
/// \brief The outcomes specification: key performance indicators with target, tolerance, floor, and what drives them.

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// Green at or better than target, amber at or better than tolerance, red beyond; beyond the floor is severe.
template <class Q>
struct Tiers {
  Assumption<Q> target, tolerance, floor;
};

/// K1: share of visits made in time. p = logistic(a - caseload_effect (c - c0) - agency_effect agency share
/// - vacancy_effect vacancy share), a chosen so that p = baseline at the opening position (2.3, 0.4).
struct VisitsInTime {
  static constexpr const char* kind = "visits_in_time";
  Tiers<units::Share> tiers;  ///< Higher is better.
  Assumption<units::Share> baseline;
  Assumption<units::Ratio> visits;           ///< Visits counted a month for each child with a plan.
  Assumption<units::Ratio> caseload_effect;  ///< Per child of caseload, on the logit.
  Assumption<units::Ratio> agency_effect, vacancy_effect;
};

/// K2: cases without a social worker at the month's end; lower is better; no sampling noise.
struct UnallocatedCases {
  static constexpr const char* kind = "unallocated_cases";
  Tiers<units::Children> tiers;
  Assumption<units::Children> baseline;
};

/// K3: mean caseload of those who hold cases; lower is better; noise of a mean over workers.
struct AverageCaseload {
  static constexpr const char* kind = "average_caseload";
  Tiers<units::Caseload> tiers;
  Assumption<units::Caseload> baseline;
  Assumption<units::Caseload> spread;  ///< Standard deviation between workers.
  /// The caseload is counted by a new definition: baseline and every measured value are multiplied by this, so that
  /// history and forecast stand on one definition. Tiers are stated in the new one.
  Assumption<units::Ratio> restated_by = at_default<units::Ratio>(1.0);
};

/// K4: care leavers with a pathway plan; higher is better. logit p falls with care leavers per personal adviser.
struct PathwayPlans {
  static constexpr const char* kind = "pathway_plans";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
  Assumption<units::Fte> advisers;
  Assumption<units::Ratio> caseload_effect;  ///< Per care leaver of an adviser's caseload, on the logit.
};

enum class Grade { inadequate, requires_improvement, good, outstanding };
inline constexpr std::array<const char*, 4> grade_keys{"inadequate", "requires-improvement", "good",
                                                       "outstanding"};
inline constexpr std::array<const char*, 4> grade_names{"Inadequate", "Requires improvement", "Good",
                                                        "Outstanding"};

/// K17: the inspectorate's judgement, ordinal, from latent quality Q (2.5, 5.5). Q has stationary variance
/// `repeatability`, is AR(1) month by month, conditioned on the opening judgement; at an inspection Y = Q + noise of
/// variance 1 - repeatability is cut at three points.
struct Judgement {
  static constexpr const char* kind = "judgement";
  Grade baseline = Grade::inadequate, target = Grade::requires_improvement,
        tolerance = Grade::requires_improvement;
  Assumption<units::Months> first_inspection;         ///< From the start of the horizon.
  Assumption<units::Months> next_inspection;          ///< Between inspections after that.
  Assumption<units::Ratio> repeatability;             ///< r, 0 to 1.
  std::array<Assumption<units::Ratio>, 3> cutpoints;  ///< Standard normal, increasing.
  Assumption<units::Ratio> persistence;               ///< Of Q, a month.
  Assumption<units::Ratio>
      intervention;  ///< Gain of Q between an Inadequate judgement and the next inspection.
  Assumption<units::Ratio>
      caseload_effect;  ///< Monthly loss of Q for each 100 % of caseload above the reference.
  Assumption<units::Ratio> unallocated_effect;  ///< Monthly loss of Q for each 100 % of cases unallocated.
  Assumption<units::Ratio> turnover_effect;  ///< Monthly loss of Q for each 100 % of staff who leave a year.
  Assumption<units::Ratio> leadership;       ///< Monthly gain of Q.
};

using Measure = std::variant<VisitsInTime, UnallocatedCases, AverageCaseload, PathwayPlans, Judgement>;

struct Kpi {
  std::string id;  ///< "K1".
  std::string name;
  Assumption<units::Ratio> weight;
  Measure measure;
};

struct Outcomes {
  std::vector<Kpi> kpis;
};

}  // namespace loadline::scenario
