#pragma once
/// \file  loadline/scenario/outcomes.hpp
/// \brief The outcomes specification: key performance indicators with target, tolerance, floor, and what drives them.

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/costs.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// Tiers that replace those before from a date on. A window is judged by the tiers in force on its last day.
template <class Q>
struct LaterTiers {
  base::Date from;  ///< First day of a month of the horizon; rising.
  Assumption<Q> target, tolerance, floor;
};
/// Green at or better than target, amber at or better than tolerance, red beyond; beyond the floor is severe.
template <class Q>
struct Tiers {
  Assumption<Q> target, tolerance, floor;
  std::vector<LaterTiers<Q>> later;
};

enum class Better { higher, lower };
inline constexpr std::array<const char*, 2> better_keys{"higher", "lower"};

/// What an indicator counts: stocks at the month's end or flows of the month.
enum class Counted {
  referrals,
  assessed,
  plan_starts,
  plan_ends,
  care_entries,
  care_exits,  // flows
  assessments,
  in_need,
  plans,
  looked_after,
  care_leavers,
  open_cases,
  early_help,
  education_plans,
  youth_justice  // stocks
};
inline constexpr std::array<const char*, 15> counted_keys{
    "referrals",    "assessed",    "plan-starts", "plan-ends",       "care-entries",
    "care-exits",   "assessments", "in-need",     "plans",           "looked-after",
    "care-leavers", "open-cases",  "early-help",  "education-plans", "youth-justice"};

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

/// Single Inspection Framework with monitoring visits (in force on 1 April 2017), or ILACS (used from January 2018).
enum class Regime { single_framework, ilacs };
inline constexpr std::array<const char*, 2> regime_keys{"single-framework", "ilacs"};
inline constexpr std::size_t sub_judgements = 4;
inline constexpr std::array<const char*, sub_judgements> sub_judgement_names{
    "Help and protection", "In care and permanence", "Care leavers", "Leadership"};

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
  // Timing (5.5). Under ILACS the wait depends on the grade; under the single framework it does not.
  Regime regime = Regime::single_framework;
  Assumption<units::Months> after_inadequate, after_requires_improvement,
      after_good;  ///< ILACS: mean wait after each grade (Outstanding as Good); 0: `next_inspection`.
  Assumption<units::Ratio>
      interval_spread;  ///< Coefficient of variation of each wait after the first (Gamma); 0: none.
  // Monitoring visits while the judgement is Inadequate: a reading of the last three months' change of Q a month, with
  // normal noise; above `progress_from` progress, below `concern_below` concern, between them limited progress.
  Assumption<units::Months> monitoring_every;  ///< 0: none.
  Assumption<units::Ratio> monitoring_noise = at_default<units::Ratio>(0.05);
  Assumption<units::Ratio> progress_from = at_default<units::Ratio>(0.005), concern_below;
  // Sub-judgements: readings that share `sub_correlation` of their variance with the overall reading. With `limiting` the
  // overall judgement is Inadequate where help and protection or leadership is.
  Assumption<units::Ratio> sub_correlation = at_default<units::Ratio>(0.7);  ///< 0 to 1.
  bool limiting = false;
  Assumption<units::Share>
      entries_effect;  ///< Rates into care rise by so much for `entries_months` after Inadequate.
  Assumption<units::Months> entries_months = at_default<units::Months>(12.0);
};

/// K7, K8, K9, K10, K11, K16: the share of those counted for whom something happened. p = logistic(a - caseload_effect (c -
/// c0) - agency_effect agency share - vacancy_effect vacancy share + quality_effect (Q - Q0)) where higher is better, the
/// signs reversed where lower is; a as in `VisitsInTime`. Measured: Binomial(n, p), or beta-binomial where teams differ:
/// with `clustering` (intraclass correlation) and `teams` equal teams the variance is n p (1 - p) (1 + (n / teams - 1)
/// clustering) of a quarter's n, as long as differences last; at least the binomial's.
struct ShareOf {
  static constexpr const char* kind = "share";
  Better better = Better::higher;
  Counted of = Counted::assessed;
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
  Assumption<units::Ratio> each = at_default<units::Ratio>(1.0);  ///< Counted for each of them in a month.
  Assumption<units::Ratio> caseload_effect, agency_effect, vacancy_effect, quality_effect;
  Assumption<units::Ratio> clustering;                             ///< 0 to 1; 0: every case on its own.
  Assumption<units::Ratio> teams = at_default<units::Ratio>(1.0);  ///< At least 1.
};

