#pragma once
/// \file  change_control.hpp
/// \brief Change control: requests put in writing on a date, each approved or not, adding to the price payable.

#include <string>
#include <vector>

#include "contract/clauses/approvals.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::contract {

struct RequestedChange {
  Pence amount;       ///< A year.
  int requested = 0;  ///< Month.
  bool recurrent = true;
};
struct ChangeControl {
  std::vector<RequestedChange> requests;
  Deciding deciding;
};

ChangeControl exact(const scenario::ChangeControl& terms, const units::Calendar& calendar);

/// What a granted change adds to the price of a contract year: by months from the effective one in its first year, in full
/// in later years where it is recurrent.
/// \param effective First month that is paid for.
/// \param granted   Share of what was asked. [1e-6]
Pence added_in(const RequestedChange& change, int year, int effective, std::int64_t granted);

}  // namespace loadline::contract
