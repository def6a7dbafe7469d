#pragma once
/// \file  analysis/stays/maximise.hpp
/// \brief The highest point of a smooth function of three numbers, and how sharp it is.

#include <functional>

#include <Eigen/Core>

namespace loadline::analysis::stays {

struct Peak {
  Eigen::Vector3d at = Eigen::Vector3d::Zero();
  Eigen::Matrix3d covariance =
      Eigen::Matrix3d::Zero();  ///< Inverse of the negative second derivatives there.
  bool converged = false;
};

/// Newton's method with derivatives by central differences, steps shortened and turned uphill where the function is
/// not concave. For log posteriors on unbounded scales, on which a difference of 0.001 is small and 1 is not.
Peak maximise(const std::function<double(const Eigen::Vector3d&)>& height, const Eigen::Vector3d& start);

}  // namespace loadline::analysis::stays
