#pragma once
/// \file  loadline/contract/posting.hpp
/// \brief Money moves only by postings: whole pence, from one party to another, under the clause that caused it.

#include <string>

#include "loadline/units/calendar.hpp"
#include "loadline/units/lanes.hpp"
#include "loadline/units/pence.hpp"

namespace loadline::contract {

enum class Party { council, company, tax_authority, pension_fund, external, customers };
inline constexpr std::size_t party_count = 6;
const char* name(Party party);

/// Ring-fenced money (4.1). The service's postings have the fund of their cost line; clauses move the general fund.
enum class Fund { general, schools_grant, public_health, capital };
const char* name(Fund fund);

/// What a posting is for; a clause may cause several kinds (deficit funding: grant, loan, interest, principal).
enum class Category { cost, price, volume, share, surplus, tax, grant, loan, interest, principal };
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
