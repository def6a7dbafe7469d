#pragma once
/// \file  loadline/chance/copula.hpp
/// \brief Uncertain numbers that tend to be high together: a Gaussian copula (`model.md` 1.10).
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

}  // namespace loadline::chance
