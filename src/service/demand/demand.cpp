#include "service/demand/demand.hpp"

#include <variant>

#include "service/demand/cohort/cohort_engine.hpp"
#include "service/demand/micro/micro_engine.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand {
namespace {

using Engine = std::variant<cohort::CohortEngine, micro::MicroEngine>;

Engine engine_of(const scenario::Scenario& scenario, chance::Seed seed) {
  if (scenario.demand.engine == scenario::DemandEngine::micro) return micro::MicroEngine(scenario, seed);
  return cohort::CohortEngine(scenario, seed);
}

}  // namespace

struct Demand::Workings {
  Workings(const scenario::Scenario& scenario, chance::Seed seed)
      : pressure(scenario, seed), engine(engine_of(scenario, seed)) {}

  Pressure pressure;
  Engine engine;
};

Demand::Demand(const scenario::Scenario& scenario, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, seed)) {}
Demand::~Demand() = default;
Demand::Demand(Demand&&) noexcept = default;

void Demand::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  workings_->pressure.begin(parameters, futures, opening);
  std::visit([&](auto& engine) { engine.begin(parameters, futures, opening); }, workings_->engine);
}

void Demand::step(units::MonthIndex month, int days, const Parameters& parameters, const Drivers& drivers,
                  const Month& before, Month& month_now) {
  const Pressures& pressures = workings_->pressure.step(month, parameters, drivers, month_now);
  std::visit([&](auto& engine) { engine.step(month, days, parameters, pressures, before, month_now); },
             workings_->engine);
}

}  // namespace loadline::service::demand
