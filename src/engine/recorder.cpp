#include "recorder.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace loadline::engine {
namespace {

using units::lane_count;

constexpr std::int64_t most_kept = 10'000;  ///< Futures whose months are kept, for fan charts.

/// Lanes of this block that belong to the run.
std::size_t lanes_in(std::uint32_t block, std::int64_t rows) {
  const std::int64_t first = std::int64_t{block} * static_cast<std::int64_t>(lane_count);
  return static_cast<std::size_t>(
      std::clamp<std::int64_t>(rows - first, 0, static_cast<std::int64_t>(lane_count)));
}

Eigen::Index row_of(std::uint32_t block, std::size_t lane) {
  return static_cast<Eigen::Index>(block) * static_cast<Eigen::Index>(lane_count) +
         static_cast<Eigen::Index>(lane);
}

template <class T>
float plain(const T& value) {
  if constexpr (std::is_arithmetic_v<T>)
    return static_cast<float>(value);
  else
    return static_cast<float>(value.value());
}

template <class Lanes>
void keep(Monthly& figures, std::uint32_t block, std::size_t lanes, Eigen::Index month, const Lanes& values) {
  for (std::size_t lane = 0; lane < lanes; ++lane) figures(row_of(block, lane), month) = plain(values[lane]);
}

/// What the company pays for a month: every line it bears.
void add_company_cost(const service::Block& block, const service::Month& month, units::Lanes<double>& total) {
  for (std::size_t line = 0; line < block.lines.size(); ++line) {
    if (block.lines[line].bearer != service::Bearer::company) continue;
    for (std::size_t lane = 0; lane < lane_count; ++lane) total[lane] += month.costs[line][lane].value();
  }
}

/// How much room a run's figures of a contract take.
struct Room {
  Eigen::Index futures, kept, years, months;
};

ContractFigures empty_figures(std::string id, std::string name, const scenario::Contract& contract,
                              const scenario::Horizon& horizon, const Room& room) {
  ContractFigures c;
  c.id = std::move(id);
  c.name = std::move(name);
  for (Yearly* yearly : yearly_figures(c)) yearly->setZero(room.futures, room.years);
  for (Eigen::ArrayXi* counts : counts_of_contract(c)) counts->setZero(room.futures);
  c.lowest_cash.setZero(room.futures);
  c.cash.setZero(room.kept, room.months);
  const auto* triggers = scenario::find<scenario::Triggers>(contract);
  c.triggers.setZero(room.futures, triggers ? static_cast<Eigen::Index>(triggers->triggers.size()) : 0);
  c.requests.setZero(room.futures,
                     static_cast<Eigen::Index>(contract::decisions_of(contract, horizon).size()));
  return c;
}

}  // namespace

Ensemble empty_ensemble(const scenario::Scenario& scenario, const RunPlan& plan,
                        const service::Block& shape) {
  Ensemble e;
  e.replications = plan.replications;
  e.kept = std::min(plan.replications, most_kept);
  e.years = scenario::years(scenario);
  e.months = scenario.horizon.months;
  const auto n = static_cast<Eigen::Index>(e.replications), kept = static_cast<Eigen::Index>(e.kept);
  for (Yearly* yearly : yearly_figures_of_service(e)) yearly->setZero(n, e.years);
  for (Monthly* monthly : monthly_figures(e)) monthly->setZero(kept, e.months);
  e.lines = shape.lines;
  for (std::vector<Yearly>* lines : figures_by_line(e))
    lines->assign(shape.lines.size(), Yearly::Zero(n, e.years));
  for (Yearly* loop : loop_figures(e)) loop->setZero(n, static_cast<Eigen::Index>(shape.loops.size()));
  const Eigen::Index quarters = e.months / 3;
  e.kpis.assign(scenario.outcomes.kpis.size(), Eigen::ArrayXXf::Zero(n, quarters));
  e.counted = e.kpis;
  e.ratings.assign(scenario.outcomes.kpis.size(), Ensemble::Ratings::Zero(n, quarters));
  const auto initiatives = static_cast<Eigen::Index>(scenario.savings.initiatives.size());
  e.initiative_start.setZero(n, initiatives);
  e.initiative_delivered.setZero(n, initiatives);
  e.held_at_zero.setZero(n);
  const Room room{n, kept, e.years, e.months};
  e.contracts.push_back(empty_figures("contract", "As agreed", scenario.contract, scenario.horizon, room));
  for (const scenario::Variant& v : scenario.variants)
    e.contracts.push_back(empty_figures(v.id, v.name, v.contract, scenario.horizon, room));
  return e;
}

