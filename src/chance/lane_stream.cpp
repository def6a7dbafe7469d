#include "loadline/chance/lane_stream.hpp"

#include "chance/kernels.hpp"

namespace loadline::chance {
namespace {

static_assert(philox({0, 0, 0, 0}, {0, 0}) == Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
              "the authors' known answer for Philox4x32-10");

}  // namespace

LaneFutures::LaneFutures(Seed seed, const units::Lanes<Future>& futures)
    : key{static_cast<std::uint32_t>(seed.value), static_cast<std::uint32_t>(seed.value >> 32)} {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    theta[lane] = futures[lane].theta;
    noise[lane] = futures[lane].noise;
  }
}

void LaneStream::fill(std::uint32_t pair) {
  units::Lanes<std::uint32_t> word;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    word[lane] = place_ | (futures_->noise[lane] & 0xFFu);
  widest_kernels().uniform_pair(futures_->theta.data(), word.data(), entity_, pair, futures_->key[0],
                                futures_->key[1], even_.data(), odd_.data());
  pair_ = pair;
}

}  // namespace loadline::chance
