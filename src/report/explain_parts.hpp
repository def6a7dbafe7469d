#pragma once
/// \file  report/explain_parts.hpp
/// \brief What `explain` and the reference manual share.

#include <string>

#include "report/catalogue.hpp"
#include "report/clause_words.hpp"

namespace loadline::report {

/// Lines of at most 100 characters, each ended by a line break; continuation lines indented by two more than the first.
std::string wrapped(const std::string& text, std::size_t indent = 0);

/// Unit, range, default, choices, rule: what may be written, a line each.
std::string describe_terms(const CatalogueEntry& entry, std::size_t indent = 0);

/// The terms a clause, indicator or saving of this kind may have: key, meaning, unit, range and default of each.
std::string terms_of_kind(const NamedKind& kind);

}  // namespace loadline::report
