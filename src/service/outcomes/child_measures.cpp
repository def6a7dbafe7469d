#include "service/outcomes/child_measures.hpp"

#include <algorithm>

#include "loadline/chance/samplers.hpp"
#include "service/outcomes/counted.hpp"

namespace loadline::service::outcomes {

using units::lane_count;

void RateOf::read(const Conditions& now, const Sampling&, KpiReading& reading) const {
  const double of = is_flow(terms_.of) ? 12.0 * 1e4 : 1e4;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    reading.numerator[lane] = counted(now.month, terms_.of, lane);
    reading.denominator[lane] = now.month.population[lane] / of;
  }
}

void PlacementShare::begin(const Parameters& parameters, const Conditions&, const Sampling&) {
  for (std::size_t type = 0; type < by_type_.size(); ++type)
    by_type_[type] = parameters.raw(terms_.by_type[type]);
}

void PlacementShare::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const {
  Lanes<double> expected{}, placed{};
  for (std::size_t type = 0; type < by_type_.size(); ++type)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      placed[lane] += now.month.placed[type][lane];
      expected[lane] += now.month.placed[type][lane] * std::clamp(by_type_[type][lane], 0.0, 1.0);
    }
  Lanes<double> share{};
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    if (placed[lane] > 0.0) share[lane] = expected[lane] / placed[lane];
  reading.denominator = placed;
  const Lanes<double> drawn =
      sampling.luck.uniforms(chance::Purpose::outcomes, sampling.month, sampling.entity);
  chance::binomial(placed, share, drawn, reading.numerator);
}

}  // namespace loadline::service::outcomes
