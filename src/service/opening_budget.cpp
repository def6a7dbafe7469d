#include "loadline/service/agreed_cost.hpp"
#include "loadline/units/calendar.hpp"
#include "service/cost/drivers.hpp"
#include "service/cost/instalments.hpp"
#include "service/cost/pay.hpp"
#include "service/cost/placement_fees.hpp"
#include "service/cost/vat.hpp"
#include "service/opening_parts.hpp"

namespace loadline::service::opening {
namespace {

using scenario::CostBearer;

/// The company's lines of the first year, at typical values. What only chance brings (redundancies, first years of
/// practice) has no place in it, nor have lines the council bears.
class Stack {
 public:
  explicit Stack(const scenario::Scenario& scenario)
      : scenario_(scenario),
        costs_(scenario.costs),
        weeks_(units::Calendar(scenario.horizon.start).days_in_year(0) / 7.0) {
    add_pay();
    add_agency();
    add_placements();
    add_lines();
    add_children();
    add_agreements();
    add_capital();
  }
  std::vector<BudgetLine> take() { return std::move(lines_); }

 private:
  double net(double amount, bool vatable) const {
    return vatable ? cost::net_of_vat(amount, costs_.vat.quoted, costs_.vat.rate.typical_value()) : amount;
  }

  void add_pay() {
    const scenario::OnCosts& on = costs_.on_costs;
    const cost::OnCostTerms typical{on.ni_rate.typical_value(),        on.ni_threshold.typical_value(),
                                    on.pension.typical_value(),        on.levy_rate.typical_value(),
                                    on.levy_allowance.typical_value(), on.pension_secondary.typical_value(),
                                    on.pension_lump.typical_value()};
    cost::PayBill bill;
    double people = 0.0;
    for (const scenario::Role& role : scenario_.workforce.roles) {
      cost::add_staff(bill, role.in_post.typical_value(), role.salary.typical_value(), typical);
      people += role.in_post.typical_value();
    }
    const double fte_months = 12.0 * people;
    lines_.push_back({"pay", "Pay", bill.pay, fte_months});
    lines_.push_back({"national-insurance", "National Insurance", bill.national_insurance, fte_months});
    lines_.push_back({"pension", "Pension", bill.pension, fte_months});
    lines_.push_back({"levy", "Apprenticeship levy", cost::levy(bill.pay, typical), fte_months});
    const double past = cost::past_service(bill.pay, typical);
    if (past != 0.0 && !on.council_bears_past_service)
      lines_.push_back({"pension-past-service", "Pension for past service", past, fte_months});
  }

  void add_agency() {
    const scenario::Agency& agency = scenario_.workforce.agency;
    const double people = staff(scenario_).agency;
    const cost::AgencyRate rate = cost::agency_rate(agency.hourly_rate.typical_value(),
                                                    agency.hourly_cap.typical_value(), agency.beyond_cap);
    const auto add = [&](const char* id, const char* name, double hourly) {
      const double unit_cost =
          cost::agency_unit_cost({hourly, agency.hours_a_day.typical_value(),
                                  agency.paid_days.typical_value(), agency.fee.typical_value()});
      lines_.push_back({id, name, people * net(unit_cost, costs_.vat.on_agency), 12.0 * people});
    };
    add("agency", "Agency social workers", rate.within_cap);
    if (rate.beyond_cap > 0.0) add("agency-beyond-cap", "Agency pay beyond the cap", rate.beyond_cap);
  }

  void add_placements() {
    for (std::size_t type = 0; type < scenario::placement_types; ++type) {
      const scenario::PlacementTerms& placed = scenario_.demand.placements[type];
      const double children = placed.opening.typical_value();
      const double fee = costs_.fees[type].fee.typical_value() *
                         cost::fee_by_use(children, placed.capacity.typical_value(),
                                          costs_.fees[type].utilisation.typical_value());
      lines_.push_back({std::string("placement.") + scenario::placement_keys[type],
                        scenario::placement_names[type], children * fee * weeks_, children * weeks_});
    }
  }

