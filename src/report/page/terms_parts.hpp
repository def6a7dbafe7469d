#pragma once
/// \file  report/page/terms_parts.hpp
/// \brief The commissioner's part of the report: what the terms say, what they do, and what luck does to them.

#include "report/page/parts.hpp"

namespace loadline::report::page {

Html contract_in_words(const Page& page);  ///< Clause by clause, folded.
Html who_owns(const Page& page);           ///< Several councils; empty where there is one.
Html terms_at_odds(const Page& page);      ///< What the lint found, in a box.
Html variants(const Page& page);           ///< Other terms on the same futures.
Html payoffs(const Page& page);            ///< Where each outturn leaves each party; empty where not known.
Html deductions(const Page& page);         ///< Empty where the contract has none.
Html requests_and_triggers(const Page& page);
Html indicators_and_luck(const Page& page);

}  // namespace loadline::report::page
