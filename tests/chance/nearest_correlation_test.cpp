#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "loadline/chance/copula.hpp"

namespace loadline::chance {
namespace {

TEST(NearestCorrelation, LeavesAGoodMatrixAlone) {
  const std::vector<double> matrix{1, 0.4, 0.2, 0.4, 1, 0.3, 0.2, 0.3, 1};
  const NearestCorrelation nearest = nearest_correlation(matrix, 3);
  EXPECT_EQ(nearest.matrix, matrix);
  EXPECT_EQ(nearest.distance, 0.0);
}

// Higham (2002), section 4: the nearest correlation matrix to [[1, 1, 0], [1, 1, 1], [0, 1, 1]] is
// [[1, 0.7607, 0.1573], [0.7607, 1, 0.7607], [0.1573, 0.7607, 1]], at a distance of 0.5278.
TEST(NearestCorrelation, FindsHighamsPublishedExample) {
  const NearestCorrelation nearest = nearest_correlation({1, 1, 0, 1, 1, 1, 0, 1, 1}, 3);
  EXPECT_NEAR(nearest.matrix[1], 0.7607, 5e-5);
  EXPECT_NEAR(nearest.matrix[2], 0.1573, 5e-5);
  EXPECT_NEAR(nearest.matrix[5], 0.7607, 5e-5);
  EXPECT_NEAR(nearest.distance, 0.5278, 5e-5);
}

TEST(NearestCorrelation, CanBeFactorisedAndKeepsTheDiagonal) {
  // A with B 0.9, B with C 0.9, A with C -0.9.
  NearestCorrelation nearest = nearest_correlation({1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, 3);
  EXPECT_GT(nearest.distance, 0.1);
  for (const std::size_t i : {0u, 4u, 8u}) EXPECT_NEAR(nearest.matrix[i], 1.0, 1e-9);
  EXPECT_TRUE(factorise(nearest.matrix, 3));
}

// Student's t: with 4 degrees of freedom P(T < 2.131847) = 0.95 (any table), and a normal score times the tail
// factor has that law. 40,000 points of a two-dimensional grid of midpoints, error of the grid below 1e-3.
TEST(TailFactor, MakesNormalScoresStudents) {
  EXPECT_NEAR(student_share(2.131846786, 4.0), 0.95, 1e-8);
  int below = 0;
  constexpr int grid = 200;
  for (int i = 0; i < grid; ++i) {
    // The score's quantile by bisection of its probability, so that no sampler is trusted.
    const double u = (i + 0.5) / grid;
    double low = -10, high = 10;
    while (high - low > 1e-12) {
      const double middle = 0.5 * (low + high);
      (0.5 * std::erfc(-middle / std::sqrt(2.0)) < u ? low : high) = middle;
    }
    for (int j = 0; j < grid; ++j) below += low * tail_factor(4.0, (j + 0.5) / grid) < 2.131846786;
  }
  EXPECT_NEAR(below / double(grid * grid), 0.95, 1e-3);
}

}  // namespace
}  // namespace loadline::chance
