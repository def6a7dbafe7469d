#include "service/cost/payroll.hpp"

#include "service/cost/drivers.hpp"

namespace loadline::service::cost {

using units::lane_count;

Payroll::Payroll(const scenario::Scenario& scenario, const Places& at)
    : scenario_(scenario),
      at_(at),
      roles_(scenario.workforce.roles.size()),
      increments_(static_cast<std::size_t>(scenario::years(scenario)), units::every_lane(1.0)),
      delay_(static_cast<int>(scenario.costs.late_settlement.delay.typical_value())),
      assumed_(increments_) {}

void Payroll::begin(const Parameters& parameters, const Indices& indices, const Vat& vat) {
  const scenario::Workforce& workforce = scenario_.workforce;
  for (std::size_t role = 0; role < roles_.size(); ++role) {
    RoleTerms& terms = roles_[role];
    terms.salary = parameters.raw(workforce.roles[role].salary);
    terms.new_terms = parameters.raw(workforce.roles[role].new_terms);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (!(terms.new_terms[lane] > 0.0)) terms.new_terms[lane] = terms.salary[lane];
    terms.two_tier = terms.new_terms != terms.salary;
  }
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    const scenario::OnCosts& on = scenario_.costs.on_costs;
    on_costs_[lane] = {drawn(on.ni_rate),     drawn(on.ni_threshold),   drawn(on.pension),
                       drawn(on.levy_rate),   drawn(on.levy_allowance), drawn(on.pension_secondary),
                       drawn(on.pension_lump)};
    const scenario::Redundancy& terms = workforce.redundancy;
    redundancy_[lane] = {drawn(terms.payment), drawn(terms.over_55), drawn(terms.strain)};
    support_[lane] = drawn(workforce.first_year.support);
  }
  begin_agency(parameters, vat);
  begin_awards(parameters, indices);
}

void Payroll::begin_agency(const Parameters& parameters, const Vat& vat) {
  const scenario::Agency& agency = scenario_.workforce.agency;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto drawn = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
    const AgencyRate rate =
        agency_rate(drawn(agency.hourly_rate), drawn(agency.hourly_cap), agency.beyond_cap);
    const auto a_month = [&](double hourly) {
      const double a_year =
          agency_unit_cost({hourly, drawn(agency.hours_a_day), drawn(agency.paid_days), drawn(agency.fee)});
      return (scenario_.costs.vat.on_agency ? vat.net(a_year, lane) : a_year) / months_a_year;
    };
    agency_[lane] = a_month(rate.within_cap);
    beyond_cap_[lane] = a_month(rate.beyond_cap);
  }
}

void Payroll::begin_awards(const Parameters& parameters, const Indices& indices) {
  const scenario::Costs& costs = scenario_.costs;
  const Lanes<double>&not_at_top = parameters.raw(costs.increments.not_at_top),
        &step = parameters.raw(costs.increments.step);
  const auto& assumed =
      costs.late_settlement.assumed.empty() ? costs.pay_award : costs.late_settlement.assumed;
  for (std::size_t year = 1; year < increments_.size(); ++year)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      increments_[year][lane] = increments_[year - 1][lane] * (1.0 + not_at_top[lane] * step[lane]);
      assumed_[year][lane] =
          indices.years()[year - 1].pay[lane] * (1.0 + assumed[year].value.typical_value());
    }
}

Payroll::Bill Payroll::bill_of(const std::vector<workforce::RoleMonth>& staff, std::size_t lane,
                               double pay_level, const OnCostTerms& terms) const {
  PayBill bill;
  for (std::size_t role = 0; role < roles_.size(); ++role) {
    const RoleTerms& of_role = roles_[role];
    const double old_terms = of_role.two_tier ? staff[role].on_old_terms[lane] : staff[role].in_post[lane];
    add_staff(bill, old_terms, of_role.salary[lane] * pay_level, terms);
    if (of_role.two_tier)
      add_staff(bill, staff[role].in_post[lane] - old_terms, of_role.new_terms[lane] * pay_level, terms);
  }
  return {bill.pay / months_a_year, bill.national_insurance / months_a_year, bill.pension / months_a_year,
          levy(bill.pay, terms) / months_a_year, past_service(bill.pay, terms) / months_a_year};
}

void Payroll::step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff,
                   const Indices& indices, Month& now) {
  const auto year = static_cast<std::size_t>(month.year());
  const YearIndices& index = indices.years()[year];
  const bool may_be_late = delay_ > 0 && year > 0;
  const bool unsettled = may_be_late && month.month_of_year() < delay_;
  if (month.month_of_year() == 0) arrears_ = {};
  const std::array<std::size_t, parts> lines{at_.pay, at_.national_insurance, at_.pension, at_.levy,
                                             at_.past_service};
  const Lanes<double> people = driver_now(scenario::CostDriver::staff, now, staff);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    OnCostTerms terms = on_costs_[lane];
    terms.ni_threshold *= index.prices[lane];
    const double raised = increments_[year][lane];
    Bill due = bill_of(staff, lane, index.pay[lane] * raised, terms);
    if (unsettled) {
      const Bill paid = bill_of(staff, lane, assumed_[year][lane] * raised, terms);
      for (std::size_t part = 0; part < parts; ++part) arrears_[lane][part] += due[part] - paid[part];
      due = paid;
    } else if (may_be_late && month.month_of_year() == delay_) {
      for (std::size_t part = 0; part < parts; ++part) due[part] += arrears_[lane][part];
    }
    for (std::size_t part = 0; part < parts; ++part)
      if (lines[part] != Places::none) post(now, lines[part], lane, due[part], people[lane]);
  }
  pay_agency(year, indices, now);
  pay_first_years(year, staff, indices, now);
  pay_redundancies(year, staff, indices, now);
}

void Payroll::pay_agency(std::size_t year, const Indices& indices, Month& now) const {
  const Lanes<double>& level = indices.years()[year].pay;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double people = now.agency[lane].value();
    post(now, at_.agency, lane, people * agency_[lane] * level[lane], people);
    if (at_.beyond_cap != Places::none)
      post(now, at_.beyond_cap, lane, people * beyond_cap_[lane] * level[lane], people);
  }
}

void Payroll::pay_first_years(std::size_t year, const std::vector<workforce::RoleMonth>& staff,
                              const Indices& indices, Month& now) const {
  if (at_.first_year_support == Places::none) return;
  const Lanes<double>& level = indices.years()[year].prices;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    double starters = 0.0;
    for (const workforce::RoleMonth& role : staff) starters += role.newly_qualified[lane];
    post(now, at_.first_year_support, lane, starters * support_[lane] * level[lane], one_month);
  }
}

void Payroll::pay_redundancies(std::size_t year, const std::vector<workforce::RoleMonth>& staff,
                               const Indices& indices, Month& now) const {
  if (at_.redundancy == Places::none) return;
  const Lanes<double>& level = indices.years()[year].pay;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const auto each = [&](double salary) {
      return redundancy_cost(salary * level[lane] * increments_[year][lane], redundancy_[lane]);
    };
    double cost = 0.0;
    for (std::size_t role = 0; role < roles_.size(); ++role) {
      const RoleTerms& of_role = roles_[role];
      const double all = staff[role].redundancies[lane],
                   old_terms = of_role.two_tier ? staff[role].redundancies_on_old_terms[lane] : all;
      cost += old_terms * each(of_role.salary[lane]);
      if (of_role.two_tier) cost += (all - old_terms) * each(of_role.new_terms[lane]);
    }
    post(now, at_.redundancy, lane, cost, one_month);
  }
}

}  // namespace loadline::service::cost
