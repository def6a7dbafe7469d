#include "service/workforce/workforce.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/staffing_outlook.hpp"

namespace loadline::service::workforce {
namespace {

using chance::Purpose;
using units::lane_count;

constexpr std::size_t year = 12;  // months

OpenCases cases_of(const Month& children, std::size_t lane, const CaseWeights& weights) {
  return open_cases(
      {static_cast<double>(children.assessments[lane]), static_cast<double>(children.in_need[lane]),
       static_cast<double>(children.plans[lane]), static_cast<double>(children.looked_after[lane])},
      weights);
}

std::size_t role_with_id(const std::vector<RoleStaff>& roles, const scenario::Workforce& terms,
                         const std::string& id) {
  return static_cast<std::size_t>(
      std::ranges::find_if(roles, [&](const RoleStaff& one) { return terms.roles[one.role()].id == id; }) -
      roles.begin());
}

}  // namespace

Workforce::Workforce(const scenario::Scenario& scenario, chance::Seed seed)
    : scenario_(scenario),
      luck_(seed),
      lag_(scenario.workforce.recruitment),
      staff_(scenario.workforce.roles.size()),
      swing_(scenario.workforce.turnover.swings, Purpose::turnover_swings, 0),
      swings_(says(scenario.workforce.turnover.swings.size)) {
  const std::vector<scenario::Role>& terms = scenario.workforce.roles;
  for (std::size_t role = 0; role < terms.size(); ++role)
    if (terms[role].case_holding.typical_value() > 0.0 || terms[role].leaving.typical_value() > 0.0)
      roles_.emplace_back(scenario, role, lag_);
  for (std::size_t place = 0; place < roles_.size(); ++place) {
    const std::string& next = terms[roles_[place].role()].progresses_to;
    if (!next.empty()) progress_.push_back({place, role_with_id(roles_, scenario.workforce, next)});
  }
}

void Workforce::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  const scenario::Workforce& terms = scenario_.workforce;
  luck_.begin(futures);
  swing_.begin();
  for (std::size_t month = 0; month < season_.size(); ++month)
    season_[month] = parameters.raw(terms.sickness_season[month]);
  for (std::size_t role = 0; role < staff_.size(); ++role)
    staff_[role] = {.in_post = parameters.raw(terms.roles[role].in_post),
                    .on_old_terms = parameters.raw(terms.roles[role].in_post)};
  for (RoleStaff& role : roles_) {
    role.begin(parameters, luck_);
    role.publish(staff_[role.role()]);
  }
  left_.fill({});
  left_in_year_ = {};
  cap_change_ = {};
  Lanes<double> waiting{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    begin_lane(lane, parameters);
    waiting[lane] = new_cases_a_day_[lane] * terms_[lane].wait;
    at_work_[lane] = 1.0 - terms_[lane].sickness;
  }
  share_out(waiting, opening, opening);
}

void Workforce::begin_lane(std::size_t lane, const Parameters& parameters) {
  const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
  const scenario::Workforce& terms = scenario_.workforce;
  const scenario::Turnover& turnover = terms.turnover;
  terms_[lane] = {
      .turnover = {drawn(turnover.base) / 12.0, drawn(turnover.caseload_effect), drawn(turnover.reference),
                   drawn(turnover.inadequate_effect), drawn(turnover.agency_effect), drawn(turnover.most)},
      .agency = agency_terms(terms.agency, drawn),
      .agency_holding = drawn(terms.agency.case_holding),
      .to_agency = drawn(turnover.to_agency),
      .sickness = drawn(terms.sickness),
      .most_cases = drawn(terms.most_cases),
      .wait = drawn(terms.allocation_wait),
      .cases = case_weights(terms.workload, drawn)};
  const scenario::Referrals& referrals = scenario_.demand.referrals;
  new_cases_a_day_[lane] =
      drawn(referrals.rate) / 1e4 * drawn(scenario_.population.under_18) * drawn(referrals.assessed) / 365.0;
}

void Workforce::step(units::MonthIndex month, int days_before, const Parameters& parameters,
                     const StaffDrivers& drivers, const Month& before, Month& now) {
  const auto t = static_cast<std::size_t>(month.value());
  const auto address = static_cast<std::uint32_t>(t);
  leaving_factor_ = drivers.leaving;
  if (swings_) add_swing(address, parameters);
  const Lanes<double>& season = season_[t % year];
  Lanes<double> expected{}, waiting{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    at_work_[lane] = 1.0 - std::min(1.0, terms_[lane].sickness * season[lane]);
    if (t > 0) new_cases_a_day_[lane] = static_cast<double>(before.assessed[lane]) / days_before;
    expected[lane] = new_cases_a_day_[lane] * terms_[lane].wait;
  }
  filling_factor_ = drivers.filling;
  cap_change_ = drivers.agency_cap;
  set_hazards(before);
  chance::poisson(expected, luck_.uniforms(Purpose::unallocated, address, 0), waiting);
  move_people(t, now);
  share_out(waiting, before, now);
}

