#include <algorithm>
#include <cmath>

#include <Eigen/Eigenvalues>

#include "loadline/chance/copula.hpp"

namespace loadline::chance {
namespace {

constexpr double least_eigenvalue = 1e-6;  // of a repaired matrix: its factor is then good to nine digits
constexpr int most_rounds = 2'000;
constexpr double settled = 1e-12;  // change of a round, Frobenius

Eigen::MatrixXd without_negative_part(const Eigen::MatrixXd& symmetric) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(symmetric);
  return solved.eigenvectors() * solved.eigenvalues().cwiseMax(0.0).asDiagonal() *
         solved.eigenvectors().transpose();
}

/// Higham's alternating projections, with Dykstra's correction of the projection onto the cone.
Eigen::MatrixXd project(const Eigen::MatrixXd& wanted) {
  Eigen::MatrixXd unit = wanted, correction = Eigen::MatrixXd::Zero(wanted.rows(), wanted.cols());
  for (int round = 0; round < most_rounds; ++round) {
    const Eigen::MatrixXd before = unit;
    const Eigen::MatrixXd corrected = unit - correction;
    const Eigen::MatrixXd semidefinite = without_negative_part(corrected);
    correction = semidefinite - corrected;
    unit = semidefinite;
    unit.diagonal().setOnes();
    if ((unit - before).norm() < settled) break;
  }
  return unit;
}

double smallest_eigenvalue(const Eigen::MatrixXd& symmetric) {
  return Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(symmetric, Eigen::EigenvaluesOnly).eigenvalues()[0];
}

}  // namespace

NearestCorrelation nearest_correlation(std::vector<double> matrix, std::size_t n) {
  std::vector<double> factor = matrix;
  if (factorise(factor, n)) return {std::move(matrix), 0.0};
  const auto size = static_cast<Eigen::Index>(n);
  const Eigen::Map<const Eigen::MatrixXd> wanted(matrix.data(), size,
                                                 size);  // symmetric: order does not matter
  Eigen::MatrixXd nearest = project(wanted);
  const double least = smallest_eigenvalue(nearest);
  if (least < least_eigenvalue) {
    // Eigenvalues of (1 - e) A + e I are (1 - e) those of A + e.
    const double e = (least_eigenvalue - least) / (1.0 - least);
    nearest = (1.0 - e) * nearest + e * Eigen::MatrixXd::Identity(size, size);
  }
  NearestCorrelation repaired{std::vector<double>(n * n), (nearest - wanted).norm()};
  Eigen::Map<Eigen::MatrixXd>(repaired.matrix.data(), size, size) = (nearest + nearest.transpose()) / 2.0;
  return repaired;
}

}  // namespace loadline::chance
