#include <array>
#include <cmath>
#include <limits>

#include "loadline/service/scoring.hpp"
#include "outcome_parts.hpp"

namespace loadline::analysis::parts {
namespace {

using service::Rating;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct Baseline {
  double operator()(const scenario::Judgement& m) const { return static_cast<double>(m.baseline); }
  /// In the definition of the tiers.
  double operator()(const scenario::AverageCaseload& m) const {
    return m.baseline.typical_value() * m.restated_by.typical_value();
  }
  template <class Measure>
  double operator()(const Measure& m) const {
    return m.baseline.typical_value();
  }
};

const char* window_words(scenario::Window window) {
  switch (window) {
    case scenario::Window::quarter:
      return "quarter";
    case scenario::Window::rolling_12:
      return "twelve months";
    case scenario::Window::year_to_date:
      return "year to date";
    case scenario::Window::usual:
    case scenario::Window::snapshot:
      break;
  }
  return "last month";
}

KpiQuarter quarter(const engine::Ensemble& ensemble, std::size_t kpi, Eigen::Index column,
                   std::string label) {
  const Eigen::Index n = ensemble.kpis[kpi].rows();
  const auto rating = [&](Eigen::Index row) { return rating_of(ensemble, kpi, row, column); };
  const auto share = [&](auto wanted) {
    return share_of_futures(n, [&](Eigen::Index row) { return wanted(rating(row)); });
  };
  KpiQuarter q{.label = std::move(label),
               .green = share([](Rating r) { return r == Rating::green; }),
               .amber = share([](Rating r) { return r == Rating::amber; }),
               .red = share(is_red),
               .severe = share([](Rating r) { return r == Rating::severe; }),
               .p10 = unknown,
               .p50 = unknown,
               .p90 = unknown};
  bool assessed = false;
  std::vector<double> measured;  // a suppressed figure is not known, though its rating may be
  for (Eigen::Index row = 0; row < n; ++row) {
    assessed = assessed || rating(row) != Rating::not_assessed;
    const float value = ensemble.kpis[kpi](row, column);
    if (!std::isnan(value)) measured.push_back(static_cast<double>(value));
  }
  if (!assessed) q.green = q.amber = q.red = q.severe = {unknown, unknown};
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

Estimate quarters_red(const engine::Ensemble& ensemble, std::size_t kpi) {
  const engine::Ensemble::Ratings& ratings = ensemble.ratings[kpi];
  std::vector<double> red(static_cast<std::size_t>(ratings.rows()), 0.0);
  for (Eigen::Index q = 0; q < ratings.cols(); ++q)
    for (Eigen::Index row = 0; row < ratings.rows(); ++row)
      if (is_red(rating_of(ensemble, kpi, row, q))) red[static_cast<std::size_t>(row)] += 1.0;
  return statistics::mean(red);
}

/// What the last quarter's figure misses its target by, on average. A future without a figure misses nothing: it owes none.
Estimate shortfall(const Eigen::ArrayXXf& values, const service::TiersInForce& tiers) {
  std::vector<double> missing(static_cast<std::size_t>(values.rows()), 0.0);
  const double sign = tiers.better == scenario::Better::higher ? 1.0 : -1.0;
  for (Eigen::Index row = 0; row < values.rows(); ++row) {
    const auto value = static_cast<double>(values(row, values.cols() - 1));
    if (!std::isnan(value))
      missing[static_cast<std::size_t>(row)] = std::max(0.0, sign * (tiers.target - value));
  }
  return statistics::mean(missing);
}

KpiFindings described(const scenario::Kpi& kpi, const service::TiersInForce& tiers) {
  KpiFindings k;
  k.id = kpi.id;
  k.name = kpi.name;
  k.unit = service::unit_of(kpi.measure);
  k.kind = std::visit([](const auto& measure) { return std::string(measure.kind); }, kpi.measure);
  k.higher_is_better = tiers.better == scenario::Better::higher;
  k.baseline = std::visit(Baseline{}, kpi.measure);
  k.target = tiers.target;
  k.tolerance = tiers.tolerance;
  k.floor = tiers.floor;
  k.window = window_words(service::window_of(kpi.window, kpi.measure));
  k.owner = kpi.owner;
  k.lag_months = kpi.lag_months;
  k.weight = kpi.weight.typical_value();
  return k;
}

}  // namespace

std::vector<KpiFindings> kpis(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<KpiFindings> all;
  for (std::size_t i = 0; i < scenario.outcomes.kpis.size(); ++i) {
    const scenario::Kpi& kpi = scenario.outcomes.kpis[i];
    // Target, shortfall and luck are told by one set of tiers: those in force at the last quarter.
    const service::TiersInForce last = service::tiers_in_force(kpi.measure, calendar, ensemble.months - 1);
    KpiFindings k = described(kpi, last);
    const Eigen::ArrayXXf& values = ensemble.kpis[i];
    for (Eigen::Index q = 0; q < values.cols(); ++q)
      k.quarters.push_back(
          quarter(ensemble, i, q, calendar.short_name(units::MonthIndex(static_cast<int>(3 * q + 2)))));
    if (std::holds_alternative<scenario::Judgement>(kpi.measure)) k.grade_at_end = final_grades(values);
    k.red_quarters = quarters_red(ensemble, i);
    k.shortfall = shortfall(values, last);
    k.luck = operating_characteristic(kpi, last, median_count(ensemble, i));
    all.push_back(std::move(k));
  }
  return all;
}

}  // namespace loadline::analysis::parts
