#include "service/shocks/shocks.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::shocks {
namespace {

/// A decaying event would otherwise excuse for ever.
constexpr double excusing_strength = 0.5;

using units::lane_count;

/// Whole months from the first of the horizon to a date; -1 where the shock has none.
int month_of(const base::Date& date, const base::Date& start) {
  return date.known() ? (date.year - start.year) * 12 + date.month - start.month : -1;
}

}  // namespace

double strength_after(scenario::ShockProfile profile, double length, double months) {
  if (months < 0.0) return 0.0;
  switch (profile) {
    case scenario::ShockProfile::step:
      return length <= 0.0 || months < length ? 1.0 : 0.0;
    case scenario::ShockProfile::ramp:
      return length <= 0.0 ? 1.0 : std::min(1.0, (months + 1.0) / length);
    case scenario::ShockProfile::decay:
      return length <= 0.0 ? 0.0 : std::exp2(-months / length);
  }
  return 0.0;
}

Shocks::Shocks(const scenario::Scenario& scenario, chance::Seed seed)
    : scenario_(&scenario), seed_(seed), shocks_(scenario.shocks.size()) {
  for (std::size_t i = 0; i < shocks_.size(); ++i) {
    const scenario::Shock& terms = scenario.shocks[i];
    shocks_[i].effects.resize(terms.effects.size());
    shocks_[i].onsets.reserve(static_cast<std::size_t>(scenario.horizon.months));
    shocks_[i].dated = month_of(terms.date, scenario.horizon.start);
    shocks_[i].entity = chance::entity_of(terms.id.c_str());
  }
}

void Shocks::begin(const Parameters& parameters, const Lanes<chance::Future>& futures) {
  futures_ = chance::LaneFutures(seed_, futures);
  for (std::size_t i = 0; i < shocks_.size(); ++i) {
    const scenario::Shock& terms = scenario_->shocks[i];
    Running& shock = shocks_[i];
    shock.onsets.clear();
    shock.rate = parameters.raw(terms.rate);
    shock.probability = parameters.raw(terms.probability);
    shock.size_spread = parameters.raw(terms.size_spread);
    for (std::size_t e = 0; e < terms.effects.size(); ++e)
      shock.effects[e] = {parameters.raw(terms.effects[e].factor), parameters.raw(terms.effects[e].added),
                          parameters.raw(terms.effects[e].length), parameters.raw(terms.effects[e].delay)};
  }
}

void Shocks::onset(Running& shock, int month) {
  if (shock.dated >= 0 && shock.dated != month) return;
  chance::LaneStream draws(futures_, chance::Purpose::shocks, static_cast<std::uint32_t>(month),
                           shock.entity);
  Onset onset{month, {}};
  const Lanes<double> happens = draws.uniform(0);
  const Lanes<double>& size = draws.uniform(1);
  bool any = false;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double chance_now =
        shock.dated >= 0 ? shock.probability[lane] : -std::expm1(-shock.rate[lane] / 12.0);
    if (happens[lane] >= chance_now) continue;
    const double spread = shock.size_spread[lane];
    onset.size[lane] = std::exp(spread * chance::standard_normal(size[lane]) - 0.5 * spread * spread);
    any = true;
  }
  if (any) shock.onsets.push_back(onset);
}

void Shocks::act(const scenario::Shock& terms, const Running& shock, int month) {
  for (const Onset& onset : shock.onsets)
    for (std::size_t e = 0; e < terms.effects.size(); ++e) {
      const Numbers& effect = shock.effects[e];
      const auto target = static_cast<std::size_t>(terms.effects[e].target);
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        if (onset.size[lane] == 0.0) continue;
        const double since = month - onset.month - effect.delay[lane];
        const double strength = strength_after(terms.effects[e].profile, effect.length[lane], since);
        if (terms.excuses && strength >= excusing_strength) now_.excused[lane] = 1;
        const double now = onset.size[lane] * strength;
        now_.factor[target][lane] *= std::max(0.0, 1.0 + (effect.factor[lane] - 1.0) * now);
        now_.added[target][lane] += effect.added[lane] * now;
      }
    }
}

const Strength& Shocks::step(units::MonthIndex month) {
  now_.factor.fill(units::every_lane(1.0));
  now_.added.fill({});
  now_.excused = {};
  for (std::size_t i = 0; i < shocks_.size(); ++i) {
    onset(shocks_[i], month.value());
    act(scenario_->shocks[i], shocks_[i], month.value());
  }
  return now_;
}

}  // namespace loadline::service::shocks
