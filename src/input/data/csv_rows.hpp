#pragma once
/// \file  input/data/csv_rows.hpp
/// \brief Rows of a CSV text with the lines they stand on; the only user of libcsv.

#include <functional>
#include <span>
#include <string_view>

#include "input/data/notes.hpp"
#include "input/data/text_file.hpp"

namespace loadline::input {

/// One row. Valid only while the visitor runs.
struct CsvRow {
  int line = 0;  ///< Where it begins; a quoted cell may carry it over several lines.
  std::span<const std::string_view> cells;
};

/// Visits every row that is not blank, in order (RFC 4180, cells trimmed of blanks unless quoted).
/// Rules: blank-line, line-break-in-cell (repairs); stray-quote, unclosed-quote (refusals).
void for_each_row(const TextFile& file, char separator, Notes& notes,
                  const std::function<void(const CsvRow&)>& visit);

/// The character that parts the cells of the first line: a comma, a semicolon or a tab.
char separator_of(const TextFile& file);

/// Column, in characters from 1, where a cell of a row that begins on this line begins; 1 where that is on a later line.
int column_of(const TextFile& file, int line, std::size_t cell, char separator);

}  // namespace loadline::input
