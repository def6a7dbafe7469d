#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_band(Visitor& v, Band& band) {
  v.number(or_none(positive_field("to", "Upper end of the band, as a share of the target.")), band.to);
  v.number(or_none(positive_field("up_to", "Upper end of the band in pounds, where the basis is pounds.")),
           band.up_to);
  v.number(agreed(share_field("company", "Company's share inside the band.")), band.company);
}

void describe_what_counts(Visitor& v, ShareBands& terms) {
  yes_no_or(v, "volume_in_target", "Whether volume payments are part of the target.", true,
            terms.volume_in_target);
  yes_no_or(v, "exceptional_in_target", "Whether exceptional payments are part of the target.", true,
            terms.exceptional_in_target);
  yes_no_or(v, "deductions_in_target", "Whether deductions lower the target.", false,
            terms.deductions_in_target);
  yes_no_or(v, "deductions_in_actual",
            "Whether deductions count as cost, so that the pain share refunds part of them.", false,
            terms.deductions_in_actual);
}

Field loan_years_field() {
  return {.key = "loan_years",
          .meaning = "Years over which the loan is repaid.",
          .least = 1,
          .most = 30,
          .fallback = 3.0};
}

void describe_weight(Visitor& v, Assumption<units::Share>& weight) {
  v.number(agreed(share_field("share", "Share of the year's price paid in this month.")), weight);
}

void describe_watched(Visitor& v, Trigger& trigger) {
  v.pick({.key = "watched", .meaning = "What is watched."}, watched_keys, trigger.watched);
  v.number(or_none(share_field("level", "Deductions: share of the quarter's price from which it counts.")),
           trigger.level);
  v.number(or_none(positive_field("amount", "Cash: how far below nothing it must stand.")), trigger.amount);
  whole_number(v,
               {.key = "persistence",
                .meaning = "How many quarters, inspections or months in a row.",
                .least = 1,
                .most = 120,
                .fallback = 1.0},
               trigger.persistence);
  v.date({.key = "deadline",
          .meaning = "Judgement by a date: the month by which it must be reached; first of the month.",
          .fallback = 0.0},
         trigger.deadline);
  v.pick({.key = "grade", .meaning = "Judgement by a date: the least that will do.", .fallback = 2.0},
         grade_keys, trigger.grade);
}

void describe_trigger(Visitor& v, Trigger& trigger) {
  v.text({.key = "name", .meaning = "What people call the trigger."}, trigger.name);
  describe_watched(v, trigger);
  v.pick({.key = "action", .meaning = "What it gives the right to.", .fallback = 0.0}, trigger_action_keys,
         trigger.action);
  yes_no_or(v, "enacted", "Whether the right is used as soon as it is there; otherwise it is only counted.",
            false, trigger.enacted);
  whole_number(v,
               {.key = "notice_months",
                .meaning = "Termination takes effect at the first year's end at least so many months after.",
                .least = 0,
                .most = 60,
                .fallback = 6.0},
               trigger.notice_months);
  v.number(or_none(positive_field("exit_costs",
                                  "What stepping in or ending costs the council, paid outside the group.")),
           trigger.exit_costs);
}

void describe_council(Visitor& v, FundingCouncil& council) {
  v.text({.key = "name", .meaning = "What the council is called."}, council.name);
  v.number(agreed(share_field("share", "Share of every payment between councils and company.")),
           council.share);
}

}  // namespace

void describe_terms(Visitor& v, ShareBands& terms) {
  v.pick({.key = "basis",
          .meaning = "What the ends of the bands are: shares of the target, or pounds.",
          .fallback = 0.0},
         band_basis_keys, terms.basis);
  v.pick({.key = "form",
          .meaning = "How it is paid: the price, and the difference at the year's end; or the cost as it "
                     "falls, and the company's share at the year's end.",
          .fallback = 0.0},
         share_form_keys, terms.form);
  v.list({.key = "pain", .meaning = "Who bears overspend against the target, from 0 upwards."},
         ListStyle::rows, rows_of(terms.pain, describe_band));
  v.list({.key = "gain", .meaning = "Who keeps underspend against the target, from 0 upwards."},
         ListStyle::rows, rows_of(terms.gain, describe_band));
  v.number(
      or_none(positive_field("pain_limit", "Most of an overspend the company bears in a year; 0: no limit.")),
      terms.pain_limit);
  v.number(or_none(positive_field("gain_limit",
                                  "Most of an underspend the company keeps in a year; 0: no limit.")),
           terms.gain_limit);
  yes_no_or(v, "cumulative",
            "Whether the bands see the difference of all years so far; a year then settles what was added.",
            false, terms.cumulative);
  describe_what_counts(v, terms);
}

