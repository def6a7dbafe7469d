#pragma once
/// \file  service/savings/programme.hpp
/// \brief The savings programme in 32 futures: what is delivered, when it starts, what it changes (`model.md`
/// 6).

#include <cstdint>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/lane_draws.hpp"
#include "service/savings/cash_savings.hpp"
#include "service/savings/effects.hpp"

namespace loadline::service::savings {

/// Initiatives. Allocates nothing after construction. The order in which the scenario lists them changes no bit: they
/// are counted by id, each after those it needs.
///
/// One that fails for itself has still started and spent its investment; one whose needs fail never starts.
/// An initiative waits for what it needs to have started, and for its lead after that.
class Savings {
 public:
  Savings(const scenario::Scenario& scenario, chance::Seed seed);

  /// Draws delivery, once a future, and writes it to `published`, one entry an initiative. Delivery of an initiative
  /// does not depend on which others run, but for those it needs.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, const Programme& programme,
             std::vector<InitiativeOutcome>& published);

  /// What the programme does in `month`, in a year in which indices stand at `indices`.
  const Effects& step(units::MonthIndex month, const YearIndices& indices);

  /// By agreement of `costs.agreements`: month in which an initiative gives notice, infinite where none does.
  const std::vector<Lanes<double>>& notices() const { return notices_; }

 private:
  struct State {
    const scenario::Initiative* terms = nullptr;
    std::size_t place = 0;  ///< In `savings.initiatives`.
    std::uint32_t entity = 0;
    std::vector<std::size_t> needs;  ///< Of `states_`, all before this one.
    double planned = 0.0;            ///< Month of the planned start.
    double ends = 0.0;               ///< Months after its start; infinite for what lasts.
    bool runs = false;
    Lanes<double> delivered{};
    Lanes<double> start{};  ///< Month it starts; infinite where it never does.
    Lanes<double> ramp{}, size{}, investment{}, running{};  ///< size: full effect after optimism.
  };
  State state_of(std::size_t place) const;
  void draw(State& state, const Parameters& parameters, const Programme& programme,
            const Lanes<double>& common);
  void wait_for_needs(State& state, const Lanes<double>& lead) const;
  void give_notice(const State& state);
  void spend(const State& state, double month);
  void apply(const State& state, double month);

  const scenario::Scenario& scenario_;
  Luck luck_;
  std::vector<State> states_;  ///< By id, each after those it needs.
  CashSavings cash_;
  Effects effects_;
  std::vector<Lanes<double>> notices_;
};

}  // namespace loadline::service::savings
