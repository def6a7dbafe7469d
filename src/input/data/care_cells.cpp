#include "input/data/care_cells.hpp"

#include <fmt/format.h>

namespace loadline::input {
namespace {

const Day earliest = day_of({1980, 1, 1}), latest = day_of({2100, 12, 31});

std::string seen(std::string_view cell, const DayCell& day, Privacy privacy) {
  // A date that can be read tells no id; anything else might, so only its shape is shown.
  if (day.kind == DayCell::Kind::empty) return "is empty";
  const bool shown_as_is = privacy == Privacy::may_be_shown && day.kind != DayCell::Kind::not_a_date;
  return shown_as_is ? fmt::format("is {}", cell)
                     : fmt::format("is written like {} (9 for a digit, a for a letter)", shape_of(cell));
}

std::optional<Day> usable_day(const TableRow& row, std::size_t column, const DayCell& day, Privacy privacy,
                              Notes& notes) {
  const auto refuse = [&](const char* rule, const char* why, const char* help) {
    row.refuse(notes, column, rule, seen(row[column], day, privacy), why, help);
    return std::nullopt;
  };
  switch (day.kind) {
    case DayCell::Kind::empty:
      return refuse("not-a-date", "a date is needed here", "write it as DD/MM/YYYY");
    case DayCell::Kind::not_a_date:
      return refuse("not-a-date", "it cannot be read as a date", "write it as DD/MM/YYYY");
    case DayCell::Kind::impossible:
      return refuse("impossible-date", "there is no such day", "write a day that exists, as DD/MM/YYYY");
    case DayCell::Kind::day:
      break;
  }
  if (day.day < earliest)
    return refuse("impossible-date", "it is before 1980, so not of a child in this return",
                  "look it up again");
  if (day.day > latest) return refuse("impossible-date", "it is after 2100", "look it up again");
  if (day.time_of_day)
    row.repair(notes, "time-of-day", fmt::format("{}: a date with a time", row.name(column)),
               "the time is passed over");
  return day.day;
}

}  // namespace

std::optional<Day> needed_day(const TableRow& row, std::size_t column, Privacy privacy, Notes& notes) {
  return usable_day(row, column, read_day(row[column]), privacy, notes);
}

std::optional<Day> day_or(const TableRow& row, std::size_t column, Day when_empty, Notes& notes) {
  const DayCell day = read_day(row[column]);
  return day.kind == DayCell::Kind::empty ? when_empty
                                          : usable_day(row, column, day, Privacy::may_be_shown, notes);
}

bool has_child(const TableRow& row, std::size_t column, Notes& notes) {
  if (!row[column].empty()) return true;
  row.refuse(notes, column, "no-child-id", "is empty", "episodes of one child are found by its id",
             "write the child's local id");
  return false;
}

}  // namespace loadline::input
