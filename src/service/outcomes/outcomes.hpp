#pragma once
/// \file  service/outcomes/outcomes.hpp
/// \brief What the outcomes specification measures in 32 futures, month by month (`model.md` 5).

#include <cstdint>
#include <variant>
#include <vector>

#include "service/outcomes/judgement.hpp"
#include "service/outcomes/measures.hpp"

namespace loadline::service::outcomes {

/// The grade in force where a scenario has no judgement among its indicators: none of its effects.
inline constexpr scenario::Grade grade_without_judgement = scenario::Grade::requires_improvement;

/// Reads every indicator; the first judgement among them is the grade in force that staff feel. Allocates
/// nothing after construction. Each indicator draws at the hash of its id: adding one moves no other.
class Outcomes {
 public:
  Outcomes(const scenario::Scenario& scenario, chance::Seed seed);

  /// `opening` has children and staff; its grade is written.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
             const Lanes<double>& vacancy_share, Month& opening);

  /// Fills `now.kpis` (one entry an indicator), `now.grade` and `now.inspected`.
  void step(units::MonthIndex month, const Lanes<double>& vacancy_share, Month& now);

 private:
  using Measure = std::variant<VisitsInTime, UnallocatedCases, AverageCaseload, PathwayPlans, Judgement>;
  struct Kpi {
    std::uint32_t entity = 0;
    Measure measure;
  };
  void publish_grade(Month& now) const;

  Luck luck_;
  std::vector<Kpi> kpis_;
};

}  // namespace loadline::service::outcomes
