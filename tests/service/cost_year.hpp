#pragma once
/// \file  tests/service/cost_year.hpp
/// \brief The cost room alone: staff as they open, children and months as a test gives them.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "service/cost/cost.hpp"
#include "service/rooms.hpp"

namespace loadline::testing_support {

inline service::Month opening_month() { return month_with(443, 1066, 450, 534, 230); }

class CostYear {
 public:
  explicit CostYear(const Drawn& drawn, const service::Month& opening = opening_month())
      : lines_(service::cost::cost_lines(drawn.scenario)), drawn_(drawn), room_(drawn.scenario, Drawn::seed) {
    room_.begin(drawn.parameters, drawn.futures, opening);
    for (const scenario::Role& role : drawn.scenario.workforce.roles) {
      staff.push_back({.in_post = drawn.parameters.raw(role.in_post)});
      staff.back().on_old_terms = staff.back().in_post;
    }
  }

  /// Steps the room through a month like `state` and returns it with costs and quantities.
  const service::Month& step(int month, const service::Month& state) {
    now_ = state;
    now_.costs.resize(lines_.size());
    now_.quantities.resize(lines_.size());
    room_.step(units::MonthIndex(month), drawn_.parameters, staff, programme, shocks, notices, now_);
    return now_;
  }
  /// Cost of a month in a lane, by line id.
  double cost(int month, const std::string& id, const service::Month& state, std::size_t lane = 0) {
    return step(month, state).costs[at(id)][lane].value();
  }
  /// What the line's price multiplied in the month stepped last.
  double quantity(const std::string& id, std::size_t lane = 0) const { return now_.quantities[at(id)][lane]; }
  /// Cost of a line in the month stepped last.
  double posted(const std::string& id, std::size_t lane = 0) const {
    return now_.costs[at(id)][lane].value();
  }
  /// VAT of the month stepped last that comes back.
  double reclaimed(std::size_t lane = 0) const { return now_.recoverable_vat[lane].value(); }
  /// Cost of months alike from `first` on.
  double months(int first, int count, const std::string& id, const service::Month& state) {
    double sum = 0.0;
    for (int month = first; month < first + count; ++month) sum += cost(month, id, state);
    return sum;
  }

  std::size_t at(const std::string& id) const {
    for (std::size_t line = 0; line < lines_.size(); ++line)
      if (lines_[line].id == id) return line;
    ADD_FAILURE() << "no line " << id;
    return 0;
  }
  bool has(const std::string& id) const {
    for (const service::CostLine& line : lines_)
      if (line.id == id) return true;
    return false;
  }
  const std::vector<service::CostLine>& lines() const { return lines_; }
  const service::cost::Cost& room() const { return room_; }

  service::cost::ProgrammeMoney programme;
  service::cost::PriceShocks shocks;
  std::vector<units::Lanes<double>> notices;
  std::vector<service::workforce::RoleMonth> staff;

 private:
  std::vector<service::CostLine> lines_;
  const Drawn& drawn_;
  service::cost::Cost room_;
  service::Month now_;
};

/// 8.4 agency staff, 1,800 half-days in every type.
inline service::Month busy_month() {
  service::Month month = opening_month();
  month.agency = units::every_lane(units::Fte::from_value(8.4));
  for (auto& half_days : month.placed_half_days) half_days = units::every_lane(std::int64_t{1'800});
  return month;
}

/// A scenario with a line of every kind that costs know; nothing in it is uncertain.
inline void everything(scenario::Scenario& s) {
  scenario::Costs& costs = s.costs;
  costs.on_costs.pension_secondary = is<units::Share>(0.04);
  costs.on_costs.pension_lump = is<units::MoneyPerYear>(120'000.0);
  s.workforce.agency.hourly_cap = is<units::HourlyRate>(25.0);
  s.workforce.agency.beyond_cap = true;
  s.workforce.roles[0].new_terms = is<units::Salary>(31'000.0);
  s.workforce.roles[0].newly_qualified = is<units::Share>(0.5);
  s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
  s.workforce.first_year.support = is<units::Money>(2'500.0);
  s.workforce.redundancy.payment = is<units::Ratio>(0.4);
  s.workforce.redundancy.over_55 = is<units::Share>(0.25);
  s.workforce.redundancy.strain = is<units::Ratio>(1.2);
  const auto line = [&](const char* id, double amount, scenario::CostDriver driver,
                        double reference) -> scenario::CostLine& {
    scenario::CostLine& made = costs.lines.emplace_back();
    made.id = made.name = id;
    made.amount = is<units::MoneyPerYear>(amount);
    made.driver = driver;
    made.reference = is<units::Ratio>(reference);
    return made;
  };
  line("supervisors", 400'000.0, scenario::CostDriver::staff, 0.0).step = is<units::Ratio>(6.0);
  line("offices", 300'000.0, scenario::CostDriver::staff, 500.0).fixed_share = is<units::Share>(0.4);
  line("proceedings", 800'000.0, scenario::CostDriver::care_entries, 240.0).vatable = true;
  line("agency-fee", 200'000.0, scenario::CostDriver::adoptions, 24.0);
  line("front-door", 150'000.0, scenario::CostDriver::referrals, 4'800.0).bearer =
      scenario::CostBearer::council;
  scenario::Allowance& guardians = costs.allowances.emplace_back();
  guardians.id = guardians.name = "guardians";
  guardians.opening = is<units::Children>(200.0);
  guardians.weekly = is<units::WeeklyFee>(130.0);
  guardians.granted = is<units::Share>(0.8);
  guardians.ceasing = is<units::YearlyRate>(0.1);
  scenario::ServiceAgreement& computers = costs.agreements.emplace_back();
  computers.id = computers.name = "computers";
  computers.charge = is<units::MoneyPerYear>(600'000.0);
  computers.variable = is<units::Share>(0.3);
  computers.driver = scenario::CostDriver::staff;
  computers.vatable = true;
  computers.notice_given = {2018, 10, 1};
  computers.notice = is<units::Months>(6.0);
  computers.replacement = is<units::MoneyPerYear>(450'000.0);
  computers.council_cost = is<units::MoneyPerYear>(500'000.0);
  computers.avoidable = is<units::Share>(0.6);
  scenario::OneOff& launch = costs.one_offs.emplace_back();
  launch.id = launch.name = "launch";
  launch.amount = is<units::Money>(330'000.0);
  launch.start = {2017, 6, 1};
  launch.months = is<units::Months>(3.0);
  launch.vatable = true;
  scenario::Asset& home = costs.assets.emplace_back();
  home.id = home.name = "home";
  home.cost = is<units::Money>(900'000.0);
  home.rate = is<units::Share>(0.03);
  home.from = {2017, 4, 1};
  home.life = is<units::Months>(300.0);
  home.fund = scenario::Fund::capital;
  costs.unaccompanied_grant = is<units::WeeklyFee>(798.0);
}

/// A month in which every line of `everything` has something to pay.
inline service::Month full_month() {
  service::Month month = busy_month();
  month.referrals = units::every_lane(410);
  month.care_entries = units::every_lane(22);
  month.adoptions = units::every_lane(3);
  month.guardianships = units::every_lane(4);
  month.unaccompanied_half_days = units::every_lane(std::int64_t{600});
  return month;
}

}  // namespace loadline::testing_support
