#pragma once
/// \file  service/shocks/shocks.hpp
/// \brief Things that happen from outside, month by month in 32 futures (`model.md` 1.11).

#include <array>
#include <vector>

#include "loadline/chance/lane_stream.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/service/parameters.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::service::shocks {

using units::Lanes;

/// What shocks do to each target this month.
struct Strength {
  std::array<Lanes<double>, scenario::shock_target_keys.size()> factor;  ///< at least 0; 1 for nothing
  std::array<Lanes<double>, scenario::shock_target_keys.size()> added;   ///< [children or GBP, a year]
  units::Counts excused{};  ///< 1 where a shock that excuses has an effect at half its strength or more.

  const Lanes<double>& factor_of(scenario::ShockTarget target) const {
    return factor[static_cast<std::size_t>(target)];
  }
  const Lanes<double>& added_to(scenario::ShockTarget target) const {
    return added[static_cast<std::size_t>(target)];
  }
};

/// How strongly an effect acts `months` after it began (0 in its first month), 0 to 1.
double strength_after(scenario::ShockProfile profile, double length, double months);

/// The shocks of 32 futures. One with a rate begins in a month with chance 1 - exp(-rate / 12): at most once a month.
class Shocks {
 public:
  Shocks(const scenario::Scenario& scenario, chance::Seed seed);

  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures);
  /// Months in order, from 0. Valid until the next call.
  const Strength& step(units::MonthIndex month);

 private:
  struct Onset {
    int month;
    Lanes<double> size;  ///< 0 where it did not happen
  };
  struct Numbers {  // of one effect
    Lanes<double> factor, added, length, delay;
  };
  struct Running {
    Lanes<double> rate, probability, size_spread;
    std::vector<Numbers> effects;
    std::vector<Onset> onsets;
    int dated = -1;  ///< month index, -1 where by rate
    std::uint32_t entity = 0;
  };
  void onset(Running& shock, int month);
  void act(const scenario::Shock& terms, const Running& shock, int month);

  const scenario::Scenario* scenario_;
  chance::Seed seed_;
  chance::LaneFutures futures_;
  std::vector<Running> shocks_;
  Strength now_;
};

}  // namespace loadline::service::shocks
