#include "service/workforce/workforce.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/open_cases.hpp"

namespace loadline::service::workforce {
namespace {

using chance::Purpose;
using units::lane_count;

Counts whole(const Lanes<double>& values) {
  Counts counts{};
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    counts[lane] = static_cast<units::Count>(std::lround(values[lane]));
  return counts;
}

std::uint32_t address(std::size_t month) { return static_cast<std::uint32_t>(month); }

/// Chance that something happens within a month at this hazard.
double within_month(double hazard) { return -std::expm1(-hazard); }

}  // namespace

Workforce::Workforce(const scenario::Scenario& scenario, chance::Seed seed)
    : scenario_(scenario), luck_(seed), staff_(scenario.workforce.roles.size()) {
  const scenario::Workforce& terms = scenario.workforce;
  lag_ = static_cast<std::size_t>(std::lround(terms.recruitment.lag.typical_value()));
  for (std::size_t role = 0; role < terms.roles.size(); ++role) {
    if (terms.roles[role].case_holding.typical_value() <= 0.0) continue;
    CaseHolders& made = holders_.emplace_back();
    made.role = role;
    made.entity = chance::entity_of(terms.roles[role].id.c_str());
    made.starting.resize(static_cast<std::size_t>(scenario.horizon.months) + lag_);
  }
}

void Workforce::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  const scenario::Workforce& terms = scenario_.workforce;
  luck_.begin(futures);
  filling_ = parameters.raw(terms.recruitment.fill_rate);
  cover_ = parameters.raw(terms.agency.cover);
  cap_ = parameters.raw(terms.agency.cap);
  agency_holding_ = parameters.raw(terms.agency.case_holding);
  most_cases_ = parameters.raw(terms.most_cases);
  wait_ = parameters.raw(terms.allocation_wait);
  const scenario::Turnover& turnover = terms.turnover;
  const scenario::Referrals& referrals = scenario_.demand.referrals;
  Lanes<double> waiting{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    turnover_[lane] = {drawn(turnover.base) / 12.0,   drawn(turnover.caseload_effect),
                       drawn(turnover.reference),     drawn(turnover.inadequate_effect),
                       drawn(turnover.agency_effect), drawn(turnover.most)};
    filling_[lane] /= 12.0;
    at_work_[lane] = 1.0 - drawn(terms.sickness);
    new_cases_a_day_[lane] = drawn(referrals.rate) / 1e4 * drawn(scenario_.population.under_18) *
                             drawn(referrals.assessed) / 365.0;
    waiting[lane] = new_cases_a_day_[lane] * wait_[lane];
  }
  for (std::size_t role = 0; role < staff_.size(); ++role)
    staff_[role].in_post = parameters.raw(terms.roles[role].in_post);
  for (CaseHolders& role : holders_) begin_role(role, parameters);
  share_out({}, waiting, opening, opening);
}

void Workforce::begin_role(CaseHolders& role, const Parameters& parameters) {
  const scenario::Role& terms = scenario_.workforce.roles[role.role];
  role.posts = whole(parameters.raw(terms.establishment));
  role.in_post = whole(parameters.raw(terms.in_post));
  role.case_holding = parameters.raw(terms.case_holding);
  role.appointed = {};
  for (Counts& starters : role.starting) starters = {};
  for (std::size_t lane = 0; lane < lane_count; ++lane) staff_[role.role].in_post[lane] = role.in_post[lane];
  if (lag_ > 0) fill_pipeline(role);
}

void Workforce::fill_pipeline(CaseHolders& role) {
  // Appointments a month a = p (V - lag a) where V vacancies persist and p is the chance of an appointment: a
  // vacancy is in the pipeline with probability lag p / (1 + lag p), equally likely in each of its months.
  Lanes<double> under_way{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double expected = static_cast<double>(lag_) * within_month(filling_[lane]);
    under_way[lane] = expected / (1.0 + expected);
  }
  role.appointed = chance::binomial(vacancies(role), under_way,
                                    luck_.uniforms(Purpose::recruitment, chance::no_month, role.entity));
  Counts left = role.appointed;
  for (std::size_t month = 0; month < lag_; ++month) {
    const auto share = units::every_lane(1.0 / static_cast<double>(lag_ - month));
    role.starting[month] = chance::binomial(
        left, share, luck_.uniforms(Purpose::recruitment, chance::no_month, role.entity, address(month) + 1));
    for (std::size_t lane = 0; lane < lane_count; ++lane) left[lane] -= role.starting[month][lane];
  }
}