  /// What a line's amount is multiplied by at the start. One that follows a flow starts at its reference.
  double at_start(const scenario::CostLine& line) const {
    const auto share = [&](double driver) {
      const double stated = line.reference.typical_value();
      return cost::share_of_amount(
          {stated > 0.0 ? stated : driver, line.fixed_share.typical_value(), line.step.typical_value()},
          driver);
    };
    double people = 0.0;
    switch (line.driver) {
      case scenario::CostDriver::looked_after:
        return share(looked_after(scenario_));
      case scenario::CostDriver::care_leavers:
        return share(scenario_.demand.opening.care_leavers.typical_value());
      case scenario::CostDriver::open_cases:
        return share(open_cases(scenario_));
      case scenario::CostDriver::plans:
        return share(scenario_.demand.opening.plans.typical_value());
      case scenario::CostDriver::staff:
        for (const scenario::Role& role : scenario_.workforce.roles) people += role.in_post.typical_value();
        return share(people);
      case scenario::CostDriver::referrals:
      case scenario::CostDriver::care_entries:
      case scenario::CostDriver::adoptions:
      case scenario::CostDriver::fixed:
        break;
    }
    return 1.0;
  }

  void add_lines() {
    for (const scenario::CostLine& line : costs_.lines)
      if (line.bearer == CostBearer::company)
        lines_.push_back({"line." + line.id, line.name,
                          net(line.amount.typical_value(), line.vatable) * at_start(line), at_start(line)});
  }

  void add_children() {
    const double alone = scenario_.demand.overlays.unaccompanied.opening.typical_value();
    const double grant = costs_.unaccompanied_grant.typical_value();
    if (grant > 0.0)
      lines_.push_back({"unaccompanied-grant", "Grant for unaccompanied children",
                        0.0 - alone * grant * weeks_, alone * weeks_});
    for (const scenario::Allowance& allowance : costs_.allowances) {
      const double children = allowance.opening.typical_value();
      lines_.push_back({"allowance." + allowance.id, allowance.name,
                        children * allowance.weekly.typical_value() * weeks_, children * weeks_});
    }
  }

  void add_agreements() {
    for (const scenario::ServiceAgreement& one : costs_.agreements) {
      const AgreedCost agreed = agreed_cost(one, scenario_.horizon.start, 0);
      if (agreed.bought > 0.0)
        lines_.push_back({"agreement." + one.id, one.name, net(agreed.charge, one.vatable), agreed.bought});
      if (agreed.bought < 1.0)
        lines_.push_back({"replacement." + one.id, one.name + ", bought elsewhere after the exit",
                          net(agreed.replacement, one.vatable), 1.0 - agreed.bought});
    }
  }

  void add_capital() {
    for (const scenario::OneOff& one : costs_.one_offs) {
      const cost::Span span = cost::span_of(one, scenario_.horizon.start);
      if (one.bearer == CostBearer::company)
        add_months("one-off." + one.id, one.name, net(one.amount.typical_value(), one.vatable) / span.months,
                   span);
    }
    for (const scenario::Asset& one : costs_.assets) {
      const cost::Span span = cost::span_of(one, scenario_.horizon.start);
      const double yearly = cost::yearly_cost(one.method, one.cost.typical_value(), one.rent.typical_value(),
                                              one.rate.typical_value(), span.months / cost::months_a_year);
      if (one.bearer == CostBearer::company)
        add_months("asset." + one.id, one.name, yearly / cost::months_a_year, span);
    }
  }
  void add_months(std::string id, const std::string& name, double monthly, const cost::Span& span) {
    lines_.push_back(
        {std::move(id), name, monthly * span.in_first_year(), span.in_first_year() * cost::one_month});
  }

  const scenario::Scenario& scenario_;
  const scenario::Costs& costs_;
  double weeks_;  ///< Of the first year.
  std::vector<BudgetLine> lines_;
};

}  // namespace

std::vector<BudgetLine> budget(const scenario::Scenario& scenario) { return Stack(scenario).take(); }

}  // namespace loadline::service::opening
