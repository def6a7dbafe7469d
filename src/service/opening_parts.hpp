#pragma once
/// \file  service/opening_parts.hpp
/// \brief The parts of the opening position, each at typical values.

#include <optional>
#include <vector>

#include "loadline/service/opening.hpp"

namespace loadline::service::opening {

/// Open cases at the start: assessments, in need, plans, looked after [children].
double open_cases(const scenario::Scenario& scenario);
/// Children looked after as the model places them: the sum of the placement types.
double looked_after(const scenario::Scenario& scenario);

/// Staff and caseload before the first month [FTE, children/FTE, children]. Chance is replaced by its mean.
struct Staff {
  double permanent = 0.0, agency = 0.0, capacity = 0.0, caseload = 0.0, unallocated = 0.0;
};
/// One role's in-post staff changed: to find the figure that reproduces what was published.
struct InPost {
  std::size_t role = 0;
  double staff = 0.0;
};
Staff staff(const scenario::Scenario& scenario, const std::optional<InPost>& changed = std::nullopt);
/// Children newly assessed a day.
double new_cases_a_day(const scenario::Scenario& scenario);
/// Whole posts in the largest case-holding role that bring the caseload nearest to the published one; none
/// without such a role.
std::optional<InPost> in_post_that_reproduces_caseload(const scenario::Scenario& scenario);

/// A year at the opening stocks and staff and the first year's prices (3.8).
std::vector<BudgetLine> budget(const scenario::Scenario& scenario);

/// What enters and leaves each state in a month at the opening stocks.
std::vector<FlowBalance> flows(const scenario::Scenario& scenario);

}  // namespace loadline::service::opening
