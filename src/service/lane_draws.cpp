#include "service/lane_draws.hpp"

#include <cmath>

#include "loadline/chance/samplers.hpp"

namespace loadline::service {

units::Lanes<double> Luck::uniforms(chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                                    std::uint32_t draw) const {
  return chance::LaneStream(futures_, purpose, month, entity).uniform(draw);
}

double Luck::uniform(std::size_t lane, chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                     std::uint32_t draw) const {
  return chance::Stream(seed_, lanes_[lane], purpose, month, entity).uniform(draw);
}

units::Lanes<double> Luck::scores(chance::Purpose purpose, std::uint32_t month, std::uint32_t entity,
                                  std::uint32_t draw) const {
  units::Lanes<double> drawn = uniforms(purpose, month, entity, draw);
  for (double& value : drawn) value = chance::standard_normal(value);
  return drawn;
}

double normal_share(double score) { return 0.5 * std::erfc(-score / std::sqrt(2.0)); }

}  // namespace loadline::service
