#include "service/cost/cost.hpp"

#include <algorithm>

#include "loadline/base/expects.hpp"
#include "service/open_cases.hpp"

namespace loadline::service::cost {
namespace {

using units::lane_count;
using units::Money;

constexpr double months_a_year = 12.0;
constexpr double half_days_a_week = 14.0;

double children_behind(scenario::CostDriver driver, const Month& month, std::size_t lane) {
  switch (driver) {
    case scenario::CostDriver::looked_after:
      return month.looked_after[lane];
    case scenario::CostDriver::care_leavers:
      return month.care_leavers[lane];
    case scenario::CostDriver::open_cases:
      return open_cases(month, lane);
    case scenario::CostDriver::plans:
      return month.plans[lane];
    case scenario::CostDriver::staff:
    case scenario::CostDriver::referrals:
    case scenario::CostDriver::care_entries:
    case scenario::CostDriver::adoptions:
    case scenario::CostDriver::fixed:
      break;
  }
  return 1.0;
}

Lanes<double> a_month(const Lanes<double>& a_year) {
  Lanes<double> monthly{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) monthly[lane] = a_year[lane] / months_a_year;
  return monthly;
}

bool has_grant(const scenario::Costs& costs) { return costs.unaccompanied_grant.typical_value() > 0.0; }

/// Whether some shock may cost the company income.
bool loses_income(const scenario::Scenario& scenario) {
  for (const scenario::Shock& shock : scenario.shocks)
    for (const scenario::ShockEffect& effect : shock.effects)
      if (effect.target == scenario::ShockTarget::income) return true;
  return false;
}

}  // namespace

std::vector<CostLine> cost_lines(const scenario::Scenario& scenario) {
  std::vector<CostLine> lines{
      {"pay", "Pay", Payee::staff, Bearer::company},
      {"national-insurance", "National Insurance", Payee::tax_authority, Bearer::company},
      {"pension", "Pension", Payee::pension_fund, Bearer::company},
      {"levy", "Apprenticeship levy", Payee::tax_authority, Bearer::company},
      {"agency", "Agency social workers", Payee::suppliers, Bearer::company}};
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    lines.push_back({std::string("placement.") + scenario::placement_keys[type],
                     scenario::placement_names[type], Payee::placements, Bearer::company});
  for (const scenario::CostLine& line : scenario.costs.lines) {
    const Payee payee = line.amount.typical_value() < 0.0 ? Payee::customers : Payee::suppliers;
    lines.push_back({"line." + line.id, line.name, payee, Bearer::company});
  }
  lines.push_back({"vat", "VAT that cannot be recovered", Payee::suppliers, Bearer::company});
  lines.push_back({"balancing", "Balancing line", Payee::suppliers, Bearer::company});
  lines.push_back({"savings", "Savings (cash)", Payee::suppliers, Bearer::company});
  lines.push_back({"investment", "Investment in savings", Payee::suppliers, Bearer::company});
  lines.push_back({"council-retained", "Kept by the council", Payee::suppliers, Bearer::council});
  if (has_grant(scenario.costs))
    lines.push_back(
        {"unaccompanied-grant", "Grant for unaccompanied children", Payee::customers, Bearer::company});
  if (loses_income(scenario))
    lines.push_back({"income-lost", "Income lost or won from outside", Payee::suppliers, Bearer::company});
  return lines;
}

Cost::Cost(const scenario::Scenario& scenario)
    : scenario_(scenario),
      indices_(scenario),
      salaries_(scenario.workforce.roles.size()),
      lines_(scenario.costs.lines.size()) {
  at_.vat = at_.lines + lines_.size();
  at_.balancing = at_.vat + 1;
  at_.savings = at_.vat + 2;
  at_.investment = at_.vat + 3;
  at_.council_retained = at_.vat + 4;
  at_.count = at_.council_retained + 1;
  if (has_grant(scenario.costs)) at_.unaccompanied_grant = at_.count++;
  if (loses_income(scenario)) at_.income_lost = at_.count++;
}

void Cost::begin(const Parameters& parameters, const Month& opening) {
  const scenario::Costs& costs = scenario_.costs;
  indices_.begin(parameters);
  for (std::size_t role = 0; role < salaries_.size(); ++role)
    salaries_[role] = parameters.raw(scenario_.workforce.roles[role].salary);
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    lines_[line].amount = a_month(parameters.raw(costs.lines[line].amount));
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      lines_[line].opening[lane] = children_behind(costs.lines[line].driver, opening, lane);
  }
  const scenario::Agency& agency = scenario_.workforce.agency;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    agency_charge_[lane] =
        agency_unit_cost({parameters.raw(agency.hourly_rate)[lane], parameters.raw(agency.hours_a_day)[lane],
                          parameters.raw(agency.paid_days)[lane], parameters.raw(agency.fee)[lane]}) /
        months_a_year;
  balancing_ = a_month(parameters.raw(costs.balancing_line));
  council_retained_ = a_month(parameters.raw(costs.council_retained));
  unaccompanied_grant_ = parameters.raw(costs.unaccompanied_grant);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    const scenario::OnCosts& terms = costs.on_costs;
    on_costs_[lane] = {drawn(terms.ni_rate), drawn(terms.ni_threshold), drawn(terms.pension),
                       drawn(terms.levy_rate), drawn(terms.levy_allowance)};
    vat_leak_[lane] = drawn(costs.vat.rate) * (1.0 - drawn(costs.vat.recovery));
  }
  for (std::size_t type = 0; type < weekly_fees_.size(); ++type)
    weekly_fees_[type] = parameters.raw(costs.fees[type].fee);
}

