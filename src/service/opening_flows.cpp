#include <algorithm>
#include <cmath>

#include "service/demand/opening_stays.hpp"
#include "service/opening_parts.hpp"

namespace loadline::service::opening {
namespace {

/// Mean of an age multiplier over the children it applies to.
double over_ages(const scenario::Scenario& scenario,
                 scenario::Assumption<units::Share> scenario::AgeProfile::*share,
                 scenario::Assumption<units::Ratio> scenario::AgeProfile::*multiplier) {
  double mean = 0.0;
  for (const scenario::AgeProfile& age : scenario.demand.ages)
    mean += (age.*share).typical_value() * (age.*multiplier).typical_value();
  return mean;
}

/// Heavier caseloads slow every exit from an open case (2.4).
double feedback(const scenario::DurationFeedback& terms, double caseload) {
  if (caseload <= 0.0) return terms.most.typical_value();
  return std::clamp(std::pow(terms.reference.typical_value() / caseload, terms.exponent.typical_value()),
                    terms.least.typical_value(), terms.most.typical_value());
}

/// Children who leave an open state in a month, by where they go.
struct Exits {
  double all = 0.0, to_plan = 0.0, to_care = 0.0, to_in_need = 0.0;
};
struct Shares {
  double to_plan = 0.0, to_care = 0.0, to_in_need = 0.0;
};
Exits exits(double stock, double mean_duration, const Shares& shares, double speed, double into_care) {
  const double stated = stock / mean_duration * speed;
  // Multipliers add to or take from the flow into care alone.
  return {.all = stated * (1.0 + shares.to_care * (into_care - 1.0)),
          .to_plan = stated * shares.to_plan,
          .to_care = stated * shares.to_care * into_care,
          .to_in_need = stated * shares.to_in_need};
}

struct OpenCases {
  Exits assessments, in_need, plans;
  double to_care() const { return assessments.to_care + in_need.to_care + plans.to_care; }
};

/// Whatever the law of durations: a stock in balance is left at one over its mean duration.
OpenCases open_cases_left(const scenario::Demand& demand, double speed, double into_care) {
  const auto value = [](const scenario::Datum& datum) { return datum.typical_value(); };
  const scenario::OpeningStocks& stocks = demand.opening;
  return {exits(value(stocks.assessments), value(demand.assessment.mean_duration),
                {value(demand.assessment.to_plan), value(demand.assessment.to_care),
                 value(demand.assessment.to_in_need)},
                speed, into_care),
          exits(value(stocks.in_need), value(demand.in_need.mean_duration),
                {value(demand.in_need.to_plan), value(demand.in_need.to_care), 0.0}, speed, into_care),
          exits(value(stocks.plans), value(demand.plan.mean_duration),
                {0.0, value(demand.plan.to_care), value(demand.plan.to_in_need)}, speed, into_care)};
}

/// Children who enter care in a month from outside the open cases.
double other_entries(const scenario::Overlays& overlays) {
  return (overlays.unaccompanied.arrivals.typical_value() +
          overlays.youth_justice.starts.typical_value() * overlays.youth_justice.remanded.typical_value()) /
         12.0;
}

/// What multiplies rates into care: the mean of the ages, and the level where the year's entries are stated. Those are all
/// entries, at the stated caseload; who comes otherwise than from an open case is taken off.
double into_care(const scenario::Scenario& scenario) {
  const scenario::Demand& demand = scenario.demand;
  const double ages =
      over_ages(scenario, &scenario::AgeProfile::open_cases, &scenario::AgeProfile::into_care);
  const double starts = demand.care.entries.starts.typical_value();
  const double stated_speed = feedback(demand.feedback, scenario.workforce.opening_caseload.typical_value());
  const double expected = open_cases_left(demand, stated_speed, ages).to_care();
  const double from_cases = std::max(0.0, starts / 12.0 - other_entries(demand.overlays));
  return starts > 0.0 && expected > 0.0 ? ages * from_cases / expected : ages;
}

/// Children who leave care in a month.
struct CareExits {
  double under_18 = 0.0, at_18 = 0.0;
};

/// As lengths of stay say, or as the year's exits are stated; the oldest band is two years wide. Unaccompanied children
/// stay until they turn 18.
CareExits care_exits(const scenario::Scenario& scenario) {
  const scenario::Care& care = scenario.demand.care;
  const demand::OpeningStays stays{
      care.short_stays.typical_value(), care.short_mean.typical_value(), care.long_mean.typical_value(),
      care.entries.starts.typical_value(),
      looked_after(scenario) - scenario.demand.overlays.unaccompanied.opening.typical_value()};
  const double share_short = stays.share_short();
  const double leaving = share_short / stays.short_mean + (1.0 - share_short) / stays.long_mean;
  const std::size_t oldest = scenario::age_bands - 1;
  const scenario::AgeProfile& ages = scenario.demand.ages[oldest];
  const double of_16 = looked_after(scenario) * ages.looked_after.typical_value();
  const double alone = std::min(of_16, scenario.demand.overlays.unaccompanied.opening.typical_value());
  const double everyone = looked_after(scenario) * over_ages(scenario, &scenario::AgeProfile::looked_after,
                                                             &scenario::AgeProfile::out_of_care);
  CareExits left{(everyone - alone * ages.out_of_care.typical_value()) * leaving,
                 of_16 / (12.0 * scenario::age_band_years[oldest])};
  const double ceased = care.exits.ceased.typical_value();
  if (ceased > 0.0 && left.under_18 > 0.0) left.under_18 = std::max(0.0, ceased / 12.0 - left.at_18);
  return left;
}

}  // namespace

std::vector<FlowBalance> flows(const scenario::Scenario& scenario) {
  const scenario::Demand& demand = scenario.demand;
  const scenario::OpeningStocks& stocks = demand.opening;
  const auto value = [](const scenario::Datum& datum) { return datum.typical_value(); };
  const double speed = feedback(demand.feedback, staff(scenario).caseload);
  const OpenCases left = open_cases_left(demand, speed, into_care(scenario));
  const CareExits left_care = care_exits(scenario);
  return {
      {"assessments", value(stocks.assessments), new_cases_a_day(scenario) * 365.0 / 12.0,
       left.assessments.all},
      {"in need", value(stocks.in_need),
       left.assessments.to_in_need + left.plans.to_in_need + left_care.under_18 * value(demand.care.home),
       left.in_need.all},
      {"plans", value(stocks.plans), left.assessments.to_plan + left.in_need.to_plan, left.plans.all},
      {"looked after", looked_after(scenario), left.to_care() + other_entries(demand.overlays),
       left_care.under_18 + left_care.at_18},
      {"care leavers", value(stocks.care_leavers), left_care.at_18 * value(demand.care.care_leaver_duties),
       value(stocks.care_leavers) / value(demand.care.care_leaver_duration)}};
}

}  // namespace loadline::service::opening
