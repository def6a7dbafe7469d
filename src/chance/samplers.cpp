#include "loadline/chance/samplers.hpp"

#include <array>

#include <boost/math/distributions/normal.hpp>

#include "chance/kernels.hpp"
#include "loadline/base/expects.hpp"

namespace loadline::chance {
namespace {

units::Counts whole(const units::Lanes<double>& counts) {
  units::Counts integers{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    integers[lane] = static_cast<units::Count>(counts[lane]);
  return integers;
}

}  // namespace

void binomial(const units::Lanes<double>& trials, const units::Lanes<double>& p,
              const units::Lanes<double>& u, units::Lanes<double>& successes) {
  widest_kernels().binomial(trials.data(), p.data(), u.data(), successes.data());
}

void poisson(const units::Lanes<double>& mean, const units::Lanes<double>& u, units::Lanes<double>& count) {
  widest_kernels().poisson(mean.data(), u.data(), count.data());
}

void multinomial(const units::Lanes<double>& trials, std::span<const units::Lanes<double>* const> weights,
                 LaneStream& stream, std::uint32_t first, std::span<units::Lanes<double>* const> counts) {
  constexpr std::size_t most_categories = 16;
  LOADLINE_EXPECTS(!weights.empty() && weights.size() <= most_categories && weights.size() == counts.size());
  const std::size_t last = weights.size() - 1;
  std::array<units::Lanes<double>, most_categories> rest;
  rest[last] = *weights[last];
  for (std::size_t i = last; i-- > 0;)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      rest[i][lane] = rest[i + 1][lane] + (*weights[i])[lane];
  units::Lanes<double> left = trials;
  for (std::size_t i = 0; i < last; ++i) {
    units::Lanes<double> chance;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      chance[lane] = rest[i][lane] > 0.0 ? (*weights[i])[lane] / rest[i][lane] : 0.0;
    units::Lanes<double>& taken = *counts[i];
    binomial(left, chance, stream.uniform(first + static_cast<std::uint32_t>(i)), taken);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) left[lane] -= taken[lane];
  }
  *counts[last] = left;
}

double binomial(double trials, double p, double u) {
  units::Lanes<double> successes;
  binomial(units::every_lane(trials), units::every_lane(p), units::every_lane(u), successes);
  return successes[0];
}

double poisson(double mean, double u) {
  units::Lanes<double> count;
  poisson(units::every_lane(mean), units::every_lane(u), count);
  return count[0];
}

units::Counts binomial(const units::Counts& trials, const units::Lanes<double>& p,
                       const units::Lanes<double>& u) {
  units::Lanes<double> from{}, successes{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) from[lane] = trials[lane];
  binomial(from, p, u, successes);
  return whole(successes);
}

units::Counts poisson(const units::Lanes<double>& mean, const units::Lanes<double>& u) {
  units::Lanes<double> count{};
  poisson(mean, u, count);
  return whole(count);
}

double standard_normal(double u) {
  using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
  return boost::math::quantile(boost::math::normal_distribution<double, Policy>(), u);
}

}  // namespace loadline::chance
