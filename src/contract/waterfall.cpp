#include "contract/waterfall.hpp"

#include <algorithm>
#include <utility>

#include "loadline/base/expects.hpp"

namespace loadline::contract {
namespace {

/// Puts each clause in its place. A kind of clause without a line here does not compile.
struct Placing {
  Waterfall& waterfall;
  const scenario::Scenario& scenario;
  units::Calendar calendar{scenario.horizon.start};
  std::size_t requests = 0;  ///< Of the clauses so far, as `decisions_of` counts them.

  void operator()(const scenario::BasePrice& terms) { waterfall.price.emplace_back(exact(terms)); }
  void operator()(const scenario::Indexation& terms) { step_of_price(exact(terms)); }
  void operator()(const scenario::SavingsReduction& terms) { step_of_price(exact(terms)); }
  void operator()(const scenario::ChangeControl& terms) {
    waterfall.changes = exact(terms, calendar);
    waterfall.first_change = requests;
    requests += terms.requests.size();
  }
  void operator()(const scenario::Rebase& terms) { waterfall.rebase = exact(terms); }
  void operator()(const scenario::VolumeCorridor& terms) { waterfall.corridor = exact(terms); }
  void operator()(const scenario::Reopener& terms) {
    waterfall.reopener = exact(terms);
    waterfall.first_reopening = requests;
    requests += static_cast<std::size_t>(scenario::years(scenario));
  }
  void operator()(const scenario::Deductions& terms) {
    waterfall.deductions = exact(terms, scenario.outcomes);
  }
  void operator()(const scenario::OutcomePayment& terms) { waterfall.outcomes = exact(terms, scenario); }
  void operator()(const scenario::AlternativeIncome& terms) { waterfall.income = exact(terms); }
  void operator()(const scenario::RingFence& terms) { waterfall.fences.push_back(exact(terms)); }
  void operator()(const scenario::ShareBands& terms) { waterfall.bands = exact(terms); }
  void operator()(const scenario::ReserveAndSurplus& terms) { waterfall.reserve = exact(terms); }
  void operator()(const scenario::DeficitFunding& terms) { waterfall.deficit = exact(terms); }
  void operator()(const scenario::WorkingCapital& terms) {
    waterfall.working_capital = exact(terms, calendar);
  }
  void operator()(const scenario::SupportServices& terms) { waterfall.support = exact(terms); }
  void operator()(const scenario::PaymentProfile& terms) { waterfall.payment = exact(terms); }
  void operator()(const scenario::Triggers& terms) { waterfall.triggers = exact(terms, scenario); }
  void operator()(const scenario::Approvals& terms) { waterfall.approvals = exact(terms); }
  void operator()(const scenario::Funders& terms) { waterfall.funders = exact(terms); }

  /// Validation has refused changes and rebasing before a step of the price.
  void step_of_price(PriceStep step) {
    LOADLINE_EXPECTS(waterfall.changes.requests.empty() && !waterfall.rebase);
    waterfall.price.push_back(std::move(step));
  }
};

}  // namespace

Waterfall waterfall_of(const scenario::Contract& contract, const scenario::Scenario& scenario) {
  Waterfall waterfall;
  Placing placing{waterfall, scenario};
  for (const scenario::Clause& clause : contract.clauses) std::visit(placing, clause.terms);
  LOADLINE_EXPECTS(!waterfall.price.empty() && std::holds_alternative<BasePrice>(waterfall.price.front()));
  return waterfall;
}

Standing::Standing(const Waterfall& waterfall, int months)
    : changes_decided(waterfall.changes.requests.size()),
      runs(waterfall.deductions ? waterfall.deductions->indicators.size() : 0),
      watches(waterfall.triggers.triggers.size()),
      added_late(waterfall.changes.deciding.backdated ? static_cast<std::size_t>(months) : 0) {}

void Standing::begin() {
  factors.fill(IndexFactor{});
  for (Counts& decided : changes_decided) decided.fill(-1);
  for (auto& run : runs) run.fill(IndicatorRun{});
  for (auto& watch : watches) watch.fill(Watch{});
  earned_back_to.fill(0);
  ends.fill(never);
}

void settle_year(const Year& year) {
  const bool caps_at_target = year.clauses.deductions && year.clauses.deductions->cap_of_target;
  set_price(year);
  pay_for_volume(year);
  count_costs(year);
  pay_for_outcomes(year);
  if (!caps_at_target) judge_outcomes(year);
  set_target(year);
  if (caps_at_target) judge_outcomes(year);
  share_difference(year);
  distribute_result(year);
  serve_loans(year);
  test_income(year);
  take_back(year);
}

}  // namespace loadline::contract
