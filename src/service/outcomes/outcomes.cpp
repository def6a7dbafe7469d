#include "service/outcomes/outcomes.hpp"

#include "loadline/base/expects.hpp"

namespace loadline::service::outcomes {
namespace {

/// Everything of the service that a kind of indicator needs to know besides its own terms.
template <class Measure>
struct Make {
  const scenario::Scenario& scenario;

  Measure operator()(const scenario::VisitsInTime& m) const { return VisitsInTime(m); }
  Measure operator()(const scenario::UnallocatedCases& m) const { return UnallocatedCases(m); }
  Measure operator()(const scenario::AverageCaseload& m) const { return AverageCaseload(m); }
  Measure operator()(const scenario::PathwayPlans& m) const { return PathwayPlans(m); }
  Measure operator()(const scenario::Judgement& m) const {
    return Judgement(m, scenario.workforce.turnover.reference);
  }
  Measure operator()(const scenario::ShareOf& m) const { return ShareOf(m); }
  Measure operator()(const scenario::RateOf& m) const { return RateOf(m); }
  Measure operator()(const scenario::StaffTurnover& m) const { return StaffTurnover(m); }
  Measure operator()(const scenario::AgencyShare& m) const { return AgencyShare(m); }
  Measure operator()(const scenario::WorkerChanges& m) const { return WorkerChanges(m); }
  Measure operator()(const scenario::PlacementShare& m) const { return PlacementShare(m); }
  Measure operator()(const scenario::AssessedInTime& m) const { return AssessedInTime(m, scenario.demand); }
  Measure operator()(const scenario::AssessmentDays& m) const { return AssessmentDays(m, scenario.demand); }
  Measure operator()(const scenario::BudgetVariance& m) const { return BudgetVariance(m, scenario); }
  Measure operator()(const scenario::Composite& m) const { return Composite(m); }
};

constexpr Lanes<double> unchanged = units::every_lane(1.0);

}  // namespace

Outcomes::Outcomes(const scenario::Scenario& scenario, chance::Seed seed) : luck_(seed) {
  for (const scenario::Kpi& kpi : scenario.outcomes.kpis)
    kpis_.push_back({chance::entity_of(kpi.id.c_str()), std::visit(Make<Measure>{scenario}, kpi.measure)});
}

void Outcomes::begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
                     const Lanes<double>& vacancy_share, Month& opening) {
  luck_.begin(futures);
  quality_gained_ = {};
  const Conditions at{opening, vacancy_share, quality_gained_};
  for (Kpi& kpi : kpis_) {
    const Sampling sampling{luck_, chance::no_month, kpi.entity};
    std::visit([&](auto& measure) { measure.begin(parameters, at, sampling); }, kpi.measure);
  }
  publish_grade(opening);
}

void Outcomes::step(units::MonthIndex month, const Lanes<double>& vacancy_share, Month& now) {
  LOADLINE_EXPECTS(now.kpis.size() == kpis_.size());
  // Last month's, so that no indicator depends on whether it is listed before the judgement or after.
  if (const Judgement* inspected = judgement()) quality_gained_ = inspected->quality_gained();
  const Conditions at{now, vacancy_share, quality_gained_};
  for (std::size_t i = 0; i < kpis_.size(); ++i) {
    const Sampling sampling{luck_, static_cast<std::uint32_t>(month.value()), kpis_[i].entity};
    std::visit([&](auto& measure) { measure.read(at, sampling, now.kpis[i]); }, kpis_[i].measure);
  }
  publish_grade(now);
}

const Judgement* Outcomes::judgement() const {
  for (const Kpi& kpi : kpis_)
    if (const auto* judgement = std::get_if<Judgement>(&kpi.measure)) return judgement;
  return nullptr;
}

const Lanes<double>& Outcomes::care_entries() const {
  const Judgement* inspected = judgement();
  return inspected != nullptr ? inspected->care_entries() : unchanged;
}

void Outcomes::publish_grade(Month& now) const {
  const Counts none = units::every_lane(static_cast<units::Count>(grade_without_judgement));
  const Judgement* judged = judgement();
  now.grade = judged != nullptr ? judged->grade() : none;
  now.inspected = judged != nullptr ? judged->inspected() : Counts{};
  now.visit = judged != nullptr ? judged->visit() : Counts{};
  if (judged != nullptr)
    now.sub_grades = judged->sub_grades();
  else
    now.sub_grades.fill(none);
}

}  // namespace loadline::service::outcomes
