#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe(Visitor& v, OnCosts& on) {
  v.number(agreed(share_field("ni_rate", "Employer's National Insurance above the threshold.")), on.ni_rate);
  v.number(agreed(positive_field("ni_threshold", "Salary below which no National Insurance is due.")),
           on.ni_threshold);
  v.number(share_field("pension", "Employer's pension contribution, of pay."), on.pension);
  v.number(agreed(share_field("levy_rate", "Apprenticeship levy, of the pay bill.")), on.levy_rate);
  v.number(agreed(positive_field("levy_allowance", "Levy allowance.")), on.levy_allowance);
  v.number(
      with_default(share_field("pension_secondary", "Pension contribution for past service, of pay."), 0.0),
      on.pension_secondary);
  v.number(
      with_default(positive_field("pension_lump", "Pension contribution for past service, in pounds."), 0.0),
      on.pension_lump);
  v.yes_no({.key = "council_bears_past_service",
            .meaning = "Whether contributions for past service fall on the council (pass-through).",
            .fallback = 0.0},
           on.council_bears_past_service);
}

Field yearly_change(const char* key, const char* meaning) {
  Field field = real_field(key, meaning);
  field.least = -0.2;
  field.most = 0.5;
  return field;
}

Field whole_months(const char* key, const char* meaning, double least, double most) {
  Field field = agreed(positive_field(key, meaning));
  field.whole = true;
  field.least = least;
  field.most = most;
  return field;
}

void describe(Visitor& v, Increments& increments) {
  v.number(with_default(share_field("not_at_top", "Share of staff below the top of their grade."), 0.0),
           increments.not_at_top);
  Field step = with_default(share_field("step", "Rise of their pay each April after the first."), 0.0);
  step.most = 0.2;
  v.number(step, increments.step);
}

void describe(Visitor& v, LateSettlement& late) {
  v.number(
      with_default(whole_months("delay", "Months after April in which the award is agreed.", 0.0, 11.0), 0.0),
      late.delay);
  by_year(v,
          {.key = "assumed",
           .meaning = "Award paid until the agreed one is known; without it the award's typical value.",
           .optional = true},
          agreed(yearly_change("", "Award paid from April of this year until one is agreed.")), late.assumed);
}

/// What a child's fee does once its placement has started, and what the market's mean does beyond prices.
void describe_fee_terms(Visitor& v, PlacementFee& fee) {
  v.yes_no({.key = "locked",
            .meaning = "Whether a child keeps the fee of its placement's start but for a yearly uplift.",
            .fallback = 0.0},
           fee.locked);
  v.number(with_default(
               share_field("uplift_cap",
                           "Most that locked fees rise each April; they follow consumer prices below it."),
               1.0),
           fee.uplift_cap);
  Field spread = with_default(
      positive_field("spread", "Standard deviation of fees between children over their mean."), 0.0);
  spread.most = 5.0;
  v.number(spread, fee.spread);
  v.number(
      with_default(share_field("tail_share", "Share of placements that start at an exceptional fee."), 0.0),
      fee.tail_share);
  Field shape =
      with_default(agreed(positive_field("tail_shape",
                                         "How exceptional: Pareto's alpha, above 1; the lower, the dearer.")),
                   3.0);
  shape.most = 100.0;
  v.number(shape, fee.tail_shape);
  v.section({.key = "swings",
             .meaning = "Slow swings of the market's mean fee around its level (AR(1) on the log).",
             .optional = true},
            [&] { describe_swings(v, fee.swings, 0.0); });
  Field utilisation = with_default(
      real_field("utilisation", "Power of the share of places in use that multiplies the market's mean fee."),
      0.0);
  utilisation.least = -5.0;
  utilisation.most = 5.0;
  v.number(utilisation, fee.utilisation);
}

void describe_line(Visitor& v, CostLine& line) {
  v.text({.key = "name", .meaning = "What the line is called."}, line.name);
  v.number(real_field("amount", "First year's amount; income is negative."), line.amount);
  v.pick({.key = "index", .meaning = "What moves it each April.", .fallback = 2.0}, price_index_keys,
         line.index);
  v.pick({.key = "driver", .meaning = "What it grows with.", .fallback = 0.0}, cost_driver_keys, line.driver);
  v.yes_no({.key = "vatable", .meaning = "Whether it bears VAT.", .fallback = 0.0}, line.vatable);
  v.number(
      with_default(agreed(positive_field(
                       "reference", "Level of the driver at which the amount holds; 0: as at the start.")),
                   0.0),
      line.reference);
  v.number(
      with_default(share_field("fixed_share", "Part of the amount that does not move with the driver."), 0.0),
      line.fixed_share);
  v.number(with_default(
               agreed(positive_field(
                   "step", "How much of the driver one step serves (a manager for six staff); 0: no steps.")),
               0.0),
           line.step);
  v.pick({.key = "fund", .meaning = "Where its money comes from.", .fallback = 0.0}, fund_keys, line.fund);
  v.yes_no(
      {.key = "controllable", .meaning = "Whether a manager could change it within a year.", .fallback = 0.0},
      line.controllable);
  v.pick({.key = "bearer", .meaning = "Who bears it before any contract.", .fallback = 0.0}, cost_bearer_keys,
         line.bearer);
}

