#include "service/cost/lines.hpp"

#include <algorithm>

namespace loadline::service::cost {
namespace {

constexpr const char* child_weeks = "child-weeks";
constexpr const char* fte_months = "FTE-months";

Behaviour behaviour_of(const scenario::CostLine& line) {
  if (line.driver == scenario::CostDriver::fixed) return Behaviour::fixed;
  if (line.step.typical_value() > 0.0) return Behaviour::step;
  return may_be(line.fixed_share) ? Behaviour::semi_variable : Behaviour::variable;
}

Behaviour behaviour_of(const scenario::ServiceAgreement& agreement) {
  const bool moves = agreement.driver != scenario::CostDriver::fixed && may_be(agreement.variable);
  if (!moves) return Behaviour::fixed;
  return agreement.variable.typical_value() < 1.0 ? Behaviour::semi_variable : Behaviour::variable;
}

/// What the council bears is explained as its own, whatever it is spent on.
void bear(CostLine& line, scenario::CostBearer bearer) {
  if (bearer == scenario::CostBearer::company) return;
  line.bearer = Bearer::council;
  line.group = LineGroup::council;
}

/// Whether some shock may cost the company income.
bool loses_income(const scenario::Scenario& scenario) {
  return std::ranges::any_of(scenario.shocks, [](const scenario::Shock& shock) {
    return std::ranges::any_of(shock.effects, [](const scenario::ShockEffect& effect) {
      return effect.target == scenario::ShockTarget::income;
    });
  });
}

bool any_initiative(const scenario::Scenario& scenario, auto&& is_one) {
  return std::ranges::any_of(scenario.savings.initiatives, is_one);
}

/// Whether the company buys something with this fund's money that bears VAT.
bool bears_vat(const scenario::Costs& costs, scenario::Fund fund) {
  const auto is_one = [fund](const auto& item) {
    return item.vatable && item.fund == fund && item.bearer == scenario::CostBearer::company;
  };
  return std::ranges::any_of(costs.lines, is_one) || std::ranges::any_of(costs.one_offs, is_one);
}

/// Whether the company may leave this agreement in some future.
bool may_end(const scenario::Scenario& scenario, const scenario::ServiceAgreement& agreement) {
  return agreement.notice_given.known() || any_initiative(scenario, [&](const scenario::Initiative& one) {
           const auto* exit = std::get_if<scenario::AgreementExitEffect>(&one.effect);
           return exit != nullptr && exit->agreement == agreement.id;
         });
}

class Writer {
 public:
  explicit Writer(const scenario::Scenario& scenario) : scenario_(scenario), costs_(scenario.costs) {
    every_budget();
    some_staff();
    some_children();
    agreements();
    capital();
    other_funds();
  }
  Catalogue take() { return std::move(made_); }

 private:
  /// Adds a line and says where it stands.
  std::size_t add(CostLine line) {
    made_.lines.push_back(std::move(line));
    return made_.lines.size() - 1;
  }
  std::size_t next() const { return made_.lines.size(); }

