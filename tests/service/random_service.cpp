#include "service/random_service.hpp"

#include <string_view>

#include "loadline/scenario/schema.hpp"
#include "support/any.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {
namespace {

using namespace scenario;

template <class Q>
void set(Assumption<Q>& member, double kept_value) {
  member = stated<Q>(kept_value);
}

base::Date any_month(const char* what, int years) {
  const auto month = static_cast<int>(any(what, 0, 12 * years - 1));
  return {2017 + (month + 3) / 12, (month + 3) % 12 + 1, 1};
}

void vary_role(Role& role) {
  const bool whole = role.case_holding.typical_value() > 0.0;
  if (!whole && perhaps("comes and goes", 3)) set(role.leaving, any_number("leaving a year, %", 1, 60, 0.01));
  if (perhaps("own fill rate", 4)) set(role.fill_rate, any_number("filled a year, %", 1, 300, 0.01));
  if (perhaps("held posts", 4)) set(role.held, any_number("held", 0, 5, 1.0));
  if (perhaps("new terms", 4)) set(role.new_terms, any_number("new salary", 15'000, 60'000, 1.0));
  if (perhaps("posts change", 3)) {
    role.changes.push_back(
        {any_month("posts change in", 2), stated<units::Fte>(any_number("posts", 0, 200, 1.0))});
    if (perhaps("redundancy")) role.surplus = Surplus::redundancy;
  }
  if (!whole) return;
  if (perhaps("newly qualified", 3))
    set(role.newly_qualified, any_number("newly qualified, %", 0, 100, 0.01));
  if (perhaps("first year", 3)) set(role.first_year, any_number("in their first year", 0, 12, 1.0));
}

void vary_workforce(Workforce& workforce) {
  for (Role& role : workforce.roles) vary_role(role);
  if (perhaps("move on after the first year", 3)) workforce.roles[1].progresses_to = workforce.roles[0].id;
  set(workforce.turnover.base, any_number("turnover a year, %", 0, 80, 0.01));
  set(workforce.recruitment.fill_rate, any_number("filling a year, %", 0, 400, 0.01));
  set(workforce.recruitment.lag, any_number("lag", 0, 9, 1.0));
  if (perhaps("lag spread", 3))
    set(workforce.recruitment.lag_spread, any_number("spread of the lag, %", 1, 150, 0.01));
  Agency& agency = workforce.agency;
  set(agency.cover, any_number("cover, %", 0, 100, 0.01));
  set(agency.cap, any_number("cap", 0, 120, 1.0));
  if (perhaps("supply", 4)) set(agency.supply, any_number("supply", 1, 60, 1.0));
  if (perhaps("budget", 4)) set(agency.budget, any_number("budget", 1, 5'000'000, 1.0));
  if (perhaps("hourly cap", 4)) {
    set(agency.hourly_cap, any_number("hourly cap", 10, 60, 1.0));
    agency.beyond_cap = perhaps("beyond the cap");
    set(agency.found_at_cap, any_number("found at the cap, %", 0, 100, 0.01));
  }
  set(workforce.redundancy.notice, any_number("notice", 0, 4, 1.0));
  set(workforce.redundancy.payment, any_number("payment, %", 0, 100, 0.01));
  set(workforce.workload.plan, any_number("weight of a plan, %", 50, 200, 0.01));
  set(workforce.workload.urgent, any_number("urgent, %", 0, 100, 0.01));
}

void vary_fee(PlacementFee& fee) {
  set(fee.fee, any_number("weekly fee", 0, 6'000, 1.0));
  set(fee.real_growth, any_number("real growth, %", -3, 6, 0.01));
  fee.locked = perhaps("locked");
  if (!fee.locked) return;
  set(fee.uplift_cap, any_number("uplift cap, %", 0, 5, 0.01));
  set(fee.spread, any_number("spread, %", 0, 60, 0.01));
  set(fee.tail_share, any_number("tail, %", 0, 20, 0.01));
}

void add_lines(Costs& costs) {
  CostLine line{.id = "team-managers", .name = "Team managers"};
  set(line.amount, any_number("amount", 0, 2'000'000, 1.0));
  line.driver = static_cast<CostDriver>(any("driver", 1, 5));
  if (perhaps("steps"))
    set(line.step, any_number("step", 1, 200, 1.0));
  else
    set(line.fixed_share, any_number("fixed, %", 0, 100, 0.01));
  costs.lines.push_back(line);
  Allowance allowance{.id = "guardians", .name = "Guardians"};
  set(allowance.opening, any_number("guardians", 0, 300, 1.0));
  set(allowance.weekly, any_number("allowance", 0, 200, 1.0));
  set(allowance.granted, any_number("granted, %", 0, 100, 0.01));
  set(allowance.ceasing, any_number("ceasing, %", 0, 30, 0.01));
  costs.allowances.push_back(allowance);
  ServiceAgreement agreement{.id = "finance", .name = "Finance"};
  set(agreement.charge, any_number("charge", 0, 1'000'000, 1.0));
  set(agreement.replacement, any_number("replacement", 0, 1'000'000, 1.0));
  set(agreement.notice, any_number("notice of the agreement", 0, 12, 1.0));
  set(agreement.avoidable, any_number("avoidable, %", 0, 100, 0.01));
  agreement.vatable = perhaps("agreement bears VAT");
  if (perhaps("exit")) agreement.notice_given = any_month("notice given in", 2);
  costs.agreements.push_back(agreement);
  OneOff once{.id = "mobilisation", .name = "Mobilisation"};
  set(once.amount, any_number("mobilisation", 0, 5'000'000, 1.0));
  set(once.months, any_number("months of mobilisation", 1, 12, 1.0));
  once.start = any_month("mobilisation from", 1);
  costs.one_offs.push_back(once);
}

void vary_costs(Costs& costs) {
  for (PlacementFee& fee : costs.fees)
    if (perhaps("another fee")) vary_fee(fee);
  add_lines(costs);
  costs.vat.status = static_cast<VatStatus>(any("VAT status", 0, 2));
  costs.vat.quoted = static_cast<VatQuoted>(any("VAT quoted", 0, 1));
  if (costs.vat.status != VatStatus::partial) set(costs.vat.recovery, 0.0);
  set(costs.late_settlement.delay, any_number("late settlement", 0, 11, 1.0));
  set(costs.increments.not_at_top, any_number("not at the top, %", 0, 100, 0.01));
  set(costs.increments.step, any_number("step, %", 0, 4, 0.01));
  set(costs.on_costs.pension_secondary, any_number("past service, %", 0, 10, 0.01));
  costs.on_costs.council_bears_past_service = perhaps("council bears past service");
}

/// All cash initiatives draw on one budget.
void let_overlap(Savings& savings) {
  OverlapGroup& group = savings.overlaps.emplace_back();
  group.id = group.name = "overheads";
  set(group.base, any_number("budget of the group", 1, 3'000'000, 1.0));
  for (Initiative& initiative : savings.initiatives)
    if (std::holds_alternative<CashEffect>(initiative.effect)) {
      initiative.overlap = group.id;
      initiative.beneficiary = Beneficiary::company;
    }
}

Assumption<units::Share> any_change() { return stated<units::Share>(any_number("change, %", -30, 30, 0.01)); }

Effect any_effect() {
  switch (any("effect", 0, 9)) {
    case 0:
      return CareEntryEffect{any_change()};
    case 1:
      return ReturnHomeEffect{any_change()};
    case 2:
      return FosterMixEffect{stated<units::Share>(any_number("moved, %", 0, 100, 0.01))};
    case 3:
      return FosterCapacityEffect{stated<units::Children>(any_number("places", 0, 60, 1.0))};
    case 4:
      return AgencyCapEffect{stated<units::Fte>(any_number("change of the cap", -40, 40, 1.0))};
    case 5:
      return ReferralEffect{any_change()};
    case 6:
      return TurnoverEffect{any_change()};
    case 7:
      return RecruitmentEffect{any_change()};
    case 8:
      return FeeEffect{static_cast<PlacementType>(any("placement", 0, 8)), any_change()};
    default:
      return CashEffect{stated<units::MoneyPerYear>(any_number("full-year value", 0, 2'000'000, 1.0))};
  }
}

}  // namespace

Initiative any_initiative(const char* id) {
  Initiative made;
  made.id = made.name = id;
  made.owner = "example";
  made.effect = any_effect();
  made.start = any_month("start", 2);
  set(made.delay, any_number("delay", 0, 6, 1.0));
  set(made.ramp, any_number("ramp", 1, 18, 1.0));
  made.shape = static_cast<RampShape>(any("shape", 0, 4));
  set(made.confidence, any_number("confidence, %", 0, 100, 0.01));
  set(made.partial, any_number("partial, %", 0, 100, 0.01));
  set(made.partial_fraction, any_number("part, %", 0, 100, 0.01));
  set(made.optimism, any_number("optimism, %", 0, 40, 0.01));
  set(made.investment, any_number("investment", 0, 500'000, 1.0));
  set(made.running_cost, any_number("running cost", 0, 300'000, 1.0));
  made.recurrence = static_cast<Recurrence>(any("recurrence", 0, 1));
  set(made.lead, any_number("lead", 0, 6, 1.0));
  if (std::holds_alternative<CashEffect>(made.effect)) {
    made.index = static_cast<PriceIndex>(any("index", 0, 2));
    made.beneficiary = static_cast<Beneficiary>(any("beneficiary", 0, 2));
  }
  return made;
}

Initiative without_effect(Initiative initiative) {
  struct Nothing {
    void operator()(CashEffect& e) const { set(e.full_year_value, 0.0); }
    void operator()(CareEntryEffect& e) const { set(e.change, 0.0); }
    void operator()(ReturnHomeEffect& e) const { set(e.change, 0.0); }
    void operator()(FosterMixEffect& e) const { set(e.moved, 0.0); }
    void operator()(FosterCapacityEffect& e) const { set(e.places, 0.0); }
    void operator()(AgencyCapEffect& e) const { set(e.change, 0.0); }
    void operator()(ReferralEffect& e) const { set(e.change, 0.0); }
    void operator()(TurnoverEffect& e) const { set(e.change, 0.0); }
    void operator()(RecruitmentEffect& e) const { set(e.change, 0.0); }
    void operator()(FeeEffect& e) const { set(e.change, 0.0); }
    void operator()(AgreementExitEffect&) const {}  // never drawn here: an exit has no size
  };
  std::visit(Nothing{}, initiative.effect);
  set(initiative.investment, 0.0);
  set(initiative.running_cost, 0.0);
  return initiative;
}

Scenario any_service(int months) {
  Scenario made = example_scenario();
  made.horizon.months = months;
  vary_workforce(made.workforce);
  vary_costs(made.costs);
  made.savings.initiatives.clear();
  static constexpr const char* ids[] = {"one", "two", "three", "four"};
  const std::int64_t initiatives = any("initiatives", 0, 4);
  for (std::int64_t i = 0; i < initiatives; ++i) made.savings.initiatives.push_back(any_initiative(ids[i]));
  if (perhaps("overlap", 3)) let_overlap(made.savings);
  if (made.savings.initiatives.size() > 1 && perhaps("one needs another", 3))
    made.savings.initiatives[1].needs = {ids[0]};
  return made;
}

void scale_pounds(Scenario& service, double factor) {
  /// Changes amounts where it finds them; everything else it passes by.
  class Scale final : public Visitor {
   public:
    explicit Scale(double factor) : factor_(factor) {}
    void enter(const Section& section) override { path_.push_back(section.key); }
    void leave() override { path_.pop_back(); }
    void list(const Section& section, ListStyle, const ListAccess& items) override {
      path_.push_back(section.key);
      for (std::size_t i = 0; i < items.size(); ++i) items.describe(*this, i);
      path_.pop_back();
    }
    void datum(const Field&, const units::UnitName& unit, Datum& value) override {
      if (path_.empty() || path_.front() == "contract" || !std::string_view(unit.text).starts_with("GBP"))
        return;
      value.uncertain = chance::Certain{factor_ * value.typical_value()};
    }
    void text(const Field&, std::string&) override {}
    void texts(const Field&, std::vector<std::string>&) override {}
    void date(const Field&, base::Date&) override {}
    void whole(const Field&, std::int64_t&) override {}
    void yes_no(const Field&, bool&) override {}
    void choice(const Field&, std::span<const char* const>, int&) override {}
    void settings(const Field&, std::vector<Setting>&) override {}

   private:
    double factor_;
    std::vector<std::string> path_;
  } scale(factor);
  walk(service, scale);
}

}  // namespace loadline::testing_support
