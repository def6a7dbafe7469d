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
}

void describe_line(Visitor& v, CostLine& line) {
  v.text({.key = "name", .meaning = "What the line is called."}, line.name);
  v.number(real_field("amount", "First year's amount; income is negative."), line.amount);
  v.pick({.key = "index", .meaning = "What moves it each April.", .fallback = 2.0}, price_index_keys,
         line.index);
  v.pick({.key = "driver", .meaning = "What it grows with.", .fallback = 0.0}, cost_driver_keys, line.driver);
  v.yes_no({.key = "vatable", .meaning = "Whether it bears VAT.", .fallback = 0.0}, line.vatable);
}

}  // namespace

void describe(Visitor& v, Costs& costs) {
  v.number(agreed(real_field("published_estimate", "Published budget that the lines below must add up to.")),
           costs.published_estimate);
  v.number(agreed(real_field("balancing_line",
                             "Published budget less the modelled lines at the start, before VAT leakage.")),
           costs.balancing_line);
  Field growth = real_field("", "Change in April of this year.");
  growth.least = -0.2;
  growth.most = 0.5;
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
        Field real_growth =
            with_default(real_field("real_growth", "Growth of the fee over consumer prices, a year."), 0.0);
        real_growth.least = -0.2;
        real_growth.most = 0.5;
        v.number(real_growth, costs.fees[p].real_growth);
      });
  });
  v.list({.key = "line", .meaning = "Other budget lines."}, ListStyle::records,
         list_of(costs.lines, describe_line));
  v.section({.key = "vat", .meaning = "VAT the company cannot recover."}, [&] {
    v.number(agreed(share_field("rate", "Standard rate of VAT.")), costs.vat.rate);
    v.number(share_field("recovery", "Share of input VAT the company recovers."), costs.vat.recovery);
    v.yes_no({.key = "on_agency", .meaning = "Whether agency staff bear VAT.", .fallback = 1.0},
             costs.vat.on_agency);
  });
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
}

}  // namespace loadline::scenario::parts
