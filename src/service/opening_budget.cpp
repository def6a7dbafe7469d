#include "loadline/units/calendar.hpp"
#include "service/cost/pay.hpp"
#include "service/opening_parts.hpp"

namespace loadline::service::opening {
namespace {

void add_pay(const scenario::Scenario& scenario, std::vector<BudgetLine>& lines) {
  const scenario::OnCosts& terms = scenario.costs.on_costs;
  const cost::OnCostTerms typical{terms.ni_rate.typical_value(), terms.ni_threshold.typical_value(),
                                  terms.pension.typical_value(), terms.levy_rate.typical_value(),
                                  terms.levy_allowance.typical_value()};
  cost::PayBill bill;
  for (const scenario::Role& role : scenario.workforce.roles)
    cost::add_staff(bill, role.in_post.typical_value(), role.salary.typical_value(), typical);
  lines.push_back({"pay", "Pay", bill.pay});
  lines.push_back({"national-insurance", "National Insurance", bill.national_insurance});
  lines.push_back({"pension", "Pension", bill.pension});
  lines.push_back({"levy", "Apprenticeship levy", cost::levy(bill.pay, typical)});
}

void add_placements(const scenario::Scenario& scenario, std::vector<BudgetLine>& lines) {
  const double weeks = units::Calendar(scenario.horizon.start).days_in_year(0) / 7.0;
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    const double children = scenario.demand.placements[type].opening.typical_value();
    const double fee = scenario.costs.fees[type].fee.typical_value();
    lines.push_back({std::string("placement.") + scenario::placement_keys[type],
                     scenario::placement_names[type], children * fee * weeks});
  }
}

}  // namespace

std::vector<BudgetLine> budget(const scenario::Scenario& scenario) {
  std::vector<BudgetLine> lines;
  add_pay(scenario, lines);
  const scenario::Agency& agency = scenario.workforce.agency;
  lines.push_back({"agency", "Agency social workers",
                   staff(scenario).agency *
                       cost::agency_unit_cost(
                           {agency.hourly_rate.typical_value(), agency.hours_a_day.typical_value(),
                            agency.paid_days.typical_value(), agency.fee.typical_value()})});
  add_placements(scenario, lines);
  for (const scenario::CostLine& line : scenario.costs.lines)
    lines.push_back({"line." + line.id, line.name, line.amount.typical_value()});
  const double grant = scenario.costs.unaccompanied_grant.typical_value();
  if (grant > 0.0)
    lines.push_back({"unaccompanied-grant", "Grant for unaccompanied children",
                     0.0 - scenario.demand.overlays.unaccompanied.opening.typical_value() * grant *
                               units::Calendar(scenario.horizon.start).days_in_year(0) / 7.0});
  return lines;
}

}  // namespace loadline::service::opening
