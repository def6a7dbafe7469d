#pragma once
/// \file  tests/service/specification.hpp
/// \brief The outcomes specification without the rest of the service.

#include <array>

#include "service/outcomes/outcomes.hpp"
#include "service/rooms.hpp"

namespace loadline::testing_support {

/// The national cutpoints of 31 March 2017: 24 % inadequate, 29 % good or better, 2 % outstanding.
inline constexpr std::array<double, 3> national{-0.7063, 0.5534, 2.0537};

/// The example's indicators alone, under a month that can be set.
struct Specification {
  explicit Specification(const std::function<void(scenario::Scenario&)>& change, std::uint32_t block = 0)
      : drawn(change, block), room(drawn.scenario, Drawn::seed), month(steady()) {
    room.begin(drawn.parameters, drawn.futures, vacancies, month);
    month.kpis.resize(drawn.scenario.outcomes.kpis.size());
  }
  static service::Month steady() {
    service::Month made = month_with(443, 1066, 450, 534, 230);
    made.permanent = units::every_lane(131);
    made.agency = units::every_lane(units::Fte::from_value(8.4));
    made.capacity = units::every_lane(units::Fte::from_value(131.2));
    made.caseload = units::every_lane(units::Caseload::from_value(19.0));
    made.unallocated = units::every_lane(9);
    made.population = units::every_lane(54'000.0);
    return made;
  }
  void step(int t) { room.step(units::MonthIndex(t), vacancies, month); }

  Drawn drawn;
  service::outcomes::Outcomes room;
  service::Month month;
  units::Lanes<double> vacancies = units::every_lane(14.0 / 145.0);
};

inline void judgement_alone(scenario::Scenario& s, double repeatability, double intervention,
                            double persistence) {
  auto& terms = std::get<scenario::Judgement>(s.outcomes.kpis[4].measure);
  for (std::size_t cut = 0; cut < 3; ++cut) terms.cutpoints[cut] = is<units::Ratio>(national[cut]);
  terms.repeatability = is<units::Ratio>(repeatability);
  terms.intervention = is<units::Ratio>(intervention);
  terms.persistence = is<units::Ratio>(persistence);
  terms.caseload_effect = is<units::Ratio>(0.0);
  terms.unallocated_effect = is<units::Ratio>(0.0);
  s.outcomes.kpis = {s.outcomes.kpis[4]};
}

}  // namespace loadline::testing_support
