#pragma once
/// \file  loadline/analysis/stay_fit.hpp
/// \brief What a statutory return says of stays in care: how long, how they end, how many begin, placed where.
///
/// Stays are measured in months of 365.25 / 12 days, before ageing out: leaving at 18 is forced and counts as the end of
/// watching, not as a way of leaving (`model.md` 0.4). A child who entered before the first return's year is watched only
/// from that year on (left truncation); one still looked after at the end is watched until then (right censoring). Where a
/// return does not say when a stay began, the stay counts only from when it is surely in the last band.
///
/// Two laws are fitted and compared on the last year, held out: rates of leaving that are constant in bands, and the
/// mixture of two exponentials that `demand.care` takes. On made-up authorities the bands gain up to 0.15 in log
/// likelihood a leaver where the truth is no mixture and lose at most 0.0035 where it is; so the bands are the better
/// default, and both are given with the comparison (docs/adr/0018-stays-from-a-return.md has the evidence).
///
/// Pure: the same return gives the same bits. A fit is plain data; any number of threads may read it.

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "loadline/input/care_return.hpp"
#include "loadline/scenario/demand.hpp"

namespace loadline::analysis {

/// A Gamma distribution of a rate.
struct GammaBelief {
  double shape = 0.0;
  double rate = 0.0;  ///< In the unit of one over the rate it is about.
  double mean() const { return shape / rate; }
  double sd() const;
};

inline constexpr std::size_t stay_bands = 7;
/// Where the bands begin [months]. The last has no end.
inline constexpr std::array<double, stay_bands + 1> stay_band_edges{
    0.0, 1.0, 3.0, 6.0, 12.0, 24.0, 48.0, std::numeric_limits<double>::infinity()};

/// The rate of leaving care, other than at 18, in a band of time in care.
struct StayBand {
  double from = 0.0, to = 0.0;  ///< [months]
  double leavers = 0.0;         ///< [children]
  double watched = 0.0;         ///< Time at risk [child-months].
  double smooth = 0.0;          ///< The smooth rate of all bands, towards which this one is drawn [1/month].
  GammaBelief rate;  ///< Posterior [1/month]: shape strength + leavers, rate strength / smooth + watched.
};

struct Moments {
  double mean = 0.0, sd = 0.0;
};

/// A number believed to be about `centre` on a scale on which it has no bounds, normal with this `sd`.
struct LogBelief {  ///< Positive numbers; the scale is the natural log.
  double centre = 0.0, sd = 0.0;
  double quantile_at(double z) const;  ///< The number z standard deviations above the centre.
};
struct LogitBelief {  ///< Shares; the scale is log(p / (1 - p)).
  double centre = 0.0, sd = 0.0;
  double quantile_at(double z) const;
};

/// Short and long stays, each exponential, as `demand.care` has them. Most likely a posteriori, with a normal
/// approximation there. Prior (`model.md` 1.5): share 30 % (logit sd 1.5), short mean 4 months (log sd 1),
/// long mean 36 months (log sd 0.7), the long one the longer.
struct StayMixture {
  LogitBelief short_stays;
  LogBelief short_mean, long_mean;  ///< [months]
  Moments mean;                     ///< Mean stay [months].
  double log_likelihood = 0.0;      ///< Without the prior.
  bool converged = false;
};

/// How stays end, of those that end before 18: Dirichlet posterior, prior weight a half each.
enum class LeavingReason { home, adopted, guardianship, other };
inline constexpr std::size_t leaving_reasons = 4;
struct LeavingShares {
  std::array<double, leaving_reasons> counts{};   ///< [children]
  std::array<double, leaving_reasons> weights{};  ///< Of the posterior.
  Moments share(LeavingReason reason) const;
};

/// Children who entered care; one who enters twice counts twice.
struct StayEntries {
  struct Year {
    int year = 0;  ///< To 31 March.
    double count = 0.0;
    GammaBelief rate;  ///< [children/year] Prior of shape a half, rate 0 (`model.md` 1.9b).
  };
  std::vector<Year> years;
  GammaBelief rate;                                       ///< Over all years together [children/year].
  std::array<double, scenario::age_bands> by_age{};       ///< [children]
  std::array<GammaBelief, scenario::age_bands> age_rate;  ///< [children/year]
  /// Variance over mean of monthly counts (1 for a Poisson stream), with its standard deviation were it 1.
  Moments monthly_dispersion;
  std::optional<Moments> yearly_dispersion;  ///< The same of yearly counts; none of one year.
};

/// Children by the model's types of placement.
struct PlacementMix {
  std::array<double, scenario::placement_types> counts{};
  double elsewhere = 0.0;  ///< Codes that are none of these (temporary, health, family centres ...).
};
struct PlacementMixes {
  PlacementMix entrants_under_16, entrants_16;  ///< First placement of those who entered.
  PlacementMix at_end;                          ///< On the last return's 31 March.
};

/// Input shown against model: the share still looked after by time in care, ageing out left aside.
struct SurvivalPoint {
  double months = 0.0;
  double seen = 0.0, seen_error = 0.0;  ///< Kaplan and Meier, with Greenwood's standard error.
  double at_risk = 0.0;                 ///< Children watched at that time in care.
  double piecewise = 0.0, mixture = 0.0;
};

/// Log likelihood of the last year's comings and goings under laws fitted to the years before it.
struct HeldOutYear {
  int year = 0;
  std::size_t stays = 0, leavers = 0;
  double piecewise = 0.0, mixture = 0.0,
         one_rate = 0.0;                 ///< `one_rate`: leavers over time at risk, whatever the band.
  double difference = 0.0, error = 0.0;  ///< Piecewise less mixture, and its standard error over stays.
};

struct StayFit {
  std::vector<int> years;
  std::size_t stays = 0, unknown_starts = 0;  ///< Periods of care read; of these, how many say no start.
  std::array<StayBand, stay_bands> bands{};
  double strength =
      0.0;  ///< How many leavers the smooth curve weighs, estimated: few where bands differ from it.
  Moments mean_stay;  ///< Under the piecewise rates, before ageing out [months]; exact posterior moments.
  double log_likelihood = 0.0;  ///< Of the piecewise rates at their posterior means.
  StayMixture mixture;
  LeavingShares leaving;
  StayEntries entries;
  PlacementMixes placements;
  std::vector<SurvivalPoint> survival;
  std::optional<HeldOutYear> held_out;  ///< None of one year.
};

/// Fits a return that was read without errors and holds at least one year.
StayFit fit_stays(const input::CareReturn& returned);

/// Expected share still looked after so many months after entry under the piecewise posterior, ageing out left aside.
double survival(const std::array<StayBand, stay_bands>& bands, double months);

}  // namespace loadline::analysis
