#include "input/data/table.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include <fmt/format.h>

#include "input/findings.hpp"

namespace loadline::input {
namespace {

/// A name as it is compared: lower case, blanks as underscores.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte == ' ' ? '_' : static_cast<char>(std::tolower(byte));
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

class Header {
 public:
  Header(const TextFile& file, const CsvRow& row, std::span<const Column> columns, Notes& notes)
      : file_(file), line_(row.line), notes_(notes) {
    for (const std::string_view cell : row.cells) {
      written_.emplace_back(cell);
      names_.push_back(plain(cell));
    }
    for (const Column& column : columns) where_.push_back(find(column));
  }
  const std::vector<int>& where() const { return where_; }
  std::size_t cells() const { return names_.size(); }
  bool complete() const { return complete_; }

 private:
  int find(const Column& column) {
    const auto first = std::find(names_.begin(), names_.end(), plain(column.name));
    if (first == names_.end()) {
      if (column.need == Need::required) missing(column);
      return -1;
    }
    if (std::find(first + 1, names_.end(), *first) != names_.end()) {
      complete_ = false;
      notes_.refuse(file_, line_, 1,
                    {"column-twice", column.name, "is the name of two columns",
                     "which one is meant cannot be told", "keep one of them"});
    }
    const auto at = static_cast<std::size_t>(first - names_.begin());
    if (written_[at] != column.name)
      notes_.repair("column-name", file_.name, line_, shown(written_[at]),
                    fmt::format("taken for the column {}", column.name));
    return static_cast<int>(at);
  }

  void missing(const Column& column) {
    complete_ = false;
    const std::string near = nearest(plain(column.name), names_);
    notes_.refuse(
        file_, line_, 1,
        {"missing-column", column.name, "is missing from the header",
         near.empty() ? "columns are found by their names" : fmt::format("did it mean {}?", shown(near)),
         fmt::format("add the column {}; the first row of the file names the columns", column.name)});
  }

  const TextFile& file_;
  int line_;
  Notes& notes_;
  std::vector<std::string> written_, names_;
  std::vector<int> where_;
  bool complete_ = true;
};

/// Whether the row has a cell for each column, and none beyond that says anything.
bool whole_row(const TextFile& file, const CsvRow& row, std::size_t cells, Notes& notes) {
  if (row.cells.size() == cells) return true;
  const std::string found = fmt::format("has {} cells, the header {}", row.cells.size(), cells);
  if (row.cells.size() < cells) {
    notes.refuse(file, row.line, 1,
                 {"short-row", "", found, "which cell is missing cannot be told",
                  "give every row as many cells as the header, empty where not known"});
    return false;
  }
  const auto rest = row.cells.subspan(cells);
  if (std::any_of(rest.begin(), rest.end(), [](std::string_view cell) { return !cell.empty(); })) {
    notes.refuse(file, row.line, 1,
                 {"long-row", "", found, "a comma inside a cell makes two of it",
                  "put cells that hold commas, such as 1,234, in double quotes"});
    return false;
  }
  notes.repair("trailing-empty-cells", file.name, row.line, found,
               "the empty ones beyond it are passed over");
  return true;
}

char known_separator(const TextFile& file, Notes& notes) {
  const char separator = separator_of(file);
  if (separator != ',')
    notes.repair("separator", file.name, 1,
                 separator == '\t' ? "cells parted by tabs" : "cells parted by semicolons", "read so");
  return separator;
}

}  // namespace

void TableRow::refuse(Notes& notes, std::size_t column, std::string rule, std::string found, std::string why,
                      std::string help) const {
  const int at = where_[column] < 0
                     ? 1
                     : column_of(file_, row_.line, static_cast<std::size_t>(where_[column]), separator_);
  notes.refuse(file_, row_.line, at,
               {std::move(rule), columns_[column].name, std::move(found), std::move(why), std::move(help)});
}

std::size_t read_table(const TextFile& file, std::span<const Column> columns, Notes& notes,
                       const std::function<void(const TableRow&)>& visit) {
  if (!file.readable) return 0;
  const char separator = known_separator(file, notes);
  std::optional<Header> header;
  std::size_t rows = 0, visited = 0;
  for_each_row(file, separator, notes, [&](const CsvRow& row) {
    if (!header) {
      header.emplace(file, row, columns, notes);
      return;
    }
    ++rows;
    if (!header->complete() || !whole_row(file, row, header->cells(), notes)) return;
    ++visited;
    visit(TableRow(file, row, header->where(), columns, separator));
  });
  if (rows == 0)
    notes.refuse_file(file.name, {"no-rows", "", "has a header and no rows", "there is nothing to read",
                                  "give the file with its rows"});
  return visited;
}

}  // namespace loadline::input
