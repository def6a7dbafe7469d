#pragma once
/// \file  service/outcomes/beta_binomial.hpp
/// \brief How many of n succeed where the chance itself differs from time to time: teams are not alike (`model.md` 5.1).

namespace loadline::service::outcomes {

/// Successes of n cases that share a chance drawn from Beta(a, b). Variance n p (1 - p) (1 + (n - 1) rho) with
/// p = a / (a + b), rho = 1 / (a + b + 1). n whole, at least 0; a, b above 0.
struct BetaBinomial {
  double n = 0.0, a = 1.0, b = 1.0;

  /// With mean share p (kept off 0 and 1 by a hair) and intraclass correlation rho, above 0 and below 1.
  static BetaBinomial of(double n, double p, double rho);

  /// The smallest k with P(K <= k) at least u, 0 < u < 1.
  double quantile(double u) const;
  /// P(K >= k), any whole k.
  double at_least(double k) const;

 private:
  double ratio(double k) const;  ///< P(K = k + 1) / P(K = k).
  double start() const;
};

/// Intraclass correlation of all n cases as one, where equal teams differ by `clustering` within: the rho that makes the
/// variance n p (1 - p) (1 + (n / teams - 1) clustering). 0 where that is no more than the binomial's.
double clustering_of_all(double n, double teams, double clustering);

}  // namespace loadline::service::outcomes
