#pragma once
/// \file  loadline/scenario/algebra.hpp
/// \brief What each clause reads and defines: registers in single assignment (`model.md` 4.2).
///
/// A register is a named amount of a contract year. Clauses of the price form a chain: each reads the price that the clause
/// of the price with the next lower `seq` made ("price.<its id>") and defines its own; "price.payable" is the last of them.
/// What the service publishes (volumes, costs, indicators, indices) is not a register: names in `observes` begin with
/// "service.". What the year before left behind is read through a lag and binds no order.

#include <span>
#include <string>
#include <vector>

#include "loadline/scenario/contract.hpp"

namespace loadline::scenario {

struct Signature {
  std::string clause;              ///< Id.
  std::vector<std::string> reads;  ///< Registers of the same year.
  std::vector<std::string> lags;   ///< Registers of the year before.
  std::vector<std::string> defines;
  std::vector<std::string>
      observes;  ///< "service.looked-after", "service.net-cost", "service.indicator.K1" ...
};

/// One a clause, in order of `seq`. Reads of registers that no clause defines are left out: without a corridor there is no
/// volume payment to put into a target.
std::vector<Signature> signatures(const Contract& contract);

/// A break of the algebra, naming the clauses.
struct AlgebraError {
  enum class Kind { defined_twice, read_before_defined, cycle } kind;
  std::string register_name;  ///< "" for a cycle.
  std::vector<std::string>
      clauses;  ///< defined_twice: both; read_before_defined: the reader, then who defines it; cycle:
                ///< around it, the first again at the end.
};
/// Every break; none means that order of `seq` is an order of evaluation. A cycle is told once and its members not again
/// as reads before definition.
std::vector<AlgebraError> algebra_errors(const Contract& contract);

/// A register, or something a clause watches, in words a councillor reads.
struct RegisterWords {
  const char*
      name;  ///< "adj.volume"; "price.<clause>", "fund.<fund>.grant", "service.indicator.<indicator>".
  const char* meaning;  ///< A sentence.
};
/// Every one there is, in the order of the waterfall; what is watched last.
std::span<const RegisterWords> register_words();

/// What a register means; "" where there is none of that name. "price.indexation" is looked up as "price.<clause>".
const char* register_meaning(const std::string& name);

}  // namespace loadline::scenario
