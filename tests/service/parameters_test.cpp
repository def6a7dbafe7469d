#include "loadline/service/parameters.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "support/example_scenario.hpp"

namespace loadline::service {
namespace {

constexpr chance::Seed seed{4};

struct Drawn {
  explicit Drawn(bool with_more = false) : what(testing_support::example_scenario()) {
    what.demand.referrals.rate.uncertain =
        chance::Lognormal{789.0, std::sqrt(std::expm1(0.2 * 0.2))};  // sigma 0.2
    what.costs.fees[4].fee.uncertain =
        chance::Lognormal{3'200.0, std::sqrt(std::expm1(0.3 * 0.3))};  // sigma 0.3
    what.demand.plan.to_care.uncertain = chance::Metalog{0.10, 0.187, 0.30, chance::Support::share};
    if (with_more) what.demand.in_need.mean_duration.uncertain = chance::Gamma{8.0, 0.2};
    all = scenario::make_register(what);
    scenario::Correlation pair;
    pair.first = path_of(what.demand.referrals.rate);
    pair.second = path_of(what.costs.fees[4].fee);
    pair.spearman = scenario::stated<units::Ratio>(0.4825837395);  // R = 0.5
    what.correlations = {pair};
  }
  const std::string& path_of(const scenario::Datum& datum) const { return all[std::size_t(datum.slot)].path; }

  scenario::Scenario what;
  scenario::Register all;
};

TEST(ParameterDraw, LeavesCertainNumbersAlone) {
  const Drawn drawn;
  const ParameterDraw draw(drawn.what, drawn.all, seed);
  EXPECT_EQ(draw.uncertain_slots().size(), 3u);
  const std::vector<double> one = draw.values(1), two = draw.values(2);
  for (std::size_t slot = 0; slot < drawn.all.size(); ++slot) {
    const bool varies =
        std::binary_search(draw.uncertain_slots().begin(), draw.uncertain_slots().end(), int(slot));
    EXPECT_EQ(one[slot] != two[slot], varies) << drawn.all[slot].path;
    EXPECT_TRUE(varies || one[slot] == drawn.all[slot].datum.typical_value()) << drawn.all[slot].path;
  }
}

TEST(ParameterDraw, IsMovedByNoNumberAddedLater) {
  const Drawn before, after(true);
  const ParameterDraw draw_before(before.what, before.all, seed), draw_after(after.what, after.all, seed);
  for (std::uint32_t theta = 0; theta < 20; ++theta) {
    const std::vector<double> one = draw_before.values(theta), other = draw_after.values(theta);
    for (const int slot : draw_before.uncertain_slots())
      ASSERT_EQ(one[std::size_t(slot)], other[std::size_t(slot)]);
  }
}

// model.md 1.10: two lognormals, sigma 0.2 and 0.3, R 0.5, have Pearson correlation
// (e^{0.5 x 0.2 x 0.3} - 1) / sqrt((e^0.04 - 1)(e^0.09 - 1)) = 0.4912452661.
TEST(Workings, CorrelatedLognormals) {
  const double exact = std::expm1(0.03) / std::sqrt(std::expm1(0.04) * std::expm1(0.09));
  EXPECT_NEAR(exact, 0.4912452661, 5e-11);
  const Drawn drawn;
  const ParameterDraw draw(drawn.what, drawn.all, seed);
  const auto first = std::size_t(drawn.what.demand.referrals.rate.slot),
             second = std::size_t(drawn.what.costs.fees[4].fee.slot);
  const auto third = std::size_t(drawn.what.demand.plan.to_care.slot);
  constexpr int n = 40'000;
  double x = 0, y = 0, xx = 0, yy = 0, xy = 0, z = 0, zz = 0, xz = 0;
  for (std::uint32_t theta = 0; theta < n; ++theta) {
    const std::vector<double> values = draw.values(theta);
    const double a = values[first] / 789.0 - 1.0, b = values[second] / 3'200.0 - 1.0,
                 c = values[third] - 0.19;
    x += a, y += b, xx += a * a, yy += b * b, xy += a * b, z += c, zz += c * c, xz += a * c;
  }
  const auto correlation = [](double s, double t, double ss, double tt, double st) {
    return (st - s * t / n) / std::sqrt((ss - s * s / n) * (tt - t * t / n));
  };
  // Standard error of a correlation r: about (1 - r^2) / sqrt(n), half as much again for these tails. 4.5 of
  // them.
  EXPECT_NEAR(correlation(x, y, xx, yy, xy), exact, 4.5 * 1.5 * (1.0 - exact * exact) / std::sqrt(n));
  EXPECT_NEAR(correlation(x, z, xx, zz, xz), 0.0, 4.5 / std::sqrt(n)) << "numbers no correlation names";
  // Correlating moves no number's own law: median 3,200, sigma 0.3, so P(second <= 3,200) is a half.
  int below = 0;
  for (std::uint32_t theta = 0; theta < n; ++theta) below += draw.values(theta)[second] <= 3'200.0;
  EXPECT_NEAR(below, n / 2.0, 4.5 * std::sqrt(n / 4.0));
}

TEST(Parameters, AreSharedByTheFuturesOfATheta) {
  const Drawn drawn;
  const ParameterDraw draw(drawn.what, drawn.all, seed);
  units::Lanes<chance::Future> futures{};
  for (std::uint32_t lane = 0; lane < units::lane_count; ++lane)
    futures[lane] = chance::Future::of_replication(64 + lane);
  const Parameters parameters(draw, futures);
  const units::Lanes<double>& rate = parameters.raw(drawn.what.demand.referrals.rate);
  for (std::size_t lane = 0; lane < units::lane_count; lane += 2) EXPECT_EQ(rate[lane], rate[lane + 1]);
  EXPECT_NE(rate[0], rate[2]);
  EXPECT_EQ(rate[0], draw.values(32)[std::size_t(drawn.what.demand.referrals.rate.slot)]);
  EXPECT_EQ(parameters.of(drawn.what.demand.referrals.rate)[5].value(), rate[5]);
}

}  // namespace
}  // namespace loadline::service
