#pragma once
/// \file  ring_fence.hpp
/// \brief I15. Money for one fund only: granted for it, spent on it, and what is over or missing stays with it.

#include <vector>

#include "contract/exact.hpp"
#include "loadline/contract/posting.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::contract {

struct RingFence {
  std::size_t fund = 0;       ///< Place among `Fund`.
  std::vector<Pence> grants;  ///< One a contract year; later years have none.
  Pence opening;
  scenario::Overspent overspent = scenario::Overspent::carried;
  scenario::Unspent unspent = scenario::Unspent::carried;
};

RingFence exact(const scenario::RingFence& terms);

/// A fund's year: balance = before + grant + transfer - returned - cost.
struct FundYear {
  Pence transfer, returned, balance;
};
FundYear keep(const RingFence& terms, Pence before, Pence grant, Pence cost);

}  // namespace loadline::contract
