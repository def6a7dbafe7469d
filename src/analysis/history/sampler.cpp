#include <algorithm>
#include <cmath>

#include <Eigen/Cholesky>

#include "yearly_series.hpp"

namespace loadline::analysis::history {
namespace {

/// Steps of the chain: hyper-parameters that stay fixed are left where they are.
class Chain {
 public:
  Chain(const YearlySeries& data, const SeriesPrior& prior, Draws& draws)
      : data_(data),
        prior_(prior),
        draws_(draws),
        kappa_(data.authorities.size(), 1.0),
        squares_(data.authorities.size(), 0.0),
        authorities_(data.authorities.size()),
        at_(prior_mean(prior)),
        log_tail_(prior.log_tail_less_two.mean),
        step_((0.3 * prior_sd(prior)).asDiagonal()),
        linear_(integrate(data, prior, hyper_of(at_, prior), kappa_)) {}

  void iterate() {
    propose();
    propose();
    draw_linear();
    draw_tails();
    linear_ = integrate(data_, prior_, hyper_of(at_, prior_), kappa_);
  }

  /// Learning: keeps acceptance near 0.3 and gives the step the shape of what was seen (Haario and others 2001).
  void learn(int iteration, std::vector<HyperVector>& seen) {
    seen.push_back(at_);
    const double rate = accepted_in_iteration_ / 2.0;
    scale_ *= std::exp(0.1 * (rate - 0.3));
    if (iteration < 200 || iteration % 100 != 0) return;
    const std::size_t from = seen.size() / 2;
    HyperVector mean = HyperVector::Zero();
    for (std::size_t k = from; k < seen.size(); ++k) mean += seen[k];
    mean /= static_cast<double>(seen.size() - from);
    Eigen::Matrix<double, hyper_count, hyper_count> covariance =
        Eigen::Matrix<double, hyper_count, hyper_count>::Identity() * 1e-6;
    for (std::size_t k = from; k < seen.size(); ++k)
      covariance += (seen[k] - mean) * (seen[k] - mean).transpose() / static_cast<double>(seen.size() - from);
    step_ = covariance.llt().matrixL();
  }

  SeriesDraw state() {
    const Hyper h = hyper_of(at_, prior_);
    return {h,
            at_,
            2.0 + std::exp(log_tail_),
            linear_draw_,
            draw_nation(linear_draw_, data_.years, prior_, h, draws_),
            kappa_,
            authorities_};
  }
  int accepted() const { return accepted_; }

 private:
  void propose() {
    HyperVector jump;
    for (int k = 0; k < hyper_count; ++k) jump(k) = draws_.normal();
    const HyperVector there = at_ + scale_ * 2.38 / std::sqrt(double{hyper_count}) * (step_ * jump);
    const double threshold = std::log(draws_.uniform());
    const Linear linear = integrate(data_, prior_, hyper_of(there, prior_), kappa_);
    const double gain =
        linear.log_marginal + log_prior(there, prior_) - linear_.log_marginal - log_prior(at_, prior_);
    first_of_two_ = !first_of_two_;
    if (first_of_two_) accepted_in_iteration_ = 0;
    if (!(threshold < gain)) return;
    at_ = there;
    linear_ = linear;
    ++accepted_;
    ++accepted_in_iteration_;
  }

  void draw_linear() {
    Eigen::VectorXd noise(linear_.mean.size());
    for (Eigen::Index k = 0; k < noise.size(); ++k) noise(k) = draws_.normal();
    linear_draw_ = linear_.mean + linear_.factor.transpose().triangularView<Eigen::Upper>().solve(noise);
    const Hyper h = hyper_of(at_, prior_);
    for (std::size_t i = 0; i < authorities_.size(); ++i) {
      authorities_[i] = draw_authority(data_, i, prior_, h, linear_draw_, kappa_[i], draws_);
      squares_[i] = authorities_[i].squares;
    }
  }

