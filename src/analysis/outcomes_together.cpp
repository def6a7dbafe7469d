#include "outcome_parts.hpp"

namespace loadline::analysis::parts {
namespace {

using service::Rating;

/// 5.4: green 1, amber 1/2, red 0, beyond the floor -1.
double points(Rating rating) {
  switch (rating) {
    case Rating::green:
      return 1.0;
    case Rating::amber:
      return 0.5;
    case Rating::severe:
      return -1.0;
    case Rating::red:
    case Rating::not_assessed:
      break;
  }
  return 0.0;
}

/// One future's indicators in a quarter. An index of others counts for `all_met` and not for the index: its parts do.
struct Standing {
  bool assessed = false, all_met = true;
  double points = 0.0, weight = 0.0;

  void add(const scenario::Kpi& kpi, Rating rating) {
    if (rating == Rating::not_assessed) return;
    assessed = true;
    all_met = all_met && rating == Rating::green;
    if (std::holds_alternative<scenario::Composite>(kpi.measure)) return;
    points += kpi.weight.typical_value() * parts::points(rating);
    weight += kpi.weight.typical_value();
  }
};

}  // namespace

std::vector<OutcomesTogether> outcomes_together(const scenario::Scenario& scenario,
                                                const engine::Ensemble& ensemble) {
  const std::vector<scenario::Kpi>& kpis = scenario.outcomes.kpis;
  const units::Calendar calendar(scenario.horizon.start);
  std::vector<OutcomesTogether> all;
  if (kpis.empty()) return all;
  const auto futures = static_cast<std::size_t>(ensemble.replications);
  std::vector<unsigned char> met(futures);
  std::vector<double> index(futures);
  for (Eigen::Index q = 0; q < ensemble.kpis.front().cols(); ++q) {
    for (std::size_t row = 0; row < futures; ++row) {
      Standing standing;
      for (std::size_t k = 0; k < kpis.size(); ++k)
        standing.add(kpis[k], rating_of(ensemble, k, static_cast<Eigen::Index>(row), q));
      met[row] = standing.assessed && standing.all_met ? 1 : 0;
      index[row] = standing.weight > 0.0 ? standing.points / standing.weight : 0.0;
    }
    all.push_back({calendar.short_name(units::MonthIndex(static_cast<int>(3 * q + 2))),
                   statistics::probability(met), statistics::mean(index)});
  }
  return all;
}

}  // namespace loadline::analysis::parts
