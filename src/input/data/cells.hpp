#pragma once
/// \file  input/data/cells.hpp
/// \brief What a cell of a published table or a return says: a count, a day, or nothing.

#include <chrono>
#include <string>
#include <string_view>

#include "loadline/base/date.hpp"

namespace loadline::input {

/// Days since 1970-01-01; dates are kept so while they are compared.
using Day = int;
Day day_of(const base::Date& date);
base::Date date_of(Day day);

/// A count of children: a number of 0 or more, or suppressed ("c", "x", ":", "..", "-", "<5", empty ...).
struct CountCell {
  enum class Kind { count, suppressed, negative, not_whole, not_a_number } kind = Kind::not_a_number;
  double count = 0.0;
  bool thousands = false;  ///< Written with commas or blanks between thousands.
};
CountCell read_count(std::string_view cell);

/// A day: DD/MM/YYYY (also with "-" or "." between, and one digit for day or month), or YYYY-MM-DD; a time of day behind it
/// is passed over.
struct DayCell {
  enum class Kind { day, empty, impossible, not_a_date } kind = Kind::empty;
  Day day = 0;
  bool time_of_day = false;
};
DayCell read_day(std::string_view cell);

/// The shape of a cell that could not be read, which tells nobody who it is about: digits as 9, letters as a.
std::string shape_of(std::string_view cell);

}  // namespace loadline::input
