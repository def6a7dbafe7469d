#pragma once
/// \file  loadline/contract/posting.hpp
/// \brief Money moves only by postings: whole pence, from one party to another, under the clause that caused it.

#include <string>

#include "loadline/units/calendar.hpp"
#include "loadline/units/lanes.hpp"
#include "loadline/units/pence.hpp"

namespace loadline::contract {

/// `council` is the only or first council; where a company has several owners the others follow at the end.
enum class Party {
  council,
  company,
  tax_authority,
  pension_fund,
  external,
  customers,
  second_council,
  third_council
};
inline constexpr std::size_t party_count = 8;
const char* name(Party party);
constexpr bool is_council(Party party) {
  return party == Party::council || party == Party::second_council || party == Party::third_council;
}

/// Ring-fenced money (4.1). The service's postings have the fund of their cost line; clauses move the general fund, but
/// for ring fences, which move their own.
enum class Fund { general, schools_grant, public_health, capital };
inline constexpr std::size_t fund_count = 4;
const char* name(Fund fund);

/// What a posting is for; a clause may cause several kinds (deficit funding: grant, loan, interest, principal).
enum class Category {
  cost,
  price,  ///< Instalments of the price payable, approved changes included.
  volume,
  share,
  surplus,  ///< Council's part of a surplus, and what of a restricted part is given back.
  tax,
  grant,
  loan,  ///< Drawn, for a deficit or as working capital.
  interest,
  principal,
  exceptional,
  deduction,
  earn_back,
  outcome_payment,
  reimbursement,  ///< Cost paid as it falls (cost-reimbursable form).
  charge,         ///< For a service the council provides.
  rent,
  fund_grant,  ///< Ring-fenced.
  fund_return,
  inter_fund_approved,  ///< The council's approved transfer into an overspent fund: the only one between funds.
  value_added_tax,      ///< Paid and reclaimed: cash only, nothing in the accruals of a month.
  taken_back,           ///< After an enacted termination: the council bears the service's cost.
  exit                  ///< Cost of stepping in or ending.
};
const char* name(Category category);

/// What 32 postings have in common. `cause` is a clause's id ("volume-corridor") or "service.<cost line id>".
struct PostingHeader {
  units::MonthIndex accrued, due;
  Party from = Party::company, to = Party::external;
  Fund fund = Fund::general;
  Category category = Category::cost;
  std::string cause;
};

/// One posting in each of 32 futures; amounts at least 0. A clause whose sign varies by lane has two directed columns.
struct PostingColumn {
  PostingHeader header;
  units::Lanes<units::Pence> amounts{};
};

/// One posting of one future, for the ledger and for replay; amount above 0.
struct Posting {
  PostingHeader header;
  units::Pence amount;
};

}  // namespace loadline::contract
