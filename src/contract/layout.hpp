#pragma once
/// \file  layout.hpp
/// \brief Which columns a contract needs in a year, and which register or month fills each.

#include <vector>

#include "contract/postings.hpp"

namespace loadline::contract {

/// A contract year of so many.
struct YearOf {
  std::size_t index = 0, years = 0;
};

/// Adds the columns of one year, in order of when they accrue, and the flows that fill them.
void lay_out(const scenario::Contract& contract, const Waterfall& waterfall, YearOf year,
             std::vector<PostingColumn>& columns, std::vector<Flow>& flows, std::vector<Flow>& exits);

}  // namespace loadline::contract
