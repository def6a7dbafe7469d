#pragma once
/// \file  tests/service/specification.hpp
/// \brief The outcomes specification without the rest of the service.

#include <array>
#include <vector>

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

/// K17 alone, without chance in quality (r = 0) unless said, changed.
inline std::function<void(scenario::Scenario&)> judged(
    const std::function<void(scenario::Judgement&)>& change, double repeatability = 0.0) {
  return [=](scenario::Scenario& s) {
    judgement_alone(s, repeatability, 0.0, 1.0);
    change(std::get<scenario::Judgement>(s.outcomes.kpis[0].measure));
  };
}

/// Months in which each future was inspected, and the grade given.
struct Inspection {
  int month, grade;
};
using History = units::Lanes<std::vector<Inspection>>;
inline History history(const std::function<void(scenario::Scenario&)>& change, std::uint32_t block,
                       int months = 120, const std::function<void(service::Month&, int)>& set = {}) {
  Specification specification(change, block);
  History history;
  for (int t = 0; t < months; ++t) {
    if (set) set(specification.month, t);
    specification.step(t);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      if (specification.month.inspected[lane] == 1)
        history[lane].push_back({t, specification.month.grade[lane]});
  }
  return history;
}

}  // namespace loadline::testing_support
