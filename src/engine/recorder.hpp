#pragma once
/// \file  engine/recorder.hpp
/// \brief Copies the figures of a block of futures into their rows of the ensemble.

#include <array>

#include "loadline/contract/settle.hpp"
#include "loadline/engine/run.hpp"

namespace loadline::engine {

/// The figures of one kind, listed once: a figure left out here is neither given room nor counted in the digest.
template <class Figures>
auto yearly_figures(Figures& c) {
  return std::array{
      &c.price,           &c.volume,          &c.share,   &c.result,          &c.grant,       &c.loan,
      &c.unfunded,        &c.reserve,         &c.tax,     &c.council_surplus, &c.council_net, &c.company_net,
      &c.group_net,       &c.change,          &c.rebased, &c.exceptional,     &c.deductions,  &c.earned_back,
      &c.outcome_payment, &c.reduction_unused};
}
/// One whole number a future; -1 where what it counts did not happen.
template <class Figures>
auto counts_of_contract(Figures& c) {
  return std::array{&c.capped_quarters, &c.overdraft_months, &c.beyond_overdraft, &c.lowest_month};
}
/// One column a trigger or request.
template <class Figures>
auto months_of_contract(Figures& c) {
  return std::array{&c.triggers, &c.requests};
}
template <class Whole>
auto yearly_figures_of_service(Whole& e) {
  return std::array{&e.net_cost, &e.net_cost_without_savings, &e.looked_after};
}
template <class Whole>
auto loop_figures(Whole& e) {
  return std::array{&e.loop_staff, &e.loop_settles, &e.loop_tipping};
}
/// Each has one entry a budget line.
template <class Whole>
auto figures_by_line(Whole& e) {
  return std::array{&e.line_costs, &e.line_costs_without_savings, &e.line_quantities_without_savings};
}
template <class Whole>
auto monthly_figures(Whole& e) {
  return std::array{&e.cost,
                    &e.children,
                    &e.plans,
                    &e.in_need,
                    &e.assessments,
                    &e.care_leavers,
                    &e.referrals,
                    &e.caseload,
                    &e.unallocated,
                    &e.agency,
                    &e.permanent,
                    &e.early_help,
                    &e.education_plans,
                    &e.youth_justice,
                    &e.unaccompanied,
                    &e.spilled,
                    &e.newly_qualified,
                    &e.posts};
}

/// An ensemble with room for every figure of this run, and nothing in it yet.
/// \param shape  Any block of the scenario: says which budget lines there are and whether there is a staffing loop.
Ensemble empty_ensemble(const scenario::Scenario& scenario, const RunPlan& plan, const service::Block& shape);

/// The rows of block `block`: futures 32 block to 32 block + 31, less those beyond the run.
/// Different blocks write different rows, so threads may record at the same time.
class Recorder {
 public:
  explicit Recorder(Ensemble& ensemble) : ensemble_(ensemble) {}

  void service(std::uint32_t block, const service::Block& with_savings);
  void without_savings(std::uint32_t block, const service::Block& without);
  void settled(std::uint32_t block, std::size_t contract, const contract::Settlement& settlement);

 private:
  Ensemble& ensemble_;
};

/// 16 hex digits over every figure (FNV-1a, 64 bit): equal figures, equal digest.
std::string digest(const Ensemble& ensemble);

}  // namespace loadline::engine
