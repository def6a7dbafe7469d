#include "loadline/chance/copula.hpp"

#include <gtest/gtest.h>

namespace loadline::chance {
namespace {

// model.md 1.10: R = 0.5 gives Spearman 0.4825837395 and Kendall 1/3; Spearman 0.5 gives R = 0.5176380902.
TEST(Workings, RankCorrelationsOfAGaussianCopula) {
  EXPECT_NEAR(spearman_of_pearson(0.5), 0.4825837395, 5e-11);
  EXPECT_NEAR(kendall_of_pearson(0.5), 1.0 / 3.0, 1e-15);
  EXPECT_NEAR(pearson_of_spearman(0.5), 0.5176380902, 5e-11);
  for (const double rho : {-1.0, -0.4, 0.0, 0.2, 0.9, 1.0})
    EXPECT_NEAR(spearman_of_pearson(pearson_of_spearman(rho)), rho, 1e-14);
}

TEST(Factorise, GivesBackTheMatrixWhenMultipliedOut) {
  // L of [[4, 2], [2, 5]] is [[2, 0], [1, 2]]: 2 x 2 = 4, 1 x 2 = 2, 1 + 4 = 5.
  std::vector<double> matrix{4, 2, 2, 5};
  ASSERT_TRUE(factorise(matrix, 2));
  EXPECT_EQ(matrix, (std::vector<double>{2, 0, 1, 2}));
}

TEST(Factorise, RefusesCorrelationsThatContradictEachOther) {
  // A with B 0.9, B with C 0.9, A with C -0.9: determinant 1 + 2 (0.9)(0.9)(-0.9) - 3 (0.81) = -2.888.
  std::vector<double> matrix{1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
  EXPECT_FALSE(factorise(matrix, 3));
}

}  // namespace
}  // namespace loadline::chance
