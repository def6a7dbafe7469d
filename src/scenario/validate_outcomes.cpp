#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

template <class OfTiers>
bool check_order(const std::string& path, const OfTiers& tiers, Better better, const units::UnitName& unit,
                 Judge& judge) {
  const std::vector<Part> parts{
      {"target", &tiers.target}, {"tolerance", &tiers.tolerance}, {"floor", &tiers.floor}};
  if (!usable(parts)) return false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const double value = parts[i].number->typical_value(), stricter = parts[i - 1].number->typical_value();
    if (better == Better::higher ? value <= stricter : value >= stricter) continue;
    judge.error(path + "." + parts[i].name, parts[i].number->origin.place, "is " + written(value, unit),
                fmt::format("{} is better here, and {} is {}", better == Better::higher ? "higher" : "lower",
                            parts[i - 1].name, written(stricter, unit)),
                better == Better::higher ? "order them target, tolerance, floor from high to low"
                                         : "order them target, tolerance, floor from low to high");
    return false;
  }
  return true;
}

template <class Q>
void check_tiers(const std::string& path, const Tiers<Q>& tiers, Better better, Judge& judge) {
  check_order(path, tiers, better, units::UnitOf<Q>::name, judge);
}

struct MeasureRules {
  const std::string& path;
  Judge& judge;

  void operator()(const VisitsInTime& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const UnallocatedCases& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const AverageCaseload& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const PathwayPlans& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const ShareOf& m) const { check_tiers(path, m.tiers, m.better, judge); }
  void operator()(const RateOf& m) const { check_tiers(path, m.tiers, m.better, judge); }
  void operator()(const StaffTurnover& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const AgencyShare& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const WorkerChanges& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const PlacementShare& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const AssessedInTime& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const AssessmentDays& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const BudgetVariance& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const Composite& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const Judgement& m) const {
    if (m.tolerance > m.target)
      judge.error(
          path + ".tolerance", fmt::format("is {}", grade_names[static_cast<std::size_t>(m.tolerance)]),
          fmt::format("that is better than the target, {}", grade_names[static_cast<std::size_t>(m.target)]),
          "write the target's judgement or one below it");
    judge.increasing(path,
                     {{"cut_inadequate", &m.cutpoints[0]},
                      {"cut_good", &m.cutpoints[1]},
                      {"cut_outstanding", &m.cutpoints[2]}},
                     units::UnitOf<units::Ratio>::name, "the judgements are cut in order, worst to best");
  }
};

}  // namespace

void check_outcomes(const Scenario& s, Judge& judge) {
  for (const Kpi& kpi : s.outcomes.kpis)
    std::visit(MeasureRules{"outcomes.kpi." + kpi.id, judge}, kpi.measure);
}

}  // namespace loadline::scenario::rules
