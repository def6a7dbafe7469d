#pragma once
/// \file  support_services.hpp
/// \brief C13. Money that flows back: what the council charges for its services and its property, and when that is due.

#include "contract/exact.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause charges are billed by the month, and there is no rent.
struct SupportServices {
  scenario::Billing billing = scenario::Billing::monthly;
  bool set_off = false;
  Pence rent;  ///< A year.
};

inline SupportServices exact(const scenario::SupportServices& terms) {
  return {.billing = terms.billing, .set_off = terms.set_off, .rent = in_pence(terms.rent.typical())};
}

/// The month in which a month's charge is due: after the month or quarter billed, and with set-off when the instalment of
/// that month is paid.
/// \param months_late Of the instalments of the price.
inline int charge_due(const SupportServices& terms, int month, int months_late) {
  const int billed = terms.billing == scenario::Billing::monthly ? month : month / 3 * 3 + 2;
  return billed + 1 + (terms.set_off ? months_late : 0);
}

}  // namespace loadline::contract
