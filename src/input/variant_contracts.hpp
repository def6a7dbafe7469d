#pragma once
/// \file  input/variant_contracts.hpp
/// \brief Contracts that variants take from other scenario files (`variants.contract_of`).

#include "input/findings.hpp"
#include "input/node.hpp"

namespace loadline::input {

/// Puts the clauses of each such contract under its variant, as if they had been written out there, each keeping its place
/// in its own file. Sources and assumptions that they name and the document lacks come with them. A variant with clauses
/// of its own is left as it is: `contract_of` then only says where they came from.
void bring_contracts(Node& root, Findings& findings);

}  // namespace loadline::input
