#include "yearly_series.hpp"

#include <cmath>

#include <Eigen/Cholesky>

namespace loadline::analysis::history {
namespace {

double squared(double x) { return x * x; }

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// Prior variance of a coefficient that may be fixed; small enough to hold it, large enough to invert.
double coefficient_variance(const NormalPrior& prior) { return std::max(squared(prior.sd), 1e-14); }

/// An authority's rows, whitened: value, design (years, slope, given) and the column of its own level.
struct Rows {
  Eigen::MatrixXd design;
  Eigen::VectorXd value, own;
  double log_scale = 0.0;  ///< Sum of ln sqrt(kappa v).
};

/// Fills `rows`; room is made once and used again, since this is what the sampler spends its time on.
void whiten(const std::vector<Observation>& record, int years, const SeriesPrior& prior, const Hyper& h,
            double kappa, Rows& rows) {
  const auto n = static_cast<Eigen::Index>(record.size());
  rows.design.setZero(years + 2, n);
  rows.value.resize(n);
  rows.own.resize(n);
  rows.log_scale = 0.0;
  for (Eigen::Index j = 0; j < n; ++j) {
    const Observation& now = record[static_cast<std::size_t>(j)];
    const YearLaw law = year_law(h, now.stock);
    const auto centred = [&](const Observation& o) {
      return o.value - prior.level.mean - prior.slope.mean * o.log_size - prior.given.mean * o.given;
    };
    const double stationary = now.follows ? 1.0 : std::sqrt(1.0 - squared(law.carried));
    const double weight = stationary / std::sqrt(kappa * law.variance);
    rows.log_scale -= std::log(weight);
    auto row = rows.design.col(j);
    row(now.year) = weight;
    row(years) = weight * now.log_size;
    row(years + 1) = weight * now.given;
    rows.value(j) = weight * centred(now);
    rows.own(j) = weight;
    if (!now.follows) continue;
    const Observation& before = record[static_cast<std::size_t>(j - 1)];
    const double carried = weight * law.carried;
    row(before.year) = -carried;
    row(years) -= carried * before.log_size;
    row(years + 1) -= carried * before.given;
    rows.value(j) -= carried * centred(before);
    rows.own(j) -= carried;
  }
}

/// Prior covariance of the linear part.
Eigen::MatrixXd linear_prior(int years, const SeriesPrior& prior, const Hyper& h) {
  Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(years + 2, years + 2);
  for (int i = 0; i < years; ++i)
    for (int j = 0; j < years; ++j)
      covariance(i, j) = squared(prior.level.sd) + squared(h.swing) * std::pow(h.memory, std::abs(i - j));
  covariance(years, years) = coefficient_variance(prior.slope);
  covariance(years + 1, years + 1) = coefficient_variance(prior.given);
  return covariance;
}

double log_determinant(const Eigen::LLT<Eigen::MatrixXd>& factored) {
  return 2.0 * factored.matrixLLT().diagonal().array().log().sum();
}

}  // namespace

HyperVector prior_mean(const SeriesPrior& p) {
  HyperVector at;
  at << p.log_noise.mean, p.log_count_noise.mean, p.atanh_momentum.mean, p.log_swing.mean,
      p.logit_memory.mean, p.log_spread.mean;
  return at;
}

HyperVector prior_sd(const SeriesPrior& p) {
  HyperVector sd;
  sd << p.log_noise.sd, p.log_count_noise.sd, p.atanh_momentum.sd, p.log_swing.sd, p.logit_memory.sd,
      p.log_spread.sd;
  return sd;
}

Hyper hyper_of(const HyperVector& at, const SeriesPrior& prior) {
  return {std::exp(at(0)), std::exp(at(1)), std::tanh(at(2)),
          std::exp(at(3)), logistic(at(4)), prior.log_spread.sd > 0.0 ? std::exp(at(5)) : 0.0};
}

double log_prior(const HyperVector& at, const SeriesPrior& prior) {
  const HyperVector mean = prior_mean(prior), sd = prior_sd(prior);
  double sum = 0.0;
  for (int k = 0; k < hyper_count; ++k)
    if (sd(k) > 0.0) sum -= 0.5 * squared((at(k) - mean(k)) / sd(k));
  return sum;
}

Linear integrate(const YearlySeries& data, const SeriesPrior& prior, const Hyper& h,
                 const std::vector<double>& kappa) {
  const int columns = data.years + 2;
  const Eigen::LLT<Eigen::MatrixXd> before(linear_prior(data.years, prior, h));
  Eigen::MatrixXd precision = before.solve(Eigen::MatrixXd::Identity(columns, columns));
  Eigen::VectorXd weighted = Eigen::VectorXd::Zero(columns);
  double log_density = -0.5 * log_determinant(before);
  Rows rows;
  Eigen::VectorXd own_design(columns);
  for (std::size_t i = 0; i < data.authorities.size(); ++i) {
    if (data.authorities[i].empty()) continue;
    whiten(data.authorities[i], data.years, prior, h, kappa[i], rows);
    const double own_squares = rows.own.squaredNorm();
    const double own_value = rows.own.dot(rows.value);
    const double shrunk = squared(h.spread) / (1.0 + squared(h.spread) * own_squares);
    precision.selfadjointView<Eigen::Lower>().rankUpdate(rows.design);
    weighted.noalias() += rows.design * rows.value;
    if (shrunk > 0.0) {
      own_design.noalias() = rows.design * rows.own;
      precision.selfadjointView<Eigen::Lower>().rankUpdate(own_design, -shrunk);
      weighted -= shrunk * own_value * own_design;
    }
    log_density -= rows.log_scale + 0.5 * std::log1p(squared(h.spread) * own_squares);
    log_density -= 0.5 * (rows.value.squaredNorm() - shrunk * squared(own_value));
  }
  const Eigen::LLT<Eigen::MatrixXd> after(precision);
  Linear linear{after.matrixL(), after.solve(weighted), log_density};
  linear.log_marginal += 0.5 * weighted.dot(linear.mean) - 0.5 * log_determinant(after);
  return linear;
}

AuthorityState draw_authority(const YearlySeries& data, std::size_t authority, const SeriesPrior& prior,
                              const Hyper& h, const Eigen::VectorXd& linear, double kappa, Draws& draws) {
  const std::vector<Observation>& record = data.authorities[authority];
  AuthorityState state;
  if (record.empty()) {
    state.own = h.spread * draws.normal();
    return state;
  }
  Rows rows;
  whiten(record, data.years, prior, h, kappa, rows);
  Eigen::VectorXd left = rows.value - rows.design.transpose() * linear;
  const double variance = squared(h.spread) / (1.0 + squared(h.spread) * rows.own.squaredNorm());
  state.own = variance * rows.own.dot(left) + std::sqrt(variance) * draws.normal();
  left -= state.own * rows.own;
  state.squares = kappa * left.squaredNorm();
  const Observation& last = record.back();
  state.deviation_known = last.year == data.years - 1;
  state.deviation = last.value - prior.level.mean - linear(last.year) - state.own -
                    (prior.slope.mean + linear(data.years)) * last.log_size -
                    (prior.given.mean + linear(data.years + 1)) * last.given;
  return state;
}

double log_tail_density(const std::vector<double>& squares, const YearlySeries& data, double tail) {
  const double base = std::lgamma(0.5 * tail);
  double sum = 0.0;
  for (std::size_t i = 0; i < squares.size(); ++i) {
    const auto n = static_cast<double>(data.authorities[i].size());
    if (n == 0.0) continue;
    sum += std::lgamma(0.5 * (tail + n)) - base - 0.5 * n * std::log(tail - 2.0) -
           0.5 * (tail + n) * std::log1p(squares[i] / (tail - 2.0));
  }
  return sum;
}

Nation draw_nation(const Eigen::VectorXd& linear, int years, const SeriesPrior& prior, const Hyper& h,
                   Draws& draws) {
  // Sums with the inverse of an AR(1) correlation matrix: ends count 1, years between 1 - memory, over 1 + memory.
  double ones = 1.0, values = linear(0);
  if (years > 1) {
    ones = 2.0;
    values = linear(0) + linear(years - 1);
    for (int j = 1; j + 1 < years; ++j) {
      ones += 1.0 - h.memory;
      values += (1.0 - h.memory) * linear(j);
    }
    ones /= 1.0 + h.memory;
    values /= 1.0 + h.memory;
  }
  const double precision = 1.0 / squared(prior.level.sd) + ones / squared(h.swing);
  Nation nation;
  nation.level = values / squared(h.swing) / precision + draws.normal() / std::sqrt(precision);
  nation.swing = linear(years - 1) - nation.level;
  return nation;
}

}  // namespace loadline::analysis::history
