#include "service/demand/placements.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "loadline/scenario/schema.hpp"
#include "networks.hpp"
#include "support/example_scenario.hpp"

namespace loadline::service::demand {
namespace {

using scenario::stated;
using testing_support::futures_from;
using units::every_lane;
using units::lane_count;

constexpr std::size_t types = scenario::placement_types;
constexpr auto index(scenario::PlacementType type) { return static_cast<std::size_t>(type); }
constexpr std::size_t in_house_foster = index(scenario::PlacementType::in_house_foster);
constexpr std::size_t agency_foster = index(scenario::PlacementType::agency_foster);
constexpr std::size_t external_residential = index(scenario::PlacementType::external_residential);
constexpr std::size_t supported = index(scenario::PlacementType::supported);
constexpr std::size_t secure = index(scenario::PlacementType::secure);

/// Placements of a scenario without moves, opened with so many children.
struct Homes {
  explicit Homes(double children, const std::function<void(scenario::Demand&)>& change)
      : what(testing_support::example_scenario()) {
    what.demand.moves.clear();
    for (auto& terms : what.demand.placements) {
      terms.opening = terms.capacity = stated<units::Children>(0.0);
      terms.entrants = terms.entrants_16 = stated<units::Share>(0.0);
    }
    change(what.demand);
    all = scenario::make_register(what);
    draw = std::make_unique<ParameterDraw>(what, all, seed);
    parameters = std::make_unique<Parameters>(*draw, futures);
    placements = std::make_unique<Placements>(what.demand);
    placements->begin(*parameters, chance::LaneFutures(seed, futures), every_lane(children));
    pressures.foster_places = every_lane(1e9);
  }

  void step(const PlacementChanges& changes) { placements->step(0, *parameters, pressures, changes); }
  const People& in(std::size_t type) const { return placements->placed()[type]; }

