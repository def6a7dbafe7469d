#include "loadline/service/opening.hpp"

#include <cmath>

#include <fmt/format.h>

#include "service/opening_parts.hpp"

namespace loadline::service {
namespace {

// Published counts are whole, so half a child either way is the same figure. Posts are whole too: at
// Sunderland's size one more moves the caseload by 0.13.
constexpr double whole_count = 0.5;
constexpr double nearest_post = 0.1;  // [children/FTE]
constexpr double one_pound = 1.0;     // [GBP/year]

OpeningLine looked_after_line(const scenario::Scenario& scenario) {
  const double placed = opening::looked_after(scenario);
  return {"Children looked after",
          "children",
          scenario.demand.opening.looked_after.typical_value(),
          placed,
          whole_count,
          "demand.opening.looked_after",
          fmt::format("the placement types add up to {:.0f} children", placed)};
}

OpeningLine plans_line(const scenario::Scenario& scenario) {
  const double stated = scenario.demand.opening.plans.typical_value();
  return {"Child protection plans",
          "children",
          stated,
          std::round(stated),
          whole_count,
          "demand.opening.plans",
          "the model opens with this many, a whole number"};
}

OpeningLine caseload_line(const scenario::Scenario& scenario) {
  OpeningLine line{"Average caseload",
                   "children/FTE",
                   scenario.workforce.opening_caseload.typical_value(),
                   opening::staff(scenario).caseload,
                   nearest_post,
                   "workforce.role",
                   "no role holds cases: give one a case_holding share above 0"};
  if (const auto found = opening::in_post_that_reproduces_caseload(scenario)) {
    const std::string& role = scenario.workforce.roles[found->role].id;
    line.path = fmt::format("workforce.role.{}.in_post", role);
    line.help = fmt::format("in_post of {} that comes nearest: {:.0f} FTE, a caseload of {:.2f}", role,
                            found->staff, opening::staff(scenario, found).caseload);
  }
  return line;
}

OpeningLine unallocated_line(const scenario::Scenario& scenario) {
  const double published = scenario.workforce.opening_unallocated.typical_value();
  const double new_cases = opening::new_cases_a_day(scenario);
  OpeningLine line{"Unallocated cases",
                   "children",
                   published,
                   opening::staff(scenario).unallocated,
                   whole_count,
                   "workforce.allocation_wait",
                   "no new cases arrive, so none can wait"};
  if (new_cases > 0.0)
    line.help = fmt::format("allocation_wait that reproduces it with staff to spare: {:.2f} days",
                            published / new_cases);
  return line;
}

OpeningLine budget_line(const scenario::Scenario& scenario, const std::vector<BudgetLine>& budget) {
  double modelled = 0.0;
  for (const BudgetLine& line : budget) modelled += line.amount;
  const double published = scenario.costs.published_estimate.typical_value();
  return {"Published budget",
          "GBP/year",
          published,
          modelled + scenario.costs.balancing_line.typical_value(),
          one_pound,
          "costs.balancing_line",
          fmt::format("balancing_line that closes the stack: {:.2f} GBP/year", published - modelled)};
}

}  // namespace

Opening opening_position(const scenario::Scenario& scenario) {
  Opening position;
  position.budget = opening::budget(scenario);
  position.flows = opening::flows(scenario);
  position.lines = {looked_after_line(scenario), plans_line(scenario), caseload_line(scenario),
                    unallocated_line(scenario), budget_line(scenario, position.budget)};
  return position;
}

}  // namespace loadline::service
