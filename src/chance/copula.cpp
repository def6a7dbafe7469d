#include "loadline/chance/copula.hpp"

#include <cmath>
#include <numbers>

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace loadline::chance {

double pearson_of_spearman(double spearman) { return 2.0 * std::sin(std::numbers::pi * spearman / 6.0); }
double spearman_of_pearson(double pearson) { return 6.0 / std::numbers::pi * std::asin(pearson / 2.0); }
double kendall_of_pearson(double pearson) { return 2.0 / std::numbers::pi * std::asin(pearson); }

bool factorise(std::vector<double>& matrix, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = matrix[i * n + j];
      for (std::size_t k = 0; k < j; ++k) rest -= matrix[i * n + k] * matrix[j * n + k];
      if (i == j && !(rest > 0.0)) return false;
      matrix[i * n + j] = i == j ? std::sqrt(rest) : rest / matrix[j * n + j];
    }
    for (std::size_t j = i + 1; j < n; ++j) matrix[i * n + j] = 0.0;
  }
  return true;
}

double tail_factor(double degrees, double u) {
  // Chi-square with d degrees of freedom is twice a gamma variable of shape d / 2.
  const double chi_square = 2.0 * boost::math::gamma_p_inv(0.5 * degrees, u);
  return std::sqrt(degrees / chi_square);
}

double student_share(double score, double degrees) {
  return boost::math::cdf(boost::math::students_t(degrees), score);
}

}  // namespace loadline::chance
