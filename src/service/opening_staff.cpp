#include <algorithm>
#include <cmath>

#include "service/opening_parts.hpp"
#include "service/workforce/caseload.hpp"

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

Staff staff(const scenario::Scenario& scenario, const std::optional<InPost>& changed) {
  const scenario::Workforce& terms = scenario.workforce;
  Staff position;
  double vacancies = 0.0, carried = 0.0;
  for (std::size_t role = 0; role < terms.roles.size(); ++role) {
    const double share = terms.roles[role].case_holding.typical_value();
    if (share <= 0.0) continue;
    const double in_post = changed && changed->role == role
                               ? changed->staff
                               : std::round(terms.roles[role].in_post.typical_value());
    position.permanent += in_post;
    vacancies += std::max(0.0, std::round(terms.roles[role].establishment.typical_value()) - in_post);
    carried += share * in_post * (1.0 - terms.sickness.typical_value());
  }
  position.agency = workforce::agency_staff(vacancies, terms.agency.cover.typical_value(),
                                            terms.agency.cap.typical_value());
  position.capacity = carried + terms.agency.case_holding.typical_value() * position.agency;
  const double waiting = new_cases_a_day(scenario) * terms.allocation_wait.typical_value();
  const workforce::Allocation shared =
      workforce::allocate(open_cases(scenario), waiting, position.capacity, terms.most_cases.typical_value());
  position.caseload = shared.caseload;
  position.unallocated = shared.unallocated;
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
