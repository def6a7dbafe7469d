#pragma once
/// \file  service/demand/swing.hpp
/// \brief A rate's slow swings around its level (`model.md` 1.9a).

#include "loadline/chance/lane_stream.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service::demand {

/// AR(1) on the log, started from stationarity, one step a month.
class Swing {
 public:
  Swing(const scenario::Swings& terms, chance::Purpose purpose, std::uint32_t entity)
      : terms_(&terms), purpose_(purpose), entity_(entity) {}

  void begin() { log_ = {}; }
  /// Draws the month's innovation; call once a month, from month 0.
  void step(std::uint32_t month, const Parameters& parameters, const chance::LaneFutures& futures);
  /// The factor of the month stepped last, exp(X - sd^2 / 2): its mean over futures is 1.
  double factor(std::size_t lane, const Parameters& parameters) const;

 private:
  const scenario::Swings* terms_;
  chance::Purpose purpose_;
  std::uint32_t entity_;
  units::Lanes<double> log_{};
};

}  // namespace loadline::service::demand
