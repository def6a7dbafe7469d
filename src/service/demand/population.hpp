#pragma once
/// \file  service/demand/population.hpp
/// \brief How many children there are against the start, by age band, in 32 futures (`model.md` 1.2).

#include <array>
#include <vector>

#include "loadline/scenario/scenario.hpp"
#include "loadline/service/parameters.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::service::demand {

/// Children of each age band against their number at the start, 1 in the first month. Either everyone grows at one rate
/// a year and each band at its own besides, or children grow a year older every 1 April (`scenario::Population`).
class PopulationPath {
 public:
  explicit PopulationPath(const scenario::Scenario& scenario);

  void begin(const Parameters& parameters);

  /// Growth of everyone by the start of this month, (1 + growth)^(t / 12); 1 where ages are given.
  units::Lanes<double> overall(units::MonthIndex month, const Parameters& parameters) const;
  /// Growth of a band besides. Exactly 1 where nothing sets it apart.
  units::Lanes<double> of_band(units::MonthIndex month, std::size_t band, const Parameters& parameters) const;
  /// Part of all children at the start who are of a band, 0 to 1: by the ages where they are given, otherwise as if there
  /// were equally many of every year of age.
  const units::Lanes<double>& share_at_start(std::size_t band) const { return shares_[band]; }

 private:
  void grow_older(const Parameters& parameters);

  const scenario::Scenario* scenario_;
  bool by_age_;
  /// Each 1 April from the start, the band's children against the start; only where ages are given.
  std::vector<std::array<units::Lanes<double>, scenario::age_bands>> aprils_;
  std::array<units::Lanes<double>, scenario::age_bands> shares_{};
};

}  // namespace loadline::service::demand
