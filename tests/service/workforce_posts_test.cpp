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
using testing_support::posts_from;
using units::lane_count;

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
  const std::vector<Month> nobody_leaves = run(0.0, 3.0), at_once = run(0.0, 0.0), leaving = run(0.3, 3.0);
  for (int month = 0; month < 24; ++month) {
    const auto m = static_cast<std::size_t>(month);
    EXPECT_EQ(nobody_leaves[m].redundancies[0], month == 15 ? 20 : 0) << "month " << month;
    EXPECT_EQ(nobody_leaves[m].permanent[0], month < 15 ? 100 : 80);
    EXPECT_EQ(at_once[m].redundancies[0], month == 12 ? 20 : 0);
  }
  // Whoever leaves until then, under notice or not, is one who need not go: notice never cuts below the posts. Of 100
  // people at 2.5 % a month 100 exp(-0.025 x 4) are left, 80 of them in posts.
  double redundancies = 0.0;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    units::Count surplus = leaving[11].permanent[lane] - 80;
    for (std::size_t m = 12; m <= 15; ++m) surplus -= leaving[m].leavers[lane];
    ASSERT_GT(surplus, 0);
    ASSERT_EQ(leaving[15].redundancies[lane], surplus);
    ASSERT_EQ(leaving[15].permanent[lane], 80);
    redundancies += surplus;
    for (std::size_t m = 12; m < 24; ++m)
      if (m != 15) {
        ASSERT_EQ(leaving[m].redundancies[lane], 0);
      }
  }
  const double kept = std::exp(-0.1);
  EXPECT_NEAR(redundancies / lane_count, 100.0 * kept - 80.0,
              4.5 * std::sqrt(100.0 * kept * (1.0 - kept) / lane_count));
}

TEST(Workforce, TheLatestNoticeIsWithdrawnFirst) {
  // 100 staff, notice of 3 months: 20 get it in month 12 and 10 in month 13; in month 14 five posts are back.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 100, 0.0, 0.0, 0.0);
    s.workforce.roles[0].changes = {posts_from(2018, 4, 1, 80), posts_from(2018, 5, 1, 70),
                                    posts_from(2018, 6, 1, 75)};
    s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
    s.workforce.redundancy.notice = is<units::Months>(3);
  });
  Months months(drawn);
  for (int month = 0; month < 24; ++month)
    EXPECT_EQ(months.next().redundancies[0], month == 15 ? 20 : month == 16 ? 5 : 0) << "month " << month;
  EXPECT_EQ(months.last().permanent[0], 75);
}

TEST(Workforce, NoticeFallsOnOldAndNewTermsAlike) {
  // 80 transferred, 20 started since: of 50 made redundant 40 are expected on old terms.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 100, 80, 0.0, 1000.0, 0.0);
    s.workforce.transfer = {2017, 4, 1};
    s.workforce.roles[0].changes = {posts_from(2018, 4, 1, 50)};
    s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
    s.workforce.redundancy.notice = is<units::Months>(2);
  });
  Months months(drawn);
  for (int month = 0; month < 20; ++month) {
    months.next();
    const RoleMonth& role = months.room().staff()[0];
    EXPECT_EQ(role.redundancies[0], month == 14 ? 50.0 : 0.0) << "month " << month;
    EXPECT_NEAR(role.redundancies_on_old_terms[0], month == 14 ? 40.0 : 0.0, 1e-12) << "month " << month;
  }
  EXPECT_NEAR(months.room().staff()[0].on_old_terms[0], 40.0, 1e-12);
}

TEST(Workforce, NoticeReachesWhoseFirstYearEndedBeforeThoseStillInIt) {
  // As below, and who finishes would move on if there were a post: 12 experienced and the 2 who finish in May get notice.
  const Drawn drawn([](Scenario& s) {
    one_role(s, 34, 34, 0.0, 0.0, 0.0);
    s.workforce.roles[0].first_year = is<units::Fte>(24);
    s.workforce.roles[0].changes = {posts_from(2017, 5, 1, 20)};
    s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
    scenario::Role full = s.workforce.roles[0];
    full.id = "full";
    full.first_year = is<units::Fte>(0);
    full.changes.clear();
    s.workforce.roles[0].progresses_to = "full";
    s.workforce.roles.push_back(full);
  });
  Months months(drawn);
  months.next();
  const Month& now = months.next();
  EXPECT_EQ(now.redundancies[0], 14);
  EXPECT_EQ(now.newly_qualified[0], 20);
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
