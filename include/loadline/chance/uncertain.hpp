#pragma once
/// \file  loadline/chance/uncertain.hpp
/// \brief Distributions as data: what a scenario says about a number it is not sure of.
///
/// Values are in the kept unit of the assumption (`units::UnitName`). All are sampled by inversion: one uniform number,
/// one value, increasing (so that futures stay paired across scenarios).

#include <string>
#include <variant>

namespace loadline::chance {

/// Where values may lie; chooses the metalog's scale (plain, log, logit).
enum class Support { real, positive, share };

struct Certain {
  double value = 0.0;
  bool operator==(const Certain&) const = default;
};

/// Three-term metalog from an expert's P10, P50, P90 (Keelin 2016): the quantile function is closed form,
/// `g(M(y))` with `M(y) = a1 + a2 ln(y/(1-y)) + a3 (y-1/2) ln(y/(1-y))`, g = identity, exp or logistic by support.
/// Feasible only for triplets that are not too skewed on that scale: see `feasible`.
struct Metalog {
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;
  Support support = Support::real;
  bool operator==(const Metalog&) const = default;
};
struct Normal {
  double mean = 0.0, sd = 0.0;
  bool operator==(const Normal&) const = default;
};
struct Lognormal {
  double median = 0.0, cv = 0.0;
  bool operator==(const Lognormal&) const = default;
};  ///< cv: coefficient of variation of the value itself
struct Gamma {
  double mean = 0.0, cv = 0.0;
  bool operator==(const Gamma&) const = default;
};
struct Beta {
  double mean = 0.0, n = 0.0;
  bool operator==(const Beta&) const = default;
};  ///< alpha = mean n, beta = (1 - mean) n
struct Pert {
  double least = 0.0, mode = 0.0, most = 0.0;
  bool operator==(const Pert&) const = default;
};  ///< beta on [least, most] with weight 4 on the mode
struct Triangular {
  double least = 0.0, mode = 0.0, most = 0.0;
  bool operator==(const Triangular&) const = default;
};
struct Uniform {
  double least = 0.0, most = 0.0;
  bool operator==(const Uniform&) const = default;
};

using Uncertain = std::variant<Certain, Metalog, Normal, Lognormal, Gamma, Beta, Pert, Triangular, Uniform>;

/// The value below which the quantity lies with probability u, 0 < u < 1. Non-decreasing in u.
double quantile(const Uncertain& uncertain, double u);

/// The value to use where one number must stand for the quantity: the stated value, the P50 of a metalog, the median of
/// a lognormal, else the mean (the mode never).
double typical(const Uncertain& uncertain);

bool certain(const Uncertain& uncertain);

/// Empty where the distribution can be used; otherwise why it cannot, as a clause ("P10 is above P50",
/// "P10, P50 and P90 are too lopsided for a metalog: ...").
std::string infeasible(const Uncertain& uncertain);

/// "P10 1.0, P50 2.0, P90 4.0", "normal, mean 2.0, sd 0.5" with every number passed through `number`.
std::string describe(const Uncertain& uncertain, std::string (*number)(double value));

}  // namespace loadline::chance
