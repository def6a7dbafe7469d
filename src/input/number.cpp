#include "input/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace loadline::input {
namespace {

struct Singular {
  std::string_view one, many;
};
// So that a file may say "1 month" without an error that only a machine could love.
constexpr std::array<Singular, 3> singulars{{{"month", "months"}, {"day", "days"}, {"child", "children"}}};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "62,830,930" without its commas; none where they do not part the digits in threes.
std::optional<std::string> without_commas(std::string_view token) {
  if (token.find(',') == std::string_view::npos) return std::string(token);
  const std::size_t start = !token.empty() && (token[0] == '-' || token[0] == '+') ? 1 : 0;
  const std::size_t end = std::min(token.find('.'), token.size());
  std::string plain(token.substr(0, start));
  for (std::size_t at = start; at < end; ++at) {
    const bool comma_due = at > start && (end - at) % 4 == 0;
    if ((token[at] == ',') != comma_due) return std::nullopt;
    if (token[at] != ',') plain += token[at];
  }
  if (end == start || token[start] == ',' || token.substr(end).find(',') != std::string_view::npos)
    return std::nullopt;
  return plain + std::string(token.substr(end));
}

/// How many characters at the start of `text` look like a number: sign, digits, commas, point, exponent.
std::size_t number_length(std::string_view text) {
  std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::size_t first = at;
  while (at < text.size() && (digit(text[at]) || text[at] == ',' || text[at] == '.' || text[at] == '_')) ++at;
  if (at == first || !digit(text[first])) return 0;
  if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    std::size_t power = at + 1;
    if (text[power] == '-' || text[power] == '+') ++power;
    if (power < text.size() && digit(text[power])) {
      while (power < text.size() && digit(text[power])) ++power;
      at = power;
    }
  }
  return at;
}

std::optional<double> value_of(std::string_view token) {
  const auto plain = without_commas(token);
  if (!plain) return std::nullopt;
  const char* first = plain->data() + (plain->front() == '+' ? 1 : 0);
  const char* last = plain->data() + plain->size();
  double value = 0.0;
  const auto [stop, error] = std::from_chars(first, last, value);
  if (error != std::errc{} || stop != last || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool same_unit(std::string_view written, std::string_view wanted) {
  if (written == wanted) return true;
  for (const Singular& s : singulars)
    if (written == s.one && wanted == s.many) return true;
  return false;
}

std::optional<double> read_text_number(const Node& node, const NumberField& about, Findings& findings) {
  const std::string_view text = trimmed(node.text), wanted = about.unit.text;
  const std::size_t length = number_length(text);
  const auto refuse = [&](std::string found, std::string why, std::string help) -> std::optional<double> {
    findings.error(node.place, about.path, std::move(found), std::move(why), std::move(help));
    return std::nullopt;
  };
  if (length == 0)
    return refuse("is the text " + quoted(shown(node.text)), "this needs a number",
                  "write it as " + pattern(about.unit));
  const std::string_view token = text.substr(0, length), unit = trimmed(text.substr(length));
  const auto value = value_of(token);
  if (!value)
    return refuse("has the number " + quoted(shown(std::string(token))), "it cannot be read as one number",
                  "write digits, with commas only between thousands and one point: 62,830,930.50");
  if (wanted.empty() && unit.empty())
    return refuse("is a number in quotes", "this has no unit",
                  fmt::format("write it without quotes: {}", token));
  if (unit.empty())
    return refuse("has no unit", "a bare number could be any of several units",
                  "write it as " + pattern(about.unit));
  if (wanted.empty())
    return refuse("is in " + shown(std::string(unit)), "this is a plain number without unit",
                  "convert the figure and write it without unit or quotes");
  if (!same_unit(unit, wanted))
    return refuse("is in " + shown(std::string(unit)), fmt::format("this needs {}", wanted),
                  fmt::format("convert the figure and write it in {}", wanted));
  return to_kept(*value, about.unit);
}

}  // namespace

// Division where it can be: "8 %" is then the double nearest to 0.08, and so equal to 0.08 in code.
double to_kept(double value, const units::UnitName& unit) {
  const double inverse = 1.0 / unit.factor;
  return unit.factor < 1.0 && inverse == std::round(inverse) ? value / inverse : value * unit.factor;
}

std::string exact_text(double kept_value, const units::UnitName& unit) {
  const double shown_value = kept_value / unit.factor;
  std::string text;
  for (int digits = 9; digits <= 17; ++digits) {
    const double rounded = value_of(fmt::format("{:.{}g}", shown_value, digits)).value_or(shown_value);
    text = fmt::format("{}", rounded);
    if (to_kept(rounded, unit) == kept_value) break;
  }
  return *unit.text == '\0' ? text : quoted(text + " " + unit.text);
}

std::string pattern(const units::UnitName& unit) {
  return *unit.text == '\0' ? "<number>" : fmt::format("\"<number> {}\"", unit.text);
}

std::optional<double> read_number(const Node& node, const NumberField& about, Findings& findings) {
  if (node.is(Node::Kind::text)) return read_text_number(node, about, findings);
  if (node.is_number()) {
    const double value = node.is(Node::Kind::whole) ? static_cast<double>(node.whole) : node.real;
    if (!std::isfinite(value)) {
      findings.error(node.place, about.path, "is " + to_toml(node), "a scenario needs finite numbers",
                     "write it as " + pattern(about.unit));
    } else if (*about.unit.text != '\0') {
      findings.error(node.place, about.path, "has no unit", "a bare number could be any of several units",
                     "write it as " + pattern(about.unit));
    } else {
      return value;
    }
    return std::nullopt;
  }
  findings.error(node.place, about.path, "is " + name_of(node), "this needs a number",
                 "write it as " + pattern(about.unit));
  return std::nullopt;
}

}  // namespace loadline::input
