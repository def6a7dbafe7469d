// What the engine that walks one child at a time keeps to, child by child and in its counts.

#include <cmath>

#include <gtest/gtest.h>

#include "micro_service.hpp"
#include "support/allocations.hpp"

namespace loadline::testing_support {
namespace {

using scenario::PlacementType;
using service::Month;
using service::demand::Pressures;
using units::Count;
using units::Counts;
using units::every_lane;
using units::lane_count;

constexpr auto in_house_foster = type_of(PlacementType::in_house_foster);
constexpr auto agency_foster = type_of(PlacementType::agency_foster);
constexpr auto external_residential = type_of(PlacementType::external_residential);
constexpr auto supported = type_of(PlacementType::supported);

/// Every number the engine writes for one future.
std::vector<std::int64_t> numbers(const Month& m, std::size_t lane) {
  std::vector<std::int64_t> all;
  for (const Counts* counts :
       {&m.referrals, &m.assessed, &m.plan_starts, &m.plan_ends, &m.care_entries, &m.care_exits, &m.adoptions,
        &m.guardianships, &m.went_home, &m.aged_out, &m.closures, &m.assessments, &m.in_need, &m.plans,
        &m.looked_after, &m.care_leavers, &m.unaccompanied, &m.spilled})
    all.push_back((*counts)[lane]);
  for (const Counts& counts : m.placed) all.push_back(counts[lane]);
  for (const Counts& counts : m.looked_after_by_age) all.push_back(counts[lane]);
  for (const auto& days : m.placed_half_days) all.push_back(days[lane]);
  all.push_back(m.looked_after_half_days[lane]);
  all.push_back(m.unaccompanied_half_days[lane]);
  return all;
}

Count open_cases(const Month& month, std::size_t lane) {
  return month.assessments[lane] + month.in_need[lane] + month.plans[lane] + month.looked_after[lane];
}

TEST(MicroEngine, OpensWithThePublishedChildren) {
  MicroWorld world([](scenario::Scenario& what) {
    what.demand.overlays.unaccompanied.opening = stated<units::Children>(12.0);
  });
  const Month opening = world.months(futures_from(0), 0, all_pressures())[0];
  EXPECT_EQ(opening.assessments, every_lane(443));
  EXPECT_EQ(opening.in_need, every_lane(1'066));
  EXPECT_EQ(opening.plans, every_lane(450));
  EXPECT_EQ(opening.looked_after, every_lane(534));
  EXPECT_EQ(opening.unaccompanied, every_lane(12));
  EXPECT_EQ(opening.care_leavers, every_lane(230));
  const Count types[] = {245, 60, 105, 12, 28, 30, 2, 32, 20};
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    EXPECT_EQ(opening.placed[type], every_lane(types[type])) << scenario::placement_keys[type];
  const Count ages[] = {48, 112, 128, 155, 91};  // of 534 by largest remainder
  for (std::size_t band = 0; band < scenario::age_bands; ++band)
    EXPECT_EQ(opening.looked_after_by_age[band], every_lane(ages[band])) << scenario::age_band_keys[band];
}

TEST(MicroEngine, OR_D12_EntriesLessExitsAreTheChangeOfEveryStock) {
  MicroWorld world(everything);
  const std::vector<Month> months = world.months(futures_from(0), 12, small_pressures());
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const Month &now = months[t], &before = months[t - 1];
      ASSERT_EQ(now.care_entries[lane] - now.care_exits[lane],
                now.looked_after[lane] - before.looked_after[lane]);
      ASSERT_EQ(now.plan_starts[lane] - now.plan_ends[lane], now.plans[lane] - before.plans[lane]);
      // Who comes other than by referral is looked after at once: one remanded a month, and the unaccompanied.
      const Count change = open_cases(now, lane) - open_cases(before, lane);
      const Count alone = change + now.closures[lane] - now.assessed[lane] - 1;
      ASSERT_GE(alone, 0);
      ASSERT_GE(alone, now.unaccompanied[lane] - before.unaccompanied[lane]);
      ASSERT_GE(now.care_exits[lane],
                now.went_home[lane] + now.adoptions[lane] + now.guardianships[lane] + now.aged_out[lane]);
      ASSERT_GE(now.referrals[lane], now.assessed[lane]);
      Count placed = 0, aged = 0;
      std::int64_t days = 0;
      for (const Counts& type : now.placed) placed += type[lane];
      for (const Counts& band : now.looked_after_by_age) aged += band[lane];
      for (const auto& type : now.placed_half_days) days += type[lane];
      ASSERT_EQ(placed, now.looked_after[lane]);
      ASSERT_EQ(aged, now.looked_after[lane]);
      ASSERT_EQ(days, now.looked_after_half_days[lane]);
      ASSERT_LE(now.unaccompanied[lane], now.looked_after_by_age[4][lane]);
    }
}

TEST(MicroEngine, GivesAFutureTheSameNumbersWhateverItsLaneMatesAndWhateverWentBefore) {
  MicroWorld world(everything), fresh(everything);
  const units::Lanes<chance::Future> straight = futures_from(96);
  units::Lanes<chance::Future> shuffled{}, strangers = futures_from(5'000);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    shuffled[(lane * 11 + 5) % lane_count] = straight[lane];
  strangers[17] = straight[6];
  const std::vector<Month> one = world.months(straight, 6, small_pressures()),
                           other = world.months(shuffled, 6, small_pressures()),
                           alone = world.months(strangers, 6, small_pressures()),
                           anew = fresh.months(straight, 6, small_pressures());
  for (std::size_t t = 0; t < one.size(); ++t) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      ASSERT_EQ(numbers(one[t], lane), numbers(other[t], (lane * 11 + 5) % lane_count)) << "month " << t;
      ASSERT_EQ(numbers(one[t], lane), numbers(anew[t], lane)) << "month " << t;
    }
    ASSERT_EQ(numbers(one[t], 6), numbers(alone[t], 17)) << "among strangers, month " << t;
  }
}

TEST(MicroEngine, AllocatesNothingForFuturesItHasLivedBefore) {
  MicroWorld world(everything);
  const units::Lanes<chance::Future> futures = futures_from(0);
  const service::Parameters parameters(*world.draw, futures);
  const Pressures pressures = small_pressures();
  Month before, now;
  long until_now = 0;
  for (int round = 0; round < 2; ++round) {
    until_now = testing_support::allocations();
    world.engine->begin(parameters, futures, before);
    for (int t = 0; t < 12; ++t) {
      world.engine->step(units::MonthIndex(t), 30, parameters, pressures, before, now);
      std::swap(before, now);
    }
  }
  EXPECT_EQ(testing_support::allocations() - until_now, 0);
}

TEST(MicroEngine, KeepsToPlacesAndSpillsDownTheLadder) {
  MicroWorld world([](scenario::Scenario& what) {
    for (std::size_t type = 0; type < scenario::placement_types; ++type)
      what.demand.placements[type].entrants = what.demand.placements[type].entrants_16 =
          stated<units::Share>(type == in_house_foster ? 1.0 : 0.0);
    what.demand.placements[agency_foster].capacity = stated<units::Children>(107.0);
  });
  Pressures pressures = all_pressures();
  pressures.foster_places = every_lane(246.9);  // of which 246 can be lived in
  pressures.remanded = pressures.unaccompanied = every_lane(0.0);
  const std::vector<Month> months = world.months(futures_from(0), 24, pressures);
  bool full = false, both_full = false;
  double spilled = 0.0;
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const Month& now = months[t];
      ASSERT_LE(now.placed[in_house_foster][lane], 246);
      ASSERT_LE(now.placed[agency_foster][lane], 107);
      full = full || now.placed[in_house_foster][lane] == 246;
      both_full =
          both_full || (now.placed[in_house_foster][lane] == 246 && now.placed[agency_foster][lane] == 107);
      spilled += now.spilled[lane];
    }
  EXPECT_TRUE(full && both_full) << "the limits must be reached to be tested";
  EXPECT_GT(spilled, 0.0);
  EXPECT_GT(months[24].placed[external_residential][0], months[0].placed[external_residential][0]);
}

TEST(MicroEngine, EvictsNobodyWhereThereAreMoreChildrenThanPlaces) {
  MicroWorld world([](scenario::Scenario&) {});
  Pressures pressures = all_pressures();
  pressures.foster_places = every_lane(1.0);
  const std::vector<Month> months = world.months(futures_from(0), 1, pressures);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    EXPECT_GT(months[1].placed[in_house_foster][lane], 200);
    EXPECT_LE(months[1].placed[in_house_foster][lane], 245);
  }
}

