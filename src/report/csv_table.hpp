#pragma once
/// \file  report/csv_table.hpp
/// \brief Rows as RFC 4180 text: CRLF, quotes where needed, one header row, UTF-8.

#include <string>
#include <vector>

namespace loadline::report {

class CsvTable {
 public:
  explicit CsvTable(const std::vector<std::string>& header) { add(header); }
  void add(const std::vector<std::string>& cells);
  const std::string& str() const { return text_; }

 private:
  std::string text_;
};

/// A figure as a cell: shortest text that reads back as the same double; empty where not assessed (NaN).
std::string cell(double value);

}  // namespace loadline::report
