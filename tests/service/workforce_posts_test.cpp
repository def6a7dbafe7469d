// Posts that change, are held or cut: natural wastage and redundancy (model.md 2.1, 2.6).

#include <cmath>

#include <gtest/gtest.h>

#include "service/staff_months.hpp"

namespace loadline::service::workforce {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;
using testing_support::Months;
using testing_support::one_role;
using units::lane_count;

scenario::EstablishmentChange posts_from(int year, int month, int day, double posts) {
  return {{year, month, day}, is<units::Fte>(posts)};
}

TEST(Workforce, PostsFollowTheDatesOfTheirChanges) {
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 100, 0.0, 3.0, 0.0);
    s.workforce.roles[0].changes = {posts_from(2017, 7, 15, 120), posts_from(2018, 1, 1, 110),
                                    posts_from(2030, 4, 1, 500)};
  });
  Months months(drawn);
  EXPECT_EQ(months.last().posts[0], 100);
  for (int month = 0; month < 24; ++month)
    EXPECT_EQ(months.next().posts[0], month < 3 ? 100 : month < 9 ? 120 : 110) << "month " << month;
}

TEST(Workforce, HeldPostsAreVacantButNotAdvertised) {
  // Nobody leaves and everybody is found at once: 90 of 100 posts, with 10 held, is where staff end; agency staff cover
  // held posts too.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 60, 0.0, 1000.0, 0.0);
    s.workforce.roles[0].held = is<units::Fte>(10);
    s.workforce.agency.cover = is<units::Share>(0.5);
  });
  Months months(drawn);
  const Month& now = months.next();
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    EXPECT_EQ(now.permanent[lane], 90);
    EXPECT_DOUBLE_EQ(now.agency[lane].value(), 5.0);
    EXPECT_DOUBLE_EQ(months.room().vacancy_share()[lane], 0.1);
  }
}

TEST(Workforce, PostsCutByNaturalWastageAreLeftUnreplaced) {
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 100, 0.3, 3.0, 0.0);
    s.workforce.roles[0].changes = {posts_from(2018, 4, 1, 80)};
  });
  Months months(drawn);
  for (int month = 0; month < 60; ++month) {
    const Counts before = months.last().permanent;
    const Month& now = months.next();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(now.redundancies[lane], 0);
      if (month >= 12 && before[lane] > 80) {
        ASSERT_EQ(now.starters[lane], 0);
      }
    }
  }
  for (const units::Count staff : months.last().permanent) EXPECT_LE(staff, 80);
}

TEST(Workforce, PostsCutByRedundancyEndWithNoticeUnlessPeopleLeaveFirst) {
  // 20 of 100 posts go in month 12, notice of 3 months. Nobody leaves: 20 redundancies in month 15.
  const auto run = [](double leaving, double notice) {
    const Drawn drawn([&](Scenario& s) {
      one_role(s, 100, 100, leaving, 1000.0, 0.0);
      s.workforce.roles[0].changes = {posts_from(2018, 4, 1, 80)};
      s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
      s.workforce.redundancy.notice = is<units::Months>(notice);
    });
    Months months(drawn);
    std::vector<Month> all;
    for (int month = 0; month < 24; ++month) all.push_back(months.next());
    return all;
  };
  const std::vector<Month> nobody_leaves = run(0.0, 3.0), at_once = run(0.0, 0.0), leaving = run(0.6, 3.0);
  for (int month = 0; month < 24; ++month) {
    const auto m = static_cast<std::size_t>(month);
    EXPECT_EQ(nobody_leaves[m].redundancies[0], month == 15 ? 20 : 0) << "month " << month;
    EXPECT_EQ(nobody_leaves[m].permanent[0], month < 15 ? 100 : 80);
    EXPECT_EQ(at_once[m].redundancies[0], month == 12 ? 20 : 0);
  }
  // At 5 % a month those under notice thin out: on average 20 exp(-0.05 x 3) of who got it are there to the end, of the
  // 20 less what leaves in month 12 itself (100 people x 4.9 %, who need no notice).
  double redundancies = 0.0, gone_first = 0.0, squares = 0.0;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double made = leaving[15].redundancies[lane];
    redundancies += made;
    squares += made * made;
    gone_first += leaving[12].leavers[lane];
    ASSERT_LE(made, 20);
    for (std::size_t m = 12; m < 24; ++m)
      if (m != 15) {
        ASSERT_EQ(leaving[m].redundancies[lane], 0);
      }
  }
  const double n = lane_count, mean = redundancies / n;
  EXPECT_NEAR(mean, (20.0 - gone_first / n) * std::exp(-0.15),
              4.5 * std::sqrt((squares / n - mean * mean) / n));
}

TEST(Workforce, NoticeReachesPeopleInTheirFirstYearOnlyWhenNobodyElseIsLeft) {
  // 10 experienced and 24 in their first year; posts fall to 20: notice goes to the 10 and to 4 of the first year.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 34, 34, 0.0, 0.0, 0.0);
    s.workforce.roles[0].first_year = is<units::Fte>(24);
    s.workforce.roles[0].changes = {posts_from(2017, 5, 1, 20)};
    s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
  });
  Months months(drawn);
  EXPECT_EQ(months.next().newly_qualified[0], 22) << "two finished in April";
  const Month& now = months.next();
  EXPECT_EQ(now.redundancies[0], 14);
  EXPECT_EQ(now.permanent[0], 20);
  EXPECT_EQ(now.newly_qualified[0], 20) << "12 + 2 of April + 2 of May were experienced: 14";
}

}  // namespace
}  // namespace loadline::service::workforce