void Cost::step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff,
                const ProgrammeMoney& programme, const PriceShocks& shocks, Month& now) {
  LOADLINE_EXPECTS(now.costs.size() == at_.count);
  const auto year = static_cast<std::size_t>(month.year());
  accrue_pay(year, staff, now);
  accrue_agency(year, now);
  accrue_placements(year, shocks, now);
  accrue_lines(year, now);
  accrue_vat(now);
  accrue_rest(year, programme, now);
  accrue_income(year, shocks, now);
}

void Cost::accrue_pay(std::size_t year, const std::vector<workforce::RoleMonth>& staff, Month& now) const {
  const YearIndices& index = indices_.years()[year];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    OnCostTerms terms = on_costs_[lane];
    terms.ni_threshold *= index.prices[lane];
    PayBill bill;
    for (std::size_t role = 0; role < salaries_.size(); ++role)
      add_staff(bill, staff[role].in_post[lane], salaries_[role][lane] * index.pay[lane], terms);
    now.costs[at_.pay][lane] = Money::from_value(bill.pay / months_a_year);
    now.costs[at_.pay + 1][lane] = Money::from_value(bill.national_insurance / months_a_year);
    now.costs[at_.pay + 2][lane] = Money::from_value(bill.pension / months_a_year);
    now.costs[at_.pay + 3][lane] = Money::from_value(levy(bill.pay, terms) / months_a_year);
  }
}

void Cost::accrue_agency(std::size_t year, Month& now) const {
  const Lanes<double>& pay = indices_.years()[year].pay;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    now.costs[at_.agency][lane] =
        Money::from_value(now.agency[lane].value() * agency_charge_[lane] * pay[lane]);
}

void Cost::accrue_placements(std::size_t year, const PriceShocks& shocks, Month& now) const {
  const Lanes<double> none = units::every_lane(1.0);
  for (std::size_t type = 0; type < weekly_fees_.size(); ++type) {
    const Lanes<double>& level = indices_.fee(year, type);
    const auto placement = static_cast<scenario::PlacementType>(type);
    const Lanes<double>& shock = placement == scenario::PlacementType::agency_foster ? shocks.agency_foster
                                 : placement == scenario::PlacementType::external_residential
                                     ? shocks.external_residential
                                     : none;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const auto half_days = static_cast<double>(now.placed_half_days[type][lane]);
      const double fee = weekly_fees_[type][lane] * level[lane] * shock[lane] * shocks.all_placements[lane] *
                         shocks.by_type[type][lane];
      now.costs[at_.placements + type][lane] = Money::from_value(half_days * fee / half_days_a_week);
    }
  }
}

void Cost::accrue_lines(std::size_t year, Month& now) const {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const scenario::CostLine& terms = scenario_.costs.lines[line];
    const Lanes<double>& level = indices_.level(terms.index, year);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double opening = lines_[line].opening[lane];
      const double volume = opening > 0.0 ? children_behind(terms.driver, now, lane) / opening : 1.0;
      now.costs[at_.lines + line][lane] = Money::from_value(lines_[line].amount[lane] * level[lane] * volume);
    }
  }
}

void Cost::accrue_vat(Month& now) const {
  Lanes<double> vatable{};
  const auto add = [&](std::size_t line) {
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      vatable[lane] += std::max(0.0, now.costs[line][lane].value());
  };
  if (scenario_.costs.vat.on_agency) add(at_.agency);
  for (std::size_t line = 0; line < lines_.size(); ++line)
    if (scenario_.costs.lines[line].vatable) add(at_.lines + line);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    now.costs[at_.vat][lane] = Money::from_value(vat_leak_[lane] * vatable[lane]);
}

void Cost::accrue_income(std::size_t year, const PriceShocks& shocks, Month& now) const {
  const Lanes<double>& prices = indices_.years()[year].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    if (at_.unaccompanied_grant != not_there) {
      const auto half_days = static_cast<double>(now.unaccompanied_half_days[lane]);
      now.costs[at_.unaccompanied_grant][lane] =
          Money::from_value(0.0 - half_days * unaccompanied_grant_[lane] * prices[lane] / half_days_a_week);
    }
    if (at_.income_lost != not_there)
      now.costs[at_.income_lost][lane] = Money::from_value(shocks.income_lost[lane] / months_a_year);
  }
}

void Cost::accrue_rest(std::size_t year, const ProgrammeMoney& programme, Month& now) const {
  const Lanes<double>& prices = indices_.years()[year].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    now.costs[at_.balancing][lane] = Money::from_value(balancing_[lane] * prices[lane]);
    now.costs[at_.savings][lane] = Money::from_value(0.0 - programme.saved[0][lane]);
    now.costs[at_.investment][lane] = Money::from_value(programme.spent[0][lane]);
    now.costs[at_.council_retained][lane] = Money::from_value(council_retained_[lane] * prices[lane]);
  }
}

}  // namespace loadline::service::cost