void describe_allowance(Visitor& v, Allowance& allowance) {
  v.text({.key = "name", .meaning = "What the allowances are called."}, allowance.name);
  v.pick({.key = "for", .meaning = "Orders that bring new ones."}, allowance_for_keys, allowance.paid_for);
  v.number(agreed(positive_field("opening", "Children paid for at the start.")), allowance.opening);
  v.number(positive_field("weekly", "Weekly allowance for a child, first year's prices."), allowance.weekly);
  v.number(share_field("granted", "Share of new orders that bring an allowance."), allowance.granted);
  v.number(positive_field("ceasing", "Hazard that an allowance ends."), allowance.ceasing);
}

void describe_agreement(Visitor& v, ServiceAgreement& agreement) {
  v.text({.key = "name", .meaning = "The service bought from the council."}, agreement.name);
  v.number(positive_field("charge", "What the company pays a year, first year's prices."), agreement.charge);
  v.number(with_default(share_field("variable", "Part of the charge that moves with the driver."), 0.0),
           agreement.variable);
  v.pick({.key = "driver", .meaning = "What that part grows with.", .fallback = 0.0}, cost_driver_keys,
         agreement.driver);
  v.pick({.key = "index", .meaning = "What moves the charge each April.", .fallback = 1.0}, price_index_keys,
         agreement.index);
  v.yes_no({.key = "vatable", .meaning = "Whether it bears VAT.", .fallback = 0.0}, agreement.vatable);
  v.date({.key = "notice_given",
          .meaning = "When the company gives notice, if that is planned.",
          .fallback = 0.0},
         agreement.notice_given);
  v.number(with_default(whole_months("notice", "Months from notice to exit.", 0.0, 120.0), 0.0),
           agreement.notice);
  v.number(
      with_default(positive_field("replacement",
                                  "What the service costs elsewhere after the exit, first year's prices."),
                   0.0),
      agreement.replacement);
  v.number(
      with_default(positive_field("council_cost",
                                  "What providing it costs the council a year; 0: as much as the charge."),
                   0.0),
      agreement.council_cost);
  v.number(with_default(share_field("avoidable", "Part of that the council can shed in the end."), 0.0),
           agreement.avoidable);
  v.number(with_default(divisor_field("lag", "Mean time the council takes to shed it.", 0.1), 18.0),
           agreement.lag);
}

void describe_one_off(Visitor& v, OneOff& one_off) {
  v.text({.key = "name", .meaning = "What it is spent on."}, one_off.name);
  v.number(positive_field("amount", "Spent in all."), one_off.amount);
  v.date({.key = "start", .meaning = "Month in which spending begins."}, one_off.start);
  v.number(
      with_default(whole_months("months", "Months over which it is spent, in equal parts.", 1.0, 600.0), 1.0),
      one_off.months);
  v.pick({.key = "bearer", .meaning = "Who bears it before any contract.", .fallback = 0.0}, cost_bearer_keys,
         one_off.bearer);
  v.yes_no({.key = "vatable", .meaning = "Whether it bears VAT.", .fallback = 0.0}, one_off.vatable);
  v.pick({.key = "fund", .meaning = "Where its money comes from.", .fallback = 0.0}, fund_keys, one_off.fund);
}

void describe_asset(Visitor& v, Asset& asset) {
  v.text({.key = "name", .meaning = "What it is."}, asset.name);
  v.pick({.key = "method", .meaning = "How it is paid for over its life."}, asset_method_keys, asset.method);
  v.number(with_default(positive_field("cost", "Price, where it is not leased."), 0.0), asset.cost);
  v.number(with_default(positive_field("rent", "Rent of a lease, fixed over its life."), 0.0), asset.rent);
  v.number(with_default(share_field("rate", "Interest of an annuity, a year."), 0.0), asset.rate);
  v.date({.key = "from", .meaning = "First month of its life."}, asset.from);
  v.number(whole_months("life", "How long it is paid for.", 1.0, 1200.0), asset.life);
  v.pick({.key = "bearer", .meaning = "Who bears it before any contract.", .fallback = 0.0}, cost_bearer_keys,
         asset.bearer);
  v.pick({.key = "fund", .meaning = "Where its money comes from.", .fallback = 0.0}, fund_keys, asset.fund);
}

