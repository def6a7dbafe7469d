#include "loadline/chance/lane_stream.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include "chance/kernels.hpp"

namespace loadline::chance {
namespace {

// The authors' own known answers (Random123, kat_vectors). Evaluated by the compiler: a wrong constant cannot
// be built.
static_assert(philox({0, 0, 0, 0}, {0, 0}) == Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
              Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});

units::Lanes<Future> some_futures(std::uint32_t first) {
  units::Lanes<Future> futures{};
  for (std::uint32_t lane = 0; lane < units::lane_count; ++lane)
    futures[lane] = Future::of_replication(first + 977 * lane);
  return futures;
}

TEST(Philox, EqualsRandom123AtManyCounters) {
  r123::Philox4x32 oracle;
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const Counter counter{i * 2654435761u, i ^ 0xdeadbeefu, i << 7, ~i};
    const Key key{i * 40503u, i + 17};
    const auto expected = oracle({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const Counter got = philox(counter, key);
    for (std::size_t word = 0; word < 4; ++word) ASSERT_EQ(got[word], expected[word]) << "counter " << i;
  }
}

TEST(LaneStream, IsStreamLaneByLaneToTheBit) {
  const Seed seed{0x0123456789abcdef};
  for (std::uint32_t trial = 0; trial < 200; ++trial) {
    const units::Lanes<Future> futures = some_futures(trial * 31'337);
    const LaneFutures lanes(seed, futures);
    LaneStream draws(lanes, Purpose::moves, trial % 60, trial * 7);
    for (const std::uint32_t n : {0u, 1u, 2u, 5u, 4u, 1'000'001u}) {
      const units::Lanes<double>& u = draws.uniform(n);
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        ASSERT_EQ(u[lane], Stream(seed, futures[lane], Purpose::moves, trial % 60, trial * 7).uniform(n));
    }
  }
}

TEST(LaneStream, GivesTheSameBitsOnEveryInstructionSet) {
  std::uint32_t theta[units::lane_count], word[units::lane_count];
  for (std::uint32_t lane = 0; lane < units::lane_count; ++lane) {
    theta[lane] = lane * 0x9E3779B9u;
    word[lane] = ~lane * 40'503u;
  }
  for (std::uint32_t trial = 0; trial < 1'000; ++trial) {
    units::Lanes<double> even, odd, wide_even, wide_odd;
    baseline_kernels().uniform_pair(theta, word, trial, trial * 3, 1, 2, even.data(), odd.data());
    widest_kernels().uniform_pair(theta, word, trial, trial * 3, 1, 2, wide_even.data(), wide_odd.data());
    ASSERT_EQ(even, wide_even);
    ASSERT_EQ(odd, wide_odd);
  }
}

TEST(LaneStream, StaysStrictlyBetweenNoughtAndOne) {
  EXPECT_GT(Stream::to_unit(0, 0), 0.0);
  EXPECT_EQ(Stream::to_unit(0, 0), 0x1.0p-53);
  EXPECT_LT(Stream::to_unit(0xFFFFFFFF, 0xFFFFFFFF), 1.0);
  EXPECT_EQ(Stream::to_unit(0xFFFFFFFF, 0xFFFFFFFF), 1.0 - 0x1.0p-53);
}

TEST(LaneStream, DrawsDifferInEveryPartOfTheAddress) {
  const Future future = Future::of_replication(12);
  const double here = Stream(Seed{1}, future, Purpose::moves, 3, 4).uniform(0);
  EXPECT_NE(here, Stream(Seed{2}, future, Purpose::moves, 3, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{std::uint64_t{1} << 32 | 1}, future, Purpose::moves, 3, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, Future::of_replication(13), Purpose::moves, 3, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, Future::of_replication(14), Purpose::moves, 3, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, future, Purpose::ageing, 3, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, future, Purpose::moves, 4, 4).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, future, Purpose::moves, 3, 5).uniform(0));
  EXPECT_NE(here, Stream(Seed{1}, future, Purpose::moves, 3, 4).uniform(1));
  EXPECT_NE(here, Stream(Seed{1}, future, Purpose::moves, 3, 4).uniform(2));
}

}  // namespace
}  // namespace loadline::chance