void describe_terms(Visitor& v, ReserveAndSurplus& terms) {
  v.number(or_none(positive_field("opening", "Company's reserve at the start.")), terms.opening);
  v.number(agreed(share_field("cap", "Most the reserve may hold, as a share of the year's price.")),
           terms.cap);
  v.number(
      agreed(share_field("council_share", "Council's share of a surplus after the reserve is topped up.")),
      terms.council_share);
  yes_no_or(v, "taxable", "Whether corporation tax falls on what the company keeps.", false, terms.taxable);
  v.number(with_default(agreed(share_field("tax_rate", "Rate of corporation tax.")), 0.19), terms.tax_rate);
  yes_no_or(v, "restricted",
            "Whether what the company keeps must go into the service within a year, or back to the council.",
            false, terms.restricted);
}

void describe_terms(Visitor& v, DeficitFunding& terms) {
  v.number(or_none(positive_field("carry_forward", "Deficit the company may carry into later years.")),
           terms.carry_forward);
  v.number(agreed(share_field(
               "grant", "Share of the remaining deficit the council grants; 100 % is a full indemnity.")),
           terms.grant);
  v.number(or_none(positive_field("facility", "Most the council lends in all.")), terms.facility);
  v.number(or_none(share_field("interest", "Yearly interest on the loan.")), terms.interest);
  whole_number(v, loan_years_field(), terms.loan_years);
}

void describe_terms(Visitor& v, WorkingCapital& terms) {
  v.number(agreed(positive_field("amount", "What the council lends for cash, drawn once.")), terms.amount);
  v.date({.key = "drawn", .meaning = "Month in which it is drawn; first of the month."}, terms.drawn);
  v.number(or_none(share_field("interest", "Yearly interest on the loan.")), terms.interest);
  whole_number(v, loan_years_field(), terms.loan_years);
}

void describe_terms(Visitor& v, SupportServices& terms) {
  v.pick({.key = "billing", .meaning = "How often the council bills; due the month after.", .fallback = 1.0},
         billing_keys, terms.billing);
  yes_no_or(v, "set_off", "Whether in cash the bill is taken off the next instalment of the price.", false,
            terms.set_off);
  v.number(or_none(positive_field("rent", "Yearly rent for property of the council.")), terms.rent);
}

void describe_terms(Visitor& v, PaymentProfile& terms) {
  v.pick({.key = "timing", .meaning = "When the monthly instalment of the price is paid."},
         payment_timing_keys, terms.timing);
  v.number(or_none(real_field("opening_cash", "Company's cash at the start.")), terms.opening_cash);
  v.list({.key = "weights",
          .meaning = "Instalments April to March as shares of the year's price; none: equal.",
          .optional = true},
         ListStyle::rows, rows_of(terms.weights, describe_weight));
  whole_number(v,
               {.key = "true_up_months",
                .meaning = "Months after the year's end at which what is settled yearly falls due.",
                .least = 1,
                .most = 11,
                .fallback = 1.0},
               terms.true_up_months);
  v.number(or_none(positive_field("overdraft", "Most the bank lends from day to day; 0: none agreed.")),
           terms.overdraft);
}

void describe_terms(Visitor& v, Triggers& terms) {
  v.list({.key = "trigger", .meaning = "What gives a party a right."}, ListStyle::records,
         list_of(terms.triggers, describe_trigger));
}

void describe_terms(Visitor& v, Approvals& terms) {
  v.number(agreed(positive_field("board", "Up to this the company's board decides.")), terms.board);
  v.number(agreed(positive_field("section_151", "Up to this the council's finance officer decides.")),
           terms.section_151);
  v.number(agreed(positive_field("cabinet", "Up to this the cabinet decides, beyond it the full council.")),
           terms.cabinet);
  whole_number(v,
               {.key = "cabinet_every_months",
                .meaning = "Months between meetings of the cabinet, from April.",
                .least = 1,
                .most = 12,
                .fallback = 1.0},
               terms.cabinet_every_months);
  whole_number(v,
               {.key = "council_every_months",
                .meaning = "Months between meetings of the full council, from April.",
                .least = 1,
                .most = 12,
                .fallback = 2.0},
               terms.council_every_months);
  whole_number(v,
               {.key = "notice_months",
                .meaning = "Months a request must be in before the meeting that decides it.",
                .least = 0,
                .most = 12,
                .fallback = 1.0},
               terms.notice_months);
}

void describe_terms(Visitor& v, Funders& terms) {
  v.list({.key = "council", .meaning = "The councils that own the company together."}, ListStyle::records,
         list_of(terms.councils, describe_council));
}

}  // namespace loadline::scenario::parts
