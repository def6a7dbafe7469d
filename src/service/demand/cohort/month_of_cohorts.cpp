#include "service/demand/cohort/month_of_cohorts.hpp"

namespace loadline::service::demand::cohort {
namespace {

People both(const People& one, const People& other) {
  People sum = one;
  add(sum, other);
  return sum;
}

}  // namespace

void report_flows(const MonthOfCohorts& what, Month& now) {
  People in = what.unaccompanied, out = what.turned.in_care, home{}, plans_in{},
         plans_out = what.turned.plans, closures = both(what.turned.open_cases, what.turned.in_care);
  for (const MonthFlows& band : what.flows) {
    add(in, both(band.into_care, band.through_care));
    add(out, both(band.out_of_care, band.through_care));
    add(home, band.home);
    add(plans_in, both(band.into_plan, band.through_plan));
    add(plans_out, both(band.out_of_plan, band.through_plan));
    add(closures, both(band.closed, band.not_home));
  }
  now.referrals = counts_of(both(what.arrivals.assessed, what.arrivals.not_assessed));
  now.assessed = counts_of(what.arrivals.assessed);
  now.care_entries = counts_of(in);
  now.care_exits = counts_of(out);
  now.went_home = counts_of(home);
  now.adoptions = counts_of(what.adopted);
  now.guardianships = counts_of(what.guardianship);
  now.aged_out = counts_of(what.turned.in_care);
  now.plan_starts = counts_of(plans_in);
  now.plan_ends = counts_of(plans_out);
  now.closures = counts_of(closures);
}

void report_stocks(const Cohorts& children, const std::array<People, scenario::placement_types>& placed,
                   Month& now) {
  std::array<People, open_states> total{};
  for (std::size_t band = 0; band < bands; ++band) {
    for (std::size_t state = 0; state < open_states; ++state) add(total[state], children.stocks[band][state]);
    People looked_after = children.looked_after(band);
    if (band == oldest) add(looked_after, children.unaccompanied);
    now.looked_after_by_age[band] = counts_of(looked_after);
  }
  now.assessments = counts_of(total[assessment]);
  now.in_need = counts_of(total[in_need]);
  now.plans = counts_of(total[plan]);
  now.looked_after = counts_of(both(both(total[short_stay], total[long_stay]), children.unaccompanied));
  now.unaccompanied = counts_of(children.unaccompanied);
  now.care_leavers = counts_of(children.care_leavers);
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    now.placed[type] = counts_of(placed[type]);
}

void report_days(const Month& before, int days, Month& now) {
  const auto half_days = [&](const Counts& then, const Counts& there, Lanes<std::int64_t>& into) {
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      into[lane] = static_cast<std::int64_t>(then[lane] + there[lane]) * days;
  };
  half_days(before.looked_after, now.looked_after, now.looked_after_half_days);
  half_days(before.unaccompanied, now.unaccompanied, now.unaccompanied_half_days);
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    half_days(before.placed[type], now.placed[type], now.placed_half_days[type]);
}

}  // namespace loadline::service::demand::cohort
