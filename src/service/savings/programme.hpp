#pragma once
/// \file  service/savings/programme.hpp
/// \brief The savings programme in 32 futures: what is delivered, when it starts, what it changes (`model.md`
/// 6).

#include <array>
#include <cstdint>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/cost/programme_money.hpp"
#include "service/lane_draws.hpp"

namespace loadline::service::savings {

/// What the programme does in a month. Neutral values are the defaults.
struct Effects {
  Lanes<double> into_care = units::every_lane(1.0);    ///< Multiplies rates into care, at least 0.
  Lanes<double> return_home = units::every_lane(1.0);  ///< Multiplies the rate of going home, at least 0.
  Lanes<double> foster_moved{};   ///< Share of agency-foster entrants placed in-house, 0 to 1.
  Lanes<double> foster_places{};  ///< [children]
  Lanes<double> agency_cap{};     ///< Change of the cap on agency staff [FTE].
  Lanes<double> referrals = units::every_lane(1.0);  ///< Multiplies the rate of referrals, at least 0.
  Lanes<double> leaving =
      units::every_lane(1.0);  ///< Multiplies case holders' hazard of leaving, at least 0.
  Lanes<double> filling =
      units::every_lane(1.0);  ///< Multiplies the hazard of filling their vacancies, at least 0.
  cost::FeeFactors fees = cost::unchanged_fees();  ///< Multiply the market's mean fees.
  cost::ProgrammeMoney money;
};

/// Initiatives. Effects on one driver multiply: 10 % and 8 % together are 17.2 % (6.3). Allocates nothing
/// after construction.
///
/// One that fails for itself has still started and spent its investment; one whose needs fail never starts.
/// An initiative waits for what it needs to have started.
class Savings {
 public:
  Savings(const scenario::Scenario& scenario, chance::Seed seed);

  /// Draws delivery, once a future, and writes it to `published`, one entry an initiative.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
             std::vector<InitiativeOutcome>& published);

  /// What the programme does in `month`.
  const Effects& step(units::MonthIndex month);

  /// By agreement of `costs.agreements`: month in which an initiative gives notice, infinite where none does.
  const std::vector<Lanes<double>>& notices() const { return notices_; }

 private:
  struct State {
    std::size_t place = 0;  ///< In `savings.initiatives`.
    std::uint32_t entity = 0;
    std::vector<std::size_t> needs;  ///< Places of those it needs.
    Lanes<double> delivered{};
    Lanes<double> start{};  ///< Month it starts; infinite where it never does.
    Lanes<double> ramp{}, size{}, investment{}, running{};  ///< size: full effect after optimism.
  };
  void draw_delivery(State& state, const Parameters& parameters, const Lanes<double>& common);
  void apply(const State& state, std::size_t lane, double month);

  const scenario::Scenario& scenario_;
  Luck luck_;
  std::vector<State> states_;       ///< In the order of the scenario.
  std::vector<std::size_t> order_;  ///< Each initiative after those it needs.
  Effects effects_;
  std::vector<Lanes<double>> notices_;
};

}  // namespace loadline::service::savings
