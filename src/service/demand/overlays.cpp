#include "service/demand/overlays.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {
namespace {

constexpr std::uint32_t early_help_entity = 0, education_entity = 1, justice_entity = 2, remand_entity = 3;

Lanes<double> monthly(const Lanes<double>& a_year, const Lanes<double>& growth, std::uint32_t month) {
  Lanes<double> starts;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    starts[lane] =
        std::max(0.0, a_year[lane]) / 12.0 * std::pow(std::max(0.0, 1.0 + growth[lane]), month / 12.0);
  return starts;
}

Lanes<double> rate_of(const Lanes<double>& mean_months) {
  Lanes<double> rate;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    rate[lane] = 1.0 / std::max(mean_months[lane], 0.1);
  return rate;
}

People at_start(const Lanes<double>& number) {
  People children;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    children[lane] = std::floor(std::max(0.0, number[lane]) + 0.5);
  return children;
}

bool stated(const Lanes<double>& opening, const Lanes<double>& starts) {
  const auto some = [](double children) { return children > 0.0; };
  return std::ranges::any_of(opening, some) || std::ranges::any_of(starts, some);
}

}  // namespace

void OpenEnded::step(const Lanes<double>& starts, const Lanes<double>& rate,
                     const chance::LaneFutures& futures, std::uint32_t month, std::uint32_t entity) {
  // Someone there at the start stays with chance e^-r; someone who starts at a uniform time of the month with the mean
  // of e^-rs over it.
  Lanes<double> stays, newcomer_stays;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    stays[lane] = std::exp(-rate[lane]);
    newcomer_stays[lane] = rate[lane] > 0.0 ? -std::expm1(-rate[lane]) / rate[lane] : 1.0;
  }
  chance::LaneStream draws(futures, chance::Purpose::overlays, month, entity);
  People stayed, joined;
  chance::binomial(open, stays, draws.uniform(0), stayed);
  chance::poisson(starts, draws.uniform(1), started);
  chance::binomial(started, newcomer_stays, draws.uniform(2), joined);
  open = stayed;
  add(open, joined);
}

void OverlayStocks::begin(const Parameters& parameters, const chance::LaneFutures& futures, Month& opening) {
  futures_ = futures;
  early_help_ = {.open = at_start(parameters.raw(terms_->early_help.opening))};
  education_plans_ = {.open = at_start(parameters.raw(terms_->education_plans.opening))};
  youth_justice_ = {.open = at_start(parameters.raw(terms_->youth_justice.opening))};
  remanded_ = {};
  report(opening);
}

void OverlayStocks::step(std::uint32_t month, const Parameters& parameters, Month& now) {
  const auto& help = terms_->early_help;
  const auto& education = terms_->education_plans;
  const auto& justice = terms_->youth_justice;
  if (stated(parameters.raw(help.opening), parameters.raw(help.starts)))
    early_help_.step(monthly(parameters.raw(help.starts), parameters.raw(help.growth), month),
                     rate_of(parameters.raw(help.mean_duration)), futures_, month, early_help_entity);
  if (stated(parameters.raw(education.opening), parameters.raw(education.starts))) {
    Lanes<double> ceasing = parameters.raw(education.ceasing);
    for (double& rate : ceasing) rate = std::max(rate, 0.0) / 12.0;
    education_plans_.step(monthly(parameters.raw(education.starts), parameters.raw(education.growth), month),
                          ceasing, futures_, month, education_entity);
  }
  if (stated(parameters.raw(justice.opening), parameters.raw(justice.starts))) {
    youth_justice_.step(monthly(parameters.raw(justice.starts), parameters.raw(justice.growth), month),
                        rate_of(parameters.raw(justice.mean_order)), futures_, month, justice_entity);
    chance::LaneStream draws(futures_, chance::Purpose::overlays, month, remand_entity);
    chance::binomial(youth_justice_.started, parameters.raw(justice.remanded), draws.uniform(0), remanded_);
  }
  report(now);
}

Lanes<double> OverlayStocks::effect_on_referrals(const Parameters& parameters) const {
  Lanes<double> factor = units::every_lane(1.0);
  const Lanes<double>& effect = parameters.raw(terms_->early_help.effect);
  const Lanes<double>& opening = parameters.raw(terms_->early_help.opening);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    if (effect[lane] != 0.0 && opening[lane] > 0.0)
      // Half an episode where none is open: the law has no value at 0.
      factor[lane] = std::pow(std::max(early_help_.open[lane], 0.5) / opening[lane], effect[lane]);
  return factor;
}

void OverlayStocks::report(Month& month) const {
  month.early_help = counts_of(early_help_.open);
  month.education_plans = counts_of(education_plans_.open);
  month.youth_justice = counts_of(youth_justice_.open);
}

}  // namespace loadline::service::demand
