#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

Field none_unless_said(Field field) { return with_default(std::move(field), 0.0); }

Field whole_months(const char* key, const char* meaning) {
  Field field = agreed(positive_field(key, meaning));
  field.whole = true;
  field.most = 24;
  return field;
}

void describe_change(Visitor& v, EstablishmentChange& change) {
  v.date({.key = "from", .meaning = "Day from whose month on these posts hold."}, change.from);
  v.number(agreed(positive_field("posts", "Budgeted posts from then on.")), change.posts);
}

void describe_posts(Visitor& v, Role& role) {
  v.number(agreed(positive_field("establishment", "Budgeted posts at the start.")), role.establishment);
  v.list({.key = "changes", .meaning = "Budgeted posts from later days on, in order.", .optional = true},
         ListStyle::rows, rows_of(role.changes, describe_change));
  v.number(none_unless_said(agreed(positive_field("held", "Posts kept vacant on purpose: not advertised."))),
           role.held);
  v.pick({.key = "surplus",
          .meaning = "Where posts fall below staff: nobody is replaced until enough have left "
                     "(natural-wastage), or the surplus is made redundant (redundancy).",
          .fallback = 0.0},
         surplus_keys, role.surplus);
}

void describe_pay(Visitor& v, Role& role) {
  v.number(none_unless_said(positive_field(
               "salary", "Salary before on-costs, first year's prices; left out where there is a grade.")),
           role.salary);
  v.text({.key = "grade", .meaning = "Point of costs.pay_scale that gives the salary.", .fallback = 0.0},
         role.grade);
  v.number(none_unless_said(positive_field("new_terms",
                                           "Salary of those who start after the transfer, first year's "
                                           "prices; 0: the same.")),
           role.new_terms);
}

void describe_role(Visitor& v, Role& role) {
  v.text({.key = "name", .meaning = "What the role is called."}, role.name);
  describe_posts(v, role);
  v.number(agreed(positive_field("in_post", "Permanent staff at the start.")), role.in_post);
  describe_pay(v, role);
  v.number(
      with_default(agreed(share_field("case_holding", "Share of a full caseload this role carries.")), 0.0),
      role.case_holding);
  v.number(none_unless_said(positive_field("leaving",
                                           "Hazard of leaving of a role without cases; 0: its numbers stay. "
                                           "With cases the turnover section holds.")),
           role.leaving);
  v.number(
      none_unless_said(positive_field(
          "fill_rate", "Hazard that a vacancy of this role leads to an appointment; 0: the general one.")),
      role.fill_rate);
  v.number(none_unless_said(share_field(
               "newly_qualified", "Share of those who start who are in their first year after qualifying.")),
           role.newly_qualified);
  v.number(none_unless_said(agreed(positive_field(
               "first_year", "Of the staff at the start, those in their first year after qualifying."))),
           role.first_year);
  v.text({.key = "progresses_to",
          .meaning = "Role into whose vacant posts people move after their first year.",
          .fallback = 0.0},
         role.progresses_to);
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
  v.section({.key = "swings",
             .meaning = "Slow swings of the hazard of leaving around its level (AR(1) on the log).",
             .optional = true},
            [&] { describe_swings(v, turnover.swings, 0.0); });
  v.number(none_unless_said(
               share_field("to_agency", "Share of leavers who join the agencies' supply for a year.")),
           turnover.to_agency);
}

void describe(Visitor& v, Recruitment& recruitment) {
  v.number(positive_field("fill_rate", "Hazard that an open vacancy leads to an appointment."),
           recruitment.fill_rate);
  v.number(whole_months("lag", "From appointment to start, whole months; 0 starts at once."),
           recruitment.lag);
  Field spread = agreed(positive_field(
      "lag_spread", "Coefficient of variation of that time between appointments; 0: all alike."));
  spread.most = 1.0;
  v.number(none_unless_said(spread), recruitment.lag_spread);
}

void describe_limits(Visitor& v, Agency& agency) {
  v.number(agreed(positive_field("cap", "Most agency staff allowed.")), agency.cap);
  v.number(none_unless_said(positive_field("supply", "Agency staff to be had in the market; 0: no limit.")),
           agency.supply);
  v.number(none_unless_said(agreed(positive_field("budget",
                                                  "Most that may be spent on agency staff a year, VAT not "
                                                  "included, first year's prices; 0: no limit."))),
           agency.budget);
}

void describe_rates(Visitor& v, Agency& agency) {
  v.number(positive_field("hourly_rate", "What the market asks for an hour, first year's prices."),
           agency.hourly_rate);
  v.number(none_unless_said(agreed(positive_field(
               "hourly_cap", "Regional cap on the hourly rate, first year's prices; 0: none."))),
           agency.hourly_cap);
  v.yes_no({.key = "beyond_cap",
            .meaning = "Whether paying more than the cap is approved; the excess is then a line of its own.",
            .fallback = 1.0},
           agency.beyond_cap);
  v.number(with_default(share_field("found_at_cap", "Share of the agency staff wanted who come for the cap."),
                        1.0),
           agency.found_at_cap);
  v.number(with_default(agreed(positive_field("hours_a_day", "Hours paid a day.")), 7.4), agency.hours_a_day);
  v.number(with_default(agreed(positive_field("paid_days", "Days paid a year.")), 230.0), agency.paid_days);
  v.number(with_default(positive_field("fee", "The agency's fee on top of pay, VAT not included."), 0.0),
           agency.fee);
}

