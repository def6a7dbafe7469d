#include "service/demand/rates.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::service::demand {
namespace {

constexpr bool enters_care(std::size_t flow) {
  return !in_care(case_network.flow[flow].from) && in_care(case_network.flow[flow].to);
}
constexpr std::size_t flow_between(int from, int to) {
  for (std::size_t f = 0; f < case_flows; ++f)
    if (case_network.flow[f].from == from && case_network.flow[f].to == to) return f;
  return case_flows;  // none
}

/// A flow's lanes, by the states it joins.
template <int from, int to>
Lanes<double>& between(std::array<Lanes<double>, case_flows>& flow) {
  static_assert(flow_between(from, to) < case_flows);
  return flow[flow_between(from, to)];
}

double at_least_0(double value) { return std::max(value, 0.0); }
double rate_of(double mean_months) { return 1.0 / kept_mean(mean_months); }

/// Shares of one lane that may not exceed 100 % in all; `rest` is what they leave.
struct Shares {
  double plan = 0.0, care = 0.0, need = 0.0, rest = 0.0;
};
Shares within_whole(double to_plan, double to_care, double to_need) {
  Shares shares{at_least_0(to_plan), at_least_0(to_care), at_least_0(to_need), 0.0};
  const double sum = shares.plan + shares.care + shares.need;
  if (sum > 1.0) return {shares.plan / sum, shares.care / sum, shares.need / sum, 0.0};
  shares.rest = 1.0 - sum;
  return shares;
}

void set_assessment(const scenario::Assessment& terms, const Parameters& p, const Lanes<double>& is_short,
                    BaseRates& base) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double rate = rate_of(p.raw(terms.mean_duration)[lane]);
    const Shares to =
        within_whole(p.raw(terms.to_plan)[lane], p.raw(terms.to_care)[lane], p.raw(terms.to_in_need)[lane]);
    between<assessment, in_need>(base.flow)[lane] = rate * to.need;
    between<assessment, plan>(base.flow)[lane] = rate * to.plan;
    between<assessment, short_stay>(base.flow)[lane] = rate * to.care * is_short[lane];
    between<assessment, long_stay>(base.flow)[lane] = rate * to.care * (1.0 - is_short[lane]);
    between<assessment, closed>(base.flow)[lane] = rate * to.rest;
  }
}

void set_in_need(const scenario::InNeed& terms, const Parameters& p, const Lanes<double>& is_short,
                 BaseRates& base) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double rate = rate_of(p.raw(terms.mean_duration)[lane]);
    const Shares to = within_whole(p.raw(terms.to_plan)[lane], p.raw(terms.to_care)[lane], 0.0);
    between<in_need, plan>(base.flow)[lane] = rate * to.plan;
    between<in_need, short_stay>(base.flow)[lane] = rate * to.care * is_short[lane];
    between<in_need, long_stay>(base.flow)[lane] = rate * to.care * (1.0 - is_short[lane]);
    between<in_need, closed>(base.flow)[lane] = rate * to.rest;
  }
}

void set_plan(const scenario::Plan& terms, const Parameters& p, const Lanes<double>& is_short,
              BaseRates& base) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double rate = rate_of(p.raw(terms.mean_duration)[lane]);
    const Shares to = within_whole(0.0, p.raw(terms.to_care)[lane], p.raw(terms.to_in_need)[lane]);
    between<plan, in_need>(base.flow)[lane] = rate * to.need;
    between<plan, short_stay>(base.flow)[lane] = rate * to.care * is_short[lane];
    between<plan, long_stay>(base.flow)[lane] = rate * to.care * (1.0 - is_short[lane]);
    between<plan, closed>(base.flow)[lane] = rate * to.rest;
  }
}

void set_care(const scenario::Care& terms, const Parameters& p, BaseRates& base) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const Shares home = within_whole(0.0, 0.0, p.raw(terms.home)[lane]);
    const double brief = rate_of(p.raw(terms.short_mean)[lane]),
                 lasting = rate_of(p.raw(terms.long_mean)[lane]);
    between<short_stay, in_need>(base.flow)[lane] = brief * home.need;
    between<short_stay, left_care>(base.flow)[lane] = brief * home.rest;
    between<long_stay, in_need>(base.flow)[lane] = lasting * home.need;
    between<long_stay, left_care>(base.flow)[lane] = lasting * home.rest;
  }
}

