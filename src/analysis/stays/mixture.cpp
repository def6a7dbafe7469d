#include "analysis/stays/mixture.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/stays/maximise.hpp"

namespace loadline::analysis::stays {
namespace {

// model.md 1.5: weight 0.30, means 4 and 36 months; logit 0.30 = -0.8473, log 4 = 1.3863, log 36 = 3.5835.
constexpr double prior_logit = -0.8473, prior_logit_sd = 1.5;
constexpr double prior_log_short = 1.3863, prior_log_short_sd = 1.0;
constexpr double prior_log_long = 3.5835, prior_log_long_sd = 0.7;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

/// On unbounded scales: logit of the share, log of the short mean, log of (long mean less short mean).
TwoExponentials law_at(const Eigen::Vector3d& at) {
  const double short_mean = std::exp(at[1]);
  return {logistic(at[0]), short_mean, short_mean + std::exp(at[2])};
}
Eigen::Vector3d at_law(const TwoExponentials& law) {
  return {std::log(law.short_stays / (1.0 - law.short_stays)), std::log(law.short_mean),
          std::log(std::max(1e-3, law.long_mean - law.short_mean))};
}

double square(double x) { return x * x; }

double log_prior(const Eigen::Vector3d& at) {
  const TwoExponentials law = law_at(at);
  // The last terms turn a density of the log long mean into one of the log difference.
  return -0.5 * (square((at[0] - prior_logit) / prior_logit_sd) +
                 square((at[1] - prior_log_short) / prior_log_short_sd) +
                 square((std::log(law.long_mean) - prior_log_long) / prior_log_long_sd)) +
         at[2] - std::log(law.long_mean);
}

double total_log_likelihood(const TwoExponentials& law, const std::vector<Spell>& spells) {
  double total = 0.0;
  for (const Spell& spell : spells) total += log_likelihood(law, spell);
  return total;
}

/// What EM counts of one of the two kinds.
struct Kind {
  double children = 0.0, leavers = 0.0, months = 0.0;
};

/// Children of a kind who, for one child watched from `from` on, had left before: their number and months stayed.
void add_unseen(Kind& kind, double share, double mean, double from, double survival) {
  const double stayed = std::exp(-from / mean);
  const double unseen = share * (1.0 - stayed) / survival;
  kind.children += unseen;
  kind.leavers += unseen;
  kind.months += share * (mean * (1.0 - stayed) - from * stayed) / survival;
}

void add_spell(std::array<Kind, 2>& kinds, const TwoExponentials& law, const Spell& spell) {
  const auto density = [&](double share, double mean) {
    return share * std::exp(-spell.to / mean) * (spell.left ? 1.0 / mean : 1.0);
  };
  const double as_short = density(law.short_stays, law.short_mean);
  const double as_long = density(1.0 - law.short_stays, law.long_mean);
  const double is_short = as_short / (as_short + as_long);
  const std::array<double, 2> belongs{is_short, 1.0 - is_short};
  for (std::size_t k = 0; k < 2; ++k) {
    kinds[k].children += belongs[k];
    kinds[k].leavers += spell.left ? belongs[k] : 0.0;
    kinds[k].months += belongs[k] * spell.to;
  }
  if (spell.from <= 0.0) return;
  const double survival = law.survival(spell.from);
  add_unseen(kinds[0], law.short_stays, law.short_mean, spell.from, survival);
  add_unseen(kinds[1], 1.0 - law.short_stays, law.long_mean, spell.from, survival);
}

/// Delta method on the law's scales for quantities that are sums of exponentials of them.
Moments mean_of(const Peak& peak) {
  const auto mean = [](const Eigen::Vector3d& at) {
    const TwoExponentials law = law_at(at);
    return law.short_stays * law.short_mean + (1.0 - law.short_stays) * law.long_mean;
  };
  constexpr double step = 1e-4;
  Eigen::Vector3d slope;
  for (int i = 0; i < 3; ++i) {
    const Eigen::Vector3d move = step * Eigen::Vector3d::Unit(i);
    slope[i] = (mean(peak.at + move) - mean(peak.at - move)) / (2.0 * step);
  }
  return {mean(peak.at), std::sqrt(slope.dot(peak.covariance * slope))};
}

/// The log of the long mean is not one of the scales: log(short + exp(difference)).
LogBelief long_mean_of(const Peak& peak) {
  const TwoExponentials law = law_at(peak.at);
  const Eigen::Vector3d slope(0.0, law.short_mean / law.long_mean, 1.0 - law.short_mean / law.long_mean);
  return {std::log(law.long_mean), std::sqrt(slope.dot(peak.covariance * slope))};
}

}  // namespace

double TwoExponentials::survival(double months) const {
  return short_stays * std::exp(-months / short_mean) + (1.0 - short_stays) * std::exp(-months / long_mean);
}

double log_likelihood(const TwoExponentials& law, const Spell& spell) {
  if (!spell.start_known) return 0.0;
  const double watched = spell.from > 0.0 ? std::log(law.survival(spell.from)) : 0.0;
  if (!spell.left) return std::log(law.survival(spell.to)) - watched;
  const double density = law.short_stays * std::exp(-spell.to / law.short_mean) / law.short_mean +
                         (1.0 - law.short_stays) * std::exp(-spell.to / law.long_mean) / law.long_mean;
  return std::log(density) - watched;
}

TwoExponentials em_step(const TwoExponentials& law, const std::vector<Spell>& spells) {
  std::array<Kind, 2> kinds{};
  for (const Spell& spell : spells)
    if (spell.start_known) add_spell(kinds, law, spell);
  const double children = kinds[0].children + kinds[1].children;
  TwoExponentials next = law;
  if (children > 0.0) next.short_stays = std::clamp(kinds[0].children / children, 1e-6, 1.0 - 1e-6);
  if (kinds[0].leavers > 0.0 && kinds[0].months > 0.0) next.short_mean = kinds[0].months / kinds[0].leavers;
  if (kinds[1].leavers > 0.0 && kinds[1].months > 0.0) next.long_mean = kinds[1].months / kinds[1].leavers;
  return next;
}

StayMixture fit_mixture(const std::vector<Spell>& spells) {
  constexpr int rounds = 40;  // EM crawls near the top, where Newton is quick
  TwoExponentials law;
  for (int i = 0; i < rounds; ++i) {
    const TwoExponentials next = em_step(law, spells);
    // Where the data show one kind only, EM runs to an edge that the prior keeps away from.
    if (next.short_stays < 0.01 || next.short_stays > 0.99 || next.long_mean < 1.05 * next.short_mean) break;
    law = next;
  }
  const Peak peak = maximise(
      [&](const Eigen::Vector3d& at) { return log_prior(at) + total_log_likelihood(law_at(at), spells); },
      at_law(law));
  const TwoExponentials best = law_at(peak.at);
  return {.short_stays = {peak.at[0], std::sqrt(peak.covariance(0, 0))},
          .short_mean = {peak.at[1], std::sqrt(peak.covariance(1, 1))},
          .long_mean = long_mean_of(peak),
          .mean = mean_of(peak),
          .log_likelihood = total_log_likelihood(best, spells),
          .converged = peak.converged};
}

}  // namespace loadline::analysis::stays

namespace loadline::analysis {

double LogBelief::quantile_at(double z) const { return std::exp(centre + z * sd); }
double LogitBelief::quantile_at(double z) const { return stays::logistic(centre + z * sd); }

}  // namespace loadline::analysis
