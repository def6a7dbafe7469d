#include "service/demand/swing.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {

void Swing::step(std::uint32_t month, const Parameters& parameters, const chance::LaneFutures& futures) {
  const units::Lanes<double>& size = parameters.raw(terms_->size);
  if (std::ranges::all_of(size, [](double sd) { return sd == 0.0; })) {
    log_ = {};
    return;
  }
  chance::LaneStream draws(futures, purpose_, month, entity_);
  const units::Lanes<double>& u = draws.uniform(0);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double persistence = std::clamp(parameters.raw(terms_->persistence)[lane], 0.0, 1.0);
    const double kept = month == 0 ? 0.0 : persistence;  // month 0 is drawn from stationarity
    log_[lane] =
        kept * log_[lane] + size[lane] * std::sqrt(1.0 - kept * kept) * chance::standard_normal(u[lane]);
  }
}

double Swing::factor(std::size_t lane, const Parameters& parameters) const {
  const double sd = parameters.raw(terms_->size)[lane];
  return std::exp(log_[lane] - 0.5 * sd * sd);
}

}  // namespace loadline::service::demand
