#include "report/words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>
#include <utility>

#include <fmt/format.h>

namespace loadline::report {
namespace {

constexpr const char* minus = "\u2212";

std::string with_separators(const std::string& digits) {
  const std::size_t end = std::min(digits.find('.'), digits.size());
  std::string out = digits;
  for (std::size_t at = end; at > 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

/// Magnitude with separators, and whether it rounds to zero.
std::pair<std::string, bool> magnitude(double value, int decimals) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  return {with_separators(digits), digits.find_first_of("123456789") == std::string::npos};
}

std::string in_millions(double pounds, int decimals, const char* plus) {
  const auto [digits, nothing] = magnitude(pounds / 1e6, decimals);
  const char* sign = nothing ? "" : pounds < 0.0 ? minus : plus;
  return fmt::format("{}£{}m", sign, digits);
}

std::string signed_money(double pounds, double error, const char* plus) {
  return in_millions(pounds, error > 250'000.0 ? 0 : 1, plus);
}

}  // namespace

std::string money(double pounds, double error) { return signed_money(pounds, error, ""); }
std::string money(const Estimate& estimate) { return money(estimate.value, estimate.error); }
std::string money_change(const Estimate& estimate) {
  return signed_money(estimate.value, estimate.error, "+");
}

std::string money_error(double pounds) {
  const double millions = std::abs(pounds) / 1e6;
  if (millions < 0.005) return "under £0.01m";
  return fmt::format("£{:.{}f}m", millions, millions < 0.1 ? 2 : 1);
}

std::string money_with_error(const Estimate& estimate) {
  return fmt::format("{} ± {}", money(estimate), money_error(estimate.error));
}

std::string change_with_error(const Estimate& estimate) {
  return fmt::format("{} ± {}", money_change(estimate), money_error(estimate.error));
}

std::string small_money(const Estimate& estimate) {
  return estimate.error < 25'000.0 ? in_millions(estimate.value, 2, "") : money(estimate);
}

std::string small_money_with_error(const Estimate& estimate) {
  if (estimate.value == 0.0 && estimate.error == 0.0) return "£0";
  return fmt::format("{} ± {}", small_money(estimate), money_error(estimate.error));
}

std::string small_change(const Estimate& estimate) {
  return estimate.error < 25'000.0 ? in_millions(estimate.value, 2, "+") : money_change(estimate);
}

std::string small_change_with_error(const Estimate& estimate) {
  if (estimate.value == 0.0 && estimate.error == 0.0) return "£0";
  return fmt::format("{} ± {}", small_change(estimate), money_error(estimate.error));
}

std::string pence_of_a_pound(double share) {
  const long pence = std::lround(100.0 * share);
  if (pence < 0) return minus + pence_of_a_pound(-share);
  return pence < 100 ? fmt::format("{}p", pence) : fmt::format("£{:.2f}", static_cast<double>(pence) / 100.0);
}

std::string axis_money(double pounds) {
  auto [digits, nothing] = magnitude(pounds / 1e6, 3);
  if (nothing) return "£0";
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return fmt::format("{}£{}m", pounds < 0.0 ? minus : "", digits);
}

std::string whole_pounds(double pounds) {
  const auto [digits, nothing] = magnitude(pounds, 0);
  return fmt::format("{}£{}", pounds < 0.0 && !nothing ? minus : "", digits);
}

std::string probability(const Estimate& estimate) {
  const int step = estimate.error < 0.01 ? 1 : 5;
  const int percent = step * static_cast<int>(std::lround(100.0 * estimate.value / step));
  if (percent <= 0) return fmt::format("under {}%", step);
  if (percent >= 100) return fmt::format("over {}%", 100 - step);
  return fmt::format("{}%", percent);
}

std::string percent(double share, int decimals) { return number(100.0 * share, decimals) + "%"; }

std::string probability_error(double error) { return fmt::format("{:.1f} points", 100.0 * error); }

std::string in_ten(double probability) {
  if (probability < 0.05) return "fewer than 1 of 20";
  if (probability > 0.95) return "more than 19 of 20";
  return fmt::format("{} of 10", std::clamp(static_cast<int>(std::lround(10.0 * probability)), 1, 9));
}

std::string number(double value, int decimals) {
  const auto [digits, nothing] = magnitude(value, decimals);
  return (value < 0.0 && !nothing ? minus : "") + digits;
}

std::string plain_number(double value) {
  const std::string digits = fmt::format("{:.9g}", std::abs(value));
  const std::string text = digits.find('e') == std::string::npos ? with_separators(digits) : digits;
  return (value < 0.0 ? minus : "") + text;
}

namespace {

struct UnitWords {
  const char* unit;
  const char* before;
  const char* after;
};
constexpr std::array<UnitWords, 15> unit_words{{{"GBP", "£", ""},
                                                {"GBP/year", "£", " a year"},
                                                {"GBP/FTE/year", "£", " a year for each FTE"},
                                                {"GBP/child/week", "£", " a week for each child"},
                                                {"children", "", " children"},
                                                {"FTE", "", " FTE"},
                                                {"children/FTE", "", " children for each FTE"},
                                                {"months", "", " months"},
                                                {"days", "", " days"},
                                                {"per month", "", " a month"},
                                                {"per year", "", " a year"},
                                                {"per 10k/year", "", " per 10,000 a year"},
                                                {"staff", "", " staff"},
                                                {"%", "", "%"},
                                                {"", "", ""}}};

std::string pounds_and_pence(double pounds) {
  const bool whole = std::abs(pounds - std::round(pounds)) < 0.005;
  return magnitude(pounds, whole ? 0 : 2).first;
}

}  // namespace

std::string stated_value(double kept_value, const std::string& unit, double factor) {
  const double shown = kept_value / factor;
  const auto found =
      std::find_if(unit_words.begin(), unit_words.end(), [&](const UnitWords& u) { return unit == u.unit; });
  if (found == unit_words.end()) return plain_number(shown) + " " + unit;
  if (*found->before == '\0') return plain_number(shown) + found->after;
  return fmt::format("{}{}{}{}", shown < 0.0 ? minus : "", found->before, pounds_and_pence(shown),
                     found->after);
}

std::string date_words(const base::Date& date) {
  constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                               "May",       "June",     "July",     "August",
                                               "September", "October",  "November", "December"};
  if (!date.known()) return "";
  return fmt::format("{} {} {}", date.day, months[static_cast<std::size_t>(date.month - 1)], date.year);
}

const char* quality_word(scenario::Quality quality) {
  switch (quality) {
    case scenario::Quality::green:
      return "green";
    case scenario::Quality::amber:
      return "amber";
    case scenario::Quality::red:
      return "red";
  }
  return "";
}

const char* quality_letter(scenario::Quality quality) {
  switch (quality) {
    case scenario::Quality::green:
      return "G";
    case scenario::Quality::amber:
      return "A";
    case scenario::Quality::red:
      return "R";
  }
  return "";
}

namespace {

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

std::size_t length_of_character(const std::string& text, std::size_t at) {
  std::size_t length = 1;
  while (at + length < text.size() && continues(text[at + length])) ++length;
  return length;
}

}  // namespace

std::string ascii(const std::string& text) {
  constexpr std::array<std::pair<const char*, const char*>, 12> plain{{{"£", "GBP "},
                                                                       {"±", "+/-"},
                                                                       {"−", "-"},
                                                                       {"–", "-"},
                                                                       {"—", "-"},
                                                                       {"’", "'"},
                                                                       {"‘", "'"},
                                                                       {"“", "\""},
                                                                       {"”", "\""},
                                                                       {"…", "..."},
                                                                       {"×", "x"},
                                                                       {"·", "-"}}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string character = text.substr(at, length_of_character(text, at));
    at += character.size();
    const auto found =
        std::find_if(plain.begin(), plain.end(), [&](const auto& pair) { return character == pair.first; });
    if (character.size() == 1 && static_cast<unsigned char>(character[0]) < 0x80u)
      out += character;
    else
      out += found == plain.end() ? "?" : found->second;
  }
  return out;
}

std::size_t columns(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

std::string shortened(const std::string& text, std::size_t most) {
  if (columns(text) <= most) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t kept = 0; kept + 1 < most; ++kept) {
    const std::size_t length = length_of_character(text, at);
    out += text.substr(at, length);
    at += length;
  }
  return out + "…";
}

std::vector<std::string> in_lines(const std::string& text, std::size_t room) {
  std::istringstream words(text);
  std::vector<std::string> lines;
  std::string line, word;
  while (words >> word) {
    if (!line.empty() && columns(line) + 1 + columns(word) > room) lines.push_back(std::exchange(line, ""));
    line += (line.empty() ? "" : " ") + word;
    if (columns(line) > room) line = shortened(line, room);
  }
  lines.push_back(line);
  return lines;
}

std::string lower_first(std::string text) {
  // "VAT recovery" keeps its capitals: only a capital followed by a small letter is lowered.
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i)
    out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  return out;
}

std::string clause_of(std::string sentence) {
  while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == ' ')) sentence.pop_back();
  return sentence;
}

}  // namespace loadline::report
