#include "loadline/chance/uncertain.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <fmt/format.h>

namespace loadline::chance {
namespace {

// Without this policy Boost works in long double: ten times slower for 3e-16 of difference.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using BetaLaw = boost::math::beta_distribution<double, Policy>;
using GammaLaw = boost::math::gamma_distribution<double, Policy>;
using NormalLaw = boost::math::normal_distribution<double, Policy>;

double standard_normal(double u) { return boost::math::quantile(NormalLaw(), u); }

double to_scale(double value, Support support) {
  switch (support) {
    case Support::real:
      return value;
    case Support::positive:
      return std::log(value);
    case Support::share:
      return std::log(value / (1.0 - value));
  }
  return value;
}

double from_scale(double value, Support support) {
  switch (support) {
    case Support::real:
      return value;
    case Support::positive:
      return std::exp(value);
    case Support::share:
      return 1.0 / (1.0 + std::exp(-value));
  }
  return value;
}

// Symmetric-percentile-triplet metalog with alpha = 0.1 (Keelin 2016, "The metalog distributions", section 3.4).
double metalog_quantile(const Metalog& m, double u) {
  const double low = to_scale(m.p10, m.support), middle = to_scale(m.p50, m.support),
               high = to_scale(m.p90, m.support);
  const double log_odds_9 = std::log(9.0);
  const double skew = (middle - low) / (high - low);
  const double a2 = 0.5 * (high - low) / log_odds_9;
  const double a3 = (1.0 - 2.0 * skew) * (high - low) / (0.8 * log_odds_9);
  const double log_odds = std::log(u / (1.0 - u));
  return from_scale(middle + a2 * log_odds + a3 * (u - 0.5) * log_odds, m.support);
}

double pert_quantile(const Pert& p, double u) {
  const double width = p.most - p.least;
  const double alpha = 1.0 + 4.0 * (p.mode - p.least) / width, beta = 1.0 + 4.0 * (p.most - p.mode) / width;
  return p.least + width * boost::math::quantile(BetaLaw(alpha, beta), u);
}

double triangular_quantile(const Triangular& t, double u) {
  const double width = t.most - t.least;
  const double at_mode = (t.mode - t.least) / width;
  return u < at_mode ? t.least + std::sqrt(u * width * (t.mode - t.least))
                     : t.most - std::sqrt((1.0 - u) * width * (t.most - t.mode));
}

double lognormal_sigma(const Lognormal& l) { return std::sqrt(std::log1p(l.cv * l.cv)); }

struct Quantile {
  double u;
  double operator()(const Certain& c) const { return c.value; }
  double operator()(const Metalog& m) const { return metalog_quantile(m, u); }
  double operator()(const Normal& n) const { return n.mean + n.sd * standard_normal(u); }
  double operator()(const Lognormal& l) const {
    return l.median * std::exp(lognormal_sigma(l) * standard_normal(u));
  }
  double operator()(const Gamma& g) const {
    const double shape = 1.0 / (g.cv * g.cv);
    return boost::math::quantile(GammaLaw(shape, g.mean / shape), u);
  }
  double operator()(const Beta& b) const {
    return boost::math::quantile(BetaLaw(b.mean * b.n, (1.0 - b.mean) * b.n), u);
  }
  double operator()(const Pert& p) const { return pert_quantile(p, u); }
  double operator()(const Triangular& t) const { return triangular_quantile(t, u); }
  double operator()(const Uniform& f) const { return f.least + u * (f.most - f.least); }
};

struct Typical {
  double operator()(const Certain& c) const { return c.value; }
  double operator()(const Metalog& m) const { return m.p50; }
  double operator()(const Normal& n) const { return n.mean; }
  double operator()(const Lognormal& l) const { return l.median; }
  double operator()(const Gamma& g) const { return g.mean; }
  double operator()(const Beta& b) const { return b.mean; }
  double operator()(const Pert& p) const { return (p.least + 4.0 * p.mode + p.most) / 6.0; }
  double operator()(const Triangular& t) const { return (t.least + t.mode + t.most) / 3.0; }
  double operator()(const Uniform& f) const { return 0.5 * (f.least + f.most); }
};

std::string three_in_order(double least, double mode, double most) {
  return least <= mode && mode <= most && least < most ? ""
                                                       : "its three numbers are not in order, least to most";
}

std::string metalog_problem(const Metalog& m) {
  if (!(m.p10 < m.p50)) return "P10 is not below P50";
  if (!(m.p50 < m.p90)) return "P50 is not below P90";
  if (m.support == Support::positive && !(m.p10 > 0.0))
    return "P10 is not above 0, and this quantity is always positive";
  if (m.support == Support::share && !(m.p10 > 0.0 && m.p90 < 1.0))
    return "P10 and P90 must lie strictly between 0 % and 100 %";
  const double low = to_scale(m.p10, m.support), middle = to_scale(m.p50, m.support),
               high = to_scale(m.p90, m.support);
  const double skew = (middle - low) / (high - low);
  constexpr double bound = 0.5 * (1.0 - 1.66711 * (0.5 - 0.1));  // Keelin's feasibility limit for alpha = 0.1
  if (skew > bound && skew < 1.0 - bound) return "";
  const double nearest_skew = std::clamp(skew, bound + 0.005, 0.995 - bound);
  return fmt::format(
      "P10, P50 and P90 are too lopsided for a smooth curve; with this P10 and P90 the P50 can be at the "
      "nearest {:.4g} "
      "in the kept unit",
      from_scale(low + nearest_skew * (high - low), m.support));
}

struct Problem {
  std::string operator()(const Certain& c) const {
    return std::isfinite(c.value) ? "" : "it is not a finite number";
  }
  std::string operator()(const Metalog& m) const { return metalog_problem(m); }
  std::string operator()(const Normal& n) const {
    return n.sd > 0.0 ? "" : "the standard deviation is not above 0";
  }
  std::string operator()(const Lognormal& l) const {
    if (!(l.median > 0.0)) return "the median is not above 0";
    return l.cv > 0.0 ? "" : "the coefficient of variation is not above 0";
  }
  std::string operator()(const Gamma& g) const {
    if (!(g.mean > 0.0)) return "the mean is not above 0";
    return g.cv > 0.0 ? "" : "the coefficient of variation is not above 0";
  }
  std::string operator()(const Beta& b) const {
    if (!(b.mean > 0.0 && b.mean < 1.0)) return "the mean is not strictly between 0 % and 100 %";
    return b.n > 0.0 ? "" : "n is not above 0";
  }
  std::string operator()(const Pert& p) const { return three_in_order(p.least, p.mode, p.most); }
  std::string operator()(const Triangular& t) const { return three_in_order(t.least, t.mode, t.most); }
  std::string operator()(const Uniform& f) const {
    return f.least < f.most ? "" : "the first number is not below the second";
  }
};

struct Describe {
  std::string (*number)(double);
  std::string operator()(const Certain& c) const { return number(c.value); }
  std::string operator()(const Metalog& m) const {
    return fmt::format("P10 {}, P50 {}, P90 {}", number(m.p10), number(m.p50), number(m.p90));
  }
  std::string operator()(const Normal& n) const {
    return fmt::format("normal, mean {}, sd {}", number(n.mean), number(n.sd));
  }
  std::string operator()(const Lognormal& l) const {
    return fmt::format("lognormal, median {}, cv {:.3g}", number(l.median), l.cv);
  }
  std::string operator()(const Gamma& g) const {
    return fmt::format("gamma, mean {}, cv {:.3g}", number(g.mean), g.cv);
  }
  std::string operator()(const Beta& b) const {
    return fmt::format("beta, mean {}, n {:.4g}", number(b.mean), b.n);
  }
  std::string operator()(const Pert& p) const {
    return fmt::format("PERT {} / {} / {}", number(p.least), number(p.mode), number(p.most));
  }
  std::string operator()(const Triangular& t) const {
    return fmt::format("triangular {} / {} / {}", number(t.least), number(t.mode), number(t.most));
  }
  std::string operator()(const Uniform& f) const {
    return fmt::format("{} to {}, any alike", number(f.least), number(f.most));
  }
};

}  // namespace

double quantile(const Uncertain& uncertain, double u) { return std::visit(Quantile{u}, uncertain); }
double typical(const Uncertain& uncertain) { return std::visit(Typical{}, uncertain); }
bool certain(const Uncertain& uncertain) { return std::holds_alternative<Certain>(uncertain); }
std::string infeasible(const Uncertain& uncertain) { return std::visit(Problem{}, uncertain); }
std::string describe(const Uncertain& uncertain, std::string (*number)(double)) {
  return std::visit(Describe{number}, uncertain);
}

}  // namespace loadline::chance
