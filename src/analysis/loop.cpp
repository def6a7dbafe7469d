#include <cmath>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

LoopYear one_year(const engine::Ensemble& e, const std::string& name, Eigen::Index year) {
  const std::span<const double> staff = column(e.loop_staff, year), tipping = column(e.loop_tipping, year);
  const Eigen::Index n = e.loop_staff.rows();
  const auto row = [](Eigen::Index future) { return static_cast<std::size_t>(future); };
  const double median[] = {0.5}, tails[] = {0.1, 0.5, 0.9};
  std::vector<double> distances;
  for (std::size_t future = 0; future < staff.size(); ++future)
    if (!std::isnan(tipping[future])) distances.push_back(staff[future] - tipping[future]);
  LoopYear found{
      .year = name,
      .has_tipping = share_of_futures(n, [&](Eigen::Index f) { return !std::isnan(tipping[row(f)]); }),
      .past = share_of_futures(n, [&](Eigen::Index f) { return staff[row(f)] < tipping[row(f)]; }),
      .staff_p50 = statistics::quantiles(staff, median)[0],
      .settles_p50 = statistics::quantiles(column(e.loop_settles, year), median)[0]};
  if (distances.empty()) return found;
  const std::vector<double> levels = statistics::quantiles(distances, tails);
  found.distance_p10 = levels[0];
  found.distance_p50 = levels[1];
  found.distance_p90 = levels[2];
  return found;
}

}  // namespace

std::vector<LoopYear> loop_years(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<LoopYear> all;
  for (Eigen::Index year = 0; year < ensemble.loop_staff.cols(); ++year)
    all.push_back(one_year(ensemble, calendar.year_name(static_cast<int>(year)), year));
  return all;
}

LoopCurve loop_curve(const scenario::Scenario& scenario) {
  constexpr int points = 200;
  const service::StaffingLoop loop = service::opening_loop(scenario);
  LoopCurve curve;
  if (loop.posts <= 0.0) return curve;
  curve.posts = loop.posts;
  curve.now = service::opening_case_holders(scenario);
  curve.equilibria = service::equilibria(loop);
  curve.outlook = service::outlook(curve.equilibria, curve.now);
  for (int point = 0; point <= points; ++point) {
    const double staff = loop.posts * point / points;
    const service::LoopRates rates = service::rates_at(loop, staff);
    curve.staff.push_back(staff);
    curve.leavers.push_back(rates.leavers);
    curve.starters.push_back(rates.starters);
    curve.caseload.push_back(rates.caseload);
  }
  return curve;
}

}  // namespace loadline::analysis::parts
