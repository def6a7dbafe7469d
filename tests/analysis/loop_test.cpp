#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "analysis/parts.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

TEST(StaffingLoopFindings, TellTheDistanceToTheTippingPointYearByYear) {
  // Four futures, two years. In the first all have a tipping point at 30 and staff of 28, 50, 70 and 130: distances -2, 20,
  // 40 and 100, one of four past it. In the second only the last has one, 40 below its staff.
  engine::Ensemble e;
  e.replications = 4;
  e.years = 2;
  e.loop_staff.resize(4, 2);
  e.loop_settles.resize(4, 2);
  e.loop_tipping.resize(4, 2);
  e.loop_staff.col(0) << 28, 50, 70, 130;
  e.loop_settles.col(0) << 0, 118, 118, 118;
  e.loop_tipping.col(0) << 30, 30, 30, 30;
  e.loop_staff.col(1) << 100, 110, 120, 90;
  e.loop_settles.col(1) << 112, 114, 116, 118;
  e.loop_tipping.col(1) << none, none, none, 50;
  const std::vector<LoopYear> years = parts::loop_years(testing_support::example_scenario(), e);
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].year, "2017/18");
  EXPECT_EQ(years[0].has_tipping.value, 1.0);
  EXPECT_EQ(years[0].past.value, 0.25);
  EXPECT_EQ(years[0].staff_p50, 60.0);
  EXPECT_EQ(years[0].settles_p50, 118.0);
  EXPECT_NEAR(years[0].distance_p50, 30.0, 1e-12);
  EXPECT_NEAR(years[0].distance_p10, -2.0 + 0.3 * 22.0, 1e-12)
      << "type 7: a tenth of the way over three gaps";
  EXPECT_NEAR(years[0].distance_p90, 40.0 + 0.7 * 60.0, 1e-12);
  EXPECT_EQ(years[1].has_tipping.value, 0.25);
  EXPECT_EQ(years[1].past.value, 0.0);
  EXPECT_EQ(years[1].distance_p10, 40.0);
  EXPECT_EQ(years[1].distance_p90, 40.0);
  EXPECT_EQ(years[1].settles_p50, 115.0);
}

TEST(StaffingLoopFindings, TheCurveCrossesAtItsEquilibria) {
  const scenario::Scenario example = testing_support::example_scenario();
  const LoopCurve curve = parts::loop_curve(example);
  EXPECT_EQ(curve.posts, 145.0);
  EXPECT_EQ(curve.now, 131.0);
  ASSERT_EQ(curve.staff.size(), 201u);
  EXPECT_EQ(curve.staff.front(), 0.0);
  EXPECT_EQ(curve.staff.back(), 145.0);
  std::size_t crossings = 0;
  for (std::size_t i = 1; i < curve.staff.size(); ++i) {
    ASSERT_TRUE(std::isfinite(curve.leavers[i]));
    if ((curve.starters[i - 1] > curve.leavers[i - 1]) == (curve.starters[i] > curve.leavers[i])) continue;
    ASSERT_LT(crossings, curve.equilibria.size());
    EXPECT_GE(curve.equilibria[crossings].staff, curve.staff[i - 1]);
    EXPECT_LE(curve.equilibria[crossings].staff, curve.staff[i]);
    ++crossings;
  }
  EXPECT_EQ(crossings, curve.equilibria.size());
  EXPECT_GT(crossings, 0u);
}

TEST(StaffingLoopFindings, AreEmptyWhereNobodyHoldsCases) {
  scenario::Scenario nobody = testing_support::example_scenario();
  for (scenario::Role& role : nobody.workforce.roles) role.case_holding = scenario::stated<units::Share>(0.0);
  EXPECT_TRUE(parts::loop_curve(nobody).staff.empty());
  EXPECT_TRUE(parts::loop_years(nobody, engine::Ensemble{}).empty());
}

}  // namespace
}  // namespace loadline::analysis
