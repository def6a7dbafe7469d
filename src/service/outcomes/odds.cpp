#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/beta.hpp>

#include "loadline/base/expects.hpp"
#include "loadline/service/scoring.hpp"
#include "service/lane_draws.hpp"
#include "service/outcomes/assessments.hpp"
#include "service/outcomes/beta_binomial.hpp"
#include "service/outcomes/publication.hpp"

namespace loadline::service {
namespace {

using outcomes::BetaBinomial;
using outcomes::Publication;
using scenario::Better;

using Odds = std::array<double, rating_count>;

double& of(Odds& odds, Rating rating) { return odds[static_cast<std::size_t>(rating)]; }

double density(double score) { return std::exp(-0.5 * score * score) / std::sqrt(2.0 * std::numbers::pi); }

/// P(K >= k) of binomial counts.
double binomial_at_least(double k, double n, double p) {
  if (k <= 0.0) return 1.0;
  if (k > n) return 0.0;
  return boost::math::ibeta(k, n - k + 1.0, p);
}

/// How good a reading must be for its published figure to meet a tier.
double edge_of(double tier, const scenario::Kpi& kpi, Better better) {
  const double scale = published_scale(unit_of(kpi.measure), kpi.decimals);
  if (scale == 0.0) return tier;
  constexpr double hair = 1e-9;
  return better == Better::higher ? (std::ceil(tier * scale - hair) - 0.5) / scale
                                  : (std::floor(tier * scale + hair) + 0.5) / scale;
}

/// Months of the window, and how many quarters it has: differences between teams last a quarter.
struct WindowShape {
  double months = 1.0, quarters = 1.0;
};
WindowShape shape_of(const scenario::Kpi& kpi) {
  switch (window_of(kpi.window, kpi.measure)) {
    case scenario::Window::quarter:
      return {3.0, 1.0};
    case scenario::Window::rolling_12:
    case scenario::Window::year_to_date:  // at the year's end
      return {12.0, 4.0};
    case scenario::Window::usual:
    case scenario::Window::snapshot:
      break;
  }
  return {1.0, 1.0};
}

/// Intraclass correlation of all that a window counts as one. Several quarters that know nothing of each other have the
/// variance of the sum; the law of the sum is then told by a beta-binomial of that variance.
double clustering_of_window(const scenario::ShareOf& m, const WindowShape& window, double n) {
  if (n <= 1.0) return 0.0;
  const double a_quarter = 3.0 * n / window.months;
  const double rho = outcomes::clustering_of_all(a_quarter, m.teams.typical_value(),
                                                 std::clamp(m.clustering.typical_value(), 0.0, 1.0));
  return rho * (n / window.quarters - 1.0) / (n - 1.0);
}

/// The law of an indicator's rating.
class RatingLaw {
 public:
  RatingLaw(const scenario::Kpi& kpi, const TiersInForce& tiers, double truth, double n)
      : kpi_(kpi), tiers_(tiers), publication_(kpi), truth_(truth), n_(n) {}

  Odds operator()(const scenario::VisitsInTime&) const { return binomial(); }
  Odds operator()(const scenario::PathwayPlans&) const { return binomial(); }
  Odds operator()(const scenario::PlacementShare&) const { return binomial(); }
  Odds operator()(const scenario::AssessedInTime&) const { return binomial(); }
  Odds operator()(const scenario::ShareOf& m) const {
    const double rho = clustering_of_window(m, shape_of(kpi_), std::round(n_));
    if (!(rho > 0.0)) return binomial();
    const BetaBinomial law = BetaBinomial::of(std::round(n_), share(), rho);
    return counts([&](double k) { return law.at_least(k); });
  }
  Odds operator()(const scenario::AverageCaseload& m) const {
    const double deviation = m.spread.typical_value() * m.restated_by.typical_value() / std::sqrt(n_);
    if (!(deviation > 0.0)) return certain();
    return measured([&](double line) { return normal_share((line - truth_) / deviation); });
  }
  Odds operator()(const scenario::AssessmentDays& m) const {
    // The shape of the law is the scenario's and not the indicator's: taken as likely to end now as later.
    const double quantile = m.quantile.typical_value(), n = std::round(n_);
    const double place = outcomes::place_of_quantile(quantile, n), mean = -truth_ / std::log1p(-quantile);
    return measured([&](double line) {
      const double share = line > 0.0 && mean > 0.0 ? -std::expm1(-line / mean) : 0.0;
      return boost::math::ibeta(place, n + 1.0 - place, share);
    });
  }
  Odds operator()(const scenario::Judgement& m) const { return grades(m); }
  template <class Counted>
  Odds operator()(const Counted&) const {
    return certain();
  }

 private:
  double share() const { return std::clamp(truth_, 0.0, 1.0); }

  Odds certain() const {
    Odds odds{};
    of(odds, publication_.publish({truth_, 1.0}, tiers_).rating) = 1.0;
    return odds;
  }
  Odds binomial() const {
    return counts([&](double k) { return binomial_at_least(k, std::round(n_), share()); });
  }
  template <class AtLeast>
  Odds counts(const AtLeast& at_least) const;
  template <class Below>
  Odds measured(const Below& below) const;
  Odds grades(const scenario::Judgement& m) const;

