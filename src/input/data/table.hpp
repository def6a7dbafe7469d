#pragma once
/// \file  input/data/table.hpp
/// \brief A CSV file as a table whose columns are found by name.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/data/csv_rows.hpp"
#include "input/data/notes.hpp"
#include "input/data/text_file.hpp"

namespace loadline::input {

enum class Need { required, optional };
struct Column {
  const char* name;
  Need need;
};

/// One row of a table. Valid only while the visitor runs.
class TableRow {
 public:
  TableRow(const TextFile& file, const CsvRow& row, std::span<const int> where,
           std::span<const Column> columns, char separator)
      : file_(file), row_(row), where_(where), columns_(columns), separator_(separator) {}

  int line() const { return row_.line; }
  /// The cell of a column, by its index in the list; "" where the file has no such column.
  std::string_view operator[](std::size_t column) const {
    return where_[column] < 0 ? std::string_view{} : row_.cells[static_cast<std::size_t>(where_[column])];
  }
  bool has(std::size_t column) const { return where_[column] >= 0; }
  const char* name(std::size_t column) const { return columns_[column].name; }

  /// Refuses the row because of this cell.
  void refuse(Notes& notes, std::size_t column, std::string rule, std::string found, std::string why,
              std::string help) const;
  void repair(Notes& notes, std::string_view rule, std::string found, std::string action) const {
    notes.repair(rule, file_.name, row_.line, std::move(found), std::move(action));
  }

 private:
  const TextFile& file_;
  const CsvRow& row_;
  std::span<const int> where_;
  std::span<const Column> columns_;
  char separator_;
};

/// Reads a header and visits every row that has a cell for each of its columns; how many rows it visited.
/// Column names are found whatever their case. Rules: separator, column-name, trailing-empty-cells (repairs);
/// missing-column, column-twice, short-row, long-row, no-rows (refusals).
std::size_t read_table(const TextFile& file, std::span<const Column> columns, Notes& notes,
                       const std::function<void(const TableRow&)>& visit);

}  // namespace loadline::input