void Workforce::add_swing(std::uint32_t month, const Parameters& parameters) {
  swing_.step(month, parameters, luck_.futures());
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    leaving_factor_[lane] *= swing_.factor(lane, parameters);
}

void Workforce::set_hazards(const Month& before) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double share = agency_share(before.permanent[lane], before.agency[lane].value());
    inadequate_[lane] = before.grade[lane] == static_cast<units::Count>(scenario::Grade::inadequate);
    leaving_[lane] = leaving_hazard(terms_[lane].turnover, {before.caseload[lane].value(), share,
                                                            inadequate_[lane], leaving_factor_[lane]});
  }
}

void Workforce::move_people(std::size_t month, Month& now) {
  constexpr Lanes<double> as_stated = units::every_lane(1.0);
  now.leavers = {};
  now.starters = {};
  now.redundancies = {};
  for (RoleStaff& role : roles_) {
    const bool cases = role.holds_cases();
    const RoleMoves moves = role.step(month, cases ? leaving_ : role.own_leaving(),
                                      cases ? filling_factor_ : as_stated, luck_, staff_[role.role()]);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      now.redundancies[lane] += moves.redundancies[lane];
      if (!cases) continue;
      now.leavers[lane] += moves.leavers[lane];
      now.starters[lane] += moves.starters[lane];
    }
  }
  for (const auto& [from, to] : progress_) roles_[from].progress(roles_[to]);
  for (const RoleStaff& role : roles_) role.publish(staff_[role.role()]);
  remember_leavers(now.leavers, month);
}

void Workforce::remember_leavers(const Counts& leavers, std::size_t month) {
  Counts& then = left_[month % year];
  for (std::size_t lane = 0; lane < lane_count; ++lane) left_in_year_[lane] += leavers[lane] - then[lane];
  then = leavers;
}

AgencyTerms Workforce::agency_now(std::size_t lane) const {
  AgencyTerms terms = terms_[lane].agency;
  terms.cap += cap_change_[lane];
  terms.supply += terms_[lane].to_agency * left_in_year_[lane];
  return terms;
}

void Workforce::share_out(const Lanes<double>& waiting, const Month& children, Month& now) {
  CaseHolders staff;
  for (const RoleStaff& role : roles_)
    if (role.holds_cases()) role.add_to(staff, at_work_);
  now.permanent = staff.in_post;
  now.newly_qualified = staff.newly_qualified;
  now.posts = units::every_lane(staff.posts);
  now.unallocated = {};
  now.unallocated_by_class.fill({});
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Terms& terms = terms_[lane];
    const double agency = agency_staff(staff.vacancies[lane], agency_now(lane));
    const double capacity = staff.carried[lane] + terms.agency_holding * agency;
    const Allocation shared =
        allocate(cases_of(children, lane, terms.cases), waiting[lane], capacity, terms.most_cases);
    now.agency[lane] = units::Fte::from_value(agency);
    now.capacity[lane] = units::Fte::from_value(capacity);
    now.caseload[lane] = units::Caseload::from_value(shared.caseload);
    now.workload[lane] = shared.workload;
    for (std::size_t k = 0; k < allocation_classes; ++k) {
      if (shared.unallocated[k] <= 0.0) continue;
      now.unallocated_by_class[k][lane] = static_cast<units::Count>(std::lround(shared.unallocated[k]));
      now.unallocated[lane] += now.unallocated_by_class[k][lane];
    }
    vacancy_share_[lane] = staff.posts > 0 ? static_cast<double>(staff.vacancies[lane]) / staff.posts : 0.0;
  }
}

void Workforce::loop(const Month& now, LoopPosition& position) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Terms& terms = terms_[lane];
    Pool staff;
    for (const RoleStaff& role : roles_) {
      if (!role.holds_cases()) continue;
      RoleShare share = role.share(lane, at_work_[lane]);
      share.filling *= filling_factor_[lane];
      staff.add(share);
    }
    const StaffingLoop loop = pooled_loop(staff,
                                          {.turnover = terms.turnover,
                                           .inadequate = inadequate_[lane],
                                           .leaving_factor = leaving_factor_[lane],
                                           .agency = agency_now(lane),
                                           .agency_holding = terms.agency_holding,
                                           .most_cases = terms.most_cases,
                                           .workload = now.workload[lane]},
                                          lag_);
    const LoopOutlook future = outlook_quickly(loop, staff.in_post);
    position.in_post[lane] = staff.in_post;
    position.settles[lane] = future.settles;
    position.tipping[lane] = future.tipping;
  }
}

}  // namespace loadline::service::workforce
