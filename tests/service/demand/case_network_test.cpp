#include "service/demand/case_network.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "networks.hpp"
#include "service/demand/month_flows.hpp"

namespace loadline::service::demand {
namespace {

using chance::LaneFutures;
using chance::Seed;
using testing_support::futures_from;
using units::every_lane;
using units::lane_count;

/// Rates of Sunderland's size [per month], quicker into care and out of it so that a month sees children pass
/// through.
const std::vector<double> quick{0.22, 0.10, 0.04, 0.03, 0.40, 0.01, 0.02, 0.02, 0.10,
                                0.06, 0.02, 0.02, 0.03, 0.5,  0.6,  0.2,  0.3};

CaseRates rates_of(const std::vector<double>& flow, double scale_by_lane = 0.0) {
  CaseRates rates{};
  for (std::size_t f = 0; f < flow.size(); ++f)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      rates.flow[f][lane] = flow[f] * (1.0 + scale_by_lane * static_cast<double>(lane));
      rates.leaving[static_cast<std::size_t>(case_network.flow[f].from)][lane] += rates.flow[f][lane];
    }
  return rates;
}

void expect_equal(const CaseMoves& one, const CaseMoves& other) {
  for (std::size_t row = 0; row < rows; ++row) {
    ASSERT_EQ(one.ends[row], other.ends[row]);
    const bool from_care = in_care(static_cast<int>(row)), from_plan = row == plan;
    ASSERT_TRUE(from_care || one.through_care[row] == other.through_care[row]);
    ASSERT_TRUE(from_plan || one.through_plan[row] == other.through_plan[row]);
  }
}

TEST(MonthOfMoves, GivesTheSameBitsOnEveryInstructionSet) {
  const CaseRates rates = rates_of(quick, 0.37);
  CaseMoves one, other;
  month_of_moves(rates, one);
  month_of_moves_on_baseline(rates, other);
  expect_equal(one, other);
}

TEST(MonthOfMoves, GivesALaneTheSameBitsWhateverItsMates) {
  const CaseRates mixed =
      rates_of(quick, 0.37);  // from 1 to 12 times as fast: terms differ by a factor of three
  CaseMoves together, alone;
  month_of_moves(mixed, together);
  for (const std::size_t lane : {std::size_t{0}, std::size_t{9}, std::size_t{31}}) {
    CaseRates same{};
    for (std::size_t f = 0; f < case_flows; ++f) same.flow[f] = every_lane(mixed.flow[f][lane]);
    for (std::size_t s = 0; s < open_states; ++s) same.leaving[s] = every_lane(mixed.leaving[s][lane]);
    month_of_moves(same, alone);
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t end = 0; end < all_states; ++end)
        ASSERT_EQ(together.ends[row][end][lane], alone.ends[row][end][5]);
  }
}

TEST(MonthOfMoves, LeavesEverybodyWhereTheyAreWithoutRates) {
  CaseMoves moves;
  month_of_moves(rates_of(std::vector<double>(case_flows, 0.0)), moves);
  for (std::size_t row = 0; row < open_states; ++row) EXPECT_EQ(moves.ends[row][row][0], 1.0);
  EXPECT_EQ(moves.ends[arriving][assessment][0], 1.0);
}

constexpr double children[open_states]{140, 300, 120, 30, 150};
constexpr double arrivals = 110;

// The mean number who enter care at some time of the month is n_s times one less the chance of no entry by
// its end, which is the row sum of exp(Q0) with entries killed. Counting month-end states alone would miss
// those who left again.
TEST(MoveCases, CountsEveryoneWhoWasInCareOrHadAPlanInTheMonth) {
  const auto no_care = testing_support::propagate<network_without_care>(quick, 1.0);
  const auto no_plan = testing_support::propagate<network_without_plan>(quick, 1.0);
  const auto all = testing_support::propagate<case_network>(quick, 1.0);
  double entries = 0.0, starts = 0.0, missed = 0.0;
  for (std::size_t s = 0; s < open_states; ++s) {
    double without_care = 0.0, without_plan = 0.0;
    for (std::size_t e = 0; e < all_states; ++e) {
      without_care += no_care.p[s][e];
      without_plan += no_plan.p[s][e];
    }
    if (!in_care(static_cast<int>(s))) {
      entries += children[s] * (1.0 - without_care);
      missed += children[s] * (1.0 - without_care - all.p[s][short_stay] - all.p[s][long_stay]);
    }
    if (s != plan) starts += children[s] * (1.0 - without_plan);
  }
  double without_care = 0.0, without_plan = 0.0;
  for (std::size_t e = 0; e < all_states; ++e) {
    without_care += no_care.g[assessment][e];
    without_plan += no_plan.g[assessment][e];
  }
  entries += arrivals * (1.0 - without_care);
  starts += arrivals * (1.0 - without_plan);
  EXPECT_GT(missed / entries, 0.1) << "the test must be able to tell";

  CaseMoves moves;
  month_of_moves(rates_of(quick), moves);
  testing_support::Sample<2> seen;
  for (std::uint32_t block = 0; block < 1'000; ++block) {
    const LaneFutures futures(Seed{8}, futures_from(block * 32));
    Stocks stocks;
    for (std::size_t s = 0; s < open_states; ++s) stocks[s] = every_lane(children[s]);
    MonthFlows flows;
    move_cases(2, moves, {}, every_lane(arrivals), futures, 0, stocks, flows);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      seen.add({flows.into_care[lane] + flows.through_care[lane],
                flows.into_plan[lane] + flows.through_plan[lane]});
  }
  // 4.5 standard errors each, at most those of a Poisson count: 7 seeds in a million fail a right program.
  EXPECT_NEAR(seen.mean(0), entries, 4.5 * std::sqrt(entries / seen.size));
  EXPECT_NEAR(seen.mean(1), starts, 4.5 * std::sqrt(starts / seen.size));
}

TEST(MoveCases, OR_D12_LosesAndInventsNobody) {
  CaseMoves moves;
  month_of_moves(rates_of(quick), moves);
  const LaneFutures futures(Seed{9}, futures_from(0));
  for (std::uint32_t month = 0; month < 50; ++month) {
    Stocks stocks;
    for (std::size_t s = 0; s < open_states; ++s) stocks[s] = every_lane(children[s]);
    MonthFlows flows;
    move_cases(1, moves, {}, every_lane(arrivals), futures, month, stocks, flows);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      double open = 0.0;
      for (const People& state : stocks) open += state[lane];
      ASSERT_EQ(open, 740.0 + 110.0 - flows.closed[lane] - flows.not_home[lane]);
      ASSERT_EQ(stocks[short_stay][lane] + stocks[long_stay][lane],
                180.0 + flows.into_care[lane] - flows.out_of_care[lane]);
      ASSERT_EQ(stocks[plan][lane], 120.0 + flows.into_plan[lane] - flows.out_of_plan[lane]);
      ASSERT_EQ(flows.home[lane] + flows.not_home[lane], flows.out_of_care[lane] + flows.through_care[lane]);
    }
  }
}

}  // namespace
}  // namespace loadline::service::demand
