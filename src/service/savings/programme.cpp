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

std::vector<std::size_t> places_of(const std::vector<std::string>& ids, const scenario::Savings& savings) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < savings.initiatives.size(); ++i)
    if (std::find(ids.begin(), ids.end(), savings.initiatives[i].id) != ids.end()) places.push_back(i);
  LOADLINE_EXPECTS(places.size() == ids.size());
  return places;
}

const scenario::Datum& size_of(const scenario::Effect& effect) {
  static const scenario::Datum none;
  struct Size {
    const scenario::Datum& operator()(const scenario::CashEffect& e) const { return e.full_year_value; }
    const scenario::Datum& operator()(const scenario::CareEntryEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::ReturnHomeEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::FosterMixEffect& e) const { return e.moved; }
    const scenario::Datum& operator()(const scenario::FosterCapacityEffect& e) const { return e.places; }
    const scenario::Datum& operator()(const scenario::AgencyCapEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::ReferralEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::TurnoverEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::RecruitmentEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::FeeEffect& e) const { return e.change; }
    const scenario::Datum& operator()(const scenario::AgreementExitEffect&) const { return none; }
  };
  return std::visit(Size{}, effect);
}

/// Adds an effect of size `now` to what the programme does in a lane.
struct Adds {
  Effects& effects;
  std::size_t lane;
  double now;
  void operator()(const scenario::CashEffect&) const { effects.money.saved[0][lane] += now / 12.0; }
  void operator()(const scenario::CareEntryEffect&) const {
    effects.into_care[lane] *= std::max(0.0, 1.0 + now);
  }
  void operator()(const scenario::ReturnHomeEffect&) const {
    effects.return_home[lane] *= std::max(0.0, 1.0 + now);
  }
  void operator()(const scenario::FosterMixEffect&) const {
    effects.foster_moved[lane] = 1.0 - (1.0 - effects.foster_moved[lane]) * (1.0 - now);
  }
  void operator()(const scenario::FosterCapacityEffect&) const { effects.foster_places[lane] += now; }
  void operator()(const scenario::AgencyCapEffect&) const { effects.agency_cap[lane] += now; }
  void operator()(const scenario::ReferralEffect&) const { multiply(effects.referrals); }
  void operator()(const scenario::TurnoverEffect&) const { multiply(effects.leaving); }
  void operator()(const scenario::RecruitmentEffect&) const { multiply(effects.filling); }
  void operator()(const scenario::FeeEffect& e) const {
    multiply(effects.fees[static_cast<std::size_t>(e.placement)]);
  }
  void operator()(const scenario::AgreementExitEffect&) const {}  // see `Savings::notices`
  void multiply(Lanes<double>& factor) const { factor[lane] *= std::max(0.0, 1.0 + now); }
};

}  // namespace

Savings::Savings(const scenario::Scenario& scenario, chance::Seed seed) : scenario_(scenario), luck_(seed) {
  const scenario::Savings& savings = scenario.savings;
  for (std::size_t place = 0; place < savings.initiatives.size(); ++place) {
    const scenario::Initiative& initiative = savings.initiatives[place];
    State& state = states_.emplace_back();
    state.place = place;
    state.entity = chance::entity_of(initiative.id.c_str());
    state.needs = places_of(initiative.needs, savings);
  }
  std::vector<bool> ready(states_.size(), false);
  while (order_.size() < states_.size()) {
    const std::size_t ordered = order_.size();
    for (const State& state : states_) {
      const bool waits =
          std::any_of(state.needs.begin(), state.needs.end(), [&](std::size_t n) { return !ready[n]; });
      if (ready[state.place] || waits) continue;
      order_.push_back(state.place);
      ready[state.place] = true;
    }
    LOADLINE_EXPECTS(order_.size() > ordered &&
                     "initiatives need each other in a circle: validation refuses that");
  }
}

void Savings::begin(const Parameters& parameters, const Lanes<chance::Future>& futures,
                    std::vector<InitiativeOutcome>& published) {
  LOADLINE_EXPECTS(published.size() == states_.size());
  luck_.begin(futures);
  const Lanes<double> common =
      luck_.scores(chance::Purpose::initiatives, chance::no_month, common_factor_entity);
  for (const std::size_t place : order_) draw_delivery(states_[place], parameters, common);
  const double horizon = scenario_.horizon.months;
  for (const State& state : states_) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      published[state.place].delivered[lane] = state.delivered[lane];
      published[state.place].starts[lane] = static_cast<units::Count>(std::min(horizon, state.start[lane]));
    }
  }
}

void Savings::draw_delivery(State& state, const Parameters& parameters, const Lanes<double>& common) {
  const scenario::Initiative& terms = scenario_.savings.initiatives[state.place];
  const Lanes<double> own = luck_.scores(chance::Purpose::initiatives, chance::no_month, state.entity);
  const int planned = units::Calendar(scenario_.horizon.start).month_of(terms.start);
  state.ramp = parameters.raw(terms.ramp);
  state.investment = parameters.raw(terms.investment);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    const double correlation = std::clamp(drawn(scenario_.savings.common_factor), 0.0, 1.0);
    const double uniform = linked_uniform(correlation, common[lane], own[lane]);
    state.delivered[lane] =
        delivered({drawn(terms.confidence), drawn(terms.partial), drawn(terms.partial_fraction)}, uniform);
    state.start[lane] = planned + std::round(drawn(terms.delay));
    state.size[lane] = drawn(size_of(terms.effect)) * (1.0 - drawn(terms.optimism));
    state.running[lane] = drawn(terms.running_cost) / 12.0;
    for (const std::size_t needed : state.needs) {
      const bool failed = states_[needed].delivered[lane] <= 0.0;
      state.start[lane] = failed ? never : std::max(state.start[lane], states_[needed].start[lane]);
    }
    if (state.start[lane] == never) state.delivered[lane] = 0.0;
  }
}

const Effects& Savings::step(units::MonthIndex month) {
  effects_ = Effects{};
  for (const State& state : states_)
    for (std::size_t lane = 0; lane < lane_count; ++lane) apply(state, lane, month.value());
  return effects_;
}

void Savings::apply(const State& state, std::size_t lane, double month) {
  const double since = month - state.start[lane];
  if (since < 0.0) return;
  if (since == 0.0) effects_.money.spent[0][lane] += state.investment[lane];
  effects_.money.spent[0][lane] += state.running[lane];
  const double now = state.size[lane] * state.delivered[lane] * ramp_share(since, state.ramp[lane]);
  std::visit(Adds{effects_, lane, now}, scenario_.savings.initiatives[state.place].effect);
}

}  // namespace loadline::service::savings
