#include "service/demand/population.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loadline::service::demand {
namespace {

constexpr std::size_t ages = 18;
constexpr std::size_t bands = scenario::age_bands;

/// The band of a year of age.
constexpr std::size_t band_of(std::size_t age) {
  return age < 1 ? 0u : age < 5 ? 1u : age < 10 ? 2u : age < 16 ? 3u : 4u;
}

using Residents = std::array<double, ages>;

std::array<double, bands> by_band(const Residents& residents) {
  std::array<double, bands> children{};
  for (std::size_t age = 0; age < ages; ++age) children[band_of(age)] += residents[age];
  return children;
}

/// A year on: everyone a year older, those of 17 gone, the newborn in.
Residents year_on(const Residents& residents, double births, double net_migration) {
  Residents older{};
  older[0] = std::max(births, 0.0);
  for (std::size_t age = 0; age + 1 < ages; ++age)
    older[age + 1] = residents[age] * std::max(0.0, 1.0 + net_migration);
  return older;
}

double compounded(double growth, double years) { return std::pow(std::max(0.0, 1.0 + growth), years); }

}  // namespace

PopulationPath::PopulationPath(const scenario::Scenario& scenario)
    : scenario_(&scenario), by_age_(!scenario.population.ages.empty()) {
  if (by_age_) aprils_.resize(static_cast<std::size_t>(scenario::years(scenario)) + 1);
  for (std::size_t band = 0; band < bands; ++band)
    shares_[band] = units::every_lane(scenario::age_band_years[band] / static_cast<double>(ages));
}

void PopulationPath::begin(const Parameters& parameters) {
  if (by_age_) grow_older(parameters);
}

void PopulationPath::grow_older(const Parameters& parameters) {
  const scenario::Population& terms = scenario_->population;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    Residents residents{};
    for (std::size_t age = 0; age < ages; ++age)
      residents[age] = std::max(0.0, parameters.raw(terms.ages[age].children)[lane]);
    const std::array<double, bands> start = by_band(residents);
    const double everyone = std::accumulate(start.begin(), start.end(), 0.0);
    for (std::size_t band = 0; band < bands; ++band)
      shares_[band][lane] = everyone > 0.0 ? start[band] / everyone : 0.0;
    for (std::size_t year = 0; year < aprils_.size(); ++year) {
      const std::array<double, bands> now = by_band(residents);
      for (std::size_t band = 0; band < bands; ++band)
        aprils_[year][band][lane] = start[band] > 0.0 ? now[band] / start[band] : 0.0;
      const double births = parameters.raw(terms.births)[lane] *
                            compounded(parameters.raw(terms.births_growth)[lane], static_cast<double>(year));
      residents = year_on(residents, births, parameters.raw(terms.net_migration)[lane]);
    }
  }
}

units::Lanes<double> PopulationPath::overall(units::MonthIndex month, const Parameters& parameters) const {
  units::Lanes<double> growth = units::every_lane(1.0);
  if (by_age_) return growth;
  const units::Lanes<double>& yearly = parameters.raw(scenario_->population.growth);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    growth[lane] = compounded(yearly[lane], month.value() / 12.0);
  return growth;
}

units::Lanes<double> PopulationPath::of_band(units::MonthIndex month, std::size_t band,
                                             const Parameters& parameters) const {
  units::Lanes<double> growth = units::every_lane(1.0);
  const units::Lanes<double>& own = parameters.raw(scenario_->demand.ages[band].growth);
  const auto year = static_cast<std::size_t>(month.value() / 12);
  const double part = (month.value() % 12) / 12.0;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    if (by_age_)
      growth[lane] = (1.0 - part) * aprils_[year][band][lane] + part * aprils_[year + 1][band][lane];
    if (own[lane] != 0.0) growth[lane] *= compounded(own[lane], month.value() / 12.0);
  }
  return growth;
}

}  // namespace loadline::service::demand