/// What multiplies a flow this month; `least` keeps the least before it is held at 0.
Lanes<double> multiplier(std::size_t flow, const BaseRates& base, std::size_t band,
                         const Pressures& pressures, Lanes<double>& least) {
  Lanes<double> factor{};
  const bool leaves_care = in_care(case_network.flow[flow].from),
             goes_home = case_network.flow[flow].to == in_need;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double into = enters_care(flow) ? base.into_care[band][lane] * pressures.into_care[lane] : 1.0;
    const double home = leaves_care && goes_home ? pressures.return_home[lane] : 1.0;
    factor[lane] = leaves_care ? base.out_of_care[band][lane] * pressures.out_of_care[lane] * home
                               : pressures.open_case_speed[lane] * into;
    least[lane] = std::min(least[lane], factor[lane]);
    factor[lane] = at_least_0(factor[lane]);
  }
  return factor;
}

}  // namespace

BaseRates base_rates(const scenario::Demand& demand, const Parameters& parameters) {
  BaseRates base;
  Lanes<double> is_short = parameters.raw(demand.care.short_stays);
  for (double& share : is_short) share = std::clamp(share, 0.0, 1.0);
  set_assessment(demand.assessment, parameters, is_short, base);
  set_in_need(demand.in_need, parameters, is_short, base);
  set_plan(demand.plan, parameters, is_short, base);
  set_care(demand.care, parameters, base);
  for (std::size_t band = 0; band < scenario::age_bands; ++band) {
    base.into_care[band] = parameters.raw(demand.ages[band].into_care);
    base.out_of_care[band] = parameters.raw(demand.ages[band].out_of_care);
  }
  return base;
}

FeedbackTerms feedback_terms(const scenario::DurationFeedback& terms, const Parameters& parameters,
                             std::size_t lane) {
  const double least = parameters.raw(terms.least)[lane];
  return {.exponent = parameters.raw(terms.exponent)[lane],
          .reference = parameters.raw(terms.reference)[lane],
          .least = least,
          .most = std::max(least, parameters.raw(terms.most)[lane])};
}

double speed_at(const FeedbackTerms& terms, double caseload) {
  if (terms.exponent == 0.0) return std::clamp(1.0, terms.least, terms.most);
  if (!(caseload > 0.0)) return terms.most;
  return std::clamp(std::pow(terms.reference / caseload, terms.exponent), terms.least, terms.most);
}

Lanes<double> feedback(const scenario::DurationFeedback& terms, const Parameters& parameters,
                       const Lanes<units::Caseload>& last_caseload) {
  Lanes<double> factor{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    factor[lane] = speed_at(feedback_terms(terms, parameters, lane), last_caseload[lane].value());
  return factor;
}

void rates_of_band(const BaseRates& base, std::size_t band, const Pressures& pressures, CaseRates& rates,
                   Counts& held_at_zero) {
  rates.leaving = {};
  Lanes<double> least{};
  for (std::size_t f = 0; f < rates.flow.size(); ++f) {
    const Lanes<double> factor = multiplier(f, base, band, pressures, least);
    Lanes<double>& leaving = rates.leaving[static_cast<std::size_t>(case_network.flow[f].from)];
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      rates.flow[f][lane] = base.flow[f][lane] * factor[lane];
      leaving[lane] += rates.flow[f][lane];
    }
  }
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    if (least[lane] < 0.0) held_at_zero[lane] = 1;
  // Exactly 1 for any rate a scenario is likely to hold, so nothing is lost by multiplying.
  std::array<Lanes<double>, open_states> slowed;
  for (std::size_t s = 0; s < open_states; ++s)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      slowed[s][lane] = std::min(1.0, fastest_rate / std::max(rates.leaving[s][lane], 1.0));
      rates.leaving[s][lane] *= slowed[s][lane];
    }
  for (std::size_t f = 0; f < rates.flow.size(); ++f) {
    const Lanes<double>& slow = slowed[static_cast<std::size_t>(case_network.flow[f].from)];
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) rates.flow[f][lane] *= slow[lane];
  }
}

}  // namespace loadline::service::demand
