// Placements that begin and end in a month: what locked fees are drawn for.

#include <cmath>

#include <gtest/gtest.h>

#include "demand_runs.hpp"

namespace loadline::testing_support {
namespace {

using scenario::DemandEngine;
using scenario::PlacementType;
using service::Month;
using units::Count;
using units::lane_count;

constexpr std::size_t types = scenario::placement_types;

struct Turnover {
  Count starts = 0, ends = 0;
};

/// Of a month over all types; every type's own balance is checked on the way.
Turnover turnover(const Month& before, const Month& now, std::size_t lane) {
  Turnover all;
  for (std::size_t type = 0; type < types; ++type) {
    const Count starts = now.placement_starts[type][lane];
    const Count ends = before.placed[type][lane] + starts - now.placed[type][lane];
    EXPECT_GE(starts, 0);
    EXPECT_GE(ends, 0);
    all.starts += starts;
    all.ends += ends;
  }
  return all;
}

class PlacementStarts : public testing::TestWithParam<DemandEngine> {
 protected:
  std::vector<Month> months(const DemandRuns::Change& change) const {
    DemandRuns run([&](scenario::Scenario& what) {
      what.demand.engine = GetParam();
      change(what);
    });
    return run.months(service_futures(), 24);
  }
  static units::Lanes<chance::Future> service_futures() {
    units::Lanes<chance::Future> futures{};
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      futures[lane] = chance::Future::of_replication(static_cast<std::uint32_t>(lane));
    return futures;
  }
};

TEST_P(PlacementStarts, WithoutMovesAreEntrantsWhoStayedToTheMonthsEnd) {
  const std::vector<Month> seen = months([](scenario::Scenario& what) {
    what.demand.moves.clear();
    what.demand.care.adopted = scenario::stated<units::Share>(0.0);
    what.demand.placements[static_cast<std::size_t>(PlacementType::for_adoption)].opening =
        scenario::stated<units::Children>(0.0);
  });
  double began = 0.0, entered = 0.0;
  for (std::size_t t = 1; t < seen.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const Turnover month = turnover(seen[t - 1], seen[t], lane);
      // Who came and went within the month is an entry and an exit and had no placement.
      ASSERT_EQ(seen[t].care_entries[lane] - month.starts, seen[t].care_exits[lane] - month.ends);
      // One child at a time may also leave and come back.
      const Count back = GetParam() == DemandEngine::micro ? seen[t].care_exits[lane] : 0;
      ASSERT_LE(month.starts, seen[t].care_entries[lane] + back);
      began += month.starts;
      entered += seen[t].care_entries[lane];
    }
  // Three in ten stays are short, four months on average, and begin half a month before its end: about one in thirty
  // of all entrants is gone again.
  EXPECT_LT(began, entered);
  EXPECT_GT(began, 0.9 * entered);
}

TEST_P(PlacementStarts, IncludeMovesBetweenTypes) {
  const std::vector<Month> seen = months([](scenario::Scenario& what) {
    what.demand.moves = {{"abroad", static_cast<int>(PlacementType::kinship),
                          static_cast<int>(PlacementType::supported),
                          scenario::stated<units::MonthlyRate>(0.2)}};
    what.demand.care.adopted = scenario::stated<units::Share>(0.0);
    for (std::size_t type = 0; type < types; ++type)
      what.demand.placements[type].entrants = what.demand.placements[type].entrants_16 =
          scenario::stated<units::Share>(type == 0 ? 1.0 : 0.0);
    for (auto& placement : what.demand.placements)
      placement.capacity = scenario::stated<units::Children>(0.0);
  });
  constexpr auto kinship = static_cast<std::size_t>(PlacementType::kinship),
                 supported = static_cast<std::size_t>(PlacementType::supported);
  double moved = 0.0, expected = 0.0;
  for (std::size_t t = 1; t < seen.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      turnover(seen[t - 1], seen[t], lane);
      // Entrants go to in-house fostering or spill, never to either of these two: all that begins is a move.
      EXPECT_EQ(seen[t].placement_starts[kinship][lane], 0);
      moved += seen[t].placement_starts[supported][lane];
      expected += seen[t - 1].placed[kinship][lane] * -std::expm1(-0.2);
    }
  // Some leave care in the month before they would have moved: 3 % at most.
  EXPECT_LT(moved, expected + 4.5 * std::sqrt(expected));
  EXPECT_GT(moved, 0.93 * expected - 4.5 * std::sqrt(expected));
}

INSTANTIATE_TEST_SUITE_P(BothEngines, PlacementStarts,
                         testing::Values(DemandEngine::cohort, DemandEngine::micro), [](const auto& engine) {
                           return engine.param == DemandEngine::cohort ? "Cohort" : "Micro";
                         });

}  // namespace
}  // namespace loadline::testing_support
