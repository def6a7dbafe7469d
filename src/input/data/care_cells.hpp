#pragma once
/// \file  input/data/care_cells.hpp
/// \brief Cells that header.csv and episodes.csv share: who, and a day that can be.

#include <optional>

#include "input/data/cells.hpp"
#include "input/data/table.hpp"

namespace loadline::input {

/// What a date says of a person, and so whether a message may repeat it.
enum class Privacy { may_be_shown, birth };

/// A day from 1 January 1980 (a child in care then is an adult in every return) to 2100; none where it cannot be
/// used, which has then been said. `when_empty` is what an empty cell means.
std::optional<Day> needed_day(const TableRow& row, std::size_t column, Privacy privacy, Notes& notes);
std::optional<Day> day_or(const TableRow& row, std::size_t column, Day when_empty, Notes& notes);

/// False where the row says no child, which has then been said.
bool has_child(const TableRow& row, std::size_t column, Notes& notes);

}  // namespace loadline::input
