// What people decide: certain odds are certain, means come out, and one request's luck is nobody else's.

#include "loadline/engine/decisions.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "loadline/service/simulate.hpp"

namespace loadline::engine {
namespace {

using contract::Decision;
using contract::DecisionTerms;

constexpr chance::Seed seed{7};

std::vector<Decision> drawn(const std::vector<DecisionTerms>& terms, std::uint32_t block = 0) {
  std::vector<Decision> decisions;
  draw_decisions(terms, seed, service::futures_of_block(block), decisions);
  return decisions;
}

DecisionTerms uncertain(const char* address) {
  return {.address = address,
          .probability = 0.7,
          .delay = 3.0,
          .delay_spread = 0.5,
          .granted = 0.6,
          .granted_evidence = 10.0};
}

TEST(Decisions, AreCertainWhereTheOddsAre) {
  const Decision sure = drawn({{.address = "sure", .delay = 2.4}})[0];
  const Decision refused = drawn({{.address = "refused", .probability = 0.0}})[0];
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    EXPECT_EQ(sure.approved[lane], 1);
    EXPECT_EQ(sure.delay_months[lane], 2);
    EXPECT_EQ(sure.granted[lane], 1'000'000);
    EXPECT_EQ(refused.approved[lane], 0);
  }
}

TEST(Decisions, ARequestsLuckIsItsOwn) {
  const std::vector<Decision> alone = drawn({uncertain("changes.growth")});
  const std::vector<Decision> among =
      drawn({uncertain("reopener.2017"), uncertain("changes.growth"), uncertain("reopener.2018")});
  EXPECT_EQ(alone[0].approved, among[1].approved);
  EXPECT_EQ(alone[0].delay_months, among[1].delay_months);
  EXPECT_EQ(alone[0].granted, among[1].granted);
  EXPECT_NE(among[0].granted, among[2].granted);
}

TEST(Decisions, MeansComeOut) {
  constexpr std::uint32_t blocks = 400;
  constexpr double n = blocks * units::lane_count;
  double approved = 0.0, delay = 0.0, granted = 0.0;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const Decision decision = drawn({uncertain("reopener.2017")}, block)[0];
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      approved += decision.approved[lane];
      delay += decision.delay_months[lane];
      granted += static_cast<double>(decision.granted[lane]) * 1e-6;
    }
  }
  const auto within = [](double mean, double expected, double sd) {
    EXPECT_LE(std::abs(mean - expected), 4.5 * sd / std::sqrt(n)) << mean;
  };
  within(approved / n, 0.7, std::sqrt(0.7 * 0.3));
  within(delay / n, 3.0,
         std::sqrt(1.5 * 1.5 + 1.0 / 12.0));  // rounding to whole months adds a uniform's variance
  within(granted / n, 0.6, std::sqrt(0.6 * 0.4 / 11.0));
}

}  // namespace
}  // namespace loadline::engine
