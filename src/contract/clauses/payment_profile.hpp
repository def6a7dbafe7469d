#pragma once
/// \file  payment_profile.hpp
/// \brief C14. When the price is paid: in twelve instalments, in the month or a month in arrears; what the bank lends.

#include <array>
#include <optional>

#include "contract/exact.hpp"
#include "contract/shares.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

inline constexpr std::size_t months_a_year = 12;

struct PaymentProfile {
  int months_late = 0;
  Pence opening_cash;
  std::optional<std::array<std::int64_t, months_a_year>> weights{};  ///< [1e-6]; none: equal instalments.
  int true_up_months = 1;  ///< After the year's end, when what is settled yearly falls due.
  Pence overdraft{};
};

PaymentProfile exact(const scenario::PaymentProfile& terms);

/// A year's price by month; the parts add up to it.
std::array<Pence, months_a_year> instalments(const PaymentProfile& terms, Pence price);

}  // namespace loadline::contract
