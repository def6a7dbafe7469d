#include <cmath>
#include <numbers>

#include "analysis/calibration/number.hpp"

namespace loadline::analysis {
namespace {

constexpr double material = 0.05;  // a rank correlation below this moves no figure anyone would print
constexpr const char* starts_path = "demand.care.entries.starts";
constexpr const char* trend_path = "demand.care.entries.trend";
constexpr const char* ceased_path = "demand.care.exits.ceased";

/// A number whose log is normal: median and coefficient of variation.
chance::Lognormal lognormal(const Believed& log) {
  return {std::exp(log.mean), std::sqrt(std::expm1(log.sd * log.sd))};
}

CalibratedNumber number(std::string path, std::string meaning, std::string unit, chance::Uncertain value,
                        const base::Date& measured) {
  CalibratedNumber made = calibrated(std::move(path), std::move(meaning), std::move(unit), value);
  made.measured = measured;
  return made;
}

/// Spearman's correlation of two normals that have this one of Pearson's.
double rank_of(double pearson) { return 6.0 / std::numbers::pi * std::asin(0.5 * pearson); }

}  // namespace

std::vector<CalibratedNumber> numbers_of(const ScenarioDemand& demand) {
  const base::Date day{demand.as_of, 3, 31};
  CalibratedNumber starts =
      number(starts_path, "children entering care in the first year, unreconciled ones among them",
             "children", lognormal(demand.log_entry_rate), day);
  starts.quality = scenario::Quality::green;
  CalibratedNumber trend = number(trend_path, "lasting drift of entries", "",
                                  chance::Normal{demand.drift.mean, demand.drift.sd}, day);
  trend.assumption = "A-CAL-TREND";
  const double cv = demand.swing_size.sd / demand.swing_size.mean;
  // The median of a lognormal of this mean and spread.
  CalibratedNumber size =
      number("demand.care.entries.swings.size", "how far entries swing about their level", "",
             chance::Lognormal{demand.swing_size.mean / std::sqrt(1.0 + cv * cv), cv}, day);
  size.assumption = "A-CAL-SWINGS";
  CalibratedNumber persistence =
      number("demand.care.entries.swings.persistence", "how much of a swing is left a month later", "",
             chance::Certain{std::round(1e4 * demand.swing_persistence) / 1e4}, day);
  persistence.assumption = "A-CAL-SWINGS";
  Believed log_ceased = demand.log_exit_rate;
  log_ceased.mean += std::log(demand.stock);
  CalibratedNumber ceased =
      number(ceased_path, "children leaving care in the first year, 18th birthdays included", "children",
             lognormal(log_ceased), day);
  ceased.quality = scenario::Quality::green;
  return {starts, trend, size, persistence, ceased};
}

std::vector<CalibratedCorrelation> correlations_of(const ScenarioDemand& demand) {
  std::vector<CalibratedCorrelation> made;
  const auto add = [&](const char* id, const char* second, double pearson) {
    const double spearman = rank_of(pearson);
    if (std::abs(spearman) >= material) made.push_back({id, starts_path, second, spearman});
  };
  add("cal-entries-and-exits", ceased_path, demand.correlation);
  add("cal-entries-and-trend", trend_path, demand.drift_correlation);
  return made;
}

}  // namespace loadline::analysis
