#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "input/data/care_cells.hpp"
#include "input/data/care_rows.hpp"
#include "input/data/table.hpp"

namespace loadline::input {
namespace {

enum : std::size_t { child, born };
constexpr std::array<Column, 2> columns{{{"CHILD", Need::required}, {"DOB", Need::required}}};

}  // namespace

std::uint32_t Names::number(std::string_view name) {
  const auto known = numbers_.find(name);
  if (known != numbers_.end()) return known->second;
  const auto added = numbers_.emplace(std::string(name), static_cast<std::uint32_t>(names_.size())).first;
  names_.push_back(&added->first);
  return added->second;
}

void read_header(const std::filesystem::path& path, ReturnNames& names, Notes& notes, YearFolder& into) {
  const TextFile file = read_text_file(path, notes);
  into.header_file = file.name;
  std::unordered_map<ChildNumber, std::size_t> seen;
  read_table(file, columns, notes, [&](const TableRow& row) {
    const auto birth = needed_day(row, born, Privacy::birth, notes);
    if (!has_child(row, child, notes) || !birth) return;
    const HeaderRow read{names.children.number(row[child]), *birth, row.line()};
    const auto [before, first] = seen.emplace(read.child, into.header.size());
    if (first) {
      into.header.push_back(read);
      return;
    }
    const HeaderRow& other = into.header[before->second];
    if (other.born == read.born)
      row.repair(notes, "duplicate-child", fmt::format("the child of row {} again", other.row),
                 "passed over");
    else
      row.refuse(notes, child, "conflicting-birth-dates",
                 fmt::format("is the child of row {}, with another date of birth", other.row),
                 "which one is right cannot be told", "keep the right one of the two rows");
  });
}

}  // namespace loadline::input
