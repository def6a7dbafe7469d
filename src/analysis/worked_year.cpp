#include "worked_year.hpp"

#include <algorithm>
#include <cmath>
#include <variant>

#include "loadline/base/expects.hpp"
#include "loadline/service/opening.hpp"
#include "loadline/service/scoring.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::analysis {
namespace {

using service::CostLine;
using service::Payee;

/// Where each kind of money stands in `WorkedYear::lines_`; lines of other funds follow.
enum Place : std::size_t { cost, income, charges, council, other_funds };

std::vector<CostLine> lines_of_every_fund() {
  std::vector<CostLine> lines{
      {.id = "cost", .name = "Cost of the service"},
      {.id = "income", .name = "Income", .payee = Payee::customers},
      {.id = "charges", .name = "Services bought from the council", .payee = Payee::council},
      {.id = "council", .name = "Kept by the council", .bearer = service::Bearer::council}};
  for (std::size_t fund = 1; fund < scenario::fund_keys.size(); ++fund)
    lines.push_back({.id = std::string("cost.") + scenario::fund_keys[fund],
                     .name = scenario::fund_names[fund],
                     .fund = static_cast<scenario::Fund>(fund)});
  return lines;
}

bool begins(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

/// Fund of a line of the opening budget: only lines of the scenario's own lists state one.
scenario::Fund fund_of(const scenario::Costs& costs, const std::string& id) {
  const auto among = [&](const auto& list, const std::string& kind) {
    for (const auto& one : list)
      if (id == kind + one.id) return one.fund;
    return scenario::Fund::general;
  };
  if (begins(id, "line.")) return among(costs.lines, "line.");
  if (begins(id, "one-off.")) return among(costs.one_offs, "one-off.");
  return begins(id, "asset.") ? among(costs.assets, "asset.") : scenario::Fund::general;
}

std::size_t place_of(const scenario::Costs& costs, const service::BudgetLine& line) {
  const scenario::Fund fund = fund_of(costs, line.id);
  if (fund != scenario::Fund::general) return other_funds + static_cast<std::size_t>(fund) - 1;
  if (begins(line.id, "agreement.")) return charges;
  return line.amount < 0.0 ? income : cost;
}

/// What the council bears itself in a typical year: its client side, lines it bears, and providing what it charges for.
double council_cost(const scenario::Scenario& scenario, double charged) {
  double total = scenario.costs.council_retained.typical_value() + charged;
  for (const scenario::CostLine& line : scenario.costs.lines)
    if (line.bearer == scenario::CostBearer::council) total += line.amount.typical_value();
  return total;
}

/// Where an indicator stands at the opening, in its kept unit; grades 0 to 3.
double baseline_of(const scenario::Measure& measure) {
  return std::visit(
      [](const auto& each) -> double {
        if constexpr (requires { each.baseline.typical_value(); })
          return each.baseline.typical_value();
        else
          return static_cast<double>(each.baseline);
      },
      measure);
}

/// The value that stands `quality` against the tiers (`WhatIf::quality`).
double value_at(const service::TiersInForce& tiers, double quality) {
  const double better = tiers.better == scenario::Better::higher ? 1.0 : -1.0;
  const double step = std::max({std::abs(tiers.target - tiers.tolerance),
                                std::abs(tiers.tolerance - tiers.floor), 0.05 * std::abs(tiers.target)});
  const double at[] = {tiers.floor - better * step, tiers.floor, tiers.tolerance, tiers.target,
                       tiers.target + better * step};
  const double along = std::clamp(quality, -1.0, 3.0) + 1.0;
  const auto below = std::min<std::size_t>(3, static_cast<std::size_t>(along));
  return at[below] + (along - static_cast<double>(below)) * (at[below + 1] - at[below]);
}

/// A judgement is one of four grades and has no floor.
scenario::Grade grade_at(const scenario::Judgement& judgement, std::optional<double> quality) {
  if (!quality) return judgement.baseline;
  if (*quality >= 2.0) return *quality >= 3.0 ? scenario::Grade::outstanding : judgement.target;
  return *quality >= 1.0 ? judgement.tolerance : scenario::Grade::inadequate;
}

double value_of(const scenario::Measure& measure, const service::TiersInForce& tiers,
                std::optional<double> quality) {
  if (const auto* judgement = std::get_if<scenario::Judgement>(&measure))
    return static_cast<double>(grade_at(*judgement, quality));
  if (!quality) return baseline_of(measure);
  const double value = value_at(tiers, *quality);
  return std::string(service::unit_of(measure)) == "%" ? std::clamp(value, 0.0, 1.0) : value;
}

/// A twelfth of a year's amount in whole pence, so that twelve of them are the amount itself, to the penny.
units::Money twelfth(double yearly, int month_of_year) {
  const auto until = [&](int months) { return std::round(100.0 * yearly * months / 12.0) / 100.0; };
  return units::Money::from_value(until(month_of_year + 1) - until(month_of_year));
}

}  // namespace

WorkedYear::WorkedYear(const scenario::Scenario& scenario)
    : scenario_(&scenario), lines_(lines_of_every_fund()), opening_(lines_.size(), 0.0) {
  double placements = 0.0;
  for (const service::BudgetLine& line : service::opening_position(scenario).budget) {
    opening_[place_of(scenario.costs, line)] += line.amount;
    if (begins(line.id, "placement.")) placements += line.amount;
  }
  opening_[cost] += scenario.costs.balancing_line.typical_value();
  opening_[council] = council_cost(scenario, opening_[charges]);
  typical_.net_cost = opening_[cost] + opening_[income] + opening_[charges];
  for (std::size_t type = 0; type < mix_.size(); ++type) {
    mix_[type] = scenario.demand.placements[type].opening.typical_value();
    typical_.children += mix_[type];
  }
  if (typical_.children <= 0.0) return;
  for (double& share : mix_) share /= typical_.children;
  cost_of_a_child_ = placements / typical_.children;
}

WhatIf WorkedYear::with_children(double children) const {
  WhatIf moved = typical_;
  moved.children = children;
  moved.net_cost += (children - typical_.children) * cost_of_a_child_;
  return moved;
}

service::Block WorkedYear::block(std::span<const WhatIf> what_ifs) const {
  LOADLINE_EXPECTS(!what_ifs.empty() && what_ifs.size() <= units::lane_count);
  const units::Calendar calendar(scenario_->horizon.start);
  service::Block block;
  block.lines = lines_;
  block.months.resize(static_cast<std::size_t>(scenario_->horizon.months));
  block.years.resize(static_cast<std::size_t>(scenario::years(*scenario_)));
  block.scores.assign(scenario_->outcomes.kpis.size(),
                      std::vector<service::KpiScore>(block.months.size() / 3));
  for (service::Month& month : block.months) month.costs.resize(lines_.size());
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const WhatIf& what_if = what_ifs[std::min(lane, what_ifs.size() - 1)];
    for (std::size_t m = 0; m < block.months.size(); ++m) {
      fill_money(block.months[m], static_cast<int>(m % 12), lane, what_if);
      fill_children(block.months[m], calendar.days(units::MonthIndex(static_cast<int>(m))), lane,
                    what_if.children);
    }
    for (std::size_t year = 0; year < block.years.size(); ++year) {
      const double level = std::pow(1.0 + what_if.growth, static_cast<double>(year));
      block.years[year].pay[lane] = block.years[year].prices[lane] = block.years[year].fees[lane] = level;
    }
    fill_outcomes(block, lane, what_if);
  }
  return block;
}

