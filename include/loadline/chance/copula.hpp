#pragma once
/// \file  loadline/chance/copula.hpp
/// \brief Uncertain numbers that tend to be high together: Gaussian and Student's t copulas (`model.md` 1.10).
///
/// People state Spearman's rank correlation, which no increasing transformation changes; the copula needs
/// Pearson's correlation of the normal scores behind it.

#include <cstddef>
#include <vector>

namespace loadline::chance {

/// Pearson's correlation of the normal scores, 2 sin(pi spearman / 6). Both -1 to 1.
double pearson_of_spearman(double spearman);
/// Its inverse, (6 / pi) asin(pearson / 2).
double spearman_of_pearson(double pearson);
/// Kendall's tau of the same pair, (2 / pi) asin(pearson).
double kendall_of_pearson(double pearson);

/// Replaces a symmetric matrix (n x n, row-major) by its lower triangular Cholesky factor.
/// \return false where the matrix is not positive definite: those correlations contradict each other. It is
/// then spoilt.
bool factorise(std::vector<double>& matrix, std::size_t n);

/// The correlation matrix nearest to a symmetric one with unit diagonal, in the Frobenius norm (Higham 2002, alternating
/// projections), then moved the least towards independence that makes it positive definite enough to factorise.
struct NearestCorrelation {
  std::vector<double> matrix;  ///< n x n, row-major.
  double distance = 0.0;       ///< Frobenius norm of what was changed; 0 where nothing had to be.
};
/// \param matrix  n x n, row-major; entries -1 to 1. One that is positive definite already is returned as it is.
NearestCorrelation nearest_correlation(std::vector<double> matrix, std::size_t n);

/// Common factor of a t copula: sqrt(degrees / chi-square), by inversion of one uniform number. Normal scores times
/// this factor have Student's t distribution with so many degrees of freedom.
double tail_factor(double degrees, double u);
/// The probability below a score under Student's t with so many degrees of freedom.
double student_share(double score, double degrees);

}  // namespace loadline::chance
