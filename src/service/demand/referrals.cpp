#include "service/demand/referrals.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {

void Referrals::begin(const chance::LaneFutures& futures) {
  futures_ = futures;
  log_swing_ = {};
}

void Referrals::swing(units::MonthIndex month, const Parameters& parameters) {
  const scenario::Swings& swings = scenario_->demand.referrals.swings;
  chance::LaneStream draws(futures_, chance::Purpose::referral_intensity,
                           static_cast<std::uint32_t>(month.value()), 0);
  const Lanes<double>& u = draws.uniform(0);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double sd = parameters.raw(swings.size)[lane];
    const double persistence = std::clamp(parameters.raw(swings.persistence)[lane], 0.0, 1.0);
    const double kept = month.value() == 0 ? 0.0 : persistence;  // month 0 is drawn from stationarity
    log_swing_[lane] =
        kept * log_swing_[lane] + sd * std::sqrt(1.0 - kept * kept) * chance::standard_normal(u[lane]);
  }
}

Arrivals Referrals::step(units::MonthIndex month, const Parameters& parameters) {
  const scenario::Referrals& terms = scenario_->demand.referrals;
  swing(month, parameters);
  constexpr std::size_t sizes = 4;
  Lanes<double> not_assessed{};
  std::array<Lanes<double>, sizes> batches{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double sd = parameters.raw(terms.swings.size)[lane];
    const double children = parameters.raw(scenario_->population.under_18)[lane] *
                            std::pow(std::max(0.0, 1.0 + parameters.raw(scenario_->population.growth)[lane]),
                                     month.value() / 12.0);
    const double season = parameters.raw(terms.season[static_cast<std::size_t>(month.month_of_year())])[lane];
    intensity_[lane] = std::max(0.0, parameters.raw(terms.rate)[lane] / 1e4 * children / 12.0 * season *
                                         std::exp(log_swing_[lane] - 0.5 * sd * sd));
    const double assessed = std::clamp(parameters.raw(terms.assessed)[lane], 0.0, 1.0);
    not_assessed[lane] = intensity_[lane] * (1.0 - assessed);
    double in_batches = 0.0;  // mean size of a batch x sum of its shares
    for (std::size_t size = 0; size < sizes; ++size)
      in_batches += static_cast<double>(size + 1) * std::max(0.0, parameters.raw(terms.siblings[size])[lane]);
    for (std::size_t size = 0; size < sizes && in_batches > 0.0; ++size)
      batches[size][lane] = intensity_[lane] * assessed *
                            std::max(0.0, parameters.raw(terms.siblings[size])[lane]) / in_batches;
  }
  Arrivals arrivals;
  chance::LaneStream draws(futures_, chance::Purpose::arrivals, static_cast<std::uint32_t>(month.value()), 0);
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
