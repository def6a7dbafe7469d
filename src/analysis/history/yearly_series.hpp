#pragma once
/// \file  analysis/history/yearly_series.hpp
/// \brief The one statistical model of this folder: a yearly series of many authorities, partially pooled.
///
/// Value of authority i in year j, its stock at the year's start N known:
///
///   value = level + nation_j + slope (ln N - centre) + given x + own_i + deviation_ij
///   nation_j: AR(1) over years, sd `swing`, memory `memory`; own_i: normal, sd `spread`
///   deviation_ij = phi_ij deviation_i,j-1 + normal of variance kappa_i v_ij
///   v_ij = noise^2 + count_noise / N,   phi_ij = momentum noise^2 / v_ij
///   kappa_i: inverse gamma of mean 1, so an authority's deviations are jointly Student t with `tail` degrees of freedom
///
/// phi shrinks momentum by how much of last year's deviation was counting noise, as a Kalman filter would. A record's
/// first year, and a year after a gap, starts from stationarity: variance kappa v / (1 - phi^2).
///
/// Given the six hyper-parameters and the kappas everything else is normal, and is integrated out exactly.

#include <cstddef>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "draws.hpp"

namespace loadline::analysis::history {

struct Observation {
  int year = 0;  ///< Column, 0-based.
  double value = 0.0;
  double stock = 1.0;     ///< At the year's start [children], above 0.
  double log_size = 0.0;  ///< ln stock - centre.
  double given = 0.0;     ///< The series this one is fitted after.
  bool follows = false;   ///< The observation before is of the year before.
};

struct YearlySeries {
  int years = 1;                                      ///< Columns; the last is the as-of year.
  std::vector<std::vector<Observation>> authorities;  ///< Each in year order; may be empty.
};

/// Normal prior on the scale named.
struct NormalPrior {
  double mean = 0.0, sd = 1.0;
};

/// All priors are proper, so histories can be simulated from them (simulation-based calibration). A member with sd 0
/// is fixed at its mean: `slope`, `given` and `log_spread` (then no spread) may be.
struct SeriesPrior {
  std::string series;
  NormalPrior level, slope, given;
  NormalPrior log_noise, log_count_noise, atanh_momentum, log_swing, logit_memory, log_spread;
  NormalPrior log_tail_less_two;
};

inline constexpr int hyper_count = 6;
using HyperVector = Eigen::Matrix<double, hyper_count, 1>;

/// The hyper-parameters in the words above.
struct Hyper {
  double noise, count_noise, momentum, swing, memory, spread;
};
Hyper hyper_of(const HyperVector& at, const SeriesPrior& prior);
double log_prior(const HyperVector& at, const SeriesPrior& prior);
HyperVector prior_mean(const SeriesPrior& prior);
HyperVector prior_sd(const SeriesPrior& prior);

/// Variance of a year's deviation and the share of last year's that is carried on.
struct YearLaw {
  double variance, carried;
};
inline YearLaw year_law(const Hyper& h, double stock) {
  const double kept = h.noise * h.noise;
  const double variance = kept + h.count_noise / stock;
  return {variance, h.momentum * kept / variance};
}

/// Posterior of the linear part given hyper-parameters and kappas: years (their level included), slope, given; all less
/// their prior means.
struct Linear {
  Eigen::MatrixXd factor;  ///< Lower Cholesky factor of the precision.
  Eigen::VectorXd mean;
  double log_marginal = 0.0;  ///< Of the data, everything linear integrated out.
};
/// \param kappa  One an authority, above 0.
Linear integrate(const YearlySeries& data, const SeriesPrior& prior, const Hyper& h,
                 const std::vector<double>& kappa);

/// Draws own_i given the rest and returns the sum of squares of the whitened deviations, kappa taken out.
struct AuthorityState {
  double own = 0.0;
  double squares = 0.0;
  double deviation = 0.0;        ///< Of the last column's year ...
  bool deviation_known = false;  ///< ... if it was observed.
};
AuthorityState draw_authority(const YearlySeries& data, std::size_t authority, const SeriesPrior& prior,
                              const Hyper& h, const Eigen::VectorXd& linear, double kappa, Draws& draws);

/// Log density of deviations with these sums of squares, kappas integrated out, up to what does not depend on `tail`.
double log_tail_density(const std::vector<double>& squares, const YearlySeries& data, double tail);

/// The national path split into its long-run level (less the prior's mean) and its swing in the last column.
struct Nation {
  double level = 0.0, swing = 0.0;
};
Nation draw_nation(const Eigen::VectorXd& linear, int years, const SeriesPrior& prior, const Hyper& h,
                   Draws& draws);

/// One draw of everything.
struct SeriesDraw {
  Hyper hyper;
  HyperVector at;
  double tail = 0.0;
  Eigen::VectorXd linear;
  Nation nation;
  std::vector<double> kappa;
  std::vector<AuthorityState> authorities;
};

struct SeriesPosterior {
  SeriesPrior prior;
  int years = 1;
  std::vector<SeriesDraw> draws;
  double acceptance = 0.0;
};

struct SamplerPlan {
  int draws = 1'000, burn_in = 2'000, thinning = 8;
};

/// Metropolis steps on the hyper-parameters with everything linear integrated out, exact draws of the rest in turn. The
/// step is learnt in the burn-in only.
SeriesPosterior sample_posterior(const YearlySeries& data, const SeriesPrior& prior, const SamplerPlan& plan,
                                 Draws& draws);

/// Smallest effective number of independent draws over hyper-parameters and tail (initial positive sequence).
double effective_draws(const SeriesPosterior& posterior);

}  // namespace loadline::analysis::history
