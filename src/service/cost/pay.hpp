#pragma once
/// \file  service/cost/pay.hpp
/// \brief What an employer pays (`model.md` 3.1): pay, National Insurance, pension, apprenticeship levy.

namespace loadline::service::cost {

/// Rates and allowances in force [shares 0 to 1; GBP/FTE/year; GBP/year].
struct OnCostTerms {
  double ni_rate = 0.0, ni_threshold = 0.0, pension = 0.0, levy_rate = 0.0, levy_allowance = 0.0;
  double pension_secondary = 0.0, pension_lump = 0.0;  ///< For past service.
};

/// Employer's National Insurance of one FTE [GBP/year]: a rate on what the salary exceeds the threshold by,
/// so it must be worked out salary by salary; an average rate on a changed salary would be wrong. Source:
/// rates and thresholds for 2017/18, HMRC, December 2016; 13.8 % above GBP 8,164.
double national_insurance(double salary, const OnCostTerms& terms);

/// A pay bill [GBP/year].
struct PayBill {
  double pay = 0.0, national_insurance = 0.0, pension = 0.0;
};
void add_staff(PayBill& bill, double staff, double salary, const OnCostTerms& terms);

/// What an agency worker costs a year, VAT not included (2.3): GBP 28 x 7.4 hours x 230 days = GBP 47,656 and the fee.
struct AgencyTerms {
  double hourly_rate = 0.0, hours_a_day = 0.0, paid_days = 0.0, fee = 0.0;
};
double agency_unit_cost(const AgencyTerms& terms);

/// What one hour of agency work is paid, of it what lies beyond a regional cap, and whether that is a line of its own.
struct AgencyRate {
  double within_cap = 0.0, beyond_cap = 0.0;  ///< [GBP/hour]
};
/// \param cap  0: none. \param may_exceed  Whether more than the cap is paid where the market asks for it.
AgencyRate agency_rate(double market, double cap, bool may_exceed);

/// Contributions for past service on a yearly pay bill [GBP/year].
double past_service(double pay, const OnCostTerms& terms);

/// What making one FTE redundant costs in years of salary: the payment, and for those over 55 the fund's strain (3.5).
struct RedundancyTerms {
  double payment = 0.0, over_55 = 0.0, strain = 0.0;
};
double redundancy_cost(double salary, const RedundancyTerms& terms);

/// Apprenticeship levy on a yearly pay bill [GBP/year], never negative.
double levy(double pay, const OnCostTerms& terms);

}  // namespace loadline::service::cost
