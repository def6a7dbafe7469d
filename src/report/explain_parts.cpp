#include "report/explain_parts.hpp"

#include <cmath>
#include <sstream>

#include <fmt/format.h>

#include "report/words.hpp"

namespace loadline::report {

std::string wrapped(const std::string& text, std::size_t indent) {
  constexpr std::size_t width = 100;
  std::istringstream words(text);
  std::string out, line(indent, ' '), word;
  bool empty = true;
  while (words >> word) {
    if (!empty && columns(line) + 1 + columns(word) > width) {
      out += line + "\n";
      line.assign(indent + 2, ' ');
      empty = true;
    }
    line += (empty ? "" : " ") + word;
    empty = false;
  }
  return out + line + "\n";
}

namespace {

const char* shape_words(Shape shape) {
  switch (shape) {
    case Shape::section:
      return "a table";
    case Shape::list:
      return "a list";
    case Shape::number:
      return "a number";
    case Shape::text:
      return "text";
    case Shape::texts:
      return "a list of texts";
    case Shape::date:
      return "a date, such as 2017-04-01";
    case Shape::whole:
      return "a whole number";
    case Shape::yes_no:
      return "true or false";
    case Shape::choice:
      return "one of a few words";
    case Shape::settings:
      return "a table of path = value";
  }
  return "";
}

std::string unit_words(const CatalogueEntry& entry) {
  const std::string unit = entry.unit.empty() ? "a plain number without unit" : "in " + entry.unit;
  const char* spread = entry.field.may_vary ? "; may be uncertain (a distribution)"
                                            : "; agreed or counted, so one number only";
  return fmt::format("Written: {}{}{}.", unit, entry.field.whole ? ", whole" : "", spread);
}

std::string range_words(const CatalogueEntry& entry) {
  const bool low = std::isfinite(entry.field.least), high = std::isfinite(entry.field.most);
  const auto value = [&](double kept) { return stated_value(kept, entry.unit, entry.factor); };
  if (low && high) return fmt::format("Range: {} to {}.", value(entry.field.least), value(entry.field.most));
  if (low) return fmt::format("Range: {} or more.", value(entry.field.least));
  if (high) return fmt::format("Range: {} or less.", value(entry.field.most));
  return "Range: any.";
}

std::string default_words(const CatalogueEntry& entry) {
  if (!entry.field.fallback) return "Default: none, it must be given.";
  const double value = *entry.field.fallback;
  switch (entry.shape) {
    case Shape::number:
      return fmt::format("Default: {}.", stated_value(value, entry.unit, entry.factor));
    case Shape::whole:
      return fmt::format("Default: {:.0f}.", value);
    case Shape::yes_no:
      return value != 0.0 ? "Default: true." : "Default: false.";
    case Shape::choice:
      return fmt::format("Default: {}.", entry.choices[static_cast<std::size_t>(value)]);
    default:
      return "Default: empty.";
  }
}

}  // namespace

std::string describe_terms(const CatalogueEntry& entry, std::size_t indent) {
  std::string out;
  const auto wrapped = [indent](const std::string& text) { return report::wrapped(text, indent); };
  if (entry.shape == Shape::number)
    out += wrapped(unit_words(entry));
  else
    out += wrapped(fmt::format("Written: {}.", shape_words(entry.shape)));
  if (entry.shape == Shape::number || entry.shape == Shape::whole) out += wrapped(range_words(entry));
  if (!entry.choices.empty()) out += wrapped(fmt::format("Choices: {}.", fmt::join(entry.choices, ", ")));
  if (entry.shape != Shape::section && entry.shape != Shape::list) out += wrapped(default_words(entry));
  if (!entry.field.rule.empty()) out += wrapped("Rule: " + clause_of(entry.field.rule) + ".");
  return out;
}

}  // namespace loadline::report
