#pragma once
/// \file  service/demand/micro/micro_engine.hpp
/// \brief The engine that walks one child at a time (`model.md` 1.6), for 32 futures.
///
/// Exact ages, durations and moments of entry, where the cohort engine has bands, rates and month ends. Fills the same
/// members of `Month` by the same definitions, so that either may stand in the other's place; child-days are exact, put on
/// the half-day grid by rounding a month's total once and splitting it over types by largest remainder.

#include <memory>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/micro/journal.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand::micro {

class MicroEngine {
 public:
  MicroEngine(const scenario::Scenario& scenario, chance::Seed seed);
  ~MicroEngine();
  MicroEngine(MicroEngine&&) noexcept;

  /// The opening stocks are written to `opening` as if it were the month before the first; overlays are not touched.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);
  /// Advances one month. Memory grows with the most children a future ever had and is used again; nothing else is allocated.
  /// \param days  Of the month; child-days only, as rates are a month.
  void step(units::MonthIndex month, int days, const Parameters& parameters, const Pressures& pressures,
            const Month& before, Month& now);

  /// Writes what happens to each child of one lane to `journal` from now on; nullptr ends it.
  void keep(std::size_t lane, Journal* journal);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

}  // namespace loadline::service::demand::micro
