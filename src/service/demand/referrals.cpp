#include "service/demand/referrals.hpp"

#include <algorithm>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {

Arrivals Referrals::step(std::uint32_t month, const Parameters& parameters,
                         const Lanes<double>& expected) const {
  constexpr std::size_t sizes = 4;
  Lanes<double> not_assessed{};
  std::array<Lanes<double>, sizes> batches{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double assessed = std::clamp(parameters.raw(terms_->assessed)[lane], 0.0, 1.0);
    not_assessed[lane] = expected[lane] * (1.0 - assessed);
    double in_batches = 0.0;  // mean size of a batch x sum of its shares
    for (std::size_t size = 0; size < sizes; ++size)
      in_batches +=
          static_cast<double>(size + 1) * std::max(0.0, parameters.raw(terms_->siblings[size])[lane]);
    for (std::size_t size = 0; size < sizes && in_batches > 0.0; ++size)
      batches[size][lane] = expected[lane] * assessed *
                            std::max(0.0, parameters.raw(terms_->siblings[size])[lane]) / in_batches;
  }
  Arrivals arrivals;
  chance::LaneStream draws(futures_, chance::Purpose::arrivals, month, 0);
  for (std::size_t size = 0; size < sizes; ++size) {
    Lanes<double> count;
    chance::poisson(batches[size], draws.uniform(static_cast<std::uint32_t>(size)), count);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      arrivals.assessed[lane] += static_cast<double>(size + 1) * count[lane];
  }
  chance::poisson(not_assessed, draws.uniform(sizes), arrivals.not_assessed);
  return arrivals;
}

}  // namespace loadline::service::demand
