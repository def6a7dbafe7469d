#include <algorithm>
#include <concepts>

#include "loadline/service/scoring.hpp"

namespace loadline::service {
namespace {

using scenario::Better;

/// Which way an indicator is better; one that says so itself is asked.
struct Direction {
  template <class Measure>
  Better operator()(const Measure&) const {
    return Better::lower;
  }
  Better operator()(const scenario::VisitsInTime&) const { return Better::higher; }
  Better operator()(const scenario::PathwayPlans&) const { return Better::higher; }
  Better operator()(const scenario::AssessedInTime&) const { return Better::higher; }
  Better operator()(const scenario::Composite&) const { return Better::higher; }
  Better operator()(const scenario::Judgement&) const { return Better::higher; }
  Better operator()(const scenario::ShareOf& m) const { return m.better; }
  Better operator()(const scenario::RateOf& m) const { return m.better; }
};

struct InForce {
  const units::Calendar& calendar;
  int month;

  template <class Measure>
  TiersInForce operator()(const Measure& measure) const {
    const auto& tiers = measure.tiers;
    TiersInForce now{tiers.target.typical_value(), tiers.tolerance.typical_value(),
                     tiers.floor.typical_value(), Direction{}(measure)};
    for (const auto& later : tiers.later)  // rising, so the last that has begun counts
      if (calendar.month_of(later.from) <= month)
        now = {later.target.typical_value(), later.tolerance.typical_value(), later.floor.typical_value(),
               now.better};
    return now;
  }
  /// Inadequate is beyond the floor.
  TiersInForce operator()(const scenario::Judgement& measure) const {
    return {static_cast<double>(measure.target), static_cast<double>(measure.tolerance),
            static_cast<double>(scenario::Grade::requires_improvement), Better::higher};
  }
};

struct Unit {
  const char* operator()(const scenario::VisitsInTime&) const { return "%"; }
  const char* operator()(const scenario::UnallocatedCases&) const { return "children"; }
  const char* operator()(const scenario::AverageCaseload&) const { return "children/FTE"; }
  const char* operator()(const scenario::PathwayPlans&) const { return "%"; }
  const char* operator()(const scenario::Judgement&) const { return "grade"; }
  const char* operator()(const scenario::ShareOf&) const { return "%"; }
  const char* operator()(const scenario::RateOf&) const { return "per 10k"; }
  const char* operator()(const scenario::StaffTurnover&) const { return "%"; }
  const char* operator()(const scenario::AgencyShare&) const { return "%"; }
  const char* operator()(const scenario::WorkerChanges&) const { return "a year"; }
  const char* operator()(const scenario::PlacementShare&) const { return "%"; }
  const char* operator()(const scenario::AssessedInTime&) const { return "%"; }
  const char* operator()(const scenario::AssessmentDays&) const { return "days"; }
  const char* operator()(const scenario::BudgetVariance&) const { return "%"; }
  const char* operator()(const scenario::Composite&) const { return "points"; }
};

}  // namespace

TiersInForce tiers_in_force(const scenario::Measure& measure, const units::Calendar& calendar, int month) {
  return std::visit(InForce{calendar, month}, measure);
}

const char* unit_of(const scenario::Measure& measure) { return std::visit(Unit{}, measure); }

}  // namespace loadline::service
