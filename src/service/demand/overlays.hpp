#pragma once
/// \file  service/demand/overlays.hpp
/// \brief What runs beside the states of a case: early help, education plans, youth justice (`model.md` 1.8).

#include "loadline/chance/lane_stream.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand {

/// One stock with Poisson starts that are left at a constant rate: M_t/M/infinity, exact month by month.
struct OpenEnded {
  People open{};     ///< At the month's end [children].
  People started{};  ///< In the month [children].

  /// \param starts  Expected [children/month].
  /// \param rate    Of leaving [per month], at least 0.
  /// \param entity  Of Purpose::overlays.
  void step(const Lanes<double>& starts, const Lanes<double>& rate, const chance::LaneFutures& futures,
            std::uint32_t month, std::uint32_t entity);
};

/// The overlays of 32 futures.
class OverlayStocks {
 public:
  explicit OverlayStocks(const scenario::Overlays& terms) : terms_(&terms) {}

  void begin(const Parameters& parameters, const chance::LaneFutures& futures, Month& opening);
  void step(std::uint32_t month, const Parameters& parameters, Month& now);

  /// What early help does to referrals, by the episodes open at the last month's end: (open / opening) ^ effect; 1 where
  /// there is no effect or no opening number.
  Lanes<double> effect_on_referrals(const Parameters& parameters) const;
  /// Young people remanded in the month stepped last.
  const People& remanded() const { return remanded_; }

 private:
  void report(Month& month) const;

  const scenario::Overlays* terms_;
  chance::LaneFutures futures_;
  OpenEnded early_help_, education_plans_, youth_justice_;
  People remanded_{};
};

}  // namespace loadline::service::demand