TEST(MicroEngine, LeaversComeFromTypesAsTheirWeightsSayAndTheirNumberStays) {
  // Leaving weight 3 for in-house fostering against 1: of equal numbers placed in two types, three quarters of a month's leavers
  // come from it; and as many leave as without weights. Nobody else enters or turns 18.
  const auto two_types = [](double weight) {
    return [weight](scenario::Scenario& what) {
      make_plain(what);
      for (std::size_t type = 0; type < scenario::placement_types; ++type)
        what.demand.placements[type].opening =
            stated<units::Children>(type == in_house_foster || type == agency_foster ? 267.0 : 0.0);
      what.demand.placements[in_house_foster].leaving = stated<units::Ratio>(weight);
      what.demand.care.adopted = stated<units::Share>(0.0);
    };
  };
  Pressures pressures = steady(0.0);
  pressures.into_care = every_lane(0.0);
  MicroWorld weighted(two_types(3.0)), even(two_types(1.0));
  double from_in_house = 0.0, left = 0.0, left_even = 0.0;
  for (std::uint32_t block = 0; block < 6; ++block) {
    const auto one = weighted.months(futures_from(block * 32), 1, pressures),
               other = even.months(futures_from(block * 32), 1, pressures);
    left += total(one, &Month::care_exits);
    left_even += total(other, &Month::care_exits);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      from_in_house += 267 - one[1].placed[in_house_foster][lane];
  }
  EXPECT_NEAR(from_in_house / left, 0.75, 4.5 * std::sqrt(0.75 * 0.25 / left) + 0.01) << "they grow fewer";
  EXPECT_NEAR(left / left_even, 1.0, 4.5 * std::sqrt(2.0 / left) + 0.02);
}

