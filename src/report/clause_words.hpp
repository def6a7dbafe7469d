#pragma once
/// \file  report/clause_words.hpp
/// \brief What each kind of clause, indicator and saving does, in words a councillor reads and as a formula.
///
/// One overload a kind: a kind without words does not compile.

#include <string>
#include <vector>

#include "loadline/scenario/contract.hpp"
#include "loadline/scenario/outcomes.hpp"
#include "loadline/scenario/savings.hpp"

namespace loadline::report {

struct KindWords {
  const char* title;      ///< "Volume corridor"
  const char* paragraph;  ///< What it does and why it is there.
  const char* formula;    ///< In words and figures.
  const char* source;     ///< Where the rule comes from.
};

KindWords words_of(const scenario::ClauseTerms& terms);
KindWords words_of(const scenario::Measure& measure);
KindWords words_of(const scenario::Effect& effect);

/// A kind's key ("volume_corridor") beside its words.
struct NamedKind {
  std::string kind;
  std::string family;  ///< "clause", "indicator" or "saving"
  KindWords words;
};
/// Every kind there is, clauses first.
std::vector<NamedKind> all_kinds();

const char* kind_of(const scenario::ClauseTerms& terms);
const char* kind_of(const scenario::Measure& measure);
const char* kind_of(const scenario::Effect& effect);

}  // namespace loadline::report
