#pragma once
/// \file  loadline/base/date.hpp
/// \brief A calendar date, as written in a scenario (ISO 8601, 2017-04-01).

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace loadline::base {

struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12.
  int day = 0;    ///< 1 to 31.

  auto operator<=>(const Date&) const = default;
  bool known() const { return year != 0; }
};

std::string to_string(const Date& date);               ///< "2017-04-01"; "" where not known.
std::optional<Date> date_from(std::string_view text);  ///< Only "YYYY-MM-DD" of a day that exists.
int days_in_month(int year, int month);                ///< 28 to 31, leap years included; month 1 to 12.

}  // namespace loadline::base