TEST(MicroEngine, SendsWouldBeAgencyFosterEntrantsInHouse) {
  MicroWorld world([](scenario::Scenario& what) { what.demand.moves.clear(); });
  Pressures pressures = all_pressures();
  pressures.foster_places_limited = false;
  pressures.foster_moved = every_lane(1.0);
  const std::vector<Month> months = world.months(futures_from(0), 12, pressures);
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      ASSERT_LE(months[t].placed[agency_foster][lane], months[t - 1].placed[agency_foster][lane]);
}

TEST(MicroEngine, TakesNobodyIntoCareWhereThatRateIsNought) {
  MicroWorld world([](scenario::Scenario&) {});
  Pressures pressures = all_pressures();
  pressures.into_care = every_lane(0.0);
  pressures.remanded = pressures.unaccompanied = every_lane(0.0);
  const std::vector<Month> months = world.months(futures_from(0), 12, pressures);
  EXPECT_EQ(total(months, &Month::care_entries), 0.0);
  EXPECT_GT(total(months, &Month::care_exits), 0.0);
}

TEST(MicroEngine, GivesSupportedAccommodationToTheOlderAtTheStart) {
  MicroWorld world([](scenario::Scenario& what) {
    what.demand.moves.clear();
    for (auto& ages : what.demand.ages) ages.out_of_care = stated<units::Ratio>(0.0);
    what.demand.placements[supported].entrants_16 = stated<units::Share>(0.0);
  });
  Pressures pressures = all_pressures();
  pressures.into_care = every_lane(0.0);
  pressures.remanded = pressures.unaccompanied = every_lane(0.0);
  // 30 children of 16 and 17, nobody joins them: in two years all have turned 18.
  const std::vector<Month> months = world.months(futures_from(0), 24, pressures);
  EXPECT_EQ(months[0].placed[supported], every_lane(30));
  EXPECT_EQ(months[24].placed[supported], every_lane(0));
}

TEST(MicroEngine, BearsTheEndsOfEveryRange) {
  // Splits above 100 %, cases that last no time, nobody to refer and no weight: identities still hold.
  MicroWorld world([](scenario::Scenario& what) {
    what.demand.assessment.to_plan = stated<units::Share>(0.9);
    what.demand.assessment.to_care = stated<units::Share>(0.5);
    what.demand.assessment.mean_duration = stated<units::Months>(1e-6);
    what.demand.plan.mean_duration = stated<units::Months>(0.0);
    what.demand.care.home = stated<units::Share>(1.0);
    for (auto& terms : what.demand.placements) {
      terms.leaving = stated<units::Ratio>(0.0);
      terms.entrants = terms.entrants_16 = stated<units::Share>(0.0);
    }
  });
  const std::vector<Month> months = world.months(futures_from(0), 12, steady(0.0));
  EXPECT_EQ(total(months, &Month::referrals), 0.0);
  EXPECT_EQ(total(months, &Month::adoptions), 0.0) << "everybody goes home";
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      ASSERT_EQ(months[t].care_entries[lane] - months[t].care_exits[lane],
                months[t].looked_after[lane] - months[t - 1].looked_after[lane]);
}

}  // namespace
}  // namespace loadline::testing_support
