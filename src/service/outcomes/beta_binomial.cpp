#include "service/outcomes/beta_binomial.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

#include "loadline/base/expects.hpp"
#include "loadline/service/scoring.hpp"

namespace loadline::service {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double log_gamma(double x) { return boost::math::lgamma(x, Policy()); }  // std::lgamma writes a global
double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }
double log_choose(double n, double k) {
  return log_gamma(n + 1.0) - log_gamma(k + 1.0) - log_gamma(n - k + 1.0);
}

}  // namespace

double beta_binomial(int k, int n, double p, double rho) {
  LOADLINE_EXPECTS(n >= 0 && p >= 0.0 && p <= 1.0 && rho >= 0.0 && rho < 1.0);
  if (k < 0 || k > n) return 0.0;
  if (p == 0.0 || p == 1.0) return k == (p == 0.0 ? 0 : n) ? 1.0 : 0.0;
  if (rho == 0.0) return std::exp(log_choose(n, k) + k * std::log(p) + (n - k) * std::log1p(-p));
  const double spread = (1.0 - rho) / rho, a = p * spread, b = (1.0 - p) * spread;
  return std::exp(log_choose(n, k) + log_beta(k + a, n - k + b) - log_beta(a, b));
}

namespace outcomes {
namespace {

constexpr double negligible = 1e-18;  // against the likeliest count

}  // namespace

BetaBinomial BetaBinomial::of(double n, double p, double rho) {
  constexpr double hair = 1e-9;
  const double share = std::clamp(p, hair, 1.0 - hair), spread = (1.0 - rho) / rho;
  return {n, share * spread, (1.0 - share) * spread};
}

double BetaBinomial::ratio(double k) const { return (n - k) * (k + a) / ((k + 1.0) * (n - k - 1.0 + b)); }

/// Near the mean, where probabilities are large: all others are told against this one.
double BetaBinomial::start() const { return std::clamp(std::floor(n * a / (a + b)), 0.0, n); }

double BetaBinomial::quantile(double u) const {
  // Where a or b is below 1 probabilities rise again towards an end, so none of them may be left out.
  const double least = std::min(a, b) < 1.0 ? 0.0 : negligible;
  const double from = start();
  double below = 0.0, whole = 1.0;
  for (double k = from, part = 1.0; k >= 1.0 && part > least; k -= 1.0) below += part /= ratio(k - 1.0);
  for (double k = from, part = 1.0; k < n && part > least; k += 1.0) whole += part *= ratio(k);
  const double wanted = u * (below + whole);
  double k = from, part = 1.0;
  if (wanted > below) {
    for (double up_to = below + part; up_to < wanted && k < n; up_to += part) part *= ratio(k), k += 1.0;
    return k;
  }
  for (double up_to = below; up_to >= wanted && k > 0.0; up_to -= part) k -= 1.0, part /= ratio(k);
  return k;
}

double BetaBinomial::at_least(double wanted) const {
  if (wanted <= 0.0) return 1.0;
  if (wanted > n) return 0.0;
  const double least = std::min(a, b) < 1.0 ? 0.0 : negligible;
  const double from = start();
  double all = 1.0, enough = from >= wanted ? 1.0 : 0.0;
  for (double k = from, part = 1.0; k >= 1.0 && part > least; k -= 1.0) {
    all += part /= ratio(k - 1.0);
    if (k - 1.0 >= wanted) enough += part;
  }
  for (double k = from, part = 1.0; k < n && part > least; k += 1.0) {
    all += part *= ratio(k);
    if (k + 1.0 >= wanted) enough += part;
  }
  return enough / all;
}

double clustering_of_all(double n, double teams, double clustering) {
  if (n <= 1.0) return 0.0;
  const double rho = (n / std::max(1.0, teams) - 1.0) * std::clamp(clustering, 0.0, 1.0) / (n - 1.0);
  constexpr double most = 1.0 - 1e-6;  // wholly alike: all of them or none
  return std::clamp(rho, 0.0, most);
}

}  // namespace outcomes
}  // namespace loadline::service