  void every_budget() {
    const auto staff = [&](const char* id, const char* name, Payee payee, Behaviour behaviour) {
      add({.id = id,
           .name = name,
           .payee = payee,
           .group = LineGroup::pay,
           .behaviour = behaviour,
           .quantity = fte_months});
    };
    staff("pay", "Pay", Payee::staff, Behaviour::variable);
    staff("national-insurance", "National Insurance", Payee::tax_authority, Behaviour::variable);
    staff("pension", "Pension", Payee::pension_fund, Behaviour::variable);
    staff("levy", "Apprenticeship levy", Payee::tax_authority, Behaviour::semi_variable);
    add(agency_line("agency", "Agency social workers"));
    for (std::size_t type = 0; type < scenario::placement_types; ++type)
      add({.id = std::string("placement.") + scenario::placement_keys[type],
           .name = scenario::placement_names[type],
           .payee = Payee::placements,
           .group = LineGroup::placements,
           .behaviour = Behaviour::variable,
           .quantity = child_weeks});
    for (const scenario::CostLine& line : costs_.lines) add(other_line(line));
    made_.at.vat.fill(Places::none);
    made_.at.vat[0] = add({.id = "vat",
                           .name = "VAT that cannot be recovered",
                           .group = LineGroup::vat,
                           .behaviour = Behaviour::variable});
    made_.at.balancing = add({.id = "balancing", .name = "Balancing line"});
    made_.at.savings =
        add({.id = "savings", .name = "Savings (cash)", .group = LineGroup::savings, .controllable = true});
    made_.at.investment = add({.id = "investment",
                               .name = "Investment in savings",
                               .group = LineGroup::investment,
                               .controllable = true});
    made_.at.council_retained = add({.id = "council-retained",
                                     .name = "Kept by the council",
                                     .bearer = Bearer::council,
                                     .group = LineGroup::council});
    if (may_be(costs_.unaccompanied_grant))
      made_.at.unaccompanied_grant = add({.id = "unaccompanied-grant",
                                          .name = "Grant for unaccompanied children",
                                          .payee = Payee::customers,
                                          .behaviour = Behaviour::variable,
                                          .quantity = child_weeks});
    if (loses_income(scenario_))
      made_.at.income_lost =
          add({.id = "income-lost", .name = "Income lost or won from outside", .payee = Payee::customers});
  }

  static CostLine agency_line(const char* id, const char* name) {
    return {.id = id,
            .name = name,
            .group = LineGroup::agency,
            .behaviour = Behaviour::variable,
            .controllable = true,
            .quantity = fte_months};
  }

  static CostLine other_line(const scenario::CostLine& terms) {
    CostLine line{.id = "line." + terms.id,
                  .name = terms.name,
                  .payee = terms.amount.typical_value() < 0.0 ? Payee::customers : Payee::suppliers,
                  .behaviour = behaviour_of(terms),
                  .fund = terms.fund,
                  .controllable = terms.controllable};
    bear(line, terms.bearer);
    return line;
  }

  void some_staff() {
    const scenario::Workforce& workforce = scenario_.workforce;
    if (may_be(workforce.agency.hourly_cap) && workforce.agency.beyond_cap)
      made_.at.beyond_cap = add(agency_line("agency-beyond-cap", "Agency pay beyond the cap"));
    const auto any_role = [&](auto&& is_one) { return std::ranges::any_of(workforce.roles, is_one); };
    if (may_be(workforce.first_year.support) &&
        any_role([](const scenario::Role& role) { return may_be(role.newly_qualified); }))
      made_.at.first_year_support = add({.id = "first-year-support",
                                         .name = "Support in the first year of practice",
                                         .group = LineGroup::pay,
                                         .behaviour = Behaviour::variable});
    if (any_role([](const scenario::Role& role) { return role.surplus == scenario::Surplus::redundancy; }))
      made_.at.redundancy = add({.id = "redundancy",
                                 .name = "Redundancy",
                                 .payee = Payee::staff,
                                 .group = LineGroup::pay,
                                 .behaviour = Behaviour::variable});
    const scenario::OnCosts& on = costs_.on_costs;
    if (!may_be(on.pension_secondary) && !may_be(on.pension_lump)) return;
    CostLine past{.id = "pension-past-service",
                  .name = "Pension for past service",
                  .payee = Payee::pension_fund,
                  .group = LineGroup::pay,
                  .behaviour = Behaviour::semi_variable,
                  .quantity = fte_months};
    bear(past, on.council_bears_past_service ? scenario::CostBearer::council : scenario::CostBearer::company);
    made_.at.past_service = add(std::move(past));
  }

  void some_children() {
    made_.at.allowances = next();
    for (const scenario::Allowance& allowance : costs_.allowances)
      add({.id = "allowance." + allowance.id,
           .name = allowance.name,
           .payee = Payee::placements,
           .behaviour = Behaviour::variable,
           .quantity = child_weeks});
  }

