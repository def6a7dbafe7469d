#include "service/outcomes/outcomes.hpp"

#include "loadline/base/expects.hpp"

namespace loadline::service::outcomes {
namespace {

template <class Measure>
Measure measure_of(const scenario::Measure& terms, const scenario::Scenario& scenario) {
  struct Make {
    const scenario::Scenario& scenario;
    Measure operator()(const scenario::VisitsInTime& m) const { return VisitsInTime(m); }
    Measure operator()(const scenario::UnallocatedCases& m) const { return UnallocatedCases(m); }
    Measure operator()(const scenario::AverageCaseload& m) const { return AverageCaseload(m); }
    Measure operator()(const scenario::PathwayPlans& m) const { return PathwayPlans(m); }
    Measure operator()(const scenario::Judgement& m) const {
      return Judgement(m, scenario.workforce.turnover.reference);
    }
  };
  return std::visit(Make{scenario}, terms);
}

}  // namespace

Outcomes::Outcomes(const scenario::Scenario& scenario, chance::Seed seed) : luck_(seed) {
  for (const scenario::Kpi& kpi : scenario.outcomes.kpis)
    kpis_.push_back({chance::entity_of(kpi.id.c_str()), measure_of<Measure>(kpi.measure, scenario)});
}

void Outcomes::begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
                     const Lanes<double>& vacancy_share, Month& opening) {
  luck_.begin(futures);
  const Conditions at{opening, vacancy_share};
  for (Kpi& kpi : kpis_) {
    const Sampling sampling{luck_, chance::no_month, kpi.entity};
    std::visit([&](auto& measure) { measure.begin(parameters, at, sampling); }, kpi.measure);
  }
  publish_grade(opening);
}

void Outcomes::step(units::MonthIndex month, const Lanes<double>& vacancy_share, Month& now) {
  LOADLINE_EXPECTS(now.kpis.size() == kpis_.size());
  const Conditions at{now, vacancy_share};
  for (std::size_t i = 0; i < kpis_.size(); ++i) {
    const Sampling sampling{luck_, static_cast<std::uint32_t>(month.value()), kpis_[i].entity};
    std::visit([&](auto& measure) { measure.read(at, sampling, now.kpis[i]); }, kpis_[i].measure);
  }
  publish_grade(now);
}

void Outcomes::publish_grade(Month& now) const {
  for (const Kpi& kpi : kpis_) {
    if (const auto* judgement = std::get_if<Judgement>(&kpi.measure)) {
      now.grade = judgement->grade();
      now.inspected = judgement->inspected();
      return;
    }
  }
  now.grade = units::every_lane(static_cast<units::Count>(grade_without_judgement));
  now.inspected = {};
}

}  // namespace loadline::service::outcomes
