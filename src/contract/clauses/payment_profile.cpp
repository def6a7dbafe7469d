#include "contract/clauses/payment_profile.hpp"

#include <algorithm>
#include <numeric>

namespace loadline::contract {
namespace {

/// On the grid, summing to a million: what rounding leaves goes to the last month.
std::array<std::int64_t, months_a_year> exact_weights(
    const std::vector<scenario::Assumption<units::Share>>& shares) {
  LOADLINE_EXPECTS(shares.size() == months_a_year);
  std::array<std::int64_t, months_a_year> weights{};
  for (std::size_t m = 0; m < months_a_year; ++m) weights[m] = millionths(shares[m].typical().value());
  weights.back() += million - std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  LOADLINE_EXPECTS(weights.back() >= 0);
  return weights;
}

}  // namespace

PaymentProfile exact(const scenario::PaymentProfile& terms) {
  PaymentProfile profile{.months_late = terms.timing == scenario::PaymentTiming::in_arrears ? 1 : 0,
                         .opening_cash = in_pence(terms.opening_cash.typical()),
                         .weights = {},
                         .true_up_months = terms.true_up_months,
                         .overdraft = in_pence(terms.overdraft.typical())};
  if (!terms.weights.empty()) profile.weights = exact_weights(terms.weights);
  return profile;
}

std::array<Pence, months_a_year> instalments(const PaymentProfile& terms, Pence price) {
  if (terms.weights) return parts_of(price, *terms.weights);
  std::array<Pence, months_a_year> parts;
  for (std::size_t m = 0; m < months_a_year; ++m)
    parts[m] = instalment(price, static_cast<int>(months_a_year), static_cast<int>(m));
  return parts;
}

}  // namespace loadline::contract
