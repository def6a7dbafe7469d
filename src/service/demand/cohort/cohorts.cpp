#include "service/demand/cohort/cohorts.hpp"

#include <algorithm>
#include <cmath>

#include "service/demand/opening_stays.hpp"

namespace loadline::service::demand::cohort {
namespace {

double rounded(double children) { return std::floor(std::max(children, 0.0) + 0.5); }

}  // namespace

Cohorts::Cohorts(const scenario::Demand& what) : demand(&what) {
  const auto keep_time = [&](State state, const scenario::DurationLaw& law,
                             const scenario::Assumption<units::Months>& mean) {
    if (law.kind != scenario::DurationKind::exponential) time[state].emplace(law, mean, state);
  };
  keep_time(assessment, what.assessment.duration, what.assessment.mean_duration);
  keep_time(in_need, what.in_need.duration, what.in_need.mean_duration);
  keep_time(plan, what.plan.duration, what.plan.mean_duration);
  keep_time(short_stay, what.care.short_duration, what.care.short_mean);
  keep_time(long_stay, what.care.long_duration, what.care.long_mean);
}

People Cohorts::looked_after(std::size_t band) const {
  People children = stocks[band][short_stay];
  add(children, stocks[band][long_stay]);
  return children;
}

void Cohorts::open(const Parameters& parameters, const chance::LaneFutures& futures) {
  open_state(parameters, demand->opening.assessments, assessment);
  open_state(parameters, demand->opening.in_need, in_need);
  open_state(parameters, demand->opening.plans, plan);
  open_care(parameters);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    care_leavers[lane] = rounded(parameters.raw(demand->opening.care_leavers)[lane]);
  for (std::size_t state = 0; state < open_states; ++state) {
    if (!time[state]) continue;
    time[state]->begin(parameters, futures);
    for (std::size_t band = 0; band < bands; ++band) time[state]->open(band, stocks[band][state]);
  }
}

/// The opening stock of a state outside care, spread over ages as the scenario's open cases.
void Cohorts::open_state(const Parameters& parameters, const scenario::Datum& total, State state) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    std::array<double, bands> weights{}, parts{};
    for (std::size_t band = 0; band < bands; ++band)
      weights[band] = parameters.raw(demand->ages[band].open_cases)[lane];
    apportion(rounded(parameters.raw(total)[lane]), weights, parts);
    for (std::size_t band = 0; band < bands; ++band) stocks[band][state][lane] = parts[band];
  }
}

/// Short and long stays stand to each other at the start as in the long run: entrants times length of stay.
/// Unaccompanied children are among those of 16 and 17.
void Cohorts::open_care(const Parameters& parameters) {
  const scenario::Care& care = demand->care;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    std::array<double, bands> weights{}, parts{};
    for (std::size_t band = 0; band < bands; ++band)
      weights[band] = parameters.raw(demand->ages[band].looked_after)[lane];
    apportion(rounded(parameters.raw(demand->opening.looked_after)[lane]), weights, parts);
    unaccompanied[lane] =
        std::min(rounded(parameters.raw(demand->overlays.unaccompanied.opening)[lane]), parts[oldest]);
    parts[oldest] -= unaccompanied[lane];
    const double share_short =
        OpeningStays{parameters.raw(care.short_stays)[lane], parameters.raw(care.short_mean)[lane],
                     parameters.raw(care.long_mean)[lane], parameters.raw(care.entries.starts)[lane],
                     parameters.raw(demand->opening.looked_after)[lane] - unaccompanied[lane]}
            .share_short();
    for (std::size_t band = 0; band < bands; ++band) {
      const double now_short = rounded(parts[band] * share_short);
      stocks[band][short_stay][lane] = now_short;
      stocks[band][long_stay][lane] = parts[band] - now_short;
    }
  }
}

}  // namespace loadline::service::demand::cohort
