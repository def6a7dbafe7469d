#pragma once
/// \file  service/demand/cohort/cohort_engine.hpp
/// \brief The engine that counts children by age band and state, month by month (`model.md` 1.6, architecture 9), for 32
/// futures.

#include <memory>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand::cohort {

class CohortEngine {
 public:
  CohortEngine(const scenario::Scenario& scenario, chance::Seed seed);
  ~CohortEngine();
  CohortEngine(CohortEngine&&) noexcept;

  /// The opening stocks are written to `opening` as if it were the month before the first; overlays are not touched.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);
  /// Advances one month. Allocates nothing.
  /// \param days  Of the month; child-days only, as rates are a month.
  void step(units::MonthIndex month, int days, const Parameters& parameters, const Pressures& pressures,
            const Month& before, Month& now);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

}  // namespace loadline::service::demand::cohort
