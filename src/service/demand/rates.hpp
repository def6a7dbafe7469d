#pragma once
/// \file  service/demand/rates.hpp
/// \brief From the scenario's durations and shares to monthly rates of every flow, by age band.

#include "loadline/scenario/demand.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/case_network.hpp"
#include "service/demand/demand.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand {

/// A mean duration [months] that no rate faster than `fastest_rate` is needed for.
constexpr double kept_mean(double mean_months) {
  return mean_months > 1.0 / fastest_rate ? mean_months : 1.0 / fastest_rate;
}

/// Rates at a caseload equal to the reference and no initiatives, without age multipliers [per month].
struct BaseRates {
  std::array<Lanes<double>, case_flows> flow{};
  std::array<Lanes<double>, scenario::age_bands> into_care{},
      out_of_care{};  ///< Age multipliers, at least 0.
};

/// Who leaves a state at 1 / mean duration and where to: shares above 100 % in all are scaled back to it
/// (sampled ones may be), what they leave of it closes.
BaseRates base_rates(const scenario::Demand& demand, const Parameters& parameters);

/// One future's numbers of the feedback of caseload on durations.
struct FeedbackTerms {
  double exponent = 0.0, reference = 1.0, least = 1.0, most = 1.0;
};
FeedbackTerms feedback_terms(const scenario::DurationFeedback& terms, const Parameters& parameters,
                             std::size_t lane);

/// Multiplier of every rate out of assessment, need and plan (2.4): (reference / caseload) ^ exponent within
/// its limits; the upper limit where there is no caseload.
double speed_at(const FeedbackTerms& terms, double caseload);
Lanes<double> feedback(const scenario::DurationFeedback& terms, const Parameters& parameters,
                       const Lanes<units::Caseload>& last_caseload);

/// One band's rates this month. Multipliers of rates into care and of going home add to the rate of leaving:
/// the other flows keep theirs. `held_at_zero` is set to 1 where a multiplier was below 0 and is taken as 0.
void rates_of_band(const BaseRates& base, std::size_t band, const Pressures& pressures, CaseRates& rates,
                   Counts& held_at_zero);

}  // namespace loadline::service::demand
