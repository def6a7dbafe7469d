#include "service/cost/budget_lines.hpp"

#include <cmath>

namespace loadline::service::cost {

using units::lane_count;

BudgetLines::BudgetLines(const scenario::Scenario& scenario, const Places& at)
    : scenario_(scenario), at_(at), lines_(scenario.costs.lines.size()) {}

void BudgetLines::begin(const Parameters& parameters, const Month& opening,
                        const std::vector<workforce::RoleMonth>& opening_staff, const Vat& vat) {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const scenario::CostLine& terms = scenario_.costs.lines[line];
    const Lanes<double>&amount = parameters.raw(terms.amount), &stated = parameters.raw(terms.reference),
          &fixed = parameters.raw(terms.fixed_share), &step = parameters.raw(terms.step);
    const Lanes<double> at_start = driver_now(terms.driver, opening, opening_staff);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      lines_[line].amount[lane] =
          (terms.vatable ? vat.net(amount[lane], lane) : amount[lane]) / months_a_year;
      lines_[line].response[lane] = {stated[lane] > 0.0 ? stated[lane] : at_start[lane], fixed[lane],
                                     step[lane]};
    }
  }
}

void BudgetLines::step(std::size_t year, const std::vector<workforce::RoleMonth>& staff,
                       const Indices& indices, Month& now) const {
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const scenario::CostLine& terms = scenario_.costs.lines[line];
    const Lanes<double>& level = indices.level(terms.index, year);
    const Lanes<double> driver = driver_now(terms.driver, now, staff);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double share = share_of_amount(lines_[line].response[lane], driver[lane]);
      post(now, at_.lines + line, lane, lines_[line].amount[lane] * level[lane] * share,
           share / months_a_year);
    }
  }
}

Allowances::Allowances(const scenario::Scenario& scenario, const Places& at)
    : scenario_(scenario),
      at_(at),
      calendar_(scenario.horizon.start),
      stocks_(scenario.costs.allowances.size()) {}

void Allowances::begin(const Parameters& parameters) {
  for (std::size_t i = 0; i < stocks_.size(); ++i) {
    const scenario::Allowance& terms = scenario_.costs.allowances[i];
    stocks_[i] = {
        parameters.raw(terms.opening), parameters.raw(terms.weekly), parameters.raw(terms.granted), {}};
    const Lanes<double>& ceasing = parameters.raw(terms.ceasing);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      stocks_[i].kept[lane] = std::exp(-ceasing[lane] / months_a_year);
  }
}

void Allowances::step(units::MonthIndex month, const Indices& indices, Month& now) {
  if (stocks_.empty()) return;
  const double weeks = calendar_.days(month) / 7.0;
  const Lanes<double>& prices = indices.years()[static_cast<std::size_t>(month.year())].prices;
  for (std::size_t i = 0; i < stocks_.size(); ++i) {
    const bool adoption = scenario_.costs.allowances[i].paid_for == scenario::AllowanceFor::adoption;
    const Counts& orders = adoption ? now.adoptions : now.guardianships;
    Stock& stock = stocks_[i];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double before = stock.children[lane];
      stock.children[lane] = before * stock.kept[lane] + stock.granted[lane] * orders[lane];
      const double child_weeks = 0.5 * (before + stock.children[lane]) * weeks;
      post(now, at_.allowances + i, lane, child_weeks * stock.weekly[lane] * prices[lane], child_weeks);
    }
  }
}

}  // namespace loadline::service::cost