  /// A part of what the council spends on a service the company buys from it.
  static CostLine of_council(const char* kind, const scenario::ServiceAgreement& agreement,
                             const char* which) {
    return {.id = kind + agreement.id,
            .name = "What " + agreement.name + " costs the council " + which,
            .bearer = Bearer::council,
            .group = LineGroup::council,
            .behaviour = behaviour_of(agreement)};
  }

  void agreements() {
    made_.at.agreements = next();
    for (const scenario::ServiceAgreement& agreement : costs_.agreements)
      add({.id = "agreement." + agreement.id,
           .name = agreement.name,
           .payee = Payee::council,
           .behaviour = behaviour_of(agreement)});
    for (const scenario::ServiceAgreement& agreement : costs_.agreements)
      made_.at.replacement.push_back(may_end(scenario_, agreement)
                                         ? add({.id = "replacement." + agreement.id,
                                                .name = agreement.name + ", bought elsewhere after the exit"})
                                         : Places::none);
    made_.at.provided = next();
    for (const scenario::ServiceAgreement& agreement : costs_.agreements)
      add(of_council("provided.", agreement, "up to its charge"));
    for (const scenario::ServiceAgreement& agreement : costs_.agreements)
      made_.at.stranded.push_back(may_be(agreement.council_cost) || may_end(scenario_, agreement)
                                      ? add(of_council("stranded.", agreement, "beyond its charge"))
                                      : Places::none);
  }

  void capital() {
    made_.at.one_offs = next();
    for (const scenario::OneOff& one_off : costs_.one_offs) {
      CostLine line{
          .id = "one-off." + one_off.id, .name = one_off.name, .fund = one_off.fund, .controllable = true};
      bear(line, one_off.bearer);
      add(std::move(line));
    }
    made_.at.assets = next();
    for (const scenario::Asset& asset : costs_.assets) {
      CostLine line{.id = "asset." + asset.id, .name = asset.name, .fund = asset.fund};
      bear(line, asset.bearer);
      add(std::move(line));
    }
  }

  void other_funds() {
    made_.at.saved.fill(Places::none);
    made_.at.spent.fill(Places::none);
    made_.at.saved[0] = made_.at.savings;
    made_.at.spent[0] = made_.at.investment;
    for (std::size_t fund = 1; fund < scenario::fund_keys.size(); ++fund) {
      const auto of_fund = [&](const scenario::Initiative& one) {
        return static_cast<std::size_t>(one.fund) == fund;
      };
      const std::string key = scenario::fund_keys[fund], name = scenario::fund_names[fund];
      if (bears_vat(scenario_.costs, static_cast<scenario::Fund>(fund)))
        made_.at.vat[fund] = add({.id = "vat." + key,
                                  .name = "VAT that cannot be recovered, " + name,
                                  .group = LineGroup::vat,
                                  .behaviour = Behaviour::variable,
                                  .fund = static_cast<scenario::Fund>(fund)});
      if (!any_initiative(scenario_, of_fund)) continue;
      made_.at.saved[fund] = add({.id = "savings." + key,
                                  .name = "Savings (cash), " + name,
                                  .group = LineGroup::savings,
                                  .fund = static_cast<scenario::Fund>(fund),
                                  .controllable = true});
      made_.at.spent[fund] = add({.id = "investment." + key,
                                  .name = "Investment in savings, " + name,
                                  .group = LineGroup::investment,
                                  .fund = static_cast<scenario::Fund>(fund),
                                  .controllable = true});
    }
    if (any_initiative(scenario_, [](const scenario::Initiative& one) {
          return one.beneficiary == scenario::Beneficiary::council;
        }))
      made_.at.saved_by_council = add({.id = "savings-council",
                                       .name = "Savings of the council (cash)",
                                       .bearer = Bearer::council,
                                       .group = LineGroup::savings,
                                       .controllable = true});
  }

  const scenario::Scenario& scenario_;
  const scenario::Costs& costs_;
  Catalogue made_;
};

}  // namespace

bool may_be(const scenario::Datum& number) {
  return !chance::certain(number.uncertain) || number.typical_value() != 0.0;
}

Catalogue catalogue_of(const scenario::Scenario& scenario) { return Writer(scenario).take(); }

}  // namespace loadline::service::cost