void describe(Visitor& v, Agency& agency) {
  v.number(share_field("cover", "Share of case-holding vacancies covered by agency staff."), agency.cover);
  describe_limits(v, agency);
  describe_rates(v, agency);
  Field holding = positive_field("case_holding", "Share of a full caseload an agency worker carries.");
  holding.most = 1.5;
  v.number(holding, agency.case_holding);
}

void describe(Visitor& v, FirstYear& year) {
  v.number(with_default(share_field("first_quarter", "Share of a full caseload in months 1 to 3."), 0.5),
           year.first_quarter);
  v.number(with_default(share_field("second_quarter", "Share of a full caseload in months 4 to 6."), 0.7),
           year.second_quarter);
  v.number(with_default(share_field("second_half", "Share of a full caseload in months 7 to 12."), 0.9),
           year.second_half);
  v.number(with_default(share_field("most", "Greatest share in the year, by its lighter caseload."), 0.9),
           year.most);
  v.number(none_unless_said(positive_field(
               "support", "Training and supervision of each who starts it, first year's prices.")),
           year.support);
}

void describe(Visitor& v, Workload& workload) {
  const auto weight = [](const char* key, const char* meaning) {
    return with_default(positive_field(key, meaning), 1.0);
  };
  v.number(weight("assessment", "Work of a child under assessment, as a share of an ordinary case."),
           workload.assessment);
  v.number(weight("in_need", "Work of a child in need, as a share of an ordinary case."), workload.in_need);
  v.number(weight("plan", "Work of a child with a protection plan, as a share of an ordinary case."),
           workload.plan);
  v.number(weight("looked_after", "Work of a child looked after, as a share of an ordinary case."),
           workload.looked_after);
  v.number(none_unless_said(share_field("urgent",
                                        "Share of assessments that are child protection enquiries: allocated "
                                        "before children in need.")),
           workload.urgent);
}

void describe(Visitor& v, Redundancy& redundancy) {
  v.number(none_unless_said(whole_months("notice", "Notice worked, whole months.")), redundancy.notice);
  v.number(none_unless_said(positive_field("payment", "Statutory and local payment, in years of salary.")),
           redundancy.payment);
  v.number(none_unless_said(share_field(
               "over_55", "Share of those made redundant who are over 55: their pension is paid early.")),
           redundancy.over_55);
  v.number(
      none_unless_said(positive_field("strain", "Cost of that to the pension fund, in years of salary.")),
      redundancy.strain);
}

/// What is published of staff as a whole.
void describe_published(Visitor& v, Workforce& workforce) {
  v.number(agreed(positive_field("headcount", "Staff as published, whole and part time.")),
           workforce.headcount);
  v.number(agreed(positive_field("opening_caseload",
                                 "Published average caseload the opening position must reproduce.")),
           workforce.opening_caseload);
  v.number(agreed(positive_field("opening_unallocated",
                                 "Published unallocated cases the opening position must reproduce.")),
           workforce.opening_unallocated);
}

void describe_sickness(Visitor& v, Workforce& workforce) {
  v.number(share_field("sickness", "Share of permanent staff time lost to sickness."), workforce.sickness);
  describe_season(v,
                  {.key = "sickness_season",
                   .meaning = "Sickness of each calendar month against the average month; averages 1.",
                   .optional = true},
                  "Sickness of this month against the average month.", workforce.sickness_season);
}

}  // namespace

void describe(Visitor& v, Workforce& workforce) {
  describe_published(v, workforce);
  v.list({.key = "role", .meaning = "Roles, with posts and pay."}, ListStyle::records,
         list_of(workforce.roles, describe_role));
  v.date({.key = "transfer",
          .meaning = "Day on which staff pass to the company; who starts from its month on is on new terms. "
                     "Left out: at the start.",
          .fallback = 0.0},
         workforce.transfer);
  v.section({.key = "turnover", .meaning = "Who leaves."}, [&] { describe(v, workforce.turnover); });
  v.section({.key = "recruitment", .meaning = "How vacancies are filled."},
            [&] { describe(v, workforce.recruitment); });
  v.section(
      {.key = "first_year",
       .meaning = "The assessed and supported year after qualifying: how much of a caseload is carried.",
       .optional = true},
      [&] { describe(v, workforce.first_year); });
  v.section({.key = "agency", .meaning = "Agency social workers."}, [&] { describe(v, workforce.agency); });
  describe_sickness(v, workforce);
  v.section({.key = "workload", .meaning = "How much work a child is, by state.", .optional = true},
            [&] { describe(v, workforce.workload); });
  v.number(positive_field("most_cases", "Caseload above which cases wait unallocated."),
           workforce.most_cases);
  v.number(positive_field("allocation_wait",
                          "Mean wait of a new case for a social worker, even with staff to spare."),
           workforce.allocation_wait);
  v.section({.key = "redundancy",
             .meaning = "What it takes and costs to make the holder of a post redundant.",
             .optional = true},
            [&] { describe(v, workforce.redundancy); });
}

}  // namespace loadline::scenario::parts
