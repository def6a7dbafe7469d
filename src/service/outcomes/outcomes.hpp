#pragma once
/// \file  service/outcomes/outcomes.hpp
/// \brief What the outcomes specification measures in 32 futures, month by month (`model.md` 5).

#include <cstdint>
#include <variant>
#include <vector>

#include "service/outcomes/assessments.hpp"
#include "service/outcomes/budget_variance.hpp"
#include "service/outcomes/child_measures.hpp"
#include "service/outcomes/judgement.hpp"
#include "service/outcomes/measures.hpp"
#include "service/outcomes/share_of.hpp"
#include "service/outcomes/staff_measures.hpp"

namespace loadline::service::outcomes {

/// The grade in force where a scenario has no judgement among its indicators: none of its effects.
inline constexpr scenario::Grade grade_without_judgement = scenario::Grade::requires_improvement;

/// An index has no reading of its own: it is made of the others' ratings (`score`).
class Composite {
 public:
  explicit Composite(const scenario::Composite&) {}
  void begin(const Parameters&, const Conditions&, const Sampling&) {}
  void read(const Conditions&, const Sampling&, KpiReading& reading) const { reading = {}; }
};

/// Reads every indicator; the first judgement among them is the grade in force that staff feel. Allocates
/// nothing after construction. Each indicator draws at the hash of its id: adding one moves no other.
class Outcomes {
 public:
  Outcomes(const scenario::Scenario& scenario, chance::Seed seed);

  /// `opening` has children and staff; its grade is written.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
             const Lanes<double>& vacancy_share, Month& opening);

  /// Fills `now.kpis` (one entry an indicator), `now.grade`, `now.inspected`, `now.sub_grades` and `now.visit`. Children,
  /// staff and costs of the month are there.
  void step(units::MonthIndex month, const Lanes<double>& vacancy_share, Month& now);

  /// What an Inadequate judgement makes of rates into care in the month after the one stepped last.
  const Lanes<double>& care_entries() const;

 private:
  using Measure = std::variant<VisitsInTime, UnallocatedCases, AverageCaseload, PathwayPlans, Judgement,
                               ShareOf, RateOf, StaffTurnover, AgencyShare, WorkerChanges, PlacementShare,
                               AssessedInTime, AssessmentDays, BudgetVariance, Composite>;
  struct Kpi {
    std::uint32_t entity = 0;
    Measure measure;
  };
  const Judgement* judgement() const;
  void publish_grade(Month& now) const;

  Luck luck_;
  std::vector<Kpi> kpis_;
  Lanes<double> quality_gained_{};  ///< As the months' readings see it; 0 without a judgement.
};

}  // namespace loadline::service::outcomes
