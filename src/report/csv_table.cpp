#include "report/csv_table.hpp"

#include <cmath>

#include <fmt/format.h>

namespace loadline::report {
namespace {

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

void CsvTable::add(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) text_ += (i == 0 ? "" : ",") + quoted(cells[i]);
  text_ += "\r\n";
}

std::string cell(double value) { return std::isnan(value) ? "" : fmt::format("{}", value); }

}  // namespace loadline::report
