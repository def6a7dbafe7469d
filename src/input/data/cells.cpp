#include "input/data/cells.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

namespace loadline::input {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Marks for what is not published: those of the Government Statistical Service (c confidential, x not available, z not
/// applicable, low and k for small, u unreliable) and older ones of the department (:, .., -, *).
bool suppressed(std::string_view cell) {
  constexpr std::array<std::string_view, 19> marks{
      "",  "c", "x", ":",   "..", ".",   "-",    "\xE2\x80\x93", "*",  "z",
      "u", "k", "s", "low", "na", "n/a", "#n/a", "null",         "..."};
  std::string lower;
  for (const char c : cell) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (std::find(marks.begin(), marks.end(), lower) != marks.end()) return true;
  return lower.size() >= 2 && lower[0] == '<' && std::all_of(lower.begin() + 1, lower.end(), digit);
}

/// "1,234" or "1 234" without what parts its thousands; none where it does not part the digits in threes.
std::optional<std::string> without_thousands(std::string_view cell) {
  const std::size_t end = std::min(cell.find('.'), cell.size());
  std::string out;
  for (std::size_t at = 0; at < end; ++at) {
    const bool parts = cell[at] == ',' || cell[at] == ' ';
    if (parts != (at > 0 && (end - at) % 4 == 0)) return std::nullopt;
    if (!parts) out += cell[at];
  }
  return out + std::string(cell.substr(end));
}

/// Digits of a number at the front of `text`, at most `most` of them, taken off it; -1 where there are none.
int take_number(std::string_view& text, std::size_t most) {
  std::size_t length = 0;
  int value = 0;
  while (length < text.size() && length < most && digit(text[length]))
    value = value * 10 + (text[length++] - '0');
  text.remove_prefix(length);
  return length == 0 ? -1 : value;
}

bool take_parting(std::string_view& text) {
  if (text.empty() || (text[0] != '/' && text[0] != '-' && text[0] != '.')) return false;
  text.remove_prefix(1);
  return true;
}

/// "T00:00:00", " 00:00": digits and colons after a blank or a T.
bool is_time(std::string_view rest) {
  return rest.size() > 1 && (rest[0] == ' ' || rest[0] == 'T') && digit(rest[1]) &&
         std::all_of(rest.begin() + 1, rest.end(),
                     [](char c) { return digit(c) || c == ':' || c == '.' || c == 'Z'; });
}

}  // namespace

Day day_of(const base::Date& date) {
  using namespace std::chrono;
  const sys_days days =
      year{date.year} / month{static_cast<unsigned>(date.month)} / day{static_cast<unsigned>(date.day)};
  return static_cast<Day>(days.time_since_epoch().count());
}

base::Date date_of(Day day) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day}}};
  return {int{date.year()}, static_cast<int>(unsigned{date.month()}), static_cast<int>(unsigned{date.day()})};
}

CountCell read_count(std::string_view cell) {
  using Kind = CountCell::Kind;
  if (suppressed(cell)) return {Kind::suppressed};
  std::string text(cell);
  bool thousands = false;
  if (cell.find_first_of(", ") != std::string_view::npos) {
    const auto plain = without_thousands(cell);
    if (!plain) return {Kind::not_a_number};
    text = *plain;
    thousands = true;
  }
  double value = 0.0;
  const char* last = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), last, value, std::chars_format::fixed);
  if (error != std::errc{} || stop != last || !std::isfinite(value)) return {Kind::not_a_number};
  if (value < 0.0) return {Kind::negative};
  if (value != std::floor(value) || value > 1e9) return {Kind::not_whole};
  return {Kind::count, value, thousands};
}

DayCell read_day(std::string_view cell) {
  using Kind = DayCell::Kind;
  if (cell.empty()) return {Kind::empty};
  std::string_view rest = cell;
  const bool iso = cell.size() >= 5 && cell[4] == '-' && digit(cell[2]);
  const int first = take_number(rest, iso ? 4 : 2);
  const bool one = take_parting(rest);
  const int month = take_number(rest, 2);
  const bool two = take_parting(rest);
  const std::size_t before = rest.size();
  const int third = take_number(rest, iso ? 2 : 4);
  const std::size_t year_digits = iso ? 4 : before - rest.size();
  if (!one || !two || first < 0 || month < 0 || third < 0 || year_digits != 4 ||
      (!rest.empty() && !is_time(rest)))
    return {Kind::not_a_date};
  const base::Date date{iso ? first : third, month, iso ? third : first};
  const bool exists = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.year >= 1 &&
                      date.day <= base::days_in_month(date.year, date.month);
  if (!exists) return {Kind::impossible};
  return {Kind::day, day_of(date), !rest.empty()};
}

std::string shape_of(std::string_view cell) {
  constexpr std::size_t most = 24;
  std::string shape;
  for (const char c : cell.substr(0, most)) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) == 0x80) continue;  // the rest of a letter that takes several bytes
    shape += digit(c) ? '9' : std::isalpha(byte) != 0 || byte >= 0x80 ? 'a' : byte < 0x20 ? ' ' : c;
  }
  return cell.size() > most ? shape + " ..." : shape;
}

}  // namespace loadline::input
