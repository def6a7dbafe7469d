#include "report/selections.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "loadline/scenario/outcomes.hpp"
#include "report/words.hpp"

namespace loadline::report {

std::optional<std::size_t> a_year_on(const analysis::KpiFindings& kpi) {
  constexpr std::size_t quarters_of_a_year = 4;
  if (kpi.quarters.empty()) return std::nullopt;
  return std::min(quarters_of_a_year, kpi.quarters.size()) - 1;
}

std::vector<const analysis::KpiFindings*> most_at_risk(const std::vector<analysis::KpiFindings>& kpis) {
  std::vector<const analysis::KpiFindings*> order;
  const auto soon = [](const analysis::KpiFindings* kpi) -> const analysis::KpiQuarter& {
    return kpi->quarters[*a_year_on(*kpi)];
  };
  for (const analysis::KpiFindings& kpi : kpis)
    if (a_year_on(kpi) && !std::isnan(soon(&kpi).red.value)) order.push_back(&kpi);
  std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return std::pair(-soon(a).red.value, soon(a).green.value) <
           std::pair(-soon(b).red.value, soon(b).green.value);
  });
  return order;
}

const analysis::Fan* fan_of(const analysis::Findings& findings, const std::string& id) {
  const auto found = std::find_if(findings.fans.begin(), findings.fans.end(),
                                  [&](const analysis::Fan& fan) { return fan.id == id; });
  return found == findings.fans.end() || found->p50.empty() ? nullptr : &*found;
}

std::vector<const analysis::Influence*> red_and_strong(const analysis::Findings& findings) {
  constexpr std::size_t strong = 10;
  std::vector<const analysis::Influence*> red;
  for (std::size_t i = 0; i < std::min(strong, findings.influences.size()); ++i)
    if (findings.influences[i].quality == scenario::Quality::red) red.push_back(&findings.influences[i]);
  return red;
}

const analysis::InitiativeValue* value_of(const analysis::SavingsStudy& study, const std::string& id) {
  for (const analysis::InitiativeValue& value : study.initiatives)
    if (value.id == id) return &value;
  return nullptr;
}

double if_any(const analysis::LoopYear& year, double distance) {
  return year.has_tipping.value > 0.0 ? distance : std::numeric_limits<double>::quiet_NaN();
}

const analysis::SavingsYear* last_target(const analysis::Findings& findings) {
  const analysis::SavingsYear* last = nullptr;
  for (const analysis::SavingsYear& year : findings.savings)
    if (year.target > 0.0) last = &year;
  return last;
}

std::string year_name(const analysis::Findings& findings, std::optional<int> year) {
  if (!year || *year < 0 || static_cast<std::size_t>(*year) >= findings.years.size()) return "";
  return findings.years[static_cast<std::size_t>(*year)].year;
}

double largest_error(std::initializer_list<statistics::Estimate> figures) {
  double largest = 0.0;
  for (const statistics::Estimate& figure : figures) largest = std::max(largest, figure.error);
  return largest;
}

namespace {

bool is_whole_percent(double share) {
  return std::isnan(share) || std::abs(100.0 * share - std::round(100.0 * share)) < 0.005;
}

/// Decimals of a value in its unit.
int decimals_of(const analysis::KpiFindings& kpi) {
  if (kpi.unit == "%") {
    const bool whole = is_whole_percent(kpi.target) && is_whole_percent(kpi.tolerance) &&
                       is_whole_percent(kpi.floor) && is_whole_percent(kpi.baseline);
    return whole ? 0 : 1;
  }
  if (kpi.unit == "children" || kpi.unit == "days") return 0;
  return kpi.unit == "points" ? 2 : 1;
}

}  // namespace

std::string kpi_value(const analysis::KpiFindings& kpi, double kept_value) {
  if (std::isnan(kept_value)) return "not assessed";
  if (kpi.unit == "grade") {
    const auto grade = static_cast<std::size_t>(std::clamp(std::lround(kept_value), 0L, 3L));
    return scenario::grade_names[grade];
  }
  const bool percent = kpi.unit == "%";
  return number(percent ? 100.0 * kept_value : kept_value, decimals_of(kpi)) + (percent ? "%" : "");
}

std::string kpi_distance(const analysis::KpiFindings& kpi, double kept_value) {
  if (std::isnan(kept_value)) return "not assessed";
  if (kpi.unit == "%") return number(100.0 * kept_value, 1) + " points";
  if (kpi.unit == "grade") return number(kept_value, 1) + " grades";
  if (kpi.unit == "points") return number(kept_value, 2);
  return fmt::format("{} {}", number(kept_value, 1), kpi.unit);
}

std::string kpi_direction(const analysis::KpiFindings& kpi) {
  if (kpi.unit == "grade") return kpi.unit;
  return kpi.unit + (kpi.higher_is_better ? ", higher is better" : ", lower is better");
}

bool is_sampled(const analysis::KpiFindings& kpi) {
  return !kpi.luck.sampled.empty() && kpi.luck.sampled != "not sampled";
}

std::vector<const analysis::KpiFindings*> by_luck(const std::vector<analysis::KpiFindings>& kpis) {
  std::vector<const analysis::KpiFindings*> order;
  for (const analysis::KpiFindings& kpi : kpis)
    if (is_sampled(kpi) && kpi.luck.sampled != "ordinal" && kpi.luck.truth.size() > 1) order.push_back(&kpi);
  const auto worst = [](const analysis::KpiFindings* kpi) {
    return std::max(kpi->luck.false_alarm, kpi->luck.missed);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return worst(a) > worst(b); });
  return order;
}

std::size_t acknowledged_findings(const analysis::Findings& findings) {
  return static_cast<std::size_t>(
      std::count_if(findings.lint.begin(), findings.lint.end(),
                    [](const analysis::LintFinding& finding) { return !finding.acknowledged.empty(); }));
}

std::size_t open_findings(const analysis::Findings& findings) {
  return findings.lint.size() - acknowledged_findings(findings);
}

statistics::Estimate paid_if_asked(const analysis::RequestFindings& request) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  return request.asked.value > 0.0 ? request.paid : statistics::Estimate{unknown, unknown};
}

const analysis::TriggerFindings* likeliest(const std::vector<analysis::TriggerFindings>& triggers) {
  const auto found = std::max_element(triggers.begin(), triggers.end(), [](const auto& a, const auto& b) {
    return a.fires.value < b.fires.value;
  });
  return found == triggers.end() ? nullptr : &*found;
}

const analysis::RequestFindings* likeliest(const std::vector<analysis::RequestFindings>& requests) {
  const auto found = std::max_element(requests.begin(), requests.end(), [](const auto& a, const auto& b) {
    return a.asked.value < b.asked.value;
  });
  return found == requests.end() ? nullptr : &*found;
}

}  // namespace loadline::report
