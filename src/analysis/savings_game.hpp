#pragma once
/// \file  analysis/savings_game.hpp
/// \brief Who gets the credit for what the programme saves: the coalitions a study must run, and what they say
/// (`model.md` 6.3).

#include <cstdint>
#include <vector>

#include "loadline/chance/address.hpp"
#include "loadline/engine/study.hpp"
#include "loadline/scenario/savings.hpp"

namespace loadline::analysis::parts {

/// Initiatives whose savings depend on one another, by their places in `savings.initiatives`, increasing. What different
/// parties save adds up: all that move a driver are one party, those that share an overlap group another, and whoever
/// needs another is with it. A cash initiative that shares nothing is a party of its own.
using Party = std::vector<std::size_t>;
std::vector<Party> parties(const scenario::Savings& savings);

/// Most members of a party of which every coalition is run; of a larger one, orders are drawn at random.
inline constexpr std::size_t most_members_exact = 8;
inline bool exact(const Party& party) { return party.size() <= most_members_exact; }

/// The initiatives of a party whose bits are set in `members` (bit i: its i-th), as a programme counts them.
std::uint64_t initiatives_of(const Party& party, std::uint64_t members);

/// What a study must run, block by block, to share out a party's savings: every coalition of an exact one, in order of its
/// bits; of a larger one the coalitions of one order a block and of that order reversed, which stand for all orders.
std::vector<service::Programme> coalitions(const Party& party, chance::Seed seed, std::uint32_t block);

/// What each member of a party saves of `costs` (one a coalition, as `coalitions` has them), one row a future, one column
/// a year. Members sum to what the party saves together.
std::vector<engine::Yearly> shares(const Party& party, chance::Seed seed,
                                   const std::vector<engine::Yearly>& costs);

}  // namespace loadline::analysis::parts
