#pragma once
/// \file  report/explain_registers.hpp
/// \brief Which amounts a clause reads and makes, and what an amount means, in words.

#include <string>
#include <vector>

#include "loadline/scenario/contract.hpp"

namespace loadline::report {

/// What a clause watches, reads and makes, each with its meaning and the clause that makes it; "" for an unknown id.
std::string amounts_of(const scenario::Contract& contract, const std::string& clause);

/// One amount by its name, "adj.volume": its meaning, who makes it and who reads it; "" where there is none of that name.
std::string explain_amount(const scenario::Contract& contract, const std::string& name);

/// The names of every amount of this contract.
std::vector<std::string> amount_names(const scenario::Contract& contract);

/// Every amount there may be, for the reference manual.
std::string amounts_manual();

}  // namespace loadline::report
