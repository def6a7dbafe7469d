#pragma once
/// \file  tests/service/savings_programme.hpp
/// \brief The savings room alone, with a programme of a test's own.

#include "service/rooms.hpp"
#include "service/savings/programme.hpp"

namespace loadline::testing_support {

/// A certain cash initiative: GBP a year, from the first month, at once, for nothing.
inline scenario::Initiative cash(const std::string& id, double a_year, double confidence = 1.0) {
  scenario::Initiative made;
  made.id = id;
  made.start = {2017, 4, 1};
  made.delay = is<units::Months>(0);
  made.ramp = is<units::Months>(1);
  made.confidence = is<units::Share>(confidence);
  made.partial = is<units::Share>(0.0);
  made.partial_fraction = is<units::Share>(0.5);
  made.optimism = is<units::Share>(0.0);
  made.investment = is<units::Money>(0.0);
  made.running_cost = is<units::MoneyPerYear>(0.0);
  made.effect = scenario::CashEffect{is<units::MoneyPerYear>(a_year)};
  return made;
}

/// The example scenario's savings without its initiatives, changed by `change`, drawn for one block.
struct SavingsIn {
  explicit SavingsIn(const std::function<void(scenario::Savings&)>& change, std::uint32_t block = 0,
                     const service::Programme& programme = service::Programme::with)
      : SavingsIn([](scenario::Costs&) {}, change, block, programme) {}
  SavingsIn(const std::function<void(scenario::Costs&)>& costs,
            const std::function<void(scenario::Savings&)>& change, std::uint32_t block = 0,
            const service::Programme& programme = service::Programme::with)
      : drawn(
            [&](scenario::Scenario& s) {
              s.savings.initiatives.clear();
              costs(s.costs);
              change(s.savings);
            },
            block),
        room(drawn.scenario, Drawn::seed),
        published(drawn.scenario.savings.initiatives.size()) {
    room.begin(drawn.parameters, drawn.futures, programme, published);
  }
  /// `indices`: all 1 unless said.
  const service::savings::Effects& in(int month, const service::YearIndices& indices = {}) {
    return room.step(units::MonthIndex(month), indices);
  }

  Drawn drawn;
  service::savings::Savings room;
  std::vector<service::InitiativeOutcome> published;
};

}  // namespace loadline::testing_support
