// What the engine that walks one child at a time keeps to, child by child. Statistical tolerances are 4.5 standard errors: a false
// alarm for 7 seeds in a million, and the seeds are fixed.

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "micro_service.hpp"

namespace loadline::testing_support {
namespace {

using scenario::PlacementType;
using service::Month;
using service::demand::Pressures;
using service::demand::micro::End;
using service::demand::micro::Happening;
using service::demand::micro::Journal;
using service::demand::micro::Status;
using units::Count;
using units::Counts;
using units::every_lane;
using units::lane_count;

constexpr auto in_house_foster = type_of(PlacementType::in_house_foster);
constexpr auto external_residential = type_of(PlacementType::external_residential);
constexpr auto secure = type_of(PlacementType::secure);
constexpr auto for_adoption = type_of(PlacementType::for_adoption);

/// Of 32 futures, every step of every child.
using Journals = std::array<Journal, lane_count>;
Journals journals(MicroWorld& world, const Pressures& pressures, int months) {
  Journals all;
  for (std::size_t lane = 0; lane < lane_count; ++lane) world.engine->keep(lane, &all[lane]);
  world.live(futures_from(0), months, pressures, [](int, const Month&) {});
  for (std::size_t lane = 0; lane < lane_count; ++lane) world.engine->keep(lane, nullptr);
  return all;
}

std::vector<Happening> happenings(MicroWorld& world, const Pressures& pressures, int months) {
  std::vector<Happening> all;
  for (const Journal& journal : journals(world, pressures, months))
    all.insert(all.end(), journal.begin(), journal.end());
  return all;
}

using Who = std::pair<std::uint32_t, std::uint32_t>;
std::map<Who, std::vector<Happening>> lives(const Journal& journal) {
  std::map<Who, std::vector<Happening>> by_child;
  for (const Happening& event : journal) by_child[{event.month, event.number}].push_back(event);
  return by_child;
}

TEST(MicroEngine, OneMoreBatchMovesNobodyElsesLuck) {
  // Twice the referrals, no limits and no weights that tie children together: everybody who comes anyway lives the same life.
  const auto untied = [](scenario::Scenario& what) {
    make_plain(what);
    for (std::size_t band = 0; band < scenario::age_bands; ++band)
      what.demand.ages[band].looked_after = what.demand.ages[band].open_cases = stated<units::Share>(0.2);
    what.demand.care.adopted = stated<units::Share>(0.0);
    what.demand.referrals.siblings[1] = stated<units::Share>(1.0);
  };
  MicroWorld world(untied);
  const auto few = lives(journals(world, steady(100.0), 6)[0]),
             many = lives(journals(world, steady(200.0), 6)[0]);
  ASSERT_GT(many.size(), few.size() + 300);
  for (const auto& [child, life] : few) {
    const auto same = many.find(child);
    ASSERT_NE(same, many.end());
    ASSERT_EQ(life.size(), same->second.size());
    for (std::size_t i = 0; i < life.size(); ++i) {
      ASSERT_EQ(life[i].at, same->second[i].at);
      ASSERT_EQ(life[i].to, same->second[i].to);
      ASSERT_EQ(life[i].placement, same->second[i].placement);
    }
  }
}

TEST(MicroEngine, EndsCareAndCasesOnThe18thBirthday) {
  MicroWorld world(everything);
  int from_care = 0, from_cases = 0, owed = 0;
  for (const Happening& event : happenings(world, small_pressures(), 6)) {
    ASSERT_LE(event.from == Status::care_leaver ? event.born : event.at, event.born + 216.0 + 1e-9)
        << "nobody is looked after or has a case above 18";
    if (event.from == Status::care_leaver || (event.end != End::turned_18 && event.end != End::aged_out))
      continue;
    EXPECT_NEAR(event.at, event.born + 216.0, 1e-9);
    ++(event.end == End::aged_out ? from_care : from_cases);
    if (event.to == Status::care_leaver) ++owed;
  }
  EXPECT_GT(from_cases, 10);
  ASSERT_GT(from_care, 50);
  EXPECT_NEAR(double(owed) / from_care, 0.85, 4.5 * std::sqrt(0.85 * 0.15 / from_care));
}

TEST(MicroEngine, KeepsTheUnaccompaniedUntilTheyAre18) {
  MicroWorld world(everything);
  int came = 0, left = 0;
  for (const Happening& event : happenings(world, small_pressures(), 6)) {
    if (event.from == Status::coming && event.to == Status::unaccompanied) {
      ++came;
      EXPECT_GE(event.at - event.born, 192.0);
    }
    if (event.from != Status::unaccompanied || event.to == Status::unaccompanied) continue;
    ++left;
    EXPECT_EQ(event.end, End::aged_out);
  }
  EXPECT_NEAR(came, 288.0, 4.5 * std::sqrt(288.0)) << "1.5 a month for 6 months in 32 futures";
  EXPECT_GT(left, 12);
}

TEST(MicroEngine, SendsTheRemandedToSecureAccommodation) {
  MicroWorld world(everything);
  int remanded = 0;
  for (const Happening& event : happenings(world, small_pressures(), 6))
    if (event.from == Status::coming && event.to == Status::short_stay) {
      ++remanded;
      EXPECT_EQ(event.placement, secure);
      EXPECT_GE(event.at - event.born, 192.0);
    }
  EXPECT_EQ(remanded, 6 * 32) << "one a month";
}

TEST(MicroEngine, CountsDaysToTheMomentOfEntryAndExit) {
  // What the month reports against the journal's own entries and exits, summed by hand from an empty start.
  MicroWorld world([](scenario::Scenario& what) {
    everything(what);
    make_empty(what.demand.opening);
    what.demand.overlays.unaccompanied.opening = stated<units::Children>(0.0);
  });
  Journal journal;
  world.engine->keep(0, &journal);
  const int months = 12;
  std::vector<std::array<double, scenario::placement_types>> filled(months);
  const std::vector<Month> seen = world.months(futures_from(0), months, small_pressures());
  const auto add = [&](std::size_t type, double from, double to) {
    for (int t = static_cast<int>(from); t < months && t < to; ++t)
      filled[std::size_t(t)][type] += std::min(to, t + 1.0) - std::max(from, double(t));
  };
  for (const auto& [child, life] : lives(journal))
    for (std::size_t i = 0; i < life.size(); ++i) {
      const Status to = life[i].to;
      if (to != Status::short_stay && to != Status::long_stay && to != Status::unaccompanied) continue;
      add(life[i].placement, life[i].at, i + 1 < life.size() ? life[i + 1].at : months);
    }
  for (std::size_t t = 0; t < months; ++t)
    for (std::size_t type = 0; type < scenario::placement_types; ++type) {
      const double half_days = filled[t][type] * 2.0 * double(28 + t % 4);
      EXPECT_NEAR(double(seen[t + 1].placed_half_days[type][0]), half_days, 1.0) << t << " " << type;
    }
}

TEST(MicroEngine, BringsBrothersAndSistersAtTheSameMoment) {
  // Batches of 1 to 4 at 62, 22, 10, 6 %.
  MicroWorld world([](scenario::Scenario&) {});
  std::map<double, int> together;
  for (const Happening& event : happenings(world, all_pressures(), 3))
    if (event.from == Status::coming && event.to == Status::assessment)
      ++together[event.at];  // moments of different futures never coincide
  const auto batches = double(together.size());
  std::array<double, 5> of_size{};
  for (const auto& [at, children] : together) of_size[std::size_t(std::min(children, 4))] += 1.0;
  const std::array<double, 5> share{0.0, 0.62, 0.22, 0.10, 0.06};
  ASSERT_GT(batches, 5'000);
  for (std::size_t size = 1; size < 5; ++size)
    EXPECT_NEAR(of_size[size] / batches, share[size],
                4.5 * std::sqrt(share[size] * (1 - share[size]) / batches));
}

TEST(MicroEngine, PlacesByTheLogitOfCircumstances) {
  // In-house and external residential at even odds; with the circumstance (30 %) 4 to 1 for the latter: 0.7 / 2 + 0.3 x 4 / 5 =
  // 59 % of entrants.
  MicroWorld world([](scenario::Scenario& what) {
    everything(what);
    for (std::size_t type = 0; type < scenario::placement_types; ++type)
      what.demand.placements[type].entrants = what.demand.placements[type].entrants_16 =
          stated<units::Share>(type == in_house_foster || type == external_residential ? 0.5 : 0.0);
  });
  Pressures pressures = small_pressures();
  pressures.foster_places_limited = false;
  double entrants = 0.0, external = 0.0;
  for (const Happening& event : happenings(world, pressures, 12)) {
    const bool came = event.to == Status::long_stay && event.from != Status::long_stay;
    if (!came) continue;
    entrants += 1.0;
    external += event.placement == external_residential ? 1.0 : 0.0;
  }
  ASSERT_GT(entrants, 500);
  EXPECT_NEAR(external / entrants, 0.59, 4.5 * std::sqrt(0.59 * 0.41 / entrants));
}

TEST(MicroEngine, AdoptedChildrenLeaveFromPlacementsForAdoptionAsFarAsThereAreAny) {
  MicroWorld world([](scenario::Scenario&) {});
  Pressures pressures = all_pressures();
  double adopted = 0.0, from_there = 0.0;
  for (const Happening& event : happenings(world, pressures, 12))
    if (event.end == End::adopted) {
      adopted += 1.0;
      from_there += event.placement == for_adoption ? 1.0 : 0.0;
    }
  ASSERT_GT(adopted, 40);
  EXPECT_GT(from_there / adopted, 0.8)
      << "3.2 adopted and 2 placed a month run down the first 20 in a year and a half";
  const std::vector<Month> months = world.months(futures_from(0), 12, pressures);
  const double leavers = total(months, &Month::care_exits) - total(months, &Month::aged_out);
  const double share = total(months, &Month::adoptions) / leavers;
  // 20 % of the leavers' rate at weight 1; going home is multiplied by 1.2, so 0.2 / (1 + 0.2 x 0.47) = 18.3 % of leavers.
  EXPECT_NEAR(share, 0.2 / (1.0 + 0.2 * 0.47), 0.015);
}

}  // namespace
}  // namespace loadline::testing_support
