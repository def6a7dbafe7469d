#include "loadline/base/date.hpp"

#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "loadline/base/expects.hpp"

namespace loadline::base {

std::string to_string(const Date& date) {
  return date.known() ? fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day) : "";
}

std::optional<Date> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t first, std::size_t length) {
    int value = -1;
    const char* end = text.data() + first + length;
    const auto [stop, error] = std::from_chars(text.data() + first, end, value);
    return error == std::errc{} && stop == end ? value : -1;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1) return std::nullopt;
  if (date.day > days_in_month(date.year, date.month)) return std::nullopt;
  return date;
}

int days_in_month(int year, int month) {
  LOADLINE_EXPECTS(month >= 1 && month <= 12);
  using namespace std::chrono;
  const year_month_day_last last{std::chrono::year{year},
                                 month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace loadline::base
