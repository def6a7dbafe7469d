#include "loadline/input/observations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "input/data/cells.hpp"
#include "input/data/notes.hpp"
#include "input/data/table.hpp"
#include "input/findings.hpp"

namespace loadline::input {
namespace {

enum : std::size_t { date, series, value, source };
constexpr std::array<Column, 4> columns{{{"date", Need::required},
                                         {"series", Need::required},
                                         {"value", Need::required},
                                         {"source", Need::optional}}};

bool is_suppressed(std::string_view cell) { return read_count(cell).kind == CountCell::Kind::suppressed; }

/// A decimal number; thousands may have commas, a pound sign may stand in front. None where it is not one.
std::optional<double> decimal(std::string_view cell) {
  std::string plain;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == ',' || cell[i] == ' ') continue;
    if (cell.substr(i).starts_with("\u00A3")) {
      ++i;  // the sign has two bytes
      continue;
    }
    plain += cell[i];
  }
  if (plain.empty() || plain.find_first_not_of("+-.0123456789eE") != std::string::npos) return std::nullopt;
  std::size_t used = 0;
  try {
    const double read = std::stod(plain, &used);
    if (used == plain.size() && std::isfinite(read)) return read;
  } catch (const std::exception&) {
    return std::nullopt;
  }
  return std::nullopt;
}

class Rows {
 public:
  Rows(std::span<const std::string> known, Notes& notes)
      : known_(known.begin(), known.end()), notes_(notes) {}

  void take(const TableRow& row) {
    ObservedFigure figure{.source = std::string(row[source]), .row = row.line()};
    bool usable = day(row, figure.date);
    usable &= name(row, figure.series);
    const bool published = !is_suppressed(row[value]);
    if (published)
      usable &= amount(row, figure.value);
    else
      row.repair(notes_, "suppressed-cell", "a value that is not published", "passed over");
    if (usable && published) keep(row, std::move(figure));
  }

  std::vector<ObservedFigure> finish() {
    std::vector<ObservedFigure> all;
    for (auto& [key, figure] : figures_) all.push_back(std::move(figure));
    return all;
  }

 private:
  bool day(const TableRow& row, base::Date& into) {
    const DayCell cell = read_day(row[date]);
    if (cell.kind == DayCell::Kind::day) {
      into = date_of(cell.day);
      return true;
    }
    const bool impossible = cell.kind == DayCell::Kind::impossible;
    row.refuse(notes_, date, impossible ? "impossible-date" : "not-a-date", found(row[date]),
               impossible ? "there is no such day" : "this needs a day", "write it as 2018-03-31");
    return false;
  }

  bool name(const TableRow& row, std::string& into) {
    into = row[series];
    if (std::find(known_.begin(), known_.end(), into) != known_.end()) return true;
    const std::string near = nearest(into, known_);
    std::string all;
    for (const std::string& one : known_) all += (all.empty() ? "" : ", ") + one;
    row.refuse(
        notes_, series, "unknown-series", found(row[series]),
        near.empty() ? "no figure of this scenario has that name" : fmt::format("did you mean {}?", near),
        "write one of " + all);
    return false;
  }

  bool amount(const TableRow& row, double& into) {
    if (const auto read = decimal(row[value])) {
      into = *read;
      return true;
    }
    row.refuse(notes_, value, "not-a-value", found(row[value]), "it cannot be read as a number",
               "write a number, such as 534 or 17.5, or leave the cell empty where it is not published");
    return false;
  }

  void keep(const TableRow& row, ObservedFigure figure) {
    const auto [there, fresh] = figures_.try_emplace({figure.series, figure.date}, figure);
    if (fresh) return;
    if (there->second.value == figure.value) {
      row.repair(notes_, "duplicate-row", fmt::format("the same as row {}", there->second.row),
                 "passed over");
      return;
    }
    row.refuse(notes_, value, "conflicting-rows",
               fmt::format("{} of {} is also in row {}, with another value", figure.series,
                           base::to_string(figure.date), there->second.row),
               "which of the two is right cannot be told", "keep one of them");
  }

  static std::string found(std::string_view cell) {
    return cell.empty() ? "is an empty cell" : fmt::format("is \"{}\"", shown(std::string(cell)));
  }

  std::vector<std::string> known_;
  Notes& notes_;
  std::map<std::pair<std::string, base::Date>, ObservedFigure> figures_;
};

}  // namespace

Observations read_observations(const std::filesystem::path& path, std::span<const std::string> known) {
  Notes notes(Quoting::lines);
  const TextFile file = read_text_file(path, notes);
  Rows rows(known, notes);
  read_table(file, columns, notes, [&](const TableRow& row) { rows.take(row); });
  Observations made{.figures = rows.finish(),
                    .repairs = {},
                    .diagnostics = {},
                    .digest = fmt::format("{:016x}", file.digest)};
  made.repairs = notes.repairs();
  made.diagnostics = notes.diagnostics();
  return made;
}

}  // namespace loadline::input
