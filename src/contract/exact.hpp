#pragma once
/// \file  exact.hpp
/// \brief Exact arithmetic of the clauses: decimal grids, wide whole numbers, one rounding.
///
/// A tie is judged on the exact decimal value: 0.7 x £701.25 x 1,111.685714... is exactly £545,698.725, which no double
/// says. Checked types throw rather than wrap, so a term too large to be exact can never settle wrongly.

#include <cmath>
#include <cstdint>

#include <boost/multiprecision/cpp_int.hpp>

#include "loadline/base/expects.hpp"
#include "loadline/units/pence.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::contract {

using units::Pence;
using Whole = boost::multiprecision::checked_int256_t;
using Wide = boost::multiprecision::checked_int128_t;        ///< For products of two or three small numbers.
using WiderWhole = boost::multiprecision::checked_int512_t;  ///< For compounding over many years.

inline constexpr std::int64_t million = 1'000'000;
inline constexpr std::int64_t half_days_a_week = 14;  ///< Time in care is counted in half-days.

/// A share, ratio or number of children on the grid of 1e-6.
inline std::int64_t millionths(double value) {
  LOADLINE_EXPECTS(std::isfinite(value) && std::abs(value) < 1e12);
  return static_cast<std::int64_t>(std::nearbyint(value * 1e6));  // round half to even is the default mode
}

/// Terms of a contract in whole pence; a yearly sum is the sum of that year.
inline Pence in_pence(units::Money amount) { return units::to_pence(amount); }
inline Pence in_pence(units::MoneyPerYear amount) {
  return units::to_pence(units::Money::from_value(amount.value()));
}
inline Pence in_pence(units::WeeklyFee amount) {
  return units::to_pence(units::Money::from_value(amount.value()));
}

/// The one rounding: to the nearest whole, half to even. `denominator` above 0.
template <class Integer>
Pence round_half_even(const Integer& numerator, const Integer& denominator) {
  LOADLINE_EXPECTS(denominator > 0);
  Integer quotient, remainder;
  divide_qr(numerator, denominator, quotient,
            remainder);  // towards zero; the remainder takes the numerator's sign
  const Integer twice = 2 * abs(remainder);
  if (twice > denominator || (twice == denominator && bit_test(Integer(abs(quotient)), 0)))
    quotient += numerator < 0 ? -1 : 1;
  return Pence(quotient.template convert_to<std::int64_t>());
}

/// `share` [1e-6] of an amount.
inline Pence share_of(Pence amount, std::int64_t share) {
  return round_half_even<Whole>(Whole(amount.value()) * share, Whole(million));
}

inline constexpr Pence nothing{0};
constexpr Pence positive_part(Pence amount) { return amount > nothing ? amount : nothing; }

}  // namespace loadline::contract
