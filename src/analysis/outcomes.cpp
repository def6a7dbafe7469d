#include <array>
#include <cmath>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

/// Measured values are kept in single precision: 0.95 may be stored a hair below 0.95 and still meets it.
constexpr double slack = 1e-6;

template <class Tiers>
void fill_tiers(KpiFindings& k, const Tiers& tiers) {
  k.target = tiers.target.typical_value();
  k.tolerance = tiers.tolerance.typical_value();
  k.floor = tiers.floor.typical_value();
}

/// Names, unit, direction and tiers of each kind of measure; a kind without them does not compile.
struct Describe {
  KpiFindings& k;
  void operator()(const scenario::VisitsInTime& m) const { percentage(m); }
  void operator()(const scenario::PathwayPlans& m) const { percentage(m); }
  void operator()(const scenario::UnallocatedCases& m) const { lower_is_better(m, "children"); }
  void operator()(const scenario::AverageCaseload& m) const {
    lower_is_better(m, "children/FTE");
    k.baseline *= m.restated_by.typical_value();
  }
  void operator()(const scenario::Judgement& m) const {
    k.unit = "grade";
    k.baseline = static_cast<double>(m.baseline);
    k.target = static_cast<double>(m.target);
    k.tolerance = static_cast<double>(m.tolerance);
    k.floor = static_cast<double>(scenario::Grade::requires_improvement);  // Inadequate is beyond the floor
  }

 private:
  template <class Measure>
  void percentage(const Measure& m) const {
    k.unit = "%";
    k.baseline = m.baseline.typical_value();
    fill_tiers(k, m.tiers);
  }
  template <class Measure>
  void lower_is_better(const Measure& m, const char* unit) const {
    k.unit = unit;
    k.higher_is_better = false;
    k.baseline = m.baseline.typical_value();
    fill_tiers(k, m.tiers);
  }
};

KpiQuarter quarter(const KpiFindings& k, const Eigen::ArrayXXf& values, Eigen::Index column,
                   std::string label) {
  const auto meets = [&](double value, double line) {
    return k.higher_is_better ? value >= line - slack : value <= line + slack;
  };
  const auto assessed = [&](Eigen::Index row) { return !std::isnan(values(row, column)); };
  const Eigen::Index n = values.rows();
  std::vector<double> measured;
  for (Eigen::Index row = 0; row < n; ++row)
    if (assessed(row)) measured.push_back(static_cast<double>(values(row, column)));
  KpiQuarter q{
      .label = std::move(label),
      .green = share_of_futures(
          n, [&](Eigen::Index row) { return assessed(row) && meets(values(row, column), k.target); }),
      .amber = share_of_futures(n,
                                [&](Eigen::Index row) {
                                  return assessed(row) && !meets(values(row, column), k.target) &&
                                         meets(values(row, column), k.tolerance);
                                }),
      .red = share_of_futures(
          n, [&](Eigen::Index row) { return assessed(row) && !meets(values(row, column), k.tolerance); }),
      .severe = share_of_futures(
          n, [&](Eigen::Index row) { return assessed(row) && !meets(values(row, column), k.floor); })};
  if (!measured.empty()) {
    constexpr std::array<double, 3> levels{0.1, 0.5, 0.9};
    const std::vector<double> at = statistics::quantiles(measured, levels);
    q.p10 = at[0];
    q.p50 = at[1];
    q.p90 = at[2];
  }
  return q;
}

std::vector<Estimate> final_grades(const Eigen::ArrayXXf& values) {
  std::vector<Estimate> all;
  const Eigen::Index last = values.cols() - 1;
  for (std::size_t grade = 0; grade < scenario::grade_keys.size(); ++grade)
    all.push_back(share_of_futures(values.rows(), [&](Eigen::Index row) {
      return std::abs(values(row, last) - static_cast<float>(grade)) < 0.5f;
    }));
  return all;
}

}  // namespace

std::vector<KpiFindings> kpis(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<KpiFindings> all;
  for (std::size_t i = 0; i < scenario.outcomes.kpis.size(); ++i) {
    const scenario::Kpi& kpi = scenario.outcomes.kpis[i];
    KpiFindings k;
    k.id = kpi.id;
    k.name = kpi.name;
    k.kind = std::visit([](const auto& measure) { return std::string(measure.kind); }, kpi.measure);
    std::visit(Describe{k}, kpi.measure);
    const Eigen::ArrayXXf& values = ensemble.kpis[i];
    for (Eigen::Index q = 0; q < values.cols(); ++q)
      k.quarters.push_back(
          quarter(k, values, q, calendar.short_name(units::MonthIndex(static_cast<int>(3 * q + 2)))));
    if (std::holds_alternative<scenario::Judgement>(kpi.measure)) k.grade_at_end = final_grades(values);
    all.push_back(std::move(k));
  }
  return all;
}

}  // namespace loadline::analysis::parts