void Recorder::service(std::uint32_t index, const service::Block& block) {
  Ensemble& e = ensemble_;
  const std::size_t lanes = lanes_in(index, e.replications), kept = lanes_in(index, e.kept);
  for (int m = 0; m < e.months; ++m) {
    const service::Month& month = block.months[static_cast<std::size_t>(m)];
    units::Lanes<double> cost{};
    add_company_cost(block, month, cost);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const Eigen::Index row = row_of(index, lane);
      for (std::size_t line = 0; line < block.lines.size(); ++line)
        e.line_costs[line](row, m / 12) += month.costs[line][lane].value();
      e.net_cost(row, m / 12) += cost[lane];
      e.looked_after(row, m / 12) += month.looked_after[lane] / 12.0;
      e.held_at_zero(row) += month.held_at_zero[lane];
    }
    keep(e.cost, index, kept, m, cost);
    keep(e.children, index, kept, m, month.looked_after);
    keep(e.plans, index, kept, m, month.plans);
    keep(e.in_need, index, kept, m, month.in_need);
    keep(e.assessments, index, kept, m, month.assessments);
    keep(e.care_leavers, index, kept, m, month.care_leavers);
    keep(e.referrals, index, kept, m, month.referrals);
    keep(e.caseload, index, kept, m, month.caseload);
    keep(e.unallocated, index, kept, m, month.unallocated);
    keep(e.agency, index, kept, m, month.agency);
    keep(e.permanent, index, kept, m, month.permanent);
    keep(e.early_help, index, kept, m, month.early_help);
    keep(e.education_plans, index, kept, m, month.education_plans);
    keep(e.youth_justice, index, kept, m, month.youth_justice);
    keep(e.unaccompanied, index, kept, m, month.unaccompanied);
    keep(e.spilled, index, kept, m, month.spilled);
    keep(e.newly_qualified, index, kept, m, month.newly_qualified);
    keep(e.posts, index, kept, m, month.posts);
  }
  for (std::size_t y = 0; y < block.loops.size(); ++y)
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const Eigen::Index row = row_of(index, lane), column = static_cast<Eigen::Index>(y);
      e.loop_staff(row, column) = block.loops[y].in_post[lane];
      e.loop_settles(row, column) = block.loops[y].settles[lane];
      e.loop_tipping(row, column) = block.loops[y].tipping[lane];
    }
  for (std::size_t k = 0; k < e.kpis.size(); ++k)
    for (std::size_t q = 0; q < block.scores[k].size(); ++q) {
      const service::KpiScore& score = block.scores[k][q];
      const auto quarter = static_cast<Eigen::Index>(q);
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const Eigen::Index row = row_of(index, lane);
        e.kpis[k](row, quarter) = static_cast<float>(score.value[lane]);
        e.ratings[k](row, quarter) = static_cast<std::uint8_t>(score.rating[lane]);
        e.counted[k](row, quarter) = static_cast<float>(score.n[lane]);
      }
    }
  for (std::size_t i = 0; i < block.initiatives.size(); ++i)
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const auto column = static_cast<Eigen::Index>(i);
      e.initiative_start(row_of(index, lane), column) = block.initiatives[i].starts[lane];
      e.initiative_delivered(row_of(index, lane), column) =
          static_cast<float>(block.initiatives[i].delivered[lane]);
    }
}

