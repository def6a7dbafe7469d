#include <algorithm>
#include <array>

#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

Fan fan(std::string id, std::string name, std::string unit, const engine::Monthly& figures) {
  constexpr std::array<double, 5> levels{0.10, 0.25, 0.50, 0.75, 0.90};
  Fan bands{std::move(id), std::move(name), std::move(unit), {}, {}, {}, {}, {}};
  std::vector<double> month(static_cast<std::size_t>(figures.rows()));
  for (Eigen::Index m = 0; m < figures.cols(); ++m) {
    std::copy_n(figures.col(m).data(), figures.rows(), month.begin());
    const std::vector<double> at = statistics::quantiles(month, levels);
    bands.p10.push_back(at[0]);
    bands.p25.push_back(at[1]);
    bands.p50.push_back(at[2]);
    bands.p75.push_back(at[3]);
    bands.p90.push_back(at[4]);
  }
  return bands;
}

/// The low point's month that comes up most often; -1 is the opening, before the first month.
int most_frequent_month(const Eigen::ArrayXi& months, int horizon) {
  std::vector<int> times(static_cast<std::size_t>(horizon) + 1);
  for (const int month : months) ++times[static_cast<std::size_t>(month + 1)];
  return static_cast<int>(std::max_element(times.begin(), times.end()) - times.begin()) - 1;
}

}  // namespace

std::vector<Fan> fans(const engine::Ensemble& e) {
  std::vector<Fan> all{fan("cost", "Net cost a month", "GBP", e.cost),
                       fan("looked-after", "Children looked after", "children", e.children),
                       fan("plans", "Children with a protection plan", "children", e.plans),
                       fan("in-need", "Children in need", "children", e.in_need),
                       fan("assessments", "Assessments open", "children", e.assessments),
                       fan("care-leavers", "Care leavers", "children", e.care_leavers),
                       fan("referrals", "Referrals a month", "children", e.referrals),
                       fan("caseload", "Average caseload", "children/FTE", e.caseload),
                       fan("unallocated", "Cases without a social worker", "children", e.unallocated),
                       fan("permanent", "Permanent case-holding staff", "FTE", e.permanent),
                       fan("agency", "Agency social workers", "FTE", e.agency),
                       fan("cash", "Company's cash at the month's end", "GBP", e.contracts.front().cash)};
  const auto add_where_any = [&all](const char* id, const char* name, const engine::Monthly& figures) {
    if (figures.size() > 0 && figures.maxCoeff() > 0.0f) all.push_back(fan(id, name, "children", figures));
  };
  add_where_any("unaccompanied", "Unaccompanied children looked after", e.unaccompanied);
  add_where_any("spilled", "Entrants a month for whom the wanted placement was full", e.spilled);
  add_where_any("early-help", "Early-help episodes open", e.early_help);
  add_where_any("education-plans", "Education, health and care plans", e.education_plans);
  add_where_any("youth-justice", "Young people on youth justice orders", e.youth_justice);
  return all;
}

void lowest_cash(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into) {
  const engine::ContractFigures& c = ensemble.contracts.front();
  const auto lowest = as_span(c.lowest_cash);
  into.lowest_cash_p50 = statistics::quantile(lowest, 0.50);
  into.lowest_cash_p5 = statistics::quantile(lowest, 0.05);
  into.cash_below_zero = share_of_futures(
      c.lowest_cash.size(), [&](Eigen::Index row) { return c.lowest_cash(row) < -half_a_penny; });
  const Eigen::ArrayXd needed = -c.lowest_cash;
  into.facility_95 = std::max(0.0, statistics::order_statistic(as_span(needed), 0.95));
  const int month = most_frequent_month(c.lowest_month, ensemble.months);
  into.lowest_cash_when =
      month < 0 ? "at the start"
                : "at the end of " + units::Calendar(scenario.horizon.start).name(units::MonthIndex(month));
}

}  // namespace loadline::analysis::parts
