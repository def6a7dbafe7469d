#include "analysis/stays/maximise.hpp"

#include <cmath>

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>

namespace loadline::analysis::stays {
namespace {

constexpr double step = 1e-3;

struct Slopes {
  Eigen::Vector3d gradient;
  Eigen::Matrix3d curvature;
};

using Height = std::function<double(const Eigen::Vector3d&)>;

Slopes slopes(const Height& height, const Eigen::Vector3d& at, double here) {
  Slopes s;
  const auto moved = [&](int i, double by_i, int j, double by_j) {
    Eigen::Vector3d there = at;
    there[i] += by_i;
    there[j] += by_j;
    return height(there);
  };
  for (int i = 0; i < 3; ++i) {
    const double up = moved(i, step, i, 0.0), down = moved(i, -step, i, 0.0);
    s.gradient[i] = (up - down) / (2.0 * step);
    s.curvature(i, i) = (up - 2.0 * here + down) / (step * step);
    for (int j = 0; j < i; ++j)
      s.curvature(i, j) = s.curvature(j, i) = (moved(i, step, j, step) - moved(i, step, j, -step) -
                                               moved(i, -step, j, step) + moved(i, -step, j, -step)) /
                                              (4.0 * step * step);
  }
  return s;
}

/// The negative curvature with its eigenvalues kept away from zero, so that a step always goes uphill.
Eigen::Matrix3d bent_down(const Eigen::Matrix3d& curvature) {
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(-curvature);
  const Eigen::Vector3d values = solver.eigenvalues().cwiseAbs().cwiseMax(1e-2);
  return solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
}

}  // namespace

Peak maximise(const Height& height, const Eigen::Vector3d& start) {
  constexpr int most_steps = 60;
  constexpr double longest = 1.0, close_enough = 1e-6;
  Peak peak{.at = start};
  double here = height(start);
  for (int i = 0; i < most_steps && !peak.converged; ++i) {
    const Slopes s = slopes(height, peak.at, here);
    Eigen::Vector3d move = bent_down(s.curvature).llt().solve(s.gradient);
    if (move.norm() > longest) move *= longest / move.norm();
    double there = height(peak.at + move);
    while (!(there >= here) && move.norm() > close_enough) {
      move *= 0.5;
      there = height(peak.at + move);
    }
    peak.converged = move.norm() <= close_enough;
    if (!(there >= here)) break;
    peak.at += move;
    here = there;
  }
  peak.covariance = bent_down(slopes(height, peak.at, here).curvature).inverse();
  return peak;
}

}  // namespace loadline::analysis::stays