  /// Tail with the kappas integrated out, then the kappas: one block, so neither holds the other back.
  void draw_tails() {
    const NormalPrior& prior = prior_.log_tail_less_two;
    const auto density = [&](double x) {
      const double z = (x - prior.mean) / prior.sd;
      return log_tail_density(squares_, data_, 2.0 + std::exp(x)) - 0.5 * z * z;
    };
    double here = density(log_tail_);
    for (int k = 0; k < 2; ++k) {
      const double there = log_tail_ + 0.8 * draws_.normal();
      const double threshold = std::log(draws_.uniform());
      const double density_there = density(there);
      if (!(threshold < density_there - here)) continue;
      log_tail_ = there;
      here = density_there;
    }
    const double tail = 2.0 + std::exp(log_tail_);
    for (std::size_t i = 0; i < kappa_.size(); ++i) {
      const auto n = static_cast<double>(data_.authorities[i].size());
      kappa_[i] = 0.5 * (tail - 2.0 + squares_[i]) / draws_.gamma(0.5 * (tail + n));
    }
  }

  const YearlySeries& data_;
  const SeriesPrior& prior_;
  Draws& draws_;
  std::vector<double> kappa_, squares_;
  std::vector<AuthorityState> authorities_;
  HyperVector at_;
  double log_tail_;
  double scale_ = 0.5;
  Eigen::Matrix<double, hyper_count, hyper_count> step_;
  Linear linear_;
  Eigen::VectorXd linear_draw_;
  int accepted_ = 0, accepted_in_iteration_ = 0;
  bool first_of_two_ = false;
};

/// Effective number of one sequence: stops at the first negative sum of a pair of autocorrelations (Geyer 1992).
double effective(const std::vector<double>& x) {
  const std::size_t n = x.size();
  double mean = 0.0;
  for (const double v : x) mean += v / static_cast<double>(n);
  const auto covariance = [&](std::size_t lag) {
    double sum = 0.0;
    for (std::size_t k = lag; k < n; ++k) sum += (x[k] - mean) * (x[k - lag] - mean);
    return sum / static_cast<double>(n);
  };
  const double variance = covariance(0);
  if (!(variance > 0.0)) return static_cast<double>(n);
  double time = -1.0;
  for (std::size_t lag = 0; lag + 1 < n; lag += 2) {
    const double pair = (covariance(lag) + covariance(lag + 1)) / variance;
    if (pair <= 0.0) break;
    time += 2.0 * pair;
  }
  return static_cast<double>(n) / std::max(1.0, time);
}

}  // namespace

SeriesPosterior sample_posterior(const YearlySeries& data, const SeriesPrior& prior, const SamplerPlan& plan,
                                 Draws& draws) {
  Chain chain(data, prior, draws);
  std::vector<HyperVector> seen;
  for (int k = 0; k < plan.burn_in; ++k) {
    chain.iterate();
    chain.learn(k, seen);
  }
  const int before = chain.accepted();
  SeriesPosterior posterior{prior, data.years, {}, 0.0};
  for (int d = 0; d < plan.draws; ++d) {
    for (int k = 0; k < plan.thinning; ++k) chain.iterate();
    posterior.draws.push_back(chain.state());
  }
  posterior.acceptance = (chain.accepted() - before) / (2.0 * plan.draws * plan.thinning);
  return posterior;
}

double effective_draws(const SeriesPosterior& posterior) {
  const HyperVector sd = prior_sd(posterior.prior);
  double least = static_cast<double>(posterior.draws.size());
  std::vector<double> x(posterior.draws.size());
  for (int k = 0; k <= hyper_count; ++k) {
    if (k < hyper_count && !(sd(k) > 0.0)) continue;
    for (std::size_t d = 0; d < x.size(); ++d)
      x[d] = k < hyper_count ? posterior.draws[d].at(k) : std::log(posterior.draws[d].tail - 2.0);
    least = std::min(least, effective(x));
  }
  return least;
}

}  // namespace loadline::analysis::history