  const scenario::Kpi& kpi_;
  const TiersInForce& tiers_;
  Publication publication_;
  double truth_, n_;
};

/// Ratings of counts 0 to n change at few of them: those where a tier is met, and where counts begin and cease to be
/// suppressed. Between two of them all have one rating.
template <class AtLeast>
Odds RatingLaw::counts(const AtLeast& at_least) const {
  const double n = std::round(n_);
  if (n < 1.0) return certain();
  const char* unit = unit_of(kpi_.measure);
  const auto rating_of = [&](double k) { return rate(published(k / n, unit, kpi_.decimals), tiers_); };
  std::array<double, 6> changes{0.0, 1.0, std::min(n, kpi_.suppressed_to + 1.0), n + 1.0, n + 1.0, n + 1.0};
  std::size_t next = 3;
  for (const Rating last : {Rating::green, Rating::amber, Rating::red}) {
    const bool up = tiers_.better == Better::higher;
    double low = 0.0, high = n + 1.0;  // first count that is this good, or the first that is not
    while (low < high) {
      const double middle = std::floor(0.5 * (low + high));
      const bool good = rating_of(middle) <= last;
      (good == up ? high : low) = good == up ? middle : middle + 1.0;
    }
    changes[next++] = low;
  }
  std::ranges::sort(changes);
  Odds odds{};
  double above = 1.0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const double first = changes[i], end = i + 1 < changes.size() ? changes[i + 1] : n + 1.0;
    if (first >= end) continue;
    const double beyond = at_least(end);
    of(odds, publication_.publish({first, n}, tiers_).rating) += std::max(0.0, above - beyond);
    above = beyond;
  }
  return odds;
}

/// Ratings of a reading that may be any number: `below(x)` is the chance that it is at most x.
template <class Below>
Odds RatingLaw::measured(const Below& below) const {
  const bool up = tiers_.better == Better::higher;
  Odds odds{};
  double worse = 1.0;
  for (const auto& [rating, tier] : {std::pair{Rating::green, tiers_.target},
                                     {Rating::amber, tiers_.tolerance},
                                     {Rating::red, tiers_.floor}}) {
    const double line = edge_of(tier, kpi_, tiers_.better);
    const double beyond = up ? below(line) : 1.0 - below(line);
    const double still = std::min(worse, beyond);
    of(odds, rating) = worse - still;
    worse = still;
  }
  of(odds, Rating::severe) = worse;
  return odds;
}

/// Chance of each grade at this latent quality: the reading is normal around it, cut at three points. Where help and
/// protection or leadership limit the whole, each of them must clear the first cut too, given the reading.
Odds RatingLaw::grades(const scenario::Judgement& m) const {
  const double deviation = std::sqrt(1.0 - std::clamp(m.repeatability.typical_value(), 0.0, 1.0));
  const double shared = std::clamp(m.sub_correlation.typical_value(), 0.0, 1.0);
  const double lowest = m.cutpoints[0].typical_value();
  const auto beyond = [&](double cut) {
    if (deviation == 0.0) return truth_ >= cut ? 1.0 : 0.0;
    if (!m.limiting || shared == 1.0) return normal_share((truth_ - cut) / deviation);
    const auto unlimited = [&](double score) {
      const double reading = truth_ + deviation * score;
      const double clears = normal_share((std::sqrt(shared) * reading - lowest) / std::sqrt(1.0 - shared));
      return density(score) * clears * clears;
    };
    constexpr double far = 9.0;  // standard deviations
    const double from = std::clamp((cut - truth_) / deviation, -far, far);
    return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(unlimited, from, far, 8, 1e-12);
  };
  Odds odds{};
  double above = 1.0;
  for (std::size_t grade = 0; grade < scenario::grade_keys.size(); ++grade) {
    const double better = grade < m.cutpoints.size() ? beyond(m.cutpoints[grade].typical_value()) : 0.0;
    of(odds, rate(static_cast<double>(grade), tiers_)) += above - better;
    above = better;
  }
  return odds;
}

}  // namespace

std::array<double, rating_count> odds(const scenario::Kpi& kpi, const TiersInForce& tiers, double truth,
                                      double n) {
  LOADLINE_EXPECTS(n >= 0.0);
  if (n == 0.0 && !std::holds_alternative<scenario::Judgement>(kpi.measure)) {
    Odds none{};
    of(none, Rating::not_assessed) = 1.0;
    return none;
  }
  return std::visit(RatingLaw(kpi, tiers, truth, n), kpi.measure);
}

double expected_shortfall(double target, double mean, double deviation) {
  LOADLINE_EXPECTS(deviation >= 0.0);
  if (deviation == 0.0) return std::max(0.0, target - mean);
  const double score = (target - mean) / deviation;
  return (target - mean) * normal_share(score) + deviation * density(score);
}

}  // namespace loadline::service
