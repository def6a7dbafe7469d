#include <algorithm>
#include <cmath>

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
double feedback(const scenario::Scenario& scenario) {
  const scenario::DurationFeedback& terms = scenario.demand.feedback;
  const double caseload = staff(scenario).caseload;
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
  // The age multiplier adds to or takes from the flow into care alone.
  return {.all = stated * (1.0 + shares.to_care * (into_care - 1.0)),
          .to_plan = stated * shares.to_plan,
          .to_care = stated * shares.to_care * into_care,
          .to_in_need = stated * shares.to_in_need};
}

/// Children under 18 who leave care in a month. The opening stock is split between short and long stays as it
/// would be in the long run: by entrants times length of stay.
double care_exits(const scenario::Scenario& scenario) {
  const scenario::Care& care = scenario.demand.care;
  const double is_short = care.short_stays.typical_value();
  const double mean_stay =
      is_short * care.short_mean.typical_value() + (1.0 - is_short) * care.long_mean.typical_value();
  return looked_after(scenario) / mean_stay *
         over_ages(scenario, &scenario::AgeProfile::looked_after, &scenario::AgeProfile::out_of_care);
}

/// Children in care who turn 18 in a month: the oldest band is two years wide.
double aged_out(const scenario::Scenario& scenario) {
  const std::size_t oldest = scenario::age_bands - 1;
  return looked_after(scenario) * scenario.demand.ages[oldest].looked_after.typical_value() /
         (12.0 * scenario::age_band_years[oldest]);
}

}  // namespace

std::vector<FlowBalance> flows(const scenario::Scenario& scenario) {
  const scenario::Demand& demand = scenario.demand;
  const scenario::OpeningStocks& stocks = demand.opening;
  const double speed = feedback(scenario);
  const double into_care =
      over_ages(scenario, &scenario::AgeProfile::open_cases, &scenario::AgeProfile::into_care);
  const auto value = [](const scenario::Datum& datum) { return datum.typical_value(); };
  const Exits assessed = exits(value(stocks.assessments), value(demand.assessment.mean_duration),
                               {value(demand.assessment.to_plan), value(demand.assessment.to_care),
                                value(demand.assessment.to_in_need)},
                               speed, into_care);
  const Exits in_need =
      exits(value(stocks.in_need), value(demand.in_need.mean_duration),
            {value(demand.in_need.to_plan), value(demand.in_need.to_care), 0.0}, speed, into_care);
  const Exits plans =
      exits(value(stocks.plans), value(demand.plan.mean_duration),
            {0.0, value(demand.plan.to_care), value(demand.plan.to_in_need)}, speed, into_care);
  const double left_care = care_exits(scenario), eighteen = aged_out(scenario);
  return {{"assessments", value(stocks.assessments), new_cases_a_day(scenario) * 365.0 / 12.0, assessed.all},
          {"in need", value(stocks.in_need),
           assessed.to_in_need + plans.to_in_need + left_care * value(demand.care.home), in_need.all},
          {"plans", value(stocks.plans), assessed.to_plan + in_need.to_plan, plans.all},
          {"looked after", looked_after(scenario), assessed.to_care + in_need.to_care + plans.to_care,
           left_care + eighteen},
          {"care leavers", value(stocks.care_leavers), eighteen * value(demand.care.care_leaver_duties),
           value(stocks.care_leavers) / value(demand.care.care_leaver_duration)}};
}

}  // namespace loadline::service::opening
