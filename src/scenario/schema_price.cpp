#include "schema_clauses.hpp"

namespace loadline::scenario::parts {

void describe_terms(Visitor& v, BasePrice& terms) {
  v.number(agreed(positive_field("amount", "The yearly price before indexation and reductions.")),
           terms.amount);
  yes_no_or(v, "proxy", "Whether the figure stands in for a price that is not public.", false, terms.proxy);
}

void describe_terms(Visitor& v, Indexation& terms) {
  v.number(or_none(share_field("pay", "Weight of the pay award in the basket.")), terms.pay);
  v.number(or_none(share_field("prices", "Weight of consumer prices in the basket.")), terms.prices);
  v.number(or_none(share_field("fees", "Weight of placement fees in the basket.")), terms.fees);
  v.number(with_default(agreed(real_field("least", "Least change of the index in a year.")), -1.0),
           terms.least);
  v.number(with_default(agreed(real_field("most", "Greatest change of the index in a year.")), 1.0),
           terms.most);
  v.pick({.key = "mean",
          .meaning = "How the basket is averaged: weighted sum of the changes, or product of the levels to "
                     "the power of their weights.",
          .fallback = 0.0},
         basket_mean_keys, terms.mean);
  whole_number(
      v,
      {.key = "lag_years",
       .meaning = "Years by which the price follows the index; with 1 the second year stays as it was.",
       .least = 0,
       .most = 1,
       .fallback = 0.0},
      terms.lag_years);
}

void describe_terms(Visitor& v, SavingsReduction& terms) {
  v.pick(
      {.key = "basis",
       .meaning = "What each figure means: a lasting base reduction, cash of that year, or cumulative cash."},
      savings_basis_keys, terms.basis);
  by_year(v, {.key = "reductions", .meaning = "Savings taken off the price, by year.", .optional = true},
          agreed(positive_field("", "Savings taken off the price for this year.")), terms.reductions);
  v.number(or_none(share_field("efficiency", "Yearly efficiency taken off the price so far, compounding.")),
           terms.efficiency);
}

void describe_deciding(Visitor& v, Deciding& deciding) {
  v.section(
      {.key = "deciding", .meaning = "How the council decides about a request.", .optional = true}, [&] {
        v.number(with_default(agreed(share_field("probability", "Chance that anything is approved.")), 1.0),
                 deciding.probability);
        v.number(or_none(positive_field("delay", "Mean time from request to decision; 0: at once.")),
                 deciding.delay);
        v.number(with_default(
                     agreed(positive_field("delay_spread", "Standard deviation of that time over its mean.")),
                     0.5),
                 deciding.delay_spread);
        v.number(with_default(
                     agreed(share_field("granted", "Mean share of what is asked for that is granted.")), 1.0),
                 deciding.granted);
        v.number(with_default(agreed(divisor_field("granted_evidence",
                                                   "How many earlier decisions that share rests on: the "
                                                   "fewer, the further decisions lie apart.",
                                                   0.1)),
                              10.0),
                 deciding.granted_evidence);
        yes_no_or(v, "backdated", "Whether it is paid from the month of the request, not of the approval.",
                  false, deciding.backdated);
      });
}

namespace {

void describe_request(Visitor& v, RequestedChange& request) {
  v.text({.key = "name", .meaning = "What is asked for."}, request.name);
  v.number(agreed(real_field("amount", "What it adds to the price a year; below nothing it lowers it.")),
           request.amount);
  v.date({.key = "requested", .meaning = "Month in which it is asked for; first of the month."},
         request.requested);
  yes_no_or(v, "recurrent", "Whether it lasts; otherwise it is for the contract year of the request.", true,
            request.recurrent);
}

}  // namespace

void describe_terms(Visitor& v, ChangeControl& terms) {
  v.list({.key = "request", .meaning = "Changes asked for in writing."}, ListStyle::records,
         list_of(terms.requests, describe_request));
  describe_deciding(v, terms.deciding);
}

void describe_terms(Visitor& v, Rebase& terms) {
  v.number(agreed(share_field("weight",
                              "How far baseline and price move towards what happened; 100 % makes the "
                              "contract a cost reimbursement a year late.")),
           terms.weight);
  v.number(agreed(positive_field("baseline", "Looked-after children the first year's price was set for.")),
           terms.baseline);
  v.number(agreed(positive_field("unit_price", "Price of a child-week by which the price moves.")),
           terms.unit_price);
  whole_number(v,
               {.key = "every_years",
                .meaning = "Years between one move of the price and the next; the last year counts.",
                .least = 1,
                .most = 10,
                .fallback = 1.0},
               terms.every_years);
}

}  // namespace loadline::scenario::parts
