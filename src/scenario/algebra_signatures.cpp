// What each kind of clause reads, defines and observes: one overload a kind.

#include <algorithm>

#include "loadline/scenario/algebra.hpp"

namespace loadline::scenario {
namespace {

using Names = std::vector<std::string>;

template <class Terms>
bool is(const Clause& clause) {
  return std::holds_alternative<Terms>(clause.terms);
}

bool is_of_the_price(const Clause& clause) {
  return is<BasePrice>(clause) || is<Indexation>(clause) || is<SavingsReduction>(clause) ||
         is<ChangeControl>(clause) || is<Rebase>(clause);
}

/// What the company's result is made of. No clause defines it, so whoever reads it reads these.
const Names result_parts{"price.payable", "adj.volume",          "adj.exceptional", "adj.deductions",
                         "adj.earn_back", "adj.outcome_payment", "adj.share",       "cost.rent"};

void add(Names& to, std::initializer_list<const char*> names) {
  to.insert(to.end(), names.begin(), names.end());
}
void add(Names& to, const Names& names) { to.insert(to.end(), names.begin(), names.end()); }

/// The links of the price: each clause of it reads what the one before it made.
class PriceChain {
 public:
  explicit PriceChain(const std::vector<const Clause*>& in_order) {
    for (const Clause* clause : in_order) {
      if (!is_of_the_price(*clause)) continue;
      chain_.push_back(clause);
      if (!is<ChangeControl>(*clause) && !is<Rebase>(*clause)) last_adjusting_ = clause;
    }
  }

  void sign(const Clause& clause, Signature& s) const {
    const auto at = std::ranges::find(chain_, &clause);
    const bool base_is_before =
        std::any_of(chain_.begin(), at, [](const Clause* c) { return is<BasePrice>(*c); });
    if (at != chain_.begin() && !is<BasePrice>(clause)) s.reads.push_back("price." + (*(at - 1))->id);
    if (!base_is_before && !is<BasePrice>(clause)) s.reads.emplace_back("price.base");
    s.defines.push_back("price." + clause.id);
    if (&clause == last_adjusting_) s.defines.emplace_back("price.adjusted");
    if (&clause == chain_.back()) s.defines.emplace_back("price.payable");
  }

 private:
  std::vector<const Clause*> chain_;
  const Clause* last_adjusting_ = nullptr;
};

/// One overload a kind: a kind without a signature does not compile. Links of the price are added beside them.
struct Signing {
  const Contract& contract;
  Signature& s;

  void operator()(const BasePrice&) const { add(s.defines, {"price.base"}); }
  void operator()(const Indexation& t) const {
    add(s.defines, {"price.indexed"});
    if (t.pay.typical_value() > 0.0) add(s.observes, {"service.pay-award"});
    if (t.prices.typical_value() > 0.0) add(s.observes, {"service.prices"});
    if (t.fees.typical_value() > 0.0) add(s.observes, {"service.fees"});
  }
  void operator()(const SavingsReduction&) const {}
  void operator()(const ChangeControl&) const { add(s.defines, {"price.change"}); }
  void operator()(const Rebase&) const {
    add(s.lags, {"price.rebased"});
    add(s.observes, {"service.looked-after"});
    add(s.defines, {"price.rebased"});
  }

  void operator()(const VolumeCorridor&) const {
    add(s.lags, {"price.rebased"});
    add(s.observes, {"service.looked-after"});
    add(s.defines, {"adj.volume"});
  }
  void operator()(const Reopener&) const {
    add(s.reads, {"adj.volume"});
    add(s.lags, {"price.rebased"});
    add(s.observes, {"service.looked-after"});
    add(s.defines, {"adj.exceptional"});
  }
  void operator()(const Deductions& t) const {
    if (!t.cap_of_target)
      add(s.reads, {"price.payable"});
    else if (find<ShareBands>(contract) != nullptr)
      add(s.reads, {"target"});
    else  // the target is then the price with what is added for children
      add(s.reads, {"price.payable", "adj.volume", "adj.exceptional"});
    add(s.lags, {"adj.deductions", "adj.earn_back"});
    if (t.indicators.empty()) add(s.observes, {"service.indicator.<indicator>"});
    for (const std::string& id : t.indicators) s.observes.push_back("service.indicator." + id);
    if (t.relief) add(s.observes, {"service.excused"});
    add(s.defines, {"adj.deductions", "adj.earn_back"});
  }
  void operator()(const OutcomePayment& t) const {
    if (t.comparator.typical_value() > 0.0) add(s.observes, {"service.looked-after"});
    for (const IndicatorReward& reward : t.rewards)
      s.observes.push_back("service.indicator." + reward.indicator);
    add(s.defines, {"adj.outcome_payment"});
  }
  /// Two things in one clause. That income counts is said before the shares, which read it. The in-house test is made when the
  /// year is settled: it watches what the company was then paid, shares included, and no amount depends on it, so that it
  /// binds no order and makes no circle. Of earlier years it reads the same registers through a lag.
  void operator()(const AlternativeIncome&) const {
    add(s.lags, {"price.payable", "adj.volume", "adj.exceptional", "adj.deductions", "adj.earn_back",
                 "adj.outcome_payment", "adj.share", "cost.income"});
    add(s.observes, {"service.income", "service.turnover"});
    add(s.defines, {"cost.income", "income.test"});
  }
  void operator()(const RingFence& t) const {
    const std::string fund = std::string("fund.") + fund_keys[static_cast<std::size_t>(t.fund)];
    s.lags.push_back(fund + ".balance");
    s.observes.push_back("service.cost-of-fund");
    s.defines.push_back(fund + ".grant");
    s.defines.push_back(fund + ".balance");
  }

