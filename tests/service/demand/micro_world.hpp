#pragma once
/// \file  demand/micro_world.hpp
/// \brief An engine of demand under pressures a test sets itself, and a service simple enough for closed forms.

#include <functional>
#include <memory>
#include <vector>

#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "service/demand/cohort/cohort_engine.hpp"
#include "service/demand/micro/micro_engine.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {

using scenario::stated;

inline constexpr auto type_of(scenario::PlacementType type) { return static_cast<std::size_t>(type); }

inline scenario::DurationLaw exponential() { return {}; }
inline scenario::DurationLaw weibull(double shape) {
  return {.kind = scenario::DurationKind::weibull, .shape = stated<units::Ratio>(shape)};
}
/// Three stages in a row, the second short; some end after the first.
inline scenario::DurationLaw stages() {
  return {.kind = scenario::DurationKind::stages,
          .stages = {{stated<units::Ratio>(1.0), stated<units::Share>(0.2)},
                     {stated<units::Ratio>(0.3), stated<units::Share>(0.0)},
                     {stated<units::Ratio>(2.0), stated<units::Share>(1.0)}}};
}
/// The plans of England ended in 2019/20 (model.md 1.5).
inline scenario::DurationLaw piecewise() {
  scenario::DurationLaw law{.kind = scenario::DurationKind::piecewise};
  for (const auto& [from, rate] : {std::pair(0.0, 0.06901), {3.0, 0.05036}, {6.0, 0.15487}, {12.0, 0.16974}})
    law.bands.push_back({stated<units::Months>(from), stated<units::MonthlyRate>(rate)});
  return law;
}

/// Everybody under 1 for as long as possible, one child a referral, all assessed, no limits, no moves between placements, and
/// nothing that tells one child from another.
inline void make_plain(scenario::Scenario& what) {
  scenario::Demand& demand = what.demand;
  demand.referrals.assessed = stated<units::Share>(1.0);
  for (std::size_t size = 0; size < demand.referrals.siblings.size(); ++size)
    demand.referrals.siblings[size] = stated<units::Share>(size == 0 ? 1.0 : 0.0);
  for (std::size_t band = 0; band < scenario::age_bands; ++band) {
    scenario::AgeProfile& ages = demand.ages[band];
    ages.arrivals = ages.open_cases = ages.looked_after = stated<units::Share>(band == 0 ? 1.0 : 0.0);
    ages.into_care = ages.out_of_care = stated<units::Ratio>(1.0);
  }
  for (scenario::PlacementTerms& terms : demand.placements) {
    terms.leaving = stated<units::Ratio>(1.0);
    terms.capacity = stated<units::Children>(0.0);
  }
  demand.moves.clear();
}

/// Nobody at the start.
inline void make_empty(scenario::OpeningStocks& opening) {
  opening.assessments = opening.in_need = opening.plans = opening.looked_after = opening.care_leavers =
      stated<units::Children>(0.0);
}

/// Pressures of a steady service: so many referrals a month of children under 1.
inline service::demand::Pressures steady(double referrals) {
  service::demand::Pressures pressures;
  pressures.referrals = units::every_lane(referrals);
  pressures.age_shares[0] = units::every_lane(1.0);
  pressures.care_leaver_months = units::every_lane(60.0);
  pressures.foster_places = units::every_lane(1e9);  // no limit
  return pressures;
}

/// A scenario, and months of any 32 futures of it.
template <class Engine>
struct World {
  using Change = std::function<void(scenario::Scenario&)>;
  explicit World(const Change& change, chance::Seed run_seed = {20170401})
      : what(example_scenario()), seed(run_seed) {
    change(what);
    all = scenario::make_register(what);
    draw = std::make_unique<service::ParameterDraw>(what, all, seed);
    engine = std::make_unique<Engine>(what, seed);
  }

  using Weather = std::function<const service::demand::Pressures&(int month)>;

  /// Calls `see(t, month)` with the opening, t = 0, and the months after it.
  template <class See>
  void live(const units::Lanes<chance::Future>& futures, int months, const Weather& weather, const See& see) {
    const service::Parameters parameters(*draw, futures);
    service::Month before, now;
    engine->begin(parameters, futures, before);
    see(0, before);
    for (int t = 0; t < months; ++t) {
      engine->step(units::MonthIndex(t), 28 + t % 4, parameters, weather(t), before, now);
      see(t + 1, now);
      std::swap(before, now);
    }
  }

  template <class See>
  void live(const units::Lanes<chance::Future>& futures, int months,
            const service::demand::Pressures& steady_pressures, const See& see) {
    const auto always = [&](int) -> const service::demand::Pressures& { return steady_pressures; };
    live(futures, months, Weather(always), see);
  }

  /// All of them; element 0 is the opening.
  std::vector<service::Month> months(const units::Lanes<chance::Future>& futures, int count,
                                     const service::demand::Pressures& pressures) {
    std::vector<service::Month> seen;
    live(futures, count, pressures, [&](int, const service::Month& month) { seen.push_back(month); });
    return seen;
  }

  scenario::Scenario what;
  scenario::Register all;
  chance::Seed seed;
  std::unique_ptr<service::ParameterDraw> draw;
  std::unique_ptr<Engine> engine;
};

using MicroWorld = World<service::demand::micro::MicroEngine>;
using CohortWorld = World<service::demand::cohort::CohortEngine>;

}  // namespace loadline::testing_support
