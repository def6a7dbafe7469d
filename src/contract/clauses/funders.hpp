#pragma once
/// \file  funders.hpp
/// \brief Several councils that own one company: what moves between council and company is split among them.

#include <array>

#include "contract/shares.hpp"
#include "loadline/contract/registers.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

/// Without the clause there is one council.
struct Funders {
  std::size_t councils = 1;
  std::array<std::int64_t, most_councils> shares{million, 0, 0};  ///< [1e-6], sum a million.
};

inline Funders exact(const scenario::Funders& terms) {
  LOADLINE_EXPECTS(!terms.councils.empty() && terms.councils.size() <= most_councils);
  Funders funders{.councils = terms.councils.size(), .shares = {}};
  std::int64_t left = million;
  for (std::size_t c = 0; c < funders.councils; ++c)
    left -= funders.shares[c] = millionths(terms.councils[c].share.typical().value());
  funders.shares[0] += left;  // what the grid leaves, at most a millionth or two
  return funders;
}

inline constexpr std::array<Party, most_councils> council_parties{Party::council, Party::second_council,
                                                                  Party::third_council};

}  // namespace loadline::contract
