#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_terms(Visitor& v, BasePrice& terms) {
  v.number(agreed(positive_field("amount", "The yearly price before indexation and reductions.")),
           terms.amount);
  v.yes_no({.key = "proxy",
            .meaning = "Whether the figure stands in for a price that is not public.",
            .fallback = 0.0},
           terms.proxy);
}

void describe_terms(Visitor& v, Indexation& terms) {
  v.number(with_default(agreed(share_field("pay", "Weight of the pay award in the basket.")), 0.0),
           terms.pay);
  v.number(with_default(agreed(share_field("prices", "Weight of consumer prices in the basket.")), 0.0),
           terms.prices);
  v.number(with_default(agreed(share_field("fees", "Weight of placement fees in the basket.")), 0.0),
           terms.fees);
  v.number(with_default(agreed(real_field("least", "Least change of the index in a year.")), -1.0),
           terms.least);
  v.number(with_default(agreed(real_field("most", "Greatest change of the index in a year.")), 1.0),
           terms.most);
}

void describe_terms(Visitor& v, SavingsReduction& terms) {
  v.pick(
      {.key = "basis",
       .meaning = "What each figure means: a lasting base reduction, cash of that year, or cumulative cash."},
      savings_basis_keys, terms.basis);
  by_year(v, {.key = "reductions", .meaning = "Savings taken off the price, by year.", .optional = true},
          agreed(positive_field("", "Savings taken off the price for this year.")), terms.reductions);
  v.number(with_default(agreed(share_field("efficiency",
                                           "Yearly efficiency taken off the indexed price, compounding.")),
                        0.0),
           terms.efficiency);
}

void describe_terms(Visitor& v, VolumeCorridor& terms) {
  v.number(agreed(positive_field("baseline", "Looked-after children the price was set for.")),
           terms.baseline);
  v.number(agreed(share_field("dead_band", "Share above or below the baseline for which nobody pays.")),
           terms.dead_band);
  v.number(agreed(share_field("share_up", "Share of the unit price the council pays above the band.")),
           terms.share_up);
  v.number(agreed(share_field("share_down", "Share of the unit price the company returns below the band.")),
           terms.share_down);
  v.number(agreed(positive_field("unit_price", "Price of a child-week in the corridor.")), terms.unit_price);
  v.number(agreed(positive_field("limit_up", "Most the council pays in a year.")), terms.limit_up);
  v.number(agreed(positive_field("limit_down", "Most the company returns in a year.")), terms.limit_down);
}

ListAccess bands_of(std::vector<Band>& bands) {
  return {.size = [&bands] { return bands.size(); },
          .id = [](std::size_t i) { return std::to_string(i + 1); },
          .append = [&bands](const std::string&) { bands.emplace_back(); },
          .describe =
              [&bands](Visitor& v, std::size_t i) {
                v.number(agreed(positive_field("to", "Upper end of the band, as a share of the target.")),
                         bands[i].to);
                v.number(agreed(share_field("company", "Company's share inside the band.")),
                         bands[i].company);
              }};
}

void describe_terms(Visitor& v, ShareBands& terms) {
  v.list({.key = "pain", .meaning = "Who bears overspend against the target, from 0 upwards."},
         ListStyle::rows, bands_of(terms.pain));
  v.list({.key = "gain", .meaning = "Who keeps underspend against the target, from 0 upwards."},
         ListStyle::rows, bands_of(terms.gain));
}

void describe_terms(Visitor& v, ReserveAndSurplus& terms) {
  v.number(with_default(agreed(positive_field("opening", "Company's reserve at the start.")), 0.0),
           terms.opening);
  v.number(agreed(share_field("cap", "Most the reserve may hold, as a share of the year's price.")),
           terms.cap);
  v.number(
      agreed(share_field("council_share", "Council's share of a surplus after the reserve is topped up.")),
      terms.council_share);
  v.yes_no({.key = "taxable",
            .meaning = "Whether corporation tax falls on what the company keeps.",
            .fallback = 0.0},
           terms.taxable);
  v.number(with_default(agreed(share_field("tax_rate", "Rate of corporation tax.")), 0.19), terms.tax_rate);
}

void describe_terms(Visitor& v, DeficitFunding& terms) {
  v.number(
      with_default(agreed(positive_field("carry_forward", "Deficit the company may carry into later years.")),
                   0.0),
      terms.carry_forward);
  v.number(agreed(share_field(
               "grant", "Share of the remaining deficit the council grants; 100 % is a full indemnity.")),
           terms.grant);
  v.number(with_default(agreed(positive_field("facility", "Most the council lends in all.")), 0.0),
           terms.facility);
  v.number(with_default(agreed(share_field("interest", "Yearly interest on the loan.")), 0.0),
           terms.interest);
  std::int64_t loan_years = terms.loan_years;
  v.whole({.key = "loan_years",
           .meaning = "Years over which the loan is repaid.",
           .least = 1,
           .most = 30,
           .fallback = 3.0},
          loan_years);
  terms.loan_years = static_cast<int>(loan_years);
}

void describe_terms(Visitor& v, PaymentProfile& terms) {
  v.pick({.key = "timing", .meaning = "When the monthly instalment of the price is paid."},
         payment_timing_keys, terms.timing);
  v.number(with_default(agreed(real_field("opening_cash", "Company's cash at the start.")), 0.0),
           terms.opening_cash);
}

void describe_clause(Visitor& v, Clause& clause) {
  pick_kind(v, "What sort of clause this is; decides which terms follow.", clause.terms);
  v.text({.key = "name", .meaning = "What people call the clause."}, clause.name);
  std::int64_t seq = clause.seq;
  v.whole({.key = "seq", .meaning = "Order in the waterfall; unique.", .least = 1, .most = 9999}, seq);
  clause.seq = static_cast<int>(seq);
  std::visit([&](auto& terms) { describe_terms(v, terms); }, clause.terms);
}

}  // namespace

void describe(Visitor& v, Contract& contract) {
  v.list({.key = "clause", .meaning = "The clauses, in order of seq."}, ListStyle::records,
         list_of(contract.clauses, describe_clause));
}

}  // namespace loadline::scenario::parts
