#pragma once
/// \file  demand/laws_in_lanes.hpp
/// \brief One state with Poisson arrivals and the cohort engine's own cells of time in it: M_t/G/infinity.

#include <cmath>
#include <memory>
#include <vector>

#include "loadline/chance/samplers.hpp"
#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "service/demand/cohort/time_in_state.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {

/// Children in need of one band, whose law of durations is `law`.
class OneState {
 public:
  using People = service::demand::People;

  OneState(const scenario::DurationLaw& law, double mean) : what_(example_scenario()) {
    what_.demand.in_need.duration = law;
    what_.demand.in_need.mean_duration = scenario::stated<units::Months>(mean);
    all_ = scenario::make_register(what_);
    draw_ = std::make_unique<service::ParameterDraw>(what_, all_, seed);
    state_ = std::make_unique<service::demand::cohort::TimeInState>(
        what_.demand.in_need.duration, what_.demand.in_need.mean_duration, service::demand::in_need);
  }

  void begin(std::uint32_t first_future, const People& children = {}) {
    const auto futures = futures_from(first_future);
    lanes_ = chance::LaneFutures(seed, futures);
    state_->begin(service::Parameters(*draw_, futures), lanes_);
    state_->open(band, children);
  }

  /// A month with so many expected at uniform times, of whom those stay to its end whom the newcomers' rate keeps.
  void step(std::uint32_t month, double expected) {
    state_->leave(band, units::every_lane(1.0), month);
    chance::LaneStream draws(lanes_, chance::Purpose::arrivals, month, 0);
    People came, stayed;
    chance::poisson(units::every_lane(expected), draws.uniform(0), came);
    units::Lanes<double> chance;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const double rate = state_->rate_of_newcomers()[lane];
      chance[lane] = -std::expm1(-rate) / rate;
    }
    chance::binomial(came, chance, draws.uniform(1), stayed);
    state_->enter(band, stayed, month);
  }

  People children() const {
    People all{};
    for (const People& cell : state_->cells(band)) service::demand::add(all, cell);
    return all;
  }
  service::demand::cohort::TimeInState& state() { return *state_; }

  static constexpr std::size_t band = 1;

 private:
  static constexpr chance::Seed seed{15};
  scenario::Scenario what_;
  scenario::Register all_;
  std::unique_ptr<service::ParameterDraw> draw_;
  std::unique_ptr<service::demand::cohort::TimeInState> state_;
  chance::LaneFutures lanes_;
};

}  // namespace loadline::testing_support
