#include "service/savings/programme.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "loadline/base/expects.hpp"
#include "service/savings/delivery.hpp"

namespace loadline::service::savings {
namespace {

using units::lane_count;

constexpr double never = std::numeric_limits<double>::infinity();
constexpr std::uint32_t common_factor_entity = chance::entity_of("savings.common_factor");

std::vector<std::size_t> places_by_id(const std::vector<scenario::Initiative>& initiatives) {
  std::vector<std::size_t> places(initiatives.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::ranges::sort(places, {}, [&](std::size_t place) { return initiatives[place].id; });
  return places;
}

}  // namespace

Savings::Savings(const scenario::Scenario& scenario, chance::Seed seed)
    : scenario_(scenario), luck_(seed), cash_(scenario.savings), notices_(scenario.costs.agreements.size()) {
  const std::vector<scenario::Initiative>& initiatives = scenario.savings.initiatives;
  const std::vector<std::size_t> by_id = places_by_id(initiatives);
  const auto taken = [&](const std::string& id) {
    return std::ranges::any_of(states_, [&](const State& state) { return state.terms->id == id; });
  };
  while (states_.size() < initiatives.size()) {
    const std::size_t before = states_.size();
    for (const std::size_t place : by_id)
      if (!taken(initiatives[place].id) && std::ranges::all_of(initiatives[place].needs, taken))
        states_.push_back(state_of(place));
    LOADLINE_EXPECTS(states_.size() > before &&
                     "initiatives need each other in a circle: validation refuses that");
  }
}

Savings::State Savings::state_of(std::size_t place) const {
  const scenario::Initiative& terms = scenario_.savings.initiatives[place];
  State state;
  state.terms = &terms;
  state.place = place;
  state.entity = chance::entity_of(terms.id.c_str());
  for (std::size_t s = 0; s < states_.size(); ++s)
    if (std::ranges::find(terms.needs, states_[s].terms->id) != terms.needs.end()) state.needs.push_back(s);
  state.planned = units::Calendar(scenario_.horizon.start).month_of(terms.start);
  state.ends = terms.recurrence == scenario::Recurrence::one_off ? terms.lasts.typical_value() : never;
  return state;
}

void Savings::begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
                    const Programme& programme, std::vector<InitiativeOutcome>& published) {
  LOADLINE_EXPECTS(published.size() == states_.size());
  luck_.begin(futures);
  cash_.begin(parameters);
  for (Lanes<double>& notice : notices_) notice.fill(never);
  const Lanes<double> common =
      luck_.scores(chance::Purpose::initiatives, chance::no_month, common_factor_entity);
  const double horizon = scenario_.horizon.months;
  for (State& state : states_) {
    state.runs = programme.runs(state.place);
    if (state.runs) {
      draw(state, parameters, programme, common);
      give_notice(state);
    } else {
      state.delivered.fill(0.0);
      state.start.fill(never);
    }
    InitiativeOutcome& outcome = published[state.place];
    outcome.delivered = state.delivered;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      outcome.starts[lane] = static_cast<units::Count>(std::min(horizon, state.start[lane]));
  }
}

void Savings::draw(State& state, const Parameters& parameters, const Programme& programme,
                   const Lanes<double>& common) {
  const scenario::Initiative& terms = *state.terms;
  const Lanes<double> own = luck_.scores(chance::Purpose::initiatives, chance::no_month, state.entity);
  const scenario::Datum* size = size_of(terms.effect);
  state.ramp = parameters.raw(terms.ramp);
  state.investment = parameters.raw(terms.investment);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    const double correlation = std::clamp(drawn(scenario_.savings.common_factor), 0.0, 1.0);
    const double uniform = linked_uniform(correlation, common[lane], own[lane]);
    const Chances chances{drawn(terms.confidence), drawn(terms.partial), drawn(terms.partial_fraction)};
    state.delivered[lane] = programme.in_full ? 1.0 : delivered(chances, uniform);
    state.start[lane] = state.planned + (programme.on_time ? 0.0 : std::round(drawn(terms.delay)));
    const double kept = programme.without_optimism ? 1.0 : 1.0 - drawn(terms.optimism);
    state.size[lane] = size != nullptr ? drawn(*size) * kept : 0.0;
    state.running[lane] = drawn(terms.running_cost) / 12.0;
  }
  wait_for_needs(state, parameters.raw(terms.lead));
}

void Savings::wait_for_needs(State& state, const Lanes<double>& lead) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    for (const std::size_t place : state.needs) {
      const State& needed = states_[place];
      const double earliest =
          needed.delivered[lane] > 0.0 ? needed.start[lane] + std::round(lead[lane]) : never;
      state.start[lane] = std::max(state.start[lane], earliest);
    }
    if (state.start[lane] == never) state.delivered[lane] = 0.0;
  }
}

void Savings::give_notice(const State& state) {
  const auto* exit = std::get_if<scenario::AgreementExitEffect>(&state.terms->effect);
  if (exit == nullptr) return;
  const auto& agreements = scenario_.costs.agreements;
  const auto agreement = std::ranges::find(agreements, exit->agreement, &scenario::ServiceAgreement::id);
  LOADLINE_EXPECTS(agreement != agreements.end());
  Lanes<double>& notice = notices_[static_cast<std::size_t>(agreement - agreements.begin())];
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    if (state.delivered[lane] >= 1.0) notice[lane] = std::min(notice[lane], std::round(state.start[lane]));
}

const Effects& Savings::step(units::MonthIndex month, const YearIndices& indices) {
  effects_ = Effects{};
  cash_.open(indices, effects_.money);
  for (const State& state : states_) {
    if (!state.runs) continue;
    spend(state, month.value());
    apply(state, month.value());
  }
  cash_.close();
  return effects_;
}

void Savings::spend(const State& state, double month) {
  Lanes<double>& spent = effects_.money.spent[static_cast<std::size_t>(state.terms->fund)];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double since = month - state.start[lane];
    if (since == 0.0) spent[lane] += state.investment[lane];
    if (since >= 0.0 && since < state.ends) spent[lane] += state.running[lane];
  }
}

void Savings::apply(const State& state, double month) {
  Lanes<double> now{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double since = month - state.start[lane];
    if (since >= 0.0 && since < state.ends)
      now[lane] =
          state.size[lane] * state.delivered[lane] * ramp_share(state.terms->shape, since, state.ramp[lane]);
  }
  if (std::holds_alternative<scenario::CashEffect>(state.terms->effect))
    cash_.add(*state.terms, now);
  else
    act(state.terms->effect, now, effects_);
}

}  // namespace loadline::service::savings