/// K14: those counted for each 10,000 children; flows as a yearly rate. The service is simulated in whole children, so
/// nothing is sampled on top; small numbers are in the count itself.
struct RateOf {
  static constexpr const char* kind = "rate";
  Better better = Better::lower;
  Counted of = Counted::looked_after;
  Tiers<units::RatePer10k> tiers;
  Assumption<units::RatePer10k> baseline;
};

/// K5: case holders who leave over the window as a yearly share of those there on average; lower is better.
struct StaffTurnover {
  static constexpr const char* kind = "staff_turnover";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
};

/// K15: agency staff among those who hold cases; lower is better.
struct AgencyShare {
  static constexpr const char* kind = "agency_share";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
};

/// K6: changes of social worker for a child in a year: (leavers + agency staff / months they stay) x caseload over open
/// cases; lower is better.
struct WorkerChanges {
  static constexpr const char* kind = "worker_changes";
  Tiers<units::Ratio> tiers;
  Assumption<units::Ratio> baseline;
  Assumption<units::Months> agency_stay = at_default<units::Months>(9.0);  ///< Mean, at least 1.
};

/// K12, K13: share of children looked after for whom something is so, by where they are placed (outside the area, moved
/// three times): Binomial with the mean share of those placed; lower is better.
struct PlacementShare {
  static constexpr const char* kind = "placement_share";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
  std::array<Assumption<units::Share>, placement_types> by_type;
};

/// K7 by simulated durations (0.4): of the assessments finished in a month, how many took at most `within`, from the law
/// of their length at the month's caseload; Binomial. Higher is better.
struct AssessedInTime {
  static constexpr const char* kind = "assessed_in_time";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
  Assumption<units::Months> within;  ///< 45 working days are 2.07 months.
};

/// A quantile of how long assessments took, from the same law: the order statistic of those finished in the month, drawn
/// exactly by its Beta law. Lower is better.
struct AssessmentDays {
  static constexpr const char* kind = "assessment_days";
  Tiers<units::Days> tiers;
  Assumption<units::Days> baseline;
  Assumption<units::Share> quantile = at_default<units::Share>(0.5);
};

/// K18: company's net cost over budget, as a share of the budget; lower is better.
struct BudgetVariance {
  static constexpr const char* kind = "budget_variance";
  Tiers<units::Share> tiers;
  Assumption<units::Share> baseline;
  ByYear<units::MoneyPerYear> budget;
};

/// A weighted index of other indicators: the sum of weight x score over the sum of weights, of those assessed. Higher is
/// better. Judgements take part with their rating.
struct Composite {
  static constexpr const char* kind = "composite";
  Tiers<units::Ratio> tiers;
  Assumption<units::Ratio> baseline;
  std::vector<std::string> of;  ///< Ids; none: all that are not composites.
  Assumption<units::Ratio> green = at_default<units::Ratio>(1.0), amber = at_default<units::Ratio>(0.5), red,
                           severe = at_default<units::Ratio>(-1.0);
};

using Measure = std::variant<VisitsInTime, UnallocatedCases, AverageCaseload, PathwayPlans, Judgement,
                             ShareOf, RateOf, StaffTurnover, AgencyShare, WorkerChanges, PlacementShare,
                             AssessedInTime, AssessmentDays, BudgetVariance, Composite>;

/// Over which months an indicator is measured when it is read at a quarter's end. `usual` is the quarter for percentages,
/// twelve months for turnover and changes of worker, the year to date for the budget, and the last month for the rest.
enum class Window { usual, snapshot, quarter, rolling_12, year_to_date };
inline constexpr std::array<const char*, 5> window_keys{"usual", "snapshot", "quarter", "rolling-12",
                                                        "year-to-date"};

struct Kpi {
  std::string id;  ///< "K1".
  std::string name;
  Assumption<units::Ratio> weight;
  Window window = Window::usual;
  int lag_months = 0;  ///< From the quarter's end to publication: deductions for it fall due so much later.
  int decimals =
      6;  ///< Of the published figure (of the percentage for a share), rounded half away from zero before it
          ///< meets the target; 6 is as good as unrounded.
  int suppressed_to =
      0;  ///< Counts from 1 to this are not published (5 at the Department for Education): the rating is
          ///< that of both ends where they agree, otherwise the indicator is not assessed. 0: none.
  std::string owner;
  Measure measure;
};

struct Outcomes {
  std::vector<Kpi> kpis;
};

}  // namespace loadline::scenario
