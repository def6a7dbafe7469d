#include "input/data/history_rows.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "input/data/cells.hpp"
#include "input/data/table.hpp"
#include "input/findings.hpp"

namespace loadline::input {
namespace {

enum : std::size_t { code, name, year, looked_after, started, ceased };
constexpr std::array<Column, 6> columns{{{"la_code", Need::required},
                                         {"la_name", Need::required},
                                         {"year_to_31_march", Need::required},
                                         {"cla_31_march", Need::required},
                                         {"started", Need::required},
                                         {"ceased", Need::required}}};
// The Children Act 1989 defines who is looked after; tables before it count otherwise.
constexpr double first_year = 1989, last_year = 2100;

class HistoryRows {
 public:
  HistoryRows(std::string file, Notes& notes) : file_(std::move(file)), notes_(notes) {}

  void take(const TableRow& row) {
    const int in_year = year_of(row);
    HistoryYear figures{.year = in_year, .row = row.line()};
    bool usable = in_year > 0;
    usable &= count(row, looked_after, figures.looked_after);
    usable &= count(row, started, figures.started);
    usable &= count(row, ceased, figures.ceased);
    if (row[code].empty()) {
      row.refuse(notes_, code, "no-code", "is empty", "rows of one authority are found by its code",
                 "write the authority's code, such as E08000024");
      usable = false;
    }
    if (usable) keep(row, figures);
  }

  HistoryByCode finish() { return std::move(authorities_); }

 private:
  int year_of(const TableRow& row) {
    const CountCell cell = read_count(row[year]);
    if (cell.kind == CountCell::Kind::count && cell.count >= first_year && cell.count <= last_year)
      return static_cast<int>(cell.count);
    row.refuse(notes_, year, "not-a-year", "is " + quoted_cell(row[year]),
               fmt::format("this needs a year from {:.0f} to {:.0f}", first_year, last_year),
               "write the year in which 31 March lies: 2016 for 2015/16");
    return 0;
  }

  /// False where the cell cannot be used; a suppressed one can, as unknown.
  bool count(const TableRow& row, std::size_t column, std::optional<double>& into) {
    const CountCell cell = read_count(row[column]);
    using Kind = CountCell::Kind;
    switch (cell.kind) {
      case Kind::count:
        into = cell.count;
        if (cell.thousands)
          row.repair(notes_, "thousands-separator",
                     fmt::format("{}: {}", row.name(column), quoted_cell(row[column])),
                     fmt::format("read as {:.0f}", cell.count));
        return true;
      case Kind::suppressed:
        row.repair(notes_, "suppressed-cell",
                   fmt::format("{}: {}", row.name(column), quoted_cell(row[column])), "taken as unknown");
        return true;
      case Kind::negative:
        return refuse_count(row, column, "a count of children is 0 or more");
      case Kind::not_whole:
        return refuse_count(row, column, "a count of children is a whole number");
      case Kind::not_a_number:
        break;
    }
    return refuse_count(row, column, "it cannot be read as a number");
  }

  bool refuse_count(const TableRow& row, std::size_t column, const char* why) {
    row.refuse(notes_, column, "not-a-count", "is " + quoted_cell(row[column]), why,
               "write a whole number, or \"c\" where it is not published");
    return false;
  }

  void keep(const TableRow& row, const HistoryYear& figures) {
    AuthorityHistory& authority = authorities_[std::string(row[code])];
    authority.code = row[code];
    take_name(row, authority, figures.year);
    const auto same = std::find_if(authority.years.begin(), authority.years.end(),
                                   [&](const HistoryYear& y) { return y.year == figures.year; });
    if (same == authority.years.end()) {
      authority.years.push_back(figures);
    } else if (same->looked_after == figures.looked_after && same->started == figures.started &&
               same->ceased == figures.ceased) {
      row.repair(notes_, "duplicate-row", fmt::format("the same as row {}", same->row), "passed over");
    } else {
      row.refuse(notes_, year, "conflicting-rows",
                 fmt::format("{} of {} is also in row {}, with other figures", figures.year, authority.name,
                             same->row),
                 "which of the two is right cannot be told", "keep one of them");
    }
  }

  /// Names change (and are misspelt); the latest year's is shown.
  void take_name(const TableRow& row, AuthorityHistory& authority, int in_year) {
    std::string given(row[name]);
    if (given.empty()) {
      row.repair(notes_, "missing-name", "no name", "called by its code");
      given = row[code];
    }
    std::replace(given.begin(), given.end(), '\n', ' ');
    auto& [latest, line] = named_[authority.code];
    if (line != 0 && given != authority.name)
      row.repair(notes_, "renamed-authority",
                 fmt::format("{} here, {} in row {}", shown(given), shown(authority.name), line),
                 "the latest year's name is used");
    if (in_year > latest) {
      latest = in_year;
      line = row.line();
      authority.name = given;
    }
  }

  static std::string quoted_cell(std::string_view cell) {
    return cell.empty() ? "an empty cell" : fmt::format("\"{}\"", shown(std::string(cell)));
  }

  std::string file_;
  Notes& notes_;
  HistoryByCode authorities_;
  std::map<std::string, std::pair<int, int>> named_;  // by code: the latest year with a name, and its row
};

}  // namespace

HistoryByCode read_history_rows(const TextFile& file, Notes& notes) {
  HistoryRows rows(file.name, notes);
  read_table(file, columns, notes, [&](const TableRow& row) { rows.take(row); });
  return rows.finish();
}

}  // namespace loadline::input