void Recorder::without_savings(std::uint32_t index, const service::Block& block) {
  const std::size_t lanes = lanes_in(index, ensemble_.replications);
  for (int m = 0; m < ensemble_.months; ++m) {
    const service::Month& month = block.months[static_cast<std::size_t>(m)];
    units::Lanes<double> cost{};
    add_company_cost(block, month, cost);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const Eigen::Index row = row_of(index, lane);
      ensemble_.net_cost_without_savings(row, m / 12) += cost[lane];
      for (std::size_t line = 0; line < block.lines.size(); ++line) {
        ensemble_.line_costs_without_savings[line](row, m / 12) += month.costs[line][lane].value();
        ensemble_.line_quantities_without_savings[line](row, m / 12) += month.quantities[line][lane];
      }
    }
  }
}

namespace {

/// Requests: the first month paid for, -1 refused, -2 not asked.
int told(const contract::RequestOutcome& request, std::size_t lane) {
  return request.asked[lane] < 0 ? -2 : request.effective[lane];
}

int capped(const contract::Settlement& settlement, std::size_t lane) {
  return static_cast<int>(std::count_if(settlement.quarters.begin(), settlement.quarters.end(),
                                        [lane](const contract::QuarterRegisters& quarter) {
                                          return quarter.uncapped[lane] > contract::Pence(0) &&
                                                 quarter.uncapped[lane] >= quarter.cap[lane];
                                        }));
}

}  // namespace

void Recorder::settled(std::uint32_t index, std::size_t contract, const contract::Settlement& settlement) {
  ContractFigures& c = ensemble_.contracts[contract];
  const std::size_t lanes = lanes_in(index, ensemble_.replications), kept = lanes_in(index, ensemble_.kept);
  for (std::size_t y = 0; y < settlement.years.size(); ++y) {
    const contract::YearRegisters& r = settlement.years[y];
    const auto column = static_cast<Eigen::Index>(y);
    const auto copy = [&](Yearly& figures, const contract::Lanes<contract::Pence>& values) {
      for (std::size_t lane = 0; lane < lanes; ++lane)
        figures(row_of(index, lane), column) = values[lane].pounds();
    };
    copy(c.price, r.price_payable);
    copy(c.change, r.change);
    copy(c.rebased, r.rebased);
    copy(c.volume, r.volume);
    copy(c.exceptional, r.exceptional);
    copy(c.deductions, r.deductions);
    copy(c.earned_back, r.earned_back);
    copy(c.outcome_payment, r.outcome_payment);
    copy(c.reduction_unused, r.reduction_unused);
    copy(c.share, r.share);
    copy(c.result, r.result);
    copy(c.grant, r.grant);
    copy(c.loan, r.loan);
    copy(c.unfunded, r.unfunded);
    copy(c.reserve, r.reserve);
    copy(c.tax, r.tax);
    copy(c.council_surplus, r.council_surplus);
    copy(c.council_net, r.council_net);
    copy(c.company_net, r.company_net);
    copy(c.group_net, r.group_net);
  }
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const Eigen::Index row = row_of(index, lane);
    c.lowest_cash(row) = settlement.lowest_cash[lane].pounds();
    c.lowest_month(row) = settlement.lowest_month[lane];
    c.overdraft_months(row) = settlement.overdraft_months[lane];
    c.beyond_overdraft(row) = settlement.beyond_overdraft[lane];
    c.capped_quarters(row) = capped(settlement, lane);
    for (std::size_t t = 0; t < settlement.triggers.size(); ++t)
      c.triggers(row, static_cast<Eigen::Index>(t)) = settlement.triggers[t].month[lane];
    for (std::size_t q = 0; q < settlement.requests.size(); ++q)
      c.requests(row, static_cast<Eigen::Index>(q)) = told(settlement.requests[q], lane);
  }
  for (std::size_t m = 0; m < settlement.cash.size(); ++m)
    for (std::size_t lane = 0; lane < kept; ++lane)
      c.cash(row_of(index, lane), static_cast<Eigen::Index>(m)) =
          static_cast<float>(settlement.cash[m][lane].pounds());
}

}  // namespace loadline::engine
