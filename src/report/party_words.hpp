#pragma once
/// \file  report/party_words.hpp
/// \brief Who pays and who is paid, as people call them.

#include <string>

#include "loadline/contract/posting.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::report {

/// A party; where several councils own the company, each by its own name.
std::string party_words(const scenario::Contract& contract, contract::Party party);

}  // namespace loadline::report