void describe(Visitor& v, Vat& vat) {
  v.number(agreed(share_field("rate", "Standard rate of VAT.")), vat.rate);
  v.number(
      with_default(share_field("recovery",
                               "Share of input VAT the company recovers, where its supply is partly exempt."),
                   0.0),
      vat.recovery);
  v.yes_no({.key = "on_agency", .meaning = "Whether agency staff bear VAT.", .fallback = 1.0}, vat.on_agency);
  v.pick({.key = "status",
          .meaning =
              "How the company's supply to the council stands to VAT: an exempt one recovers none, a taxable "
              "one all.",
          .fallback = 2.0},
         vat_status_keys, vat.status);
  v.pick({.key = "quoted",
          .meaning = "Whether spend that bears VAT is stated here without it (net) or with it (gross)."},
         vat_quoted_keys, vat.quoted);
}

/// What a plain budget does without.
void describe_beyond_the_estimate(Visitor& v, Costs& costs) {
  v.list({.key = "pay_scale",
          .meaning = "Points of the pay scale that roles may name as their grade.",
          .optional = true},
         ListStyle::entries, list_of(costs.pay_scale, [](Visitor& inner, PayPoint& point) {
           inner.number(agreed(positive_field(point.id, "Yearly full-time salary at this point.")),
                        point.salary);
         }));
  v.section({.key = "increments", .meaning = "Staff who move up the pay scale.", .optional = true},
            [&] { describe(v, costs.increments); });
  v.section({.key = "late_settlement", .meaning = "Pay awards that are agreed late.", .optional = true},
            [&] { describe(v, costs.late_settlement); });
  v.list({.key = "allowance",
          .meaning = "Weekly allowances of guardians and adoptive parents.",
          .optional = true},
         ListStyle::records, list_of(costs.allowances, describe_allowance));
  v.list({.key = "agreement", .meaning = "Services bought from the council.", .optional = true},
         ListStyle::records, list_of(costs.agreements, describe_agreement));
  v.list({.key = "one_off", .meaning = "What is spent once.", .optional = true}, ListStyle::records,
         list_of(costs.one_offs, describe_one_off));
  v.list({.key = "asset", .meaning = "Capital paid for over its life.", .optional = true}, ListStyle::records,
         list_of(costs.assets, describe_asset));
  by_year(v,
          {.key = "deflator",
           .meaning = "Growth of prices across the economy, for present values; without it consumer prices.",
           .optional = true},
          yearly_change("", "Change in April of this year."), costs.deflator);
}

}  // namespace

void describe(Visitor& v, Costs& costs) {
  v.number(agreed(real_field("published_estimate", "Published budget that the lines below must add up to.")),
           costs.published_estimate);
  v.number(agreed(real_field("balancing_line",
                             "Published budget less the modelled lines at the start, before VAT leakage.")),
           costs.balancing_line);
  const Field growth = yearly_change("", "Change in April of this year.");
  by_year(v, {.key = "pay_award", .meaning = "Pay award of each April after the first."}, growth,
          costs.pay_award);
  by_year(v, {.key = "price_growth", .meaning = "Consumer price growth of each April after the first."},
          growth, costs.price_growth);
  v.section({.key = "on_costs", .meaning = "What an employer pays on top of salaries."},
            [&] { describe(v, costs.on_costs); });
  v.section({.key = "placement", .meaning = "Weekly fee of each placement type."}, [&] {
    for (std::size_t p = 0; p < placement_types; ++p)
      v.section({.key = placement_keys[p], .meaning = std::string(placement_names[p]) + "."}, [&] {
        v.number(positive_field("fee", "Weekly fee for a child, first year's prices."), costs.fees[p].fee);
        v.number(with_default(yearly_change("real_growth", "Growth of the fee over consumer prices, a year."),
                              0.0),
                 costs.fees[p].real_growth);
        describe_fee_terms(v, costs.fees[p]);
      });
  });
  v.list({.key = "line", .meaning = "Other budget lines."}, ListStyle::records,
         list_of(costs.lines, describe_line));
  v.section({.key = "vat", .meaning = "VAT the company cannot recover."}, [&] { describe(v, costs.vat); });
  v.number(
      with_default(agreed(share_field("paid_in_month",
                                      "Share of supplier bills paid in the month; the rest a month later.")),
                   0.55),
      costs.paid_in_month);
  v.number(with_default(positive_field("unaccompanied_grant",
                                       "National grant for each unaccompanied child looked after."),
                        0.0),
           costs.unaccompanied_grant);
  v.number(with_default(
               positive_field("council_retained", "The council's own client and commissioning cost."), 0.0),
           costs.council_retained);
  describe_beyond_the_estimate(v, costs);
}

}  // namespace loadline::scenario::parts