void WorkedYear::fill_money(service::Month& month, int of_year, std::size_t lane,
                            const WhatIf& what_if) const {
  const double earned = opening_[income] * what_if.times_income;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    double yearly = opening_[line];
    if (line == cost) yearly = what_if.net_cost - earned - opening_[charges];
    if (line == income) yearly = earned;
    month.costs[line][lane] = twelfth(yearly, of_year);
  }
}

void WorkedYear::fill_children(service::Month& month, int days, std::size_t lane, double children) const {
  month.looked_after[lane] = static_cast<units::Count>(std::lround(children));
  month.looked_after_half_days[lane] = std::llround(2.0 * days * children);
  std::int64_t left = month.looked_after_half_days[lane];
  for (std::size_t type = 0; type < mix_.size(); ++type) {
    const std::int64_t placed =
        std::min<std::int64_t>(left, std::llround(2.0 * days * children * mix_[type]));
    month.placed_half_days[type][lane] = placed;
    left -= placed;
  }
  month.placed_half_days.front()[lane] += left;  // half days that rounding left over
}

void WorkedYear::fill_outcomes(service::Block& block, std::size_t lane, const WhatIf& what_if) const {
  constexpr double counted = 100.0;  // so that every indicator is assessed
  constexpr int between_visits = 6;  // months, while every indicator is held at a state
  const units::Calendar calendar(scenario_->horizon.start);
  for (std::size_t k = 0; k < block.scores.size(); ++k) {
    const scenario::Measure& measure = scenario_->outcomes.kpis[k].measure;
    for (std::size_t quarter = 0; quarter < block.scores[k].size(); ++quarter) {
      const auto tiers = service::tiers_in_force(measure, calendar, 3 * static_cast<int>(quarter) + 2);
      const double value = value_of(measure, tiers, what_if.quality);
      block.scores[k][quarter].value[lane] = value;
      block.scores[k][quarter].n[lane] = counted;
      block.scores[k][quarter].rating[lane] = service::rate(value, tiers);
    }
    const auto* judgement = std::get_if<scenario::Judgement>(&measure);
    for (std::size_t m = 0; judgement != nullptr && m < block.months.size(); ++m) {
      block.months[m].grade[lane] = static_cast<units::Count>(grade_at(*judgement, what_if.quality));
      block.months[m].inspected[lane] = what_if.quality && m % between_visits == between_visits - 1 ? 1 : 0;
    }
  }
}

}  // namespace loadline::analysis