void Workforce::step(units::MonthIndex month, int days_before, const StaffDrivers& drivers,
                     const Month& before, Month& now) {
  const auto t = static_cast<std::size_t>(month.value());
  Lanes<double> leaving{}, expected{}, waiting{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double share = agency_share(before.permanent[lane], before.agency[lane].value());
    const bool inadequate = before.grade[lane] == static_cast<units::Count>(scenario::Grade::inadequate);
    leaving[lane] = leaving_hazard(turnover_[lane], {before.caseload[lane].value(), share, inadequate});
    if (t > 0) new_cases_a_day_[lane] = static_cast<double>(before.assessed[lane]) / days_before;
    expected[lane] = new_cases_a_day_[lane] * wait_[lane];
  }
  chance::poisson(expected, luck_.uniforms(Purpose::unallocated, address(t), 0), waiting);
  now.leavers = {};
  now.starters = {};
  for (CaseHolders& role : holders_) {
    const Moves moves = lag_ == 0 ? moves_at_once(role, t, leaving) : moves_with_lag(role, t, leaving);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      role.in_post[lane] += moves.starters[lane] - moves.leavers[lane];
      now.leavers[lane] += moves.leavers[lane];
      now.starters[lane] += moves.starters[lane];
      staff_[role.role].in_post[lane] = role.in_post[lane];
    }
  }
  share_out(drivers.agency_cap, waiting, before, now);
}

Counts Workforce::vacancies(const CaseHolders& role) {
  Counts open{};
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    open[lane] = std::max(0, role.posts[lane] - role.in_post[lane] - role.appointed[lane]);
  return open;
}

Workforce::Moves Workforce::moves_at_once(const CaseHolders& role, std::size_t month,
                                          const Lanes<double>& leaving) const {
  Lanes<double> becomes_vacant{}, becomes_filled{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    // Above establishment nobody who leaves is replaced.
    const bool surplus = role.in_post[lane] > role.posts[lane];
    const PostChances chances = post_chances(leaving[lane], surplus ? 0.0 : filling_[lane]);
    becomes_vacant[lane] = chances.becomes_vacant;
    becomes_filled[lane] = chances.becomes_filled;
  }
  return {chance::binomial(role.in_post, becomes_vacant,
                           luck_.uniforms(Purpose::leavers, address(month), role.entity)),
          chance::binomial(vacancies(role), becomes_filled,
                           luck_.uniforms(Purpose::recruitment, address(month), role.entity))};
}

Workforce::Moves Workforce::moves_with_lag(CaseHolders& role, std::size_t month,
                                           const Lanes<double>& leaving) const {
  Lanes<double> leaves{}, finds{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    leaves[lane] = within_month(leaving[lane]);
    finds[lane] = within_month(filling_[lane]);
  }
  const Counts appointments = chance::binomial(
      vacancies(role), finds, luck_.uniforms(Purpose::recruitment, address(month), role.entity));
  const Counts& starters = role.starting[month];
  role.starting[month + lag_] = appointments;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    role.appointed[lane] += appointments[lane] - starters[lane];
  return {
      chance::binomial(role.in_post, leaves, luck_.uniforms(Purpose::leavers, address(month), role.entity)),
      starters};
}

void Workforce::share_out(const Lanes<double>& cap_change, const Lanes<double>& waiting,
                          const Month& children, Month& now) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    int permanent = 0, posts = 0, vacancies = 0;
    double carried = 0.0;
    for (const CaseHolders& role : holders_) {
      permanent += role.in_post[lane];
      posts += role.posts[lane];
      vacancies += std::max(0, role.posts[lane] - role.in_post[lane]);
      carried += role.case_holding[lane] * role.in_post[lane] * at_work_[lane];
    }
    const double agency = agency_staff(vacancies, cover_[lane], cap_[lane] + cap_change[lane]);
    const double capacity = carried + agency_holding_[lane] * agency;
    const Allocation shared =
        allocate(open_cases(children, lane), waiting[lane], capacity, most_cases_[lane]);
    now.permanent[lane] = permanent;
    now.agency[lane] = units::Fte::from_value(agency);
    now.capacity[lane] = units::Fte::from_value(capacity);
    now.caseload[lane] = units::Caseload::from_value(shared.caseload);
    now.unallocated[lane] = static_cast<units::Count>(std::lround(shared.unallocated));
    vacancy_share_[lane] = posts > 0 ? static_cast<double>(vacancies) / posts : 0.0;
  }
}

}  // namespace loadline::service::workforce
