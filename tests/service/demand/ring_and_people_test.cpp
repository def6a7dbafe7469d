#include <gtest/gtest.h>

#include "networks.hpp"
#include "service/demand/older_ring.hpp"

namespace loadline::service::demand {
namespace {

double in_ring(const OlderRing& ring, std::size_t lane) {
  double all = 0.0;
  for (std::size_t month = 0; month < OlderRing::months; ++month) all += ring.count(month)[lane];
  return all;
}

TEST(Apportion, SumsExactlyAndFavoursTheLargestRemainder) {
  // 10 in shares 1/3, 1/3, 1/3: 3.33 each, one left, the tie to the first. 7 over 0.5, 0.3, 0.2: 3.5, 2.1,
  // 1.4 -> 4, 2, 1.
  std::array<double, 3> parts{};
  apportion(10.0, std::array{1.0, 1.0, 1.0}, parts);
  EXPECT_EQ(parts, (std::array{4.0, 3.0, 3.0}));
  apportion(7.0, std::array{0.5, 0.3, 0.2}, parts);
  EXPECT_EQ(parts, (std::array{4.0, 2.0, 1.0}));
  apportion(5.0, std::array{0.0, 0.0, 0.0}, parts);
  EXPECT_EQ(parts, (std::array{2.0, 2.0, 1.0}));
}

TEST(OlderRing, SpreadsTheOpeningChildrenEvenly) {
  OlderRing ring;
  ring.begin(units::every_lane(91.0));  // 91 / 24 = 3.79: every month holds 3 or 4
  for (std::size_t month = 0; month < OlderRing::months; ++month) {
    EXPECT_GE(ring.count(month)[7], 3.0);
    EXPECT_LE(ring.count(month)[7], 4.0);
  }
  EXPECT_EQ(in_ring(ring, 7), 91.0);
}

TEST(OlderRing, ReturnsOn18thBirthdaysThoseWhoTurned16TwoYearsBefore) {
  OlderRing ring;
  ring.begin(units::every_lane(0.0));
  EXPECT_EQ(ring.pass(units::every_lane(5.0))[0], 0.0);
  for (int month = 1; month < 24; ++month) ASSERT_EQ(ring.pass(units::every_lane(0.0))[0], 0.0) << month;
  EXPECT_EQ(ring.pass(units::every_lane(0.0))[0], 5.0);
  EXPECT_EQ(in_ring(ring, 0), 0.0);
}

TEST(OlderRing, LosesAndGainsExactlyThoseItIsTold) {
  const chance::LaneFutures futures(chance::Seed{3}, testing_support::futures_from(0));
  OlderRing ring;
  ring.begin(units::every_lane(10.0));
  chance::LaneStream leave(futures, chance::Purpose::ageing, 0, 0),
      enter(futures, chance::Purpose::ageing, 0, 1);
  ring.leave(units::every_lane(4.0), leave);
  EXPECT_EQ(in_ring(ring, 3), 6.0);
  ring.enter(units::every_lane(7.0), enter);
  EXPECT_EQ(in_ring(ring, 3), 13.0);
  chance::LaneStream all(futures, chance::Purpose::ageing, 1, 0);
  ring.leave(units::every_lane(13.0), all);
  EXPECT_EQ(in_ring(ring, 3), 0.0);
  for (std::size_t month = 0; month < OlderRing::months; ++month) EXPECT_EQ(ring.count(month)[3], 0.0);
}

}  // namespace
}  // namespace loadline::service::demand
