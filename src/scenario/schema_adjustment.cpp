#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_tier(Visitor& v, VolumeTier& tier) {
  v.number(agreed(positive_field("to",
                                 "How far from the baseline the tier reaches, as a share of it; the last "
                                 "reaches everything.")),
           tier.to);
  v.number(agreed(share_field("paid", "Share of the unit price that moves within the tier.")), tier.paid);
}

void describe_reward(Visitor& v, IndicatorReward& reward) {
  v.text({.key = "indicator", .meaning = "Id of the indicator that is rewarded."}, reward.indicator);
  v.number(agreed(real_field("from",
                             "Line from which it is rewarded, in the indicator's own unit (0.95 for 95 %).")),
           reward.from);
  v.number(agreed(positive_field("rate",
                                 "Paid a year for each 1 better than the line; for a percentage, each 100 % "
                                 "better.")),
           reward.rate);
}

void describe_points(Visitor& v, Deductions& terms) {
  v.number(with_default(agreed(positive_field("minor", "Points of an amber indicator in a quarter.")), 1.0),
           terms.minor);
  v.number(with_default(agreed(positive_field("serious", "Points of a red indicator in a quarter.")), 3.0),
           terms.serious);
  v.number(with_default(agreed(positive_field("severe", "Points of an indicator beyond its floor.")), 6.0),
           terms.severe);
  v.number(agreed(positive_field("pounds_a_point", "Deducted for each point above the free ones.")),
           terms.pounds_a_point);
  v.number(or_none(positive_field("free_points", "Points of a quarter that cost nothing.")),
           terms.free_points);
  whole_number(v,
               {.key = "ratchet_most",
                .meaning = "Points are multiplied by the quarters failed in a row, at most this many.",
                .least = 1,
                .most = 40,
                .fallback = 1.0},
               terms.ratchet_most);
}

}  // namespace

void describe_terms(Visitor& v, VolumeCorridor& terms) {
  v.pick({.key = "measure",
          .meaning = "How children are counted: each the same, or each by the fee of where it lives.",
          .fallback = 0.0},
         volume_measure_keys, terms.measure);
  v.number(agreed(positive_field("baseline", "Looked-after children the price was set for.")),
           terms.baseline);
  v.number(or_none(share_field("dead_band", "Share above or below the baseline for which nobody pays.")),
           terms.dead_band);
  v.number(or_none(share_field("share_up", "Share of the unit price the council pays above the band.")),
           terms.share_up);
  v.number(or_none(share_field("share_down", "Share of the unit price the company returns below the band.")),
           terms.share_down);
  v.list({.key = "above",
          .meaning = "Tiers above the baseline, outwards, instead of dead band and share_up.",
          .optional = true},
         ListStyle::rows, rows_of(terms.above, describe_tier));
  v.list({.key = "below",
          .meaning = "Tiers below the baseline, outwards, instead of dead band and share_down.",
          .optional = true},
         ListStyle::rows, rows_of(terms.below, describe_tier));
  v.number(agreed(positive_field("unit_price", "Price of a child-week in the corridor.")), terms.unit_price);
  v.number(agreed(positive_field("limit_up", "Most the council pays in a year.")), terms.limit_up);
  v.number(agreed(positive_field("limit_down", "Most the company returns in a year.")), terms.limit_down);
}

void describe_terms(Visitor& v, Reopener& terms) {
  v.number(agreed(positive_field("baseline", "Looked-after children the price was set for.")),
           terms.baseline);
  v.number(agreed(share_field("threshold", "Share above the baseline from which the company may ask.")),
           terms.threshold);
  whole_number(v,
               {.key = "window_months",
                .meaning = "Months over which children are averaged before they are held against it.",
                .least = 1,
                .most = 12,
                .fallback = 3.0},
               terms.window_months);
  v.number(agreed(positive_field("unit_price", "Price of a child-week above the threshold.")),
           terms.unit_price);
  v.number(or_none(positive_field("limit", "Most that is paid in a year; 0: no limit.")), terms.limit);
  describe_deciding(v, terms.deciding);
}

void describe_terms(Visitor& v, Deductions& terms) {
  v.texts(optional_text("indicators", "Ids of the indicators that count; none: every one."),
          terms.indicators);
  describe_points(v, terms);
  v.number(agreed(share_field("cap", "Most that is deducted, as a share of the quarter's price.")),
           terms.cap);
  yes_no_or(v, "cap_of_target", "Whether that share is of a quarter of the year's target instead.", false,
            terms.cap_of_target);
  v.number(or_none(share_field("earn_back",
                               "Share of the deductions of the four quarters before that is returned when "
                               "all indicators have passed again.")),
           terms.earn_back);
  whole_number(v,
               {.key = "earn_back_passes",
                .meaning = "Quarters in a row that all must pass before anything is returned.",
                .least = 1,
                .most = 40,
                .fallback = 2.0},
               terms.earn_back_passes);
  whole_number(v,
               {.key = "first_quarter",
                .meaning = "First quarter that counts, 1 the first; those before it are grace.",
                .least = 1,
                .most = 40,
                .fallback = 1.0},
               terms.first_quarter);
  yes_no_or(v, "relief", "Whether quarters in which an excusing shock is on are left out.", true,
            terms.relief);
}

void describe_terms(Visitor& v, OutcomePayment& terms) {
  v.number(or_none(positive_field("comparator",
                                  "Average children looked after without the company's work; 0: no payment "
                                  "for care-days avoided.")),
           terms.comparator);
  v.number(or_none(positive_field("pounds_a_day", "Paid for each care-day avoided, in pounds.")),
           terms.pounds_a_day);
  v.list({.key = "reward", .meaning = "Payments for indicators better than a line.", .optional = true},
         ListStyle::records, list_of(terms.rewards, describe_reward));
  v.number(or_none(positive_field("cap", "Most that is paid in a year; 0: no limit.")), terms.cap);
}

void describe_terms(Visitor& v, AlternativeIncome& terms) {
  yes_no_or(v, "reduces_actual",
            "Whether income from others lowers the cost that is held against the target.", true,
            terms.reduces_actual);
  v.number(with_default(agreed(share_field("most_external",
                                           "Share of turnover from others that the in-house test allows.")),
                        0.2),
           terms.most_external);
  whole_number(v,
               {.key = "test_years",
                .meaning = "Years over which that share is averaged.",
                .least = 1,
                .most = 10,
                .fallback = 3.0},
               terms.test_years);
}

void describe_terms(Visitor& v, RingFence& terms) {
  v.pick({.key = "fund", .meaning = "Fund that the money is for."}, fund_keys, terms.fund);
  by_year(v, {.key = "grant", .meaning = "What the council grants for it, by year.", .optional = true},
          agreed(positive_field("", "What the council grants for it this year.")), terms.grant);
  v.number(or_none(real_field("opening", "Balance of the fund at the start; below nothing it is overspent.")),
           terms.opening);
  v.pick({.key = "overspent",
          .meaning = "What becomes of costs beyond the fund: carried in it, or met by the general fund.",
          .fallback = 0.0},
         overspent_keys, terms.overspent);
  v.pick({.key = "unspent",
          .meaning = "What becomes of money left over: carried in the fund, or returned to the council.",
          .fallback = 0.0},
         unspent_keys, terms.unspent);
}

}  // namespace loadline::scenario::parts
