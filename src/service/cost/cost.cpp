#include "service/cost/cost.hpp"

#include <algorithm>
#include <array>

#include "loadline/base/expects.hpp"

namespace loadline::service::cost {
namespace {

using units::lane_count;

/// Places of the company's lines that bear VAT; the council reclaims its own.
std::vector<std::size_t> vatable_lines(const scenario::Scenario& scenario, const Places& at) {
  const scenario::Costs& costs = scenario.costs;
  std::vector<std::size_t> vatable;
  if (costs.vat.on_agency) vatable.push_back(at.agency);
  if (costs.vat.on_agency && at.beyond_cap != Places::none) vatable.push_back(at.beyond_cap);
  const auto add = [&](const auto& items, std::size_t first, auto&& is_company) {
    for (std::size_t i = 0; i < items.size(); ++i)
      if (items[i].vatable && is_company(items[i])) vatable.push_back(first + i);
  };
  const auto of_company = [](const auto& item) { return item.bearer == scenario::CostBearer::company; };
  add(costs.lines, at.lines, of_company);
  add(costs.agreements, at.agreements, [](const auto&) { return true; });
  for (std::size_t i = 0; i < costs.agreements.size(); ++i)
    if (costs.agreements[i].vatable && at.replacement[i] != Places::none)
      vatable.push_back(at.replacement[i]);
  add(costs.one_offs, at.one_offs, of_company);
  return vatable;
}

}  // namespace

std::vector<CostLine> cost_lines(const scenario::Scenario& scenario) { return catalogue_of(scenario).lines; }

Cost::Cost(const scenario::Scenario& scenario, chance::Seed seed)
    : scenario_(scenario),
      seed_(seed),
      catalogue_(catalogue_of(scenario)),
      indices_(scenario),
      vat_(scenario.costs.vat),
      payroll_(scenario, at_),
      placements_(scenario, at_),
      lines_(scenario, at_),
      allowances_(scenario, at_),
      agreements_(scenario, at_),
      instalments_(scenario, at_),
      vatable_(vatable_lines(scenario, at_)),
      opening_staff_(scenario.workforce.roles.size()) {}

void Cost::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, const Month& opening) {
  const scenario::Costs& costs = scenario_.costs;
  for (std::size_t role = 0; role < opening_staff_.size(); ++role)
    opening_staff_[role].in_post = parameters.raw(scenario_.workforce.roles[role].in_post);
  indices_.begin(parameters);
  vat_.begin(parameters);
  payroll_.begin(parameters, indices_, vat_);
  placements_.begin(parameters, chance::LaneFutures(seed_, futures), opening);
  lines_.begin(parameters, opening, opening_staff_, vat_);
  allowances_.begin(parameters);
  agreements_.begin(parameters, opening, opening_staff_, vat_);
  instalments_.begin(parameters, vat_);
  unaccompanied_grant_ = parameters.raw(costs.unaccompanied_grant);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    balancing_[lane] = parameters.raw(costs.balancing_line)[lane] / months_a_year;
    council_retained_[lane] = parameters.raw(costs.council_retained)[lane] / months_a_year;
  }
}

void Cost::step(units::MonthIndex month, const Parameters& parameters,
                const std::vector<workforce::RoleMonth>& staff, const ProgrammeMoney& programme,
                const PriceShocks& shocks, const std::vector<Lanes<double>>& notices, Month& now) {
  LOADLINE_EXPECTS(now.costs.size() == catalogue_.lines.size());
  LOADLINE_EXPECTS(now.quantities.size() == catalogue_.lines.size());
  const auto year = static_cast<std::size_t>(month.year());
  payroll_.step(month, staff, indices_, now);
  placements_.step(month, parameters, indices_, shocks, now);
  lines_.step(year, staff, indices_, now);
  allowances_.step(month, indices_, now);
  agreements_.step(month, staff, indices_, notices, now);
  instalments_.step(month, now);
  post_income(year, shocks, now);
  post_programme(programme, now);
  post_rest(year, now);
  post_vat(now);
}

void Cost::post_vat(Month& now) const {
  std::array<Lanes<double>, scenario::fund_keys.size()> spent{};
  for (const std::size_t line : vatable_) {
    Lanes<double>& of_fund = spent[static_cast<std::size_t>(catalogue_.lines[line].fund)];
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      of_fund[lane] += std::max(0.0, now.costs[line][lane].value());
  }
  Lanes<double> reclaimed{};
  for (std::size_t fund = 0; fund < spent.size(); ++fund) {
    if (at_.vat[fund] == Places::none) continue;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      post(now, at_.vat[fund], lane, vat_.leak()[lane] * spent[fund][lane], one_month);
      reclaimed[lane] += vat_.comes_back()[lane] * spent[fund][lane];
    }
  }
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    now.recoverable_vat[lane] = units::Money::from_value(reclaimed[lane]);
}

void Cost::post_income(std::size_t year, const PriceShocks& shocks, Month& now) const {
  const Lanes<double>& prices = indices_.years()[year].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    if (at_.unaccompanied_grant != Places::none) {
      const auto half_days = static_cast<double>(now.unaccompanied_half_days[lane]);
      post(now, at_.unaccompanied_grant, lane,
           0.0 - half_days * unaccompanied_grant_[lane] * prices[lane] / half_days_a_week,
           half_days / half_days_a_week);
    }
    if (at_.income_lost != Places::none)
      post(now, at_.income_lost, lane, shocks.income_lost[lane] / months_a_year, one_month);
  }
}

void Cost::post_programme(const ProgrammeMoney& programme, Month& now) const {
  const auto post_if_there = [&](std::size_t line, const Lanes<double>& money, double sign) {
    if (line == Places::none) return;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      post(now, line, lane, 0.0 + sign * money[lane], one_month);
  };
  for (std::size_t fund = 0; fund < scenario::fund_keys.size(); ++fund) {
    post_if_there(at_.saved[fund], programme.saved[fund], -1.0);
    post_if_there(at_.spent[fund], programme.spent[fund], 1.0);
  }
  post_if_there(at_.saved_by_council, programme.saved_by_council, -1.0);
}

void Cost::post_rest(std::size_t year, Month& now) const {
  const Lanes<double>& prices = indices_.years()[year].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    post(now, at_.balancing, lane, balancing_[lane] * prices[lane], one_month);
    post(now, at_.council_retained, lane, council_retained_[lane] * prices[lane], one_month);
  }
}

}  // namespace loadline::service::cost