  static constexpr chance::Seed seed{12};
  Lanes<chance::Future> futures = futures_from(0);
  scenario::Scenario what;
  scenario::Register all;
  std::unique_ptr<ParameterDraw> draw;
  std::unique_ptr<Parameters> parameters;
  std::unique_ptr<Placements> placements;
  Pressures pressures;
};

TEST(Placements, GoDownTheLadderWhereATypeIsFull) {
  // In-house fostering has 12 places for 10 children, agencies 33 for 30; 7 are best placed in-house, 4 with an agency, 5 in
  // supported accommodation with 3 of 3 places taken. In-house takes 2; of the other 5 the agencies, after 3 of their own 4,
  // none. Who finds no place goes to external residential: 5 + 1 + 5 = 11.
  Homes homes(43.0, [](scenario::Demand& demand) {
    demand.placements[in_house_foster].opening = stated<units::Children>(10.0);
    demand.placements[agency_foster].opening = stated<units::Children>(30.0);
    demand.placements[agency_foster].capacity = stated<units::Children>(33.0);
    demand.placements[supported].opening = demand.placements[supported].capacity =
        stated<units::Children>(3.0);
    demand.placements[in_house_foster].entrants = stated<units::Share>(1.0);
    demand.placements[supported].entrants_16 = stated<units::Share>(1.0);
  });
  homes.pressures.foster_places = every_lane(12.0);
  homes.step({.entered_under_16 = every_lane(7.0), .entered_16 = every_lane(5.0)});
  EXPECT_EQ(homes.in(in_house_foster), every_lane(12.0));
  EXPECT_EQ(homes.in(agency_foster), every_lane(33.0)) << "3 of those best placed in-house";
  EXPECT_EQ(homes.in(supported), every_lane(3.0));
  EXPECT_EQ(homes.in(external_residential), every_lane(2.0 + 5.0));
  EXPECT_EQ(homes.placements->spilled(), every_lane(5.0 + 5.0)) << "each child once, however far down";
}

TEST(Placements, EvictNobodyWhereThereAreFewerPlacesThanChildren) {
  Homes homes(20.0, [](scenario::Demand& demand) {
    demand.placements[in_house_foster].opening = stated<units::Children>(20.0);
    demand.placements[in_house_foster].entrants = stated<units::Share>(1.0);
  });
  homes.pressures.foster_places = every_lane(8.4);
  homes.step({.entered_under_16 = every_lane(4.0), .left = every_lane(5.0)});
  EXPECT_EQ(homes.in(in_house_foster), every_lane(15.0)) << "five left, nobody came, nobody was moved out";
  EXPECT_EQ(homes.in(agency_foster), every_lane(4.0));
  EXPECT_EQ(homes.placements->spilled(), every_lane(4.0));
}

TEST(Placements, SendRemandedYoungPeopleToSecureAccommodation) {
  Homes homes(0.0, [](scenario::Demand& demand) {
    demand.placements[supported].entrants_16 = stated<units::Share>(1.0);
    demand.placements[secure].capacity = stated<units::Children>(2.0);
  });
  homes.step({.entered_16 = every_lane(3.0), .remanded = every_lane(4.0)});
  EXPECT_EQ(homes.in(supported), every_lane(3.0));
  EXPECT_EQ(homes.in(secure), every_lane(2.0));
  EXPECT_EQ(homes.in(external_residential), every_lane(2.0));
}

TEST(Placements, ChooseByCircumstancesAsTheLogitSays) {
  // Under 16: odds 6 in-house to 4 external; high need (a quarter of entrants) multiplies external by 3, a voluntary agreement
  // (half) in-house by 2. In-house: neither 6/10, need 6/18, agreement 12/16, both 12/24, with chances .375, .125, .375, .125:
  // .225 + .0416667 + .28125 + .0625 = .6104167. At 16 need is a tenth, agreements none: .9 x .6 + .1 / 3 = .5733333.
  // 320,000 entrants each; 4.5 standard errors.
  Homes homes(0.0, [](scenario::Demand& demand) {
    for (auto member : {&scenario::PlacementTerms::entrants, &scenario::PlacementTerms::entrants_16}) {
      demand.placements[in_house_foster].*member = stated<units::Share>(0.6);
      demand.placements[external_residential].*member = stated<units::Share>(0.4);
    }
    const auto circumstance = [&](const char* id, double share, double share_16, std::size_t type,
                                  double odds) {
      scenario::Circumstance made;
      made.id = made.name = id;
      made.share = stated<units::Share>(share);
      made.share_16 = stated<units::Share>(share_16);
      for (auto& each : made.odds) each = stated<units::Ratio>(1.0);
      made.odds[type] = stated<units::Ratio>(odds);
      demand.circumstances.push_back(made);
    };
    circumstance("high-need", 0.25, 0.1, external_residential, 3.0);
    circumstance("voluntary", 0.5, 0.0, in_house_foster, 2.0);
  });
  const auto in_house_share = [&] {
    double in_house = 0.0, all = 0.0;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      for (std::size_t type = 0; type < types; ++type) {
        all += homes.in(type)[lane];
        if (type == in_house_foster) in_house += homes.in(type)[lane];
      }
    return in_house / all;
  };
  const auto expect_share = [](double seen, double share) {
    EXPECT_NEAR(seen, share, 4.5 * std::sqrt(share * (1.0 - share) / 320'000.0));
  };
  homes.step({.entered_under_16 = every_lane(10'000.0)});
  expect_share(in_house_share(), 0.6104167);
  Homes older(0.0, [&](scenario::Demand& demand) {
    demand.placements = homes.what.demand.placements;
    demand.circumstances = homes.what.demand.circumstances;
  });
  older.step({.entered_16 = every_lane(10'000.0)});
  double in_house = 0.0;
  for (const double children : older.in(in_house_foster)) in_house += children;
  expect_share(in_house / 320'000.0, 0.5733333);
}

TEST(Placements, FindExternalResidentialForThoseNothingSuits) {
  Homes homes(0.0, [](scenario::Demand& demand) {
    demand.placements[in_house_foster].entrants = stated<units::Share>(1.0);
    scenario::Circumstance never;
    never.id = never.name = "never";
    never.share = never.share_16 = stated<units::Share>(1.0);
    for (auto& each : never.odds) each = stated<units::Ratio>(0.0);
    demand.circumstances.push_back(never);
  });
  homes.step({.entered_under_16 = every_lane(9.0)});
  EXPECT_EQ(homes.in(external_residential), every_lane(9.0));
}

}  // namespace
}  // namespace loadline::service::demand
