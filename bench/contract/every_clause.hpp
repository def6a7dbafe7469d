#pragma once
/// \file  contract/every_clause.hpp
/// \brief A contract with a clause of every kind that computes something, all of them biting in some futures.

#include "loadline/scenario/contract.hpp"

namespace loadline::bench {

/// \param step  Makes contracts differ.
scenario::Contract every_clause(int step);

}  // namespace loadline::bench
