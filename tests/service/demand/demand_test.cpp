#include "service/demand/demand.hpp"

#include <cmath>
#include <functional>
#include <numeric>

#include <gtest/gtest.h>

#include "durations.hpp"
#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "support/allocations.hpp"
#include "support/example_scenario.hpp"

namespace loadline::service::demand {
namespace {

using scenario::stated;
using testing_support::futures_from;
using testing_support::Sample;
using units::every_lane;
using units::lane_count;

constexpr chance::Seed seed{20170401};
constexpr auto in_house_foster = static_cast<std::size_t>(scenario::PlacementType::in_house_foster);
constexpr auto agency_foster = static_cast<std::size_t>(scenario::PlacementType::agency_foster);
constexpr auto in_house_residential = static_cast<std::size_t>(scenario::PlacementType::in_house_residential);

Drivers usual(double caseload = 19.0) {
  Drivers drivers;
  drivers.last_caseload = every_lane(units::Caseload::from_value(caseload));
  return drivers;
}

/// A scenario, and months of any 32 futures of it; element 0 is the opening.
struct Children {
  explicit Children(const std::function<void(scenario::Scenario&)>& change = [](scenario::Scenario&) {})
      : what(testing_support::example_scenario()) {
    change(what);
    all = scenario::make_register(what);
    draw = std::make_unique<ParameterDraw>(what, all, seed);
    demand = std::make_unique<Demand>(what, seed);
  }

  std::vector<Month> months(const Lanes<chance::Future>& futures, int count,
                            const Drivers& drivers = usual()) {
    const Parameters parameters(*draw, futures);
    std::vector<Month> months(static_cast<std::size_t>(count) + 1);
    demand->begin(parameters, futures, months[0]);
    for (int t = 0; t < count; ++t)
      demand->step(units::MonthIndex(t), 28 + t % 4, parameters, drivers, months[static_cast<std::size_t>(t)],
                   months[static_cast<std::size_t>(t) + 1]);
    return months;
  }

