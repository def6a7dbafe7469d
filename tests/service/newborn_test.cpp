// Babies who come at birth, and short stays at the opening: what both engines must share.

#include <cmath>

#include <gtest/gtest.h>

#include "loadline/service/simulate.hpp"
#include "service/demand/opening_stays.hpp"
#include "support/example_scenario.hpp"

namespace loadline::service {
namespace {

using scenario::stated;

struct Mean {
  double value, error;
};

/// Children under 1 looked after at the end of the second year.
Mean under_1_after_two_years(scenario::DemandEngine engine, double newborn, std::uint32_t blocks) {
  scenario::Scenario what = testing_support::example_scenario();
  what.demand.engine = engine;
  what.demand.ageing_stages = 12;
  what.demand.referrals.newborn = stated<units::Share>(newborn);
  const scenario::Register all = scenario::make_register(what);
  Simulator simulator(what, all, chance::Seed{3});
  Block block;
  double sum = 0.0, squares = 0.0, n = 0.0;
  for (std::uint32_t b = 0; b < blocks; ++b) {
    simulator.run(futures_of_block(b), Programme::without, block);
    for (const auto children : block.months[23].looked_after_by_age[0]) {
      sum += children, squares += double(children) * children, n += 1.0;
    }
  }
  const double mean = sum / n;
  return {mean, std::sqrt((squares / n - mean * mean) / (n - 1.0))};
}

// Chance of a false alarm 6.8e-6 (4.5 standard errors of the difference), beside 3 % for ageing by stages.
TEST(Newborn, BothEnginesHaveAsManyBabiesInCare) {
  const Mean cohort = under_1_after_two_years(scenario::DemandEngine::cohort, 0.9, 20);
  const Mean micro = under_1_after_two_years(scenario::DemandEngine::micro, 0.9, 6);
  EXPECT_NEAR(cohort.value, micro.value, 4.5 * std::hypot(cohort.error, micro.error) + 0.03 * micro.value);
}

// Who comes at birth stays under 1 for a year, who comes at any age for half a year on average.
TEST(Newborn, StayLongerUnderOne) {
  const Mean alike = under_1_after_two_years(scenario::DemandEngine::cohort, 0.0, 10);
  const Mean at_birth = under_1_after_two_years(scenario::DemandEngine::cohort, 0.9, 10);
  EXPECT_GT(at_birth.value, 1.3 * alike.value);
}

// 240 entrants a year, three in ten for four months: 240 / 12 x 0.3 x 4 = 24 of 480 on a short stay. Without entrants
// stated, 0.3 x 4 against 0.7 x 36: 1.2 / 26.4.
TEST(OpeningStays, AreAsManyAsComeTimesHowLongTheyStay) {
  EXPECT_NEAR((demand::OpeningStays{0.3, 4.0, 36.0, 240.0, 480.0}.share_short()), 24.0 / 480.0, 1e-15);
  EXPECT_NEAR((demand::OpeningStays{0.3, 4.0, 36.0, 0.0, 480.0}.share_short()), 1.2 / 26.4, 1e-15);
  EXPECT_EQ((demand::OpeningStays{0.3, 4.0, 36.0, 1e9, 480.0}.share_short()), 1.0);
  EXPECT_EQ((demand::OpeningStays{0.0, 4.0, 36.0, 240.0, 480.0}.share_short()), 0.0);
}

}  // namespace
}  // namespace loadline::service
