#pragma once
/// \file  loadline/statistics/estimate.hpp
/// \brief Figures from many futures, each with its Monte Carlo error.
///
/// Futures come in pairs that share their uncertain parameters (`model.md` 0.2): elements 2k and 2k+1 of every sample.
/// Every error clusters by pair, Var(mean of n) = (2 V_parameter + V_process) / n; treating the futures as independent
/// would understate it. Samples have an even number of elements, at least 4. All functions are pure and give the same
/// bits for the same sample.

#include <span>
#include <vector>

namespace loadline::statistics {

/// A figure and its Monte Carlo standard error, in the same unit.
struct Estimate {
  double value = 0.0;
  double error = 0.0;
};

/// Mean and its standard error.
Estimate mean(std::span<const double> sample);

/// Share of futures where `flags` is not 0. With fewer than 10 futures on either side the error is that of a
/// probability whose true value is the upper Clopper-Pearson-style bound (rule of three), never 0.
Estimate probability(std::span<const unsigned char> flags);

/// Type-7 quantile, 0 < p < 1; error sqrt(p (1-p) d / n) / f with f from neighbouring order statistics and d the design
/// effect of the pairs for the event "below the quantile".
Estimate quantile(std::span<const double> sample, double p);

/// Several quantiles of one sample, sorted once, without errors. Type 7.
std::vector<double> quantiles(std::span<const double> sample, std::span<const double> p);

/// The ceil(alpha n)-th smallest value: the smallest amount that suffices with probability alpha (`model.md` 0.4).
double order_statistic(std::span<const double> sample, double alpha);

/// Mean of a[i] - b[i] with the error of the paired difference. Same size.
Estimate paired_difference(std::span<const double> a, std::span<const double> b);

/// Equation (0.2): what luck alone contributes to the variance, and what not knowing the parameters does.
struct VarianceSplit {
  double process = 0.0;
  double parameter = 0.0;  ///< Never below 0: a negative estimate is reported as 0.
};
VarianceSplit split_variance(std::span<const double> sample);

/// Spearman's rank correlation; ties share their mean rank. 0 where either sample is constant.
double rank_correlation(std::span<const double> a, std::span<const double> b);

/// Mean of y where x is in its highest tenth less mean of y where x is in its lowest tenth, with its error (7.4).
Estimate tornado_swing(std::span<const double> x, std::span<const double> y);

}  // namespace loadline::statistics
