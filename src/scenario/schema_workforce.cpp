#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_role(Visitor& v, Role& role) {
  v.text({.key = "name", .meaning = "What the role is called."}, role.name);
  v.number(agreed(positive_field("establishment", "Budgeted posts.")), role.establishment);
  v.number(agreed(positive_field("in_post", "Permanent staff at the start.")), role.in_post);
  v.number(positive_field("salary", "Salary before on-costs, first year's prices."), role.salary);
  v.number(
      with_default(agreed(share_field("case_holding", "Share of a full caseload this role carries.")), 0.0),
      role.case_holding);
}

void describe(Visitor& v, Turnover& turnover) {
  v.number(positive_field("base", "Hazard of leaving at the reference caseload."), turnover.base);
  v.number(real_field("caseload_effect",
                      "Added to the log hazard for each 100 % of caseload above the reference."),
           turnover.caseload_effect);
  v.number(divisor_field("reference", "Caseload at which the base hazard holds.", 1.0), turnover.reference);
  v.number(with_default(real_field("inadequate_effect",
                                   "Added to the log hazard while the service is judged Inadequate."),
                        0.0),
           turnover.inadequate_effect);
  v.number(with_default(
               real_field("agency_effect", "Added to the log hazard for each 100 % of agency share."), 0.0),
           turnover.agency_effect);
  v.number(positive_field("most", "Greatest hazard of leaving in a month."), turnover.most);
}

}  // namespace

void describe(Visitor& v, Workforce& workforce) {
  v.number(agreed(positive_field("headcount", "Staff as published, whole and part time.")),
           workforce.headcount);
  v.number(agreed(positive_field("opening_caseload",
                                 "Published average caseload the opening position must reproduce.")),
           workforce.opening_caseload);
  v.number(agreed(positive_field("opening_unallocated",
                                 "Published unallocated cases the opening position must reproduce.")),
           workforce.opening_unallocated);
  v.list({.key = "role", .meaning = "Roles, with posts and pay."}, ListStyle::records,
         list_of(workforce.roles, describe_role));
  v.section({.key = "turnover", .meaning = "Who leaves."}, [&] { describe(v, workforce.turnover); });
  v.section({.key = "recruitment", .meaning = "How vacancies are filled."}, [&] {
    v.number(positive_field("fill_rate", "Hazard that an open vacancy leads to an appointment."),
             workforce.recruitment.fill_rate);
    Field lag = agreed(positive_field("lag", "From appointment to start, whole months; 0 starts at once."));
    lag.whole = true;
    lag.most = 24;
    v.number(lag, workforce.recruitment.lag);
  });
  v.section({.key = "agency", .meaning = "Agency social workers."}, [&] {
    v.number(share_field("cover", "Share of case-holding vacancies covered by agency staff."),
             workforce.agency.cover);
    v.number(agreed(positive_field("cap", "Most agency staff allowed.")), workforce.agency.cap);
    v.number(positive_field("hourly_rate", "What the market asks for an hour, first year's prices."),
             workforce.agency.hourly_rate);
    v.number(with_default(agreed(positive_field("hours_a_day", "Hours paid a day.")), 7.4),
             workforce.agency.hours_a_day);
    v.number(with_default(agreed(positive_field("paid_days", "Days paid a year.")), 230.0),
             workforce.agency.paid_days);
    v.number(with_default(positive_field("fee", "The agency's fee on top of pay, VAT not included."), 0.0),
             workforce.agency.fee);
    Field holding = positive_field("case_holding", "Share of a full caseload an agency worker carries.");
    holding.most = 1.5;
    v.number(holding, workforce.agency.case_holding);
  });
  v.number(share_field("sickness", "Share of permanent staff time lost to sickness."), workforce.sickness);
  v.number(positive_field("most_cases", "Caseload above which cases wait unallocated."),
           workforce.most_cases);
  v.number(positive_field("allocation_wait",
                          "Mean wait of a new case for a social worker, even with staff to spare."),
           workforce.allocation_wait);
}

}  // namespace loadline::scenario::parts
