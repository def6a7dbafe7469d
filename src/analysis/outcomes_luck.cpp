#include <algorithm>
#include <cmath>

#include "outcome_parts.hpp"

namespace loadline::analysis::parts {
namespace {

using scenario::Better;
using service::Rating;
using service::TiersInForce;

/// How an indicator's reading differs from the truth.
struct Sampled {
  std::string operator()(const scenario::VisitsInTime&) const { return "binomial"; }
  std::string operator()(const scenario::PathwayPlans&) const { return "binomial"; }
  std::string operator()(const scenario::PlacementShare&) const { return "binomial"; }
  std::string operator()(const scenario::AssessedInTime&) const { return "binomial"; }
  std::string operator()(const scenario::ShareOf& m) const {
    return m.clustering.typical_value() > 0.0 ? "beta-binomial" : "binomial";
  }
  std::string operator()(const scenario::AverageCaseload& m) const {
    return m.spread.typical_value() > 0.0 ? "normal" : "not sampled";
  }
  std::string operator()(const scenario::AssessmentDays&) const { return "order statistic"; }
  std::string operator()(const scenario::Judgement&) const { return "ordinal"; }
  template <class Counted>
  std::string operator()(const Counted&) const {
    return "not sampled";
  }
};

double chance(const std::array<double, service::rating_count>& odds, Rating rating) {
  return odds[static_cast<std::size_t>(rating)];
}
double chance_of_red(const std::array<double, service::rating_count>& odds) {
  return chance(odds, Rating::red) + chance(odds, Rating::severe);
}

/// Where the truth is said to be at a tier: for a judgement at the cut where its grade begins.
double truth_at(const scenario::Kpi& kpi, double tier) {
  const auto* judgement = std::get_if<scenario::Judgement>(&kpi.measure);
  if (judgement == nullptr) return tier;
  const auto grade = static_cast<std::size_t>(tier);
  constexpr double below_all_cuts = -10.0;  // standard deviations: the lowest grade begins nowhere
  return grade == 0 ? below_all_cuts : judgement->cutpoints[grade - 1].typical_value();
}

/// From beyond the floor to beyond the target, where the rating is in question.
std::vector<double> truths(const scenario::Kpi& kpi, const TiersInForce& tiers, const std::string& sampled) {
  constexpr int points = 41;
  double from = -2.5, to = 2.5;  // latent quality is a standard normal score
  if (sampled != "ordinal") {
    const double apart = std::abs(tiers.target - tiers.floor);
    const double span = apart > 0.0 ? apart : std::max(0.2 * std::abs(tiers.target), 0.01);
    const double worse = tiers.better == Better::higher ? -1.0 : 1.0;
    from = tiers.floor + 0.25 * span * worse;
    to = tiers.target - 0.5 * span * worse;
    if (from > to) std::swap(from, to);
    const bool may_be_negative = std::holds_alternative<scenario::BudgetVariance>(kpi.measure) ||
                                 std::holds_alternative<scenario::Composite>(kpi.measure);
    if (!may_be_negative) from = std::max(0.0, from);
    if (sampled.ends_with("binomial")) to = std::min(1.0, to);
  }
  std::vector<double> grid(points);
  for (int i = 0; i < points; ++i)
    grid[static_cast<std::size_t>(i)] = from + (to - from) * i / (points - 1.0);
  return grid;
}

struct Errors {
  double false_alarm = 0.0, missed = 0.0;
};
Errors errors_at(const scenario::Kpi& kpi, const TiersInForce& tiers, double n) {
  return {chance_of_red(service::odds(kpi, tiers, truth_at(kpi, tiers.target), n)),
          chance(service::odds(kpi, tiers, truth_at(kpi, tiers.tolerance), n), Rating::green)};
}

/// A count at which both errors are below 5 % and at one fewer they are not. They fall with the count but for a saw of
/// whole numbers, so a smaller count may be enough by chance; no more than a million are thought of.
double count_wanted(const scenario::Kpi& kpi, const TiersInForce& tiers) {
  constexpr double agreed = 0.05, most = 1e6;
  const auto enough = [&](double n) {
    const Errors errors = errors_at(kpi, tiers, n);
    return errors.false_alarm < agreed && errors.missed < agreed;
  };
  double too_few = 0.0, n = 1.0;
  while (!enough(n)) {
    if (n >= most) return 0.0;
    too_few = n;
    n = std::min(2.0 * n, most);
  }
  while (n - too_few > 1.0) {
    const double middle = std::floor(0.5 * (too_few + n));
    (enough(middle) ? n : too_few) = middle;
  }
  return n;
}

}  // namespace

double median_count(const engine::Ensemble& ensemble, std::size_t kpi) {
  const Eigen::ArrayXXf& counted = ensemble.counted[kpi];
  const Eigen::Index last = counted.cols() - 1;
  std::vector<double> counts;
  for (Eigen::Index row = 0; row < counted.rows(); ++row)
    if (rating_of(ensemble, kpi, row, last) != Rating::not_assessed)
      counts.push_back(static_cast<double>(counted(row, last)));
  return counts.empty() ? 0.0 : statistics::order_statistic(counts, 0.5);
}

OperatingCharacteristic operating_characteristic(const scenario::Kpi& kpi, const TiersInForce& tiers,
                                                 double n) {
  OperatingCharacteristic luck;
  luck.sampled = std::visit(Sampled{}, kpi.measure);
  const bool counts = luck.sampled != "not sampled" && luck.sampled != "ordinal";
  if (counts) luck.n = n;
  const double asked = counts ? n : 1.0;  // the others are as they are, however many they count
  for (const double truth : truths(kpi, tiers, luck.sampled)) {
    const std::array<double, service::rating_count> odds = service::odds(kpi, tiers, truth, asked);
    luck.truth.push_back(truth);
    luck.green.push_back(chance(odds, Rating::green));
    luck.amber.push_back(chance(odds, Rating::amber));
    luck.red.push_back(chance_of_red(odds));
  }
  const Errors errors = errors_at(kpi, tiers, asked);
  luck.false_alarm = errors.false_alarm;
  luck.missed = luck.sampled == "not sampled" ? 0.0 : errors.missed;
  if (counts) luck.n_wanted = count_wanted(kpi, tiers);
  return luck;
}

}  // namespace loadline::analysis::parts
