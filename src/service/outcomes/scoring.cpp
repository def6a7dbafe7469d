#include "loadline/service/scoring.hpp"

#include <algorithm>
#include <limits>

#include "service/outcomes/publication.hpp"

namespace loadline::service {
namespace {

using outcomes::Publication;
using outcomes::Published;
using outcomes::WindowCount;
using scenario::Kpi;
using units::lane_count;

bool is_composite(const Kpi& kpi) { return std::holds_alternative<scenario::Composite>(kpi.measure); }

KpiReading window_sum(const Block& block, std::size_t kpi, MonthRange months) {
  KpiReading sum;
  for (int month = months.first; month <= months.last; ++month) {
    const KpiReading& reading = block.months[static_cast<std::size_t>(month)].kpis[kpi];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      sum.numerator[lane] += reading.numerator[lane];
      sum.denominator[lane] += reading.denominator[lane];
    }
  }
  return sum;
}

/// The mean caseload is read off the workers there in each month; it is they who are sampled.
Lanes<double> workers_asked(const Block& block, MonthRange months) {
  Lanes<double> workers{};
  for (int m = months.first; m <= months.last; ++m) {
    const Month& month = block.months[static_cast<std::size_t>(m)];
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      workers[lane] += month.permanent[lane] + month.agency[lane].value();
  }
  return workers;
}

void score_window(const Kpi& kpi, std::size_t place, const TiersInForce& tiers, MonthRange months,
                  Block& block, KpiScore& score) {
  const Publication publication(kpi);
  const KpiReading sum = window_sum(block, place, months);
  const int length = months.last - months.first + 1;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Published made = publication.publish({sum.numerator[lane], sum.denominator[lane], length}, tiers);
    score.value[lane] = made.value;
    score.rating[lane] = made.rating;
  }
  score.n = std::holds_alternative<scenario::AverageCaseload>(kpi.measure) ? workers_asked(block, months)
                                                                           : sum.denominator;
}

/// What a rating is worth in an index.
double points(const scenario::Composite& index, Rating rating) {
  switch (rating) {
    case Rating::green:
      return index.green.typical_value();
    case Rating::amber:
      return index.amber.typical_value();
    case Rating::red:
      return index.red.typical_value();
    case Rating::severe:
      return index.severe.typical_value();
    case Rating::not_assessed:
      break;
  }
  return 0.0;
}

bool takes_part(const scenario::Composite& index, const Kpi& kpi) {
  if (index.of.empty()) return !is_composite(kpi);
  return std::ranges::find(index.of, kpi.id) != index.of.end();
}

void score_index(const scenario::Outcomes& outcomes, const Kpi& kpi, const TiersInForce& tiers,
                 std::size_t quarter, Block& block, KpiScore& score) {
  const auto& index = std::get<scenario::Composite>(kpi.measure);
  const Publication publication(kpi);
  Lanes<double> sum{}, weights{};
  score.n = {};
  for (std::size_t k = 0; k < outcomes.kpis.size(); ++k) {
    const Kpi& part = outcomes.kpis[k];
    if (&part == &kpi || !takes_part(index, part)) continue;
    const double weight = part.weight.typical_value();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const Rating rating = block.scores[k][quarter].rating[lane];
      if (rating == Rating::not_assessed) continue;
      sum[lane] += weight * points(index, rating);
      weights[lane] += weight;
      score.n[lane] += 1.0;
    }
  }
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Published made = publication.publish({sum[lane], weights[lane]}, tiers);
    score.value[lane] = made.value;
    score.rating[lane] = made.rating;
  }
}

}  // namespace

void score(const scenario::Scenario& scenario, Block& block) {
  const std::vector<Kpi>& kpis = scenario.outcomes.kpis;
  const units::Calendar calendar(scenario.horizon.start);
  const std::size_t quarters = block.months.size() / 3;
  block.scores.resize(kpis.size());
  for (std::vector<KpiScore>& scores : block.scores) scores.resize(quarters);
  for (const bool composites : {false, true})  // last: they rate the others
    for (std::size_t k = 0; k < kpis.size(); ++k) {
      if (is_composite(kpis[k]) != composites) continue;
      for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
        const int last = static_cast<int>(3 * quarter + 2);
        const TiersInForce tiers = tiers_in_force(kpis[k].measure, calendar, last);
        KpiScore& score = block.scores[k][quarter];
        if (composites)
          score_index(scenario.outcomes, kpis[k], tiers, quarter, block, score);
        else
          score_window(kpis[k], k, tiers, months_of(kpis[k].window, kpis[k].measure, last), block, score);
      }
    }
}

}  // namespace loadline::service
