#include "service/cost/pay.hpp"

#include <algorithm>

namespace loadline::service::cost {

double national_insurance(double salary, const OnCostTerms& terms) {
  return terms.ni_rate * std::max(0.0, salary - terms.ni_threshold);
}

void add_staff(PayBill& bill, double staff, double salary, const OnCostTerms& terms) {
  bill.pay += staff * salary;
  bill.national_insurance += staff * national_insurance(salary, terms);
  bill.pension += staff * salary * terms.pension;
}

double agency_unit_cost(const AgencyTerms& terms) {
  return terms.hourly_rate * terms.hours_a_day * terms.paid_days * (1.0 + terms.fee);
}

AgencyRate agency_rate(double market, double cap, bool may_exceed) {
  if (!(cap > 0.0) || market <= cap) return {market, 0.0};
  return {cap, may_exceed ? market - cap : 0.0};
}

double past_service(double pay, const OnCostTerms& terms) {
  return pay * terms.pension_secondary + terms.pension_lump;
}

double redundancy_cost(double salary, const RedundancyTerms& terms) {
  return salary * (terms.payment + terms.over_55 * terms.strain);
}

double levy(double pay, const OnCostTerms& terms) {
  return std::max(0.0, terms.levy_rate * pay - terms.levy_allowance);
}

}  // namespace loadline::service::cost
