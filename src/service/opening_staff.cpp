#include <algorithm>
#include <cmath>

#include "loadline/service/staffing_loop.hpp"
#include "service/opening_parts.hpp"
#include "service/workforce/agency.hpp"
#include "service/workforce/caseload.hpp"
#include "service/workforce/first_year.hpp"
#include "service/workforce/pool.hpp"

namespace loadline::service::opening {

double looked_after(const scenario::Scenario& scenario) {
  double placed = 0.0;
  for (const scenario::PlacementTerms& type : scenario.demand.placements)
    placed += type.opening.typical_value();
  return placed;
}

double open_cases(const scenario::Scenario& scenario) {
  const scenario::OpeningStocks& stocks = scenario.demand.opening;
  return stocks.assessments.typical_value() + stocks.in_need.typical_value() + stocks.plans.typical_value() +
         looked_after(scenario);
}

double new_cases_a_day(const scenario::Scenario& scenario) {
  const scenario::Referrals& referrals = scenario.demand.referrals;
  return referrals.rate.typical_value() / 1e4 * scenario.population.under_18.typical_value() *
         referrals.assessed.typical_value() / 365.0;
}

namespace {

double typical(const scenario::Datum& number) { return number.typical_value(); }

/// What a role adds before the first month, as `RoleStaff::share` does in every future.
workforce::RoleShare share_of(const scenario::Workforce& terms, const scenario::Role& role, double in_post) {
  const double first_years = std::min(in_post, std::round(typical(role.first_year)));
  const auto shares = workforce::first_year_shares(terms.first_year, typical);
  double in_first_year = 0.0;
  for (std::size_t ago = 0; ago < shares.size(); ++ago)
    in_first_year += workforce::began_before_the_start(first_years, ago) * shares[ago];
  const double holding = typical(role.case_holding), at_work = 1.0 - typical(terms.sickness);
  const double posts = std::round(typical(role.establishment));
  const bool own = typical(role.fill_rate) > 0.0;
  return {.posts = posts,
          .held = std::round(typical(role.held)),
          .in_post = in_post,
          .carried = holding * (in_post - first_years) * at_work + holding * in_first_year,
          .carried_if_full = holding * posts * at_work,
          .filling = typical(own ? role.fill_rate : terms.recruitment.fill_rate) / 12.0};
}

workforce::Pool pool_of(const scenario::Workforce& terms, const std::optional<InPost>& changed) {
  workforce::Pool pool;
  for (std::size_t role = 0; role < terms.roles.size(); ++role) {
    if (typical(terms.roles[role].case_holding) <= 0.0) continue;
    const bool other = changed && changed->role == role;
    pool.add(share_of(terms, terms.roles[role],
                      other ? changed->staff : std::round(typical(terms.roles[role].in_post))));
  }
  return pool;
}

workforce::OpenCases cases_of(const scenario::Scenario& scenario) {
  const scenario::OpeningStocks& stocks = scenario.demand.opening;
  return workforce::open_cases(
      {typical(stocks.assessments), typical(stocks.in_need), typical(stocks.plans), looked_after(scenario)},
      workforce::case_weights(scenario.workforce.workload, typical));
}

/// The grade in force at the start.
bool judged_inadequate(const scenario::Outcomes& outcomes) {
  for (const scenario::Kpi& kpi : outcomes.kpis)
    if (const auto* judgement = std::get_if<scenario::Judgement>(&kpi.measure))
      return judgement->baseline == scenario::Grade::inadequate;
  return false;
}

}  // namespace

Staff staff(const scenario::Scenario& scenario, const std::optional<InPost>& changed) {
  const scenario::Workforce& terms = scenario.workforce;
  const workforce::Pool pool = pool_of(terms, changed);
  Staff position;
  position.permanent = pool.in_post;
  position.agency = workforce::agency_staff(pool.vacancies, workforce::agency_terms(terms.agency, typical));
  position.capacity = pool.carried + typical(terms.agency.case_holding) * position.agency;
  const double waiting = new_cases_a_day(scenario) * typical(terms.allocation_wait);
  const workforce::Allocation shared =
      workforce::allocate(cases_of(scenario), waiting, position.capacity, typical(terms.most_cases));
  position.caseload = shared.caseload;
  for (const double children : shared.unallocated) position.unallocated += children;
  return position;
}

std::optional<InPost> in_post_that_reproduces_caseload(const scenario::Scenario& scenario) {
  const std::vector<scenario::Role>& roles = scenario.workforce.roles;
  std::optional<InPost> best;
  for (std::size_t role = 0; role < roles.size(); ++role) {
    if (roles[role].case_holding.typical_value() <= 0.0) continue;
    const double in_post = roles[role].in_post.typical_value();
    if (!best || in_post > roles[best->role].in_post.typical_value()) best = InPost{role, in_post};
  }
  if (!best) return best;
  const double published = scenario.workforce.opening_caseload.typical_value();
  const auto miss = [&](double posts) {
    return std::abs(staff(scenario, InPost{best->role, posts}).caseload - published);
  };
  const double most = std::max(2.0 * best->staff, roles[best->role].establishment.typical_value());
  for (double posts = 0.0; posts <= most; posts += 1.0)
    if (miss(posts) < miss(best->staff)) best->staff = posts;
  return best;
}

}  // namespace loadline::service::opening

namespace loadline::service {

StaffingLoop opening_loop(const scenario::Scenario& scenario) {
  using opening::typical;
  const scenario::Workforce& terms = scenario.workforce;
  const scenario::Turnover& turnover = terms.turnover;
  const workforce::OpenCases cases = opening::cases_of(scenario);
  double workload = 0.0;
  for (std::size_t k = 0; k < cases.children.size(); ++k) workload += cases.children[k] * cases.weight[k];
  return workforce::pooled_loop(
      opening::pool_of(terms, std::nullopt),
      {.turnover = {typical(turnover.base) / 12.0, typical(turnover.caseload_effect),
                    typical(turnover.reference), typical(turnover.inadequate_effect),
                    typical(turnover.agency_effect), typical(turnover.most)},
       .inadequate = opening::judged_inadequate(scenario.outcomes),
       .agency = workforce::agency_terms(terms.agency, typical),
       .agency_holding = typical(terms.agency.case_holding),
       .most_cases = typical(terms.most_cases),
       .workload = workload},
      workforce::LagLaw(terms.recruitment));
}

double opening_case_holders(const scenario::Scenario& scenario) { return opening::staff(scenario).permanent; }

}  // namespace loadline::service
