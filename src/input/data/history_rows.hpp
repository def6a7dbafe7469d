#pragma once
/// \file  input/data/history_rows.hpp
/// \brief Rows of a table of published history, and what they must satisfy together.

#include <map>
#include <string>
#include <vector>

#include "input/data/notes.hpp"
#include "loadline/input/history_table.hpp"

namespace loadline::input {

/// Authorities by code, their years by year. Rules of single cells and of repeated rows:
/// suppressed-cell, thousands-separator, missing-name, duplicate-row, renamed-authority (repairs); no-code, not-a-year,
/// not-a-count, conflicting-rows (refusals).
using HistoryByCode = std::map<std::string, AuthorityHistory>;
HistoryByCode read_history_rows(const TextFile& file, Notes& notes);

/// Rules of an authority's years together: ceased-more-than-possible, flows-far-from-balance (repairs),
/// flows-do-not-balance (said, nothing changed).
void check_flows(AuthorityHistory& authority, const std::string& file, Notes& notes);

}  // namespace loadline::input
