#pragma once
/// \file  tests/service/rooms.hpp
/// \brief One room of the service at a time, without the others.

#include <functional>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "loadline/service/simulate.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {

/// The example scenario, changed by `change`, with its register and draws.
struct Drawn {
  explicit Drawn(const std::function<void(scenario::Scenario&)>& change, std::uint32_t block = 0)
      : scenario(changed(change)),
        all(scenario::make_register(scenario)),
        draw(scenario, all, seed),
        futures(service::futures_of_block(block)),
        parameters(draw, futures) {}

  static scenario::Scenario changed(const std::function<void(scenario::Scenario&)>& change) {
    scenario::Scenario made = example_scenario();
    change(made);
    return made;
  }

  static constexpr chance::Seed seed{20170401};
  scenario::Scenario scenario;
  scenario::Register all;
  service::ParameterDraw draw;
  units::Lanes<chance::Future> futures;
  service::Parameters parameters;
};

/// A month with these children in every lane.
inline service::Month month_with(units::Count assessments, units::Count in_need, units::Count plans,
                                 units::Count looked_after, units::Count care_leavers = 230) {
  service::Month month;
  month.assessments = units::every_lane(assessments);
  month.in_need = units::every_lane(in_need);
  month.plans = units::every_lane(plans);
  month.looked_after = units::every_lane(looked_after);
  month.care_leavers = units::every_lane(care_leavers);
  return month;
}

template <class Q>
scenario::Assumption<Q> is(double kept_value) {
  return scenario::stated<Q>(kept_value);
}

}  // namespace loadline::testing_support
