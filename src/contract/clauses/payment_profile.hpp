#pragma once
/// \file  payment_profile.hpp
/// \brief C14. The price is paid in twelve instalments, at the start of each month or a month in arrears.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::contract {

struct PaymentProfile {
  int months_late = 0;
  Pence opening_cash;
};

PaymentProfile exact(const scenario::PaymentProfile& terms);

/// Part `index` of `parts` equal parts of `whole`, by largest remainder: the first parts take the odd pence, and the
/// parts add up to the whole. The same as `units::split` with equal weights, without its allocations.
/// \param whole At least 0.
Pence instalment(Pence whole, int parts, int index);

}  // namespace loadline::contract
