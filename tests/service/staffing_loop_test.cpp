#include "loadline/service/staffing_loop.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/staff_months.hpp"
#include "service/staffing_outlook.hpp"

namespace loadline::service {
namespace {

using scenario::Scenario;
using testing::DoubleNear;
using testing::ElementsAre;
using testing_support::Drawn;
using testing_support::is;
using testing_support::Months;
using units::lane_count;

/// The worked loop of OR-S2: no cap on the hazard or the caseload, agency staff carry as much as permanent ones.
StaffingLoop worked(double cover = 0.0, double caseload_effect = std::log(2.0)) {
  return {.posts = 150.0,
          .workload = 2700.0,
          .fill = 0.75,
          .leaving = 0.15,
          .caseload_effect = caseload_effect,
          .reference = 16.0,
          .cover = cover};
}

/// "stable" as +, "unstable" as -, to a thousandth.
std::vector<double> signed_staff(const StaffingLoop& loop) {
  std::vector<double> all;
  for (const Equilibrium& one : equilibria(loop)) all.push_back(one.stable ? one.staff : -one.staff);
  return all;
}
auto to_3_decimals(double value) { return DoubleNear(value, 0.0005); }

TEST(StaffingLoop, OR_S2_FindsTheStableEquilibriumAndTheTippingPoint) {
  const std::vector<Equilibrium> all = equilibria(worked());
  ASSERT_EQ(all.size(), 3u) << "below the tipping point nothing holds staff but 0";
  EXPECT_EQ(all[0].staff, 0.0);
  EXPECT_TRUE(all[0].stable);
  EXPECT_NEAR(all[1].staff, 32.658, 0.0005);
  EXPECT_FALSE(all[1].stable);
  EXPECT_NEAR(all[2].staff, 118.203, 0.0005);
  EXPECT_NEAR(all[2].caseload, 22.842, 0.0005);
  EXPECT_TRUE(all[2].stable);
}

TEST(StaffingLoop, OR_S2_AgencyCoverHoldsStaffAndTakesTheTippingPointAway) {
  const std::vector<Equilibrium> half = equilibria(worked(0.5)), full = equilibria(worked(1.0));
  ASSERT_FALSE(half.empty());
  EXPECT_NEAR(half.back().staff, 121.273, 0.0005);
  EXPECT_NEAR(half.back().caseload, 19.906, 0.0005);
  ASSERT_EQ(full.size(), 1u) << "with every vacancy covered the caseload never rises";
  EXPECT_NEAR(full.back().staff, 123.142, 0.0005);
  EXPECT_NEAR(full.back().caseload, 18.000, 0.0005);
}

TEST(StaffingLoop, OR_S2_StrongerEffectLeavesNoEquilibriumWithinAndSpiralsToTheBound) {
  EXPECT_THAT(signed_staff(worked(0.0, 1.5)), ElementsAre(0.0));
  // With h_max = 0.08 a month the spiral ends where 0.75 (150 - S) = 0.96 S: S = 112.5 / 1.71.
  StaffingLoop bounded = worked(0.0, 1.5);
  bounded.most_leaving = 0.96;
  EXPECT_THAT(signed_staff(bounded), ElementsAre(DoubleNear(112.5 / 1.71, 1e-8)));
}

TEST(StaffingLoop, OR_S2_UnderTheDefaultCapOnTheHazardOnlyTheUpperRootRemains) {
  StaffingLoop capped = worked();
  capped.most_leaving = 12.0 * 0.08;
  EXPECT_THAT(signed_staff(capped), ElementsAre(to_3_decimals(118.203)));
}

TEST(StaffingLoop, OR_S2_EquilibriaAlternateAndBalanceOnEveryLoop) {
  // A lattice of loops: at each equilibrium within, starters are leavers; their kinds alternate from a stable one to a
  // stable one; the coarse search of the futures says the same as the fine one.
  int with_tipping = 0;
  for (const double effect : {0.0, 0.3, 0.7, 1.1})
    for (const double cover : {0.0, 0.3, 0.8})
      for (const double work : {1500.0, 2700.0, 3600.0})
        for (const double most : {0.96, std::numeric_limits<double>::infinity()})
          for (const double held : {0.0, 20.0}) {
            StaffingLoop loop = worked(cover, effect);
            loop.workload = work;
            loop.most_leaving = most;
            loop.held = held;
            loop.agency_cap = 30.0;
            loop.agency_effect = 0.3;
            const std::vector<Equilibrium> all = equilibria(loop);
            ASSERT_FALSE(all.empty());
            bool stable = true;
            for (const Equilibrium& one : all) {
              ASSERT_EQ(one.stable, stable);
              stable = !stable;
              const LoopRates rates = rates_at(loop, one.staff);
              if (one.staff > 0.0) {
                ASSERT_NEAR(rates.starters, rates.leavers, 1e-6);
              }
            }
            ASSERT_FALSE(stable) << "the last is stable";
            if (all.size() > 1) ++with_tipping;
            for (const double staff : {5.0, 40.0, 80.0, 140.0}) {
              const LoopOutlook fine = outlook(all, staff), quick = outlook_quickly(loop, staff);
              ASSERT_NEAR(fine.settles, quick.settles, 1e-6);
              ASSERT_EQ(std::isnan(fine.tipping), std::isnan(quick.tipping));
              if (!std::isnan(fine.tipping)) {
                ASSERT_NEAR(fine.tipping, quick.tipping, 1e-6);
              }
            }
          }
  EXPECT_GT(with_tipping, 10) << "the lattice holds loops of both kinds";
}

TEST(StaffingLoop, OutlookSaysWhereStaffDriftAndHowFarTheTippingPointIs) {
  const std::vector<Equilibrium> all = equilibria(worked());
  EXPECT_NEAR(outlook(all, 140.0).settles, 118.203, 0.0005);
  EXPECT_NEAR(outlook(all, 33.0).settles, 118.203, 0.0005);
  EXPECT_EQ(outlook(all, 32.0).settles, 0.0);
  EXPECT_NEAR(outlook(all, 140.0).tipping, 32.658, 0.0005);
  EXPECT_TRUE(std::isnan(outlook(equilibria(worked(1.0)), 100.0).tipping));
  EXPECT_EQ(outlook({}, 100.0).settles, 100.0) << "nothing moves them";
}

TEST(StaffingLoop, PostsStaffAndHazardsAtTheirEndsAreToldPlainly) {
  StaffingLoop nobody_found = worked();
  nobody_found.fill = 0.0;
  EXPECT_THAT(signed_staff(nobody_found), ElementsAre(0.0));
  StaffingLoop nobody_leaves = worked();
  nobody_leaves.leaving = 0.0;
  nobody_leaves.held = 12.0;
  EXPECT_THAT(signed_staff(nobody_leaves), ElementsAre(138.0)) << "all posts that are advertised";
  nobody_leaves.fill = 0.0;
  EXPECT_TRUE(equilibria(nobody_leaves).empty()) << "nobody moves at all";
  StaffingLoop no_posts = worked();
  no_posts.posts = 0.0;
  EXPECT_TRUE(equilibria(no_posts).empty());
  StaffingLoop no_work = worked();
  no_work.workload = 0.0;
  // The hazard is 0.15 exp(-ln 2) = 0.075: 0.75 (150 - S) = 0.075 S.
  EXPECT_THAT(signed_staff(no_work), ElementsAre(DoubleNear(112.5 / 0.825, 1e-8)));
  const LoopRates empty = rates_at(worked(), 0.0);
  EXPECT_EQ(empty.starters, 112.5);
  EXPECT_TRUE(std::isinf(empty.leavers)) << "who comes alone to 2,700 cases does not stay";
}

/// Ten times the worked case, so that chance moves staff little: tipping at 326.6 of 1,500 posts, stable at 1,182.
void ten_times_worked(Scenario& s, double in_post, double lag) {
  testing_support::one_role(s, 1500, in_post, 0.15, 0.75, lag);
  s.workforce.roles[0].case_holding = is<units::Share>(1.0);
  s.workforce.turnover.caseload_effect = is<units::Ratio>(std::log(2.0));
  s.workforce.turnover.reference = is<units::Caseload>(16.0);
  s.workforce.turnover.most = is<units::MonthlyRate>(50.0);
  s.workforce.agency.cap = is<units::Fte>(0.0);
  s.workforce.sickness = is<units::Share>(0.0);
  s.workforce.most_cases = is<units::Caseload>(1e6);
  s.workforce.allocation_wait = is<units::Days>(0.0);
  testing_support::years(s, 10);
}
Month ten_times_the_children() { return testing_support::month_with(5000, 12000, 5000, 5000); }

TEST(StaffingLoop, OR_S2_StaffBelowTheTippingPointRunAwayAndAboveItRecover) {
  const auto after = [](double in_post, int count) {
    const Drawn drawn([&](Scenario& s) { ten_times_worked(s, in_post, 0.0); });
    Months months(drawn, ten_times_the_children());
    for (int month = 0; month < count; ++month) months.next();
    return months.last().permanent;
  };
  for (const units::Count staff : after(270, 36))
    EXPECT_LT(staff, 150) << "from 17 % below the tipping point";
  for (const units::Count staff : after(390, 96)) EXPECT_NEAR(staff, 1182.0, 80.0) << "from 19 % above it";
}

TEST(StaffingLoop, OR_S2_BlocksTellTheLoopOfEachFutureAtEachYearsEnd) {
  for (const double lag : {0.0, 4.0}) {
    const Drawn drawn([&](Scenario& s) { ten_times_worked(s, 1182, lag); });
    Months months(drawn, ten_times_the_children());
    for (int month = 0; month < 12; ++month) months.next();
    LoopPosition position;
    months.room().loop(months.last(), position);
    StaffingLoop expected = worked();
    expected.posts = 1500.0;
    expected.workload = 27'000.0;
    expected.fill = 0.75 / (1.0 + 0.75 * lag / 12.0);  // 1 / (1 / 0.75 + lag / 12)
    const std::vector<Equilibrium> all = equilibria(expected);
    ASSERT_EQ(all.size(), 3u);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      EXPECT_EQ(position.in_post[lane], months.last().permanent[lane]);
      EXPECT_NEAR(position.tipping[lane], all[1].staff, 1e-6);
      EXPECT_NEAR(position.settles[lane], all[2].staff, 1e-6);
    }
    if (lag == 0.0) {
      EXPECT_NEAR(all[1].staff, 326.58, 0.01);
    }
  }
}

TEST(StaffingLoop, StaffSettleWhereTheLoopSaysWithALagAndSicknessAndFirstYears) {
  // No feedback, so that the mean over futures is the equilibrium: E 1,500, 24 held, h = 0.3, filled at 1.5 a year with a
  // lag of 4 months. In whole months an advertised vacancy is appointed to with p = 1 - exp(-1.5 / 12) and left with
  // q = 1 - exp(-0.3 / 12): S = 1,476 a / (a + q), a = p / (1 + 4 p). The loop says the same in hazards: 1,476 x 1 /
  // (1 + 0.3) = 1,135.4, half a percent off.
  const Drawn drawn([&](Scenario& s) {
    ten_times_worked(s, 1100, 4.0);
    s.workforce.turnover.base = is<units::YearlyRate>(0.3);
    s.workforce.turnover.caseload_effect = is<units::Ratio>(0.0);
    s.workforce.recruitment.fill_rate = is<units::YearlyRate>(1.5);
    s.workforce.roles[0].held = is<units::Fte>(24.0);
    s.workforce.roles[0].newly_qualified = is<units::Share>(0.5);
  });
  Months months(drawn, ten_times_the_children());
  double sum = 0.0;
  int count = 0;
  for (int month = 0; month < 120; ++month) {
    const Month& now = months.next();
    if (month < 60) continue;
    for (const units::Count staff : now.permanent) sum += staff;
    ++count;
  }
  const double mean = sum / (count * static_cast<double>(lane_count));
  LoopPosition position;
  months.room().loop(months.last(), position);
  EXPECT_NEAR(position.settles[0], 1476.0 / 1.3, 1e-6);
  EXPECT_TRUE(std::isnan(position.tipping[0]));
  const double p = -std::expm1(-0.125), q = -std::expm1(-0.025), a = p / (1.0 + 4.0 * p);
  // Binomial in its variance, at most 1,476 / 4; months of a future are one observation where worst.
  EXPECT_NEAR(mean, 1476.0 * a / (a + q), 4.5 * std::sqrt(369.0 / lane_count));
  EXPECT_NEAR(mean, position.settles[0], 0.01 * mean + 4.5 * std::sqrt(369.0 / lane_count));
}

TEST(StaffingLoop, TheOpeningLoopIsTheOpeningPositions) {
  // The example: 120 + 25 posts, 111 + 20 in post (0.9 of a caseload for the second role), 2,493 cases.
  const Scenario example = Drawn::changed([](Scenario&) {});
  const StaffingLoop loop = opening_loop(example);
  EXPECT_EQ(loop.workload, 2493.0);
  EXPECT_NEAR(loop.carried, (111.0 + 0.9 * 20.0) * 0.955 / 131.0, 1e-12);
  EXPECT_NEAR(rates_at(loop, 131.0).agency, 0.6 * (loop.posts - 131.0), 1e-9);
  EXPECT_NEAR(rates_at(loop, 131.0).caseload, 2493.0 / 131.175, 1e-3) << "18.94 but for the 9 that wait";
  const Scenario nobody = Drawn::changed([](Scenario& s) {
    for (scenario::Role& role : s.workforce.roles) role.case_holding = is<units::Share>(0.0);
  });
  EXPECT_EQ(opening_loop(nobody).posts, 0.0);
}

}  // namespace
}  // namespace loadline::service