  scenario::Scenario what;
  scenario::Register all;
  std::unique_ptr<ParameterDraw> draw;
  std::unique_ptr<Demand> demand;
};

/// Some numbers uncertain, so that lanes differ in their rates as well as in their luck.
void uncertain(scenario::Scenario& what) {
  testing_support::make_uncertain(what.demand.referrals.rate, 0.1);
  testing_support::make_uncertain(what.demand.assessment.mean_duration, 0.3);
  testing_support::make_uncertain(what.demand.care.long_mean, 0.2);
  testing_support::make_uncertain(what.demand.ages[0].into_care, 0.3);
  testing_support::make_uncertain(what.demand.opening.plans, 0.05);
}

/// Every number demand writes for one future.
std::vector<std::int64_t> numbers(const Month& m, std::size_t lane) {
  std::vector<std::int64_t> all;
  for (const Counts* counts :
       {&m.referrals, &m.assessed, &m.plan_starts, &m.plan_ends, &m.care_entries, &m.care_exits, &m.adoptions,
        &m.guardianships, &m.went_home, &m.aged_out, &m.closures, &m.assessments, &m.in_need, &m.plans,
        &m.looked_after, &m.care_leavers})
    all.push_back((*counts)[lane]);
  for (const Counts& counts : m.placed) all.push_back(counts[lane]);
  for (const Counts& counts : m.looked_after_by_age) all.push_back(counts[lane]);
  for (const auto& days : m.placed_half_days) all.push_back(days[lane]);
  all.push_back(m.looked_after_half_days[lane]);
  return all;
}

TEST(Demand, OpensWithThePublishedChildren) {
  Children run;
  const Month opening = run.months(futures_from(0), 0)[0];
  EXPECT_EQ(opening.assessments, every_lane(443));
  EXPECT_EQ(opening.in_need, every_lane(1'066));
  EXPECT_EQ(opening.plans, every_lane(450));
  EXPECT_EQ(opening.looked_after, every_lane(534));
  EXPECT_EQ(opening.care_leavers, every_lane(230));
  const units::Count types[] = {245, 60, 105, 12, 28, 30, 2, 32, 20};
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    EXPECT_EQ(opening.placed[type][0], types[type]);
  // 534 x (9, 21, 24, 29, 17) % = 48.06, 112.14, 128.16, 154.86, 90.78: whole parts 532, the rest to .86 and
  // .78.
  const units::Count ages[] = {48, 112, 128, 155, 91};
  for (std::size_t band = 0; band < scenario::age_bands; ++band)
    EXPECT_EQ(opening.looked_after_by_age[band][0], ages[band]);
}

TEST(Workings, OR_D12_EntriesLessExitsAreTheChangeOfStockInEveryMonthAndFuture) {
  Children run(uncertain);
  for (std::uint32_t block = 0; block < 4; ++block) {
    const std::vector<Month> months = run.months(futures_from(block * 32), 60);
    for (std::size_t t = 1; t < months.size(); ++t)
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const Month &before = months[t - 1], &now = months[t];
        ASSERT_EQ(now.care_entries[lane] - now.care_exits[lane],
                  now.looked_after[lane] - before.looked_after[lane]);
        ASSERT_EQ(now.plan_starts[lane] - now.plan_ends[lane], now.plans[lane] - before.plans[lane]);
        const auto open = [&](const Month& m) {
          return m.assessments[lane] + m.in_need[lane] + m.plans[lane] + m.looked_after[lane];
        };
        ASSERT_EQ(now.assessed[lane] - now.closures[lane], open(now) - open(before)) << "all open cases";
        ASSERT_GE(now.referrals[lane], now.assessed[lane]);
        ASSERT_GE(now.care_exits[lane],
                  now.went_home[lane] + now.adoptions[lane] + now.guardianships[lane] + now.aged_out[lane]);
      }
  }
}

TEST(Demand, PlacesEveryLookedAfterChildOnceAndGivesEachAnAge) {
  Children run(uncertain);
  for (const Month& month : run.months(futures_from(64), 60))
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      units::Count placed = 0, aged = 0;
      for (const Counts& type : month.placed) {
        ASSERT_GE(type[lane], 0);
        placed += type[lane];
      }
      for (const Counts& band : month.looked_after_by_age) {
        ASSERT_GE(band[lane], 0);
        aged += band[lane];
      }
      ASSERT_EQ(placed, month.looked_after[lane]);
      ASSERT_EQ(aged, month.looked_after[lane]);
      ASSERT_GE(std::min({month.assessments[lane], month.in_need[lane], month.plans[lane],
                          month.care_leavers[lane]}),
                0);
    }
}

TEST(Demand, CountsChildDaysInWholeHalves) {
  Children run;
  const std::vector<Month> months = run.months(futures_from(0), 3);
  for (std::size_t t = 1; t < months.size(); ++t) {
    const std::int64_t days = 28 + static_cast<int>(t - 1) % 4;
    EXPECT_EQ(months[t].looked_after_half_days[4],
              days * (months[t - 1].looked_after[4] + months[t].looked_after[4]));
    const auto& by_type = months[t].placed_half_days;
    const std::int64_t sum =
        std::accumulate(by_type.begin(), by_type.end(), std::int64_t{0},
                        [](std::int64_t all, const auto& type) { return all + type[4]; });
    EXPECT_EQ(sum, months[t].looked_after_half_days[4]);
  }
}

/// Everything that keeps more about children than how many are where.
void with_times_and_ages(scenario::Scenario& what) {
  uncertain(what);
  what.demand.ageing_stages = 12;
  what.demand.assessment.duration = testing_support::weibull_law(2.0);
  what.demand.plan.duration = testing_support::plans_law();
  what.demand.care.short_duration = testing_support::coxian_law({{1.0, 0.4}, {3.0, 1.0}});
  what.demand.care.long_duration = testing_support::weibull_law(0.8);
  what.demand.overlays.unaccompanied.arrivals = stated<units::Children>(12.0);
  what.demand.overlays.youth_justice.starts = stated<units::Children>(120.0);
  what.demand.overlays.youth_justice.mean_order = stated<units::Months>(9.0);
  what.demand.overlays.youth_justice.remanded = stated<units::Share>(0.1);
  scenario::Circumstance need;
  need.id = need.name = "high-need";
  need.share = need.share_16 = stated<units::Share>(0.2);
  for (auto& odds : need.odds) odds = stated<units::Ratio>(1.0);
  need.odds[in_house_residential] = stated<units::Ratio>(4.0);
  what.demand.circumstances.push_back(need);
}

void expect_no_allocation(Children run) {
  const Lanes<chance::Future> futures = futures_from(0);
  const Parameters parameters(*run.draw, futures);
  const Drivers drivers = usual();
  Month before, now;
  const long until_now = testing_support::allocations();
  run.demand->begin(parameters, futures, before);
  for (int t = 0; t < 24; ++t) {
    run.demand->step(units::MonthIndex(t), 30, parameters, drivers, before, now);
    std::swap(before, now);
  }
  EXPECT_EQ(testing_support::allocations() - until_now, 0);
}

void expect_same_whatever_its_mates(Children run) {
  const Lanes<chance::Future> straight = futures_from(96);
  Lanes<chance::Future> shuffled{}, strangers = futures_from(5'000);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    shuffled[(lane * 11 + 5) % lane_count] = straight[lane];
  strangers[17] = straight[6];
  const std::vector<Month> one = run.months(straight, 60), other = run.months(shuffled, 60),
                           alone = run.months(strangers, 60);
  for (std::size_t t = 0; t < one.size(); ++t) {
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      ASSERT_EQ(numbers(one[t], lane), numbers(other[t], (lane * 11 + 5) % lane_count)) << "month " << t;
    ASSERT_EQ(numbers(one[t], 6), numbers(alone[t], 17)) << "among strangers, month " << t;
  }
}

TEST(Demand, GivesAFutureTheSameNumbersWhateverItsLaneMates) {
  for (const auto change : {uncertain, with_times_and_ages}) expect_same_whatever_its_mates(Children(change));
}

TEST(Demand, AllocatesNothingOnceItIsMade) {
  expect_no_allocation(Children(uncertain));
  expect_no_allocation(Children(with_times_and_ages));
}

/// Sum over a run's months and lanes.
double total(const std::vector<Month>& months, const Counts Month::*counts) {
  double sum = 0.0;
  for (std::size_t t = 1; t < months.size(); ++t)
    for (const units::Count count : months[t].*counts) sum += count;
  return sum;
}

TEST(Demand, KeepsToInHouseCapacityAndFillsAddedPlaces) {
  Children run([](scenario::Scenario& what) {
    what.demand.placements[in_house_foster].capacity = stated<units::Children>(246.0);
    what.demand.placements[in_house_foster].entrants = stated<units::Share>(0.95);
    what.demand.placements[in_house_residential].capacity = stated<units::Children>(12.0);
  });
  Drivers more = usual();
  more.foster_places = every_lane(20.0);
  bool full = false, filled = false;
  const std::vector<Month> capped = run.months(futures_from(0), 36),
                           raised = run.months(futures_from(0), 36, more);
  for (std::size_t t = 0; t < capped.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_LE(capped[t].placed[in_house_foster][lane], 246);
      ASSERT_LE(raised[t].placed[in_house_foster][lane], 266);
      ASSERT_LE(capped[t].placed[in_house_residential][lane], 12);
      full = full || capped[t].placed[in_house_foster][lane] == 246;
      filled = filled || raised[t].placed[in_house_foster][lane] > 246;
    }
  EXPECT_TRUE(full && filled) << "the limit must be reached to be tested";
}

TEST(Demand, EvictsNobodyWhereThereAreMoreChildrenThanPlaces) {
  Children run([](scenario::Scenario& what) {
    what.demand.placements[in_house_foster].capacity = stated<units::Children>(1.0);
  });
  const std::vector<Month> months = run.months(futures_from(0), 1);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    EXPECT_GT(months[1].placed[in_house_foster][lane], 200);
    EXPECT_LE(months[1].placed[in_house_foster][lane], 245);
  }
}

TEST(Demand, SendsWouldBeAgencyFosterEntrantsInHouse) {
  // Nobody moves and nobody else enters: with every would-be agency entrant moved, agency fostering only
  // shrinks.
  const auto change = [](scenario::Scenario& what) {
    what.demand.moves.clear();
    what.demand.placements[in_house_foster].capacity = stated<units::Children>(0.0);
  };
  Children run(change);
  Drivers moved = usual();
  moved.foster_moved = every_lane(1.0);
  const std::vector<Month> months = run.months(futures_from(0), 24, moved);
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      ASSERT_LE(months[t].placed[agency_foster][lane], months[t - 1].placed[agency_foster][lane]);
}

TEST(Demand, TakesNobodyIntoCareWhereThatRateIsNought) {
  Children run;
  Drivers closed_door = usual();
  closed_door.into_care = every_lane(0.0);
  const std::vector<Month> months = run.months(futures_from(0), 12, closed_door);
  EXPECT_EQ(total(months, &Month::care_entries), 0.0);
  EXPECT_GT(total(months, &Month::care_exits), 0.0);
}

TEST(Demand, LetsInitiativesMoveFlowsByTheirSize) {
  // Over a month at fixed stocks a flow is nearly its rate times a month. 640 futures; +-4.5 standard errors
  // of the counts.
  Children run;
  Drivers fewer = usual(), homeward = usual();
  fewer.into_care = every_lane(0.8);
  homeward.return_home = every_lane(1.3);
  double entries = 0, fewer_entries = 0, home = 0, more_home = 0;
  for (std::uint32_t block = 0; block < 60; ++block) {
    const auto futures = futures_from(block * 32);
    const auto as_usual = run.months(futures, 1);
    entries += total(as_usual, &Month::care_entries);
    home += total(as_usual, &Month::went_home);
    fewer_entries += total(run.months(futures, 1, fewer), &Month::care_entries);
    more_home += total(run.months(futures, 1, homeward), &Month::went_home);
  }
  EXPECT_NEAR(fewer_entries / entries, 0.8, 4.5 * std::sqrt(1.8 / entries) + 0.002);
  EXPECT_NEAR(more_home / home, 1.3, 4.5 * 1.3 * std::sqrt(2.3 / home) + 0.03)
      << "within the month short stays run out";
}

TEST(Demand, HeavierCaseloadsKeepCasesOpenLonger) {
  Children run;
  const std::vector<Month> usual_load = run.months(futures_from(0), 24),
                           heavy = run.months(futures_from(0), 24, usual(30.0));
  double more = 0.0;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    more += heavy[24].assessments[lane] - usual_load[24].assessments[lane];
  // (19 / 30) ^ 0.3 = 0.872: assessments last 1.147 times as long, about 65 more of 444 in each future.
  EXPECT_NEAR(more / static_cast<double>(lane_count), 65.0, 25.0);
}

TEST(Demand, LooksAfterNobodyAboveTwentyFourMonthsPast16) {
  // Nobody enters care and nobody leaves it but by turning 18; all 534 are 16 or 17, so in two years all have
  // aged out.
  Children run([](scenario::Scenario& what) {
    for (std::size_t band = 0; band < scenario::age_bands; ++band) {
      what.demand.ages[band].looked_after = stated<units::Share>(band == 4 ? 1.0 : 0.0);
      what.demand.ages[band].out_of_care = stated<units::Ratio>(0.0);
    }
  });
  Drivers closed_door = usual();
  closed_door.into_care = every_lane(0.0);
  const std::vector<Month> months = run.months(futures_from(0), 24, closed_door);
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(months[t].care_exits[lane], months[t].aged_out[lane]);
      ASSERT_NEAR(months[t].aged_out[lane], 534.0 / 24.0, 1.0) << "they were spread evenly over two years";
    }
  EXPECT_EQ(months[24].looked_after, every_lane(0));
}

TEST(Demand, BrothersAndSistersSpreadTheNumberAssessed) {
  // Batches of 1 to 4 at 62, 22, 10, 6 %: E[B] = 1.60, E[B^2] = 0.62 + 0.88 + 0.90 + 0.96 = 3.36. Without
  // swings the variance of the children assessed in a month is lambda E[B^2] / E[B] = 326.65 x 2.1.
  Children run(
      [](scenario::Scenario& what) { what.demand.referrals.swings.size = stated<units::Ratio>(0.0); });
  Sample<1> assessed{.origin = {326.0}};
  for (std::uint32_t block = 0; block < 300; ++block) {
    const std::vector<Month> months = run.months(futures_from(block * 32), 1);
    for (const units::Count count : months[1].assessed) assessed.add({double(count)});
  }
  const double mean = 789.0 / 1e4 * 54'000.0 / 12.0 * 0.92, variance = mean * 2.1;
  EXPECT_NEAR(assessed.mean(), mean, 4.5 * std::sqrt(variance / assessed.size));
  EXPECT_NEAR(assessed.covariance(), variance, 4.5 * variance * std::sqrt(2.05 / assessed.size));
}

TEST(Demand, BearsTheEndsOfEveryRange) {
  // Splits above 100 %, cases that last no time, nobody to refer, no limit and no weight: identities still
  // hold.
  Children run([](scenario::Scenario& what) {
    what.demand.assessment.to_plan = stated<units::Share>(0.9);
    what.demand.assessment.to_care = stated<units::Share>(0.5);
    what.demand.assessment.mean_duration = stated<units::Months>(1e-6);
    what.demand.plan.mean_duration = stated<units::Months>(0.0);
    what.demand.care.home = stated<units::Share>(1.0);
    what.population.under_18 = stated<units::Children>(0.0);
    what.demand.opening.care_leavers = stated<units::Children>(0.0);
    for (auto& terms : what.demand.placements) terms.leaving = stated<units::Ratio>(0.0);
  });
  const std::vector<Month> months = run.months(futures_from(0), 24, usual(0.0));
  EXPECT_EQ(total(months, &Month::referrals), 0.0);
  EXPECT_EQ(total(months, &Month::adoptions), 0.0) << "everybody goes home";
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(months[t].care_entries[lane] - months[t].care_exits[lane],
                months[t].looked_after[lane] - months[t - 1].looked_after[lane]);
      units::Count placed = 0;
      for (const Counts& type : months[t].placed) placed += type[lane];
      ASSERT_EQ(placed, months[t].looked_after[lane]);
    }
}

}  // namespace
}  // namespace loadline::service::demand