  void operator()(const ShareBands& t) const {
    add(s.reads, {"price.payable", "cost.rent", "cost.income"});
    if (t.volume_in_target) add(s.reads, {"adj.volume"});
    if (t.exceptional_in_target) add(s.reads, {"adj.exceptional"});
    if (t.deductions_in_target || t.deductions_in_actual) add(s.reads, {"adj.deductions", "adj.earn_back"});
    if (t.cumulative) add(s.lags, {"target", "actual", "share.company"});
    add(s.observes, {"service.net-cost"});
    add(s.defines, {"target", "actual", "share.company", "adj.share"});
  }
  void operator()(const ReserveAndSurplus& t) const {
    add(s.reads, result_parts);
    add(s.lags, {"reserve", "carry.balance"});
    add(s.observes, {"service.net-cost"});
    add(s.defines, {"reserve.topup", "surplus.council", "tax", "surplus.retained"});
    if (t.restricted) {
      add(s.lags, {"surplus.retained"});
      add(s.defines, {"surplus.reinvested", "surplus.returned"});
    }
    if (find<DeficitFunding>(contract) == nullptr) add(s.defines, {"reserve"});
  }
  void operator()(const DeficitFunding&) const {
    add(s.reads, result_parts);
    add(s.reads, {"reserve.topup", "surplus.reinvested"});
    add(s.lags, {"reserve", "loan.balance", "carry.balance"});
    add(s.observes, {"service.net-cost"});
    add(s.defines, {"reserve.draw", "deficit.carried", "deficit.grant", "deficit.loan", "deficit.unfunded",
                    "loan.interest", "loan.principal", "loan.balance", "carry.balance", "reserve"});
  }
  void operator()(const WorkingCapital&) const {
    add(s.lags, {"working.balance"});
    add(s.defines, {"working.drawn", "working.interest", "working.principal", "working.balance"});
  }
  void operator()(const SupportServices&) const {
    add(s.observes, {"service.charges"});
    add(s.defines, {"cost.rent", "charges"});
  }
  void operator()(const PaymentProfile&) const {
    // When cash moves does not matter to any amount, so it may stand anywhere.
    add(s.defines, {"cash.instalments"});
  }
  void operator()(const Triggers& t) const {
    for (const Trigger& trigger : t.triggers) watch(trigger);
    add(s.defines, {"taken_back", "exit.costs"});
  }
  void operator()(const Approvals&) const { add(s.defines, {"decision.authority"}); }
  void operator()(const Funders&) const { add(s.defines, {"council.split"}); }

 private:
  void watch(const Trigger& trigger) const {
    switch (trigger.watched) {
      case Watched::deductions:
        return add(s.reads, {"adj.deductions", "price.payable"});
      case Watched::judgement_again:
      case Watched::judgement_by:
        return add(s.observes, {"service.judgement"});
      case Watched::cash:
        return add(s.observes, {"service.cash"});
      case Watched::reserve:
        return add(s.reads, {"reserve", "deficit.unfunded"});
      case Watched::external_income:
        return add(s.reads, {"income.test"});
    }
  }
};

/// Each name once, in the order first said.
void keep_once(Names& names) {
  Names once;
  for (std::string& name : names)
    if (std::ranges::find(once, name) == once.end()) once.push_back(std::move(name));
  names = std::move(once);
}

/// Leaves out what nobody defines.
void keep_defined(Names& names, const Names& defined) {
  std::erase_if(names, [&](const std::string& name) { return !std::ranges::binary_search(defined, name); });
}

}  // namespace

std::vector<Signature> signatures(const Contract& contract) {
  std::vector<const Clause*> in_order;
  for (const Clause& clause : contract.clauses) in_order.push_back(&clause);
  std::ranges::stable_sort(in_order, {}, &Clause::seq);
  const PriceChain price(in_order);
  std::vector<Signature> all;
  Names defined;
  for (const Clause* clause : in_order) {
    Signature& s = all.emplace_back();
    s.clause = clause->id;
    std::visit(Signing{contract, s}, clause->terms);
    if (is_of_the_price(*clause)) price.sign(*clause, s);
    add(defined, s.defines);
  }
  std::ranges::sort(defined);
  for (Signature& s : all) {
    for (Names* names : {&s.reads, &s.lags, &s.observes, &s.defines}) keep_once(*names);
    keep_defined(s.reads, defined);
    keep_defined(s.lags, defined);
  }
  return all;
}

}  // namespace loadline::scenario
