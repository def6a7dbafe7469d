#pragma once
/// \file  service/lane_draws.hpp
/// \brief The same draw of 32 futures, as the rooms beside demand make it.

#include <cstdint>

#include "loadline/chance/lane_stream.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::service {

/// Where a room's draws come from: the run's seed and the futures in the lanes.
class Luck {
 public:
  explicit Luck(chance::Seed seed) : seed_(seed) {}
  void begin(const units::Lanes<chance::Future>& futures) {
    lanes_ = futures;
    futures_ = chance::LaneFutures(seed_, futures);
  }
  const chance::LaneFutures& futures() const { return futures_; }

  /// Draw `draw` of every lane at (purpose, month, entity), each strictly between 0 and 1.
  units::Lanes<double> uniforms(chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                                std::uint32_t draw = 0) const;
  /// The same in one lane, for what few futures need.
  double uniform(std::size_t lane, chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                 std::uint32_t draw) const;
  /// The same as standard normal scores.
  units::Lanes<double> scores(chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                              std::uint32_t draw = 0) const;

 private:
  chance::Seed seed_;
  units::Lanes<chance::Future> lanes_{};
  chance::LaneFutures futures_;
};

/// Share of a standard normal quantity that lies below `score`; the inverse of `chance::standard_normal`.
double normal_share(double score);

}  // namespace loadline::service
