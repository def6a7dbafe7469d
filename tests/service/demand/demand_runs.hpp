#pragma once
/// \file  demand/demand_runs.hpp
/// \brief Demand of the example scenario, changed as a test wants it, in any futures.

#include <functional>
#include <memory>
#include <vector>

#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "service/demand/demand.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {

class DemandRuns {
 public:
  using Change = std::function<void(scenario::Scenario&)>;

  explicit DemandRuns(const Change& change) : what_(example_scenario()) {
    change(what_);
    all_ = scenario::make_register(what_);
    draw_ = std::make_unique<service::ParameterDraw>(what_, all_, seed);
    demand_ = std::make_unique<service::demand::Demand>(what_, seed);
    drivers.last_caseload = units::every_lane(units::Caseload::from_value(19.0));
  }

  /// Months of these futures; element 0 is the opening.
  std::vector<service::Month> months(const units::Lanes<chance::Future>& futures, int count) {
    const service::Parameters parameters(*draw_, futures);
    std::vector<service::Month> months(static_cast<std::size_t>(count) + 1);
    demand_->begin(parameters, futures, months[0]);
    for (int t = 0; t < count; ++t)
      demand_->step(units::MonthIndex(t), 30, parameters, drivers, months[static_cast<std::size_t>(t)],
                    months[static_cast<std::size_t>(t) + 1]);
    return months;
  }

  service::demand::Drivers drivers;

 private:
  static constexpr chance::Seed seed{20170401};
  scenario::Scenario what_;
  scenario::Register all_;
  std::unique_ptr<service::ParameterDraw> draw_;
  std::unique_ptr<service::demand::Demand> demand_;
};

/// Nothing swings, nothing depends on season or caseload, and age changes no rate: what the closed forms assume.
inline void keep_still(scenario::Scenario& what) {
  using scenario::stated;
  scenario::Demand& demand = what.demand;
  demand.referrals.swings.size = stated<units::Ratio>(0.0);
  for (auto& season : demand.referrals.season) season = stated<units::Ratio>(1.0);
  demand.feedback.exponent = stated<units::Ratio>(0.0);
  for (auto& age : demand.ages) age.into_care = age.out_of_care = stated<units::Ratio>(1.0);
}

/// Everybody who comes is under 1, so that for years nobody turns 18.
inline void all_newborn(scenario::Scenario& what) {
  for (std::size_t band = 0; band < scenario::age_bands; ++band) {
    const auto share = scenario::stated<units::Share>(band == 0 ? 1.0 : 0.0);
    what.demand.ages[band].arrivals = what.demand.ages[band].open_cases =
        what.demand.ages[band].looked_after = share;
  }
}

inline void no_brothers_or_sisters(scenario::Scenario& what) {
  for (std::size_t size = 0; size < 4; ++size)
    what.demand.referrals.siblings[size] = scenario::stated<units::Share>(size == 0 ? 1.0 : 0.0);
}

/// A law for every state.
inline void give_laws(scenario::Scenario& what, const scenario::DurationLaw& assessment,
                      const scenario::DurationLaw& in_need, const scenario::DurationLaw& plan,
                      const scenario::DurationLaw& short_stay, const scenario::DurationLaw& long_stay) {
  what.demand.assessment.duration = assessment;
  what.demand.in_need.duration = in_need;
  what.demand.plan.duration = plan;
  what.demand.care.short_duration = short_stay;
  what.demand.care.long_duration = long_stay;
}

}  // namespace loadline::testing_support
