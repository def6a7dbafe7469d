#pragma once
/// \file  report/replay_exact.hpp
/// \brief Exact arithmetic for the sentences of a replay: terms on their decimal grids, ratios, one rounding.
///
/// A sentence is worked out again from the terms, not read off the settlement, so that it proves what it says. Ratios of
/// whole numbers are slow and exact; a replay works out a hundred of them.

#include <cmath>

#include <boost/multiprecision/cpp_int.hpp>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/pence.hpp"

namespace loadline::report {

using units::Pence;
using Exact = boost::multiprecision::cpp_rational;

/// A term that is a share, a ratio or a number of children, on the grid of 1e-6.
inline Exact on_grid(const scenario::Datum& term) {
  return Exact(static_cast<std::int64_t>(std::nearbyint(term.typical_value() * 1e6)), 1'000'000);
}
/// A term that is money, in whole pence.
inline Pence in_pence(const scenario::Datum& term) {
  return units::to_pence(units::Money::from_value(term.typical_value()));
}
inline Exact of_millionths(std::int64_t millionths) { return Exact(millionths, 1'000'000); }
inline Exact exact(Pence amount) { return Exact(amount.value()); }

/// Rounded once, half to even. `amount` in pence.
inline Pence to_the_penny(const Exact& amount) {
  using boost::multiprecision::cpp_int;
  const cpp_int& above = numerator(amount);
  const cpp_int& below = denominator(amount);
  cpp_int whole, rest;
  divide_qr(above, below, whole, rest);  // towards zero; the rest takes the sign of `above`
  const cpp_int twice = 2 * abs(rest);
  if (twice > below || (twice == below && bit_test(cpp_int(abs(whole)), 0))) whole += above < 0 ? -1 : 1;
  return Pence(static_cast<std::int64_t>(whole));
}
inline Pence times(Pence amount, const Exact& factor) { return to_the_penny(exact(amount) * factor); }

inline constexpr Pence no_money{0};
inline Pence at_least_nothing(Pence amount) { return std::max(amount, no_money); }

}  // namespace loadline::report
