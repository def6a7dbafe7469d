#include <Eigen/Dense>
#include <gtest/gtest.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "loadline/chance/address.hpp"
#include "service/demand/case_network.hpp"

namespace loadline::service::demand {
namespace {

using Matrix = Eigen::Matrix<double, 2 * all_states, 2 * all_states>;

CaseRates random_rates(std::uint32_t trial) {
  CaseRates rates{};
  for (std::uint32_t lane = 0; lane < units::lane_count; ++lane)
    for (std::uint32_t f = 0; f < case_flows; ++f) {
      const double u =
          chance::Stream(chance::Seed{3}, {trial, lane}, chance::Purpose::moves, 0, f).uniform(0);
      rates.flow[f][lane] = 1.5 * u * u * u;
      rates.leaving[static_cast<std::size_t>(case_network.flow[f].from)][lane] += rates.flow[f][lane];
    }
  return rates;
}

/// Top blocks of exp([[Q, I], [0, 0]]): P and G of one lane, entries into some states killed (model.md 1.4).
Matrix blocks(const CaseRates& rates, std::size_t lane, const bool (&killed)[all_states]) {
  Matrix q = Matrix::Zero();
  for (int f = 0; f < case_flows; ++f) {
    const Flow flow = case_network.flow[f];
    const double rate = rates.flow[static_cast<std::size_t>(f)][lane];
    q(flow.from, flow.from) -= rate;
    if (!killed[flow.to]) q(flow.from, flow.to) += rate;
  }
  q.topRightCorner<all_states, all_states>().setIdentity();
  return q.exp();
}

// Eigen's scaling-and-squaring Pade approximation shares nothing with uniformisation but the answer.
TEST(MonthOfMoves, EqualsEigensMatrixExponentialInEveryLane) {
  for (std::uint32_t trial = 0; trial < 5; ++trial) {
    const CaseRates rates = random_rates(trial);
    CaseMoves moves;
    month_of_moves(rates, moves);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const Matrix all = blocks(rates, lane, {});
      for (int s = 0; s < open_states; ++s)
        for (int e = 0; e < all_states; ++e) {
          const auto end = static_cast<std::size_t>(e);
          ASSERT_NEAR(moves.ends[static_cast<std::size_t>(s)][end][lane], all(s, e), 1e-13);
          ASSERT_NEAR(moves.ends[arriving][end][lane], all(assessment, all_states + e), 1e-13);
        }
    }
  }
}

TEST(MonthOfMoves, FlagsThoseWhoPassedThroughAsEigenDoes) {
  const CaseRates rates = random_rates(77);
  CaseMoves moves;
  month_of_moves(rates, moves);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const Matrix all = blocks(rates, lane, {});
    const Matrix no_care = blocks(rates, lane, {false, false, false, true, true, false, false});
    const Matrix no_plan = blocks(rates, lane, {false, false, true, false, false, false, false});
    for (std::size_t e = 0; e < ends_outside_care.size(); ++e) {
      const int end = ends_outside_care[e], later = all_states + end;
      for (const State start : {assessment, in_need, plan})
        ASSERT_NEAR(moves.through_care[start][e][lane], 1.0 - no_care(start, end) / all(start, end), 1e-11);
      ASSERT_NEAR(moves.through_care[arriving][e][lane],
                  1.0 - no_care(assessment, later) / all(assessment, later), 1e-11);
    }
    for (std::size_t e = 0; e < ends_outside_plan.size(); ++e) {
      const int end = ends_outside_plan[e], later = all_states + end;
      for (const State start : {assessment, in_need, short_stay, long_stay})
        ASSERT_NEAR(moves.through_plan[start][e][lane], 1.0 - no_plan(start, end) / all(start, end), 1e-11);
      ASSERT_NEAR(moves.through_plan[arriving][e][lane],
                  1.0 - no_plan(assessment, later) / all(assessment, later), 1e-11);
    }
  }
}

}  // namespace
}  // namespace loadline::service::demand
