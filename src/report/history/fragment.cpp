#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "loadline/report/calibration_report.hpp"
#include "loadline/scenario/value_text.hpp"
#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using analysis::CalibratedNumber;
using history::day_of_year;

/// A text as TOML writes it. JSON's escapes are TOML's too, but for DEL.
std::string quoted(std::string text) {
  std::erase(text, '\x7f');
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Six significant digits without an exponent.
std::string digits_of(double value) {
  const double size = std::abs(value);
  const int whole = size > 0.0 ? static_cast<int>(std::floor(std::log10(size))) : 0;
  std::string text = fmt::format("{:.{}f}", value, std::clamp(5 - whole, 0, 12));
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string bare(double value) {
  const std::string text = digits_of(value);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

/// "309 children", "12.5 %"; without a unit a number that TOML reads as one with decimals.
std::string with_unit(double kept, const std::string& unit) {
  if (unit.empty()) return bare(kept);
  return "\"" + digits_of(unit == "%" ? 100.0 * kept : kept) + " " + unit + "\"";
}

std::string value_of(const CalibratedNumber& number) {
  return scenario::value_text(
      number.value, [&number](double kept) { return with_unit(kept, number.unit); }, bare);
}

/// What names only a source falls under the scenario's as-of rule; what names a sentence too says how it was estimated.
std::string number_text(const CalibratedNumber& number, const std::string& source) {
  const std::string key = number.path.substr(number.path.rfind('.') + 1);
  std::string text = fmt::format("{} = {{ {}, source = \"{}\"", key, value_of(number), source);
  if (!number.assumption.empty()) text += fmt::format(", assumption = \"{}\"", number.assumption);
  text += fmt::format(", measured = {}, quality = \"{}\"", base::to_string(number.measured),
                      quality_word(number.quality));
  if (!number.note.empty()) text += ", note = " + quoted(number.note);
  return text + " }\n";
}

/// Numbers under the headers of their tables, in order.
std::string tables_text(const std::vector<CalibratedNumber>& numbers, const std::string& source) {
  std::vector<std::string> tables;
  for (const CalibratedNumber& number : numbers) {
    const std::string table = number.path.substr(0, number.path.rfind('.'));
    if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
  }
  std::string text;
  for (const std::string& table : tables) {
    text += fmt::format("\n[{}]\n", table);
    for (const CalibratedNumber& number : numbers)
      if (number.path.substr(0, number.path.rfind('.')) == table) text += number_text(number, source);
  }
  return text;
}

/// Text fit for a comment: on one line, and TOML.
std::string in_comment(const std::string& text) {
  const std::string safe = quoted(text);
  return safe.substr(1, safe.size() - 2);
}

std::string opening_comment(const CalibrationInput& input) {
  std::string text =
      "# Demand as the record says, by `loadline calibrate`. A scenario takes it over with\n"
      "#     extends = [\"demand.toml\"]\n"
      "# at its top; what the scenario states itself wins, so remove there what should come from here.\n";
  if (input.authority != nullptr)
    text += fmt::format(
        "# {}: {} children looked after on {}. Entries and exits are numbers a year at that stock; where "
        "your scenario\n"
        "# opens with another, scale `starts` and `ceased` with it or calibrate again.\n",
        in_comment(input.authority->demand.name), history::people(input.authority->demand.stock),
        day_of_year(input.authority->demand.as_of));
  return text + "# Made by: " + in_comment(input.record.command) + "\n";
}

std::string sources_text(const CalibrationInput& input) {
  std::string text;
  for (const CalibrationSource& source : input.record.sources) {
    text += fmt::format("\n[sources.{}]\ncite = {}\npublished = {}\n", source.id, quoted(source.cite),
                        base::to_string(source.published));
    if (!source.note.empty()) text += "note = " + quoted(source.note) + "\n";
  }
  return text;
}

std::string assumptions_text(const CalibrationInput& input) {
  std::string text;
  for (const history::Sentence& sentence : history::sentences(input))
    text += fmt::format(
        "\n[assumptions.{}]\ntext = {}\nquality = \"amber\"\nowner = \"analyst\"\nreview = {}-12-31\n",
        sentence.id, quoted(sentence.text), input.record.as_of + 1);
  return text;
}

std::string correlations_text(const CalibrationInput& input) {
  std::string text;
  if (input.authority == nullptr) return text;
  for (const analysis::CalibratedCorrelation& c : input.authority->correlations)
    text += fmt::format(
        "\n[[correlations]]\nid = \"{}\"\nassumption = \"A-CAL-TOGETHER\"\nfirst = \"{}\"\nsecond = \"{}\"\n"
        "spearman = {}\n",
        c.id, c.first, c.second, bare(std::round(100.0 * c.spearman) / 100.0));
  return text;
}

}  // namespace

std::string demand_fragment(const CalibrationInput& input) {
  if (input.authority == nullptr && input.returned == nullptr) return "";
  std::string text = opening_comment(input) + sources_text(input) + assumptions_text(input);
  if (input.authority != nullptr) text += tables_text(input.authority->numbers, "cal-history");
  if (input.returned != nullptr) text += tables_text(input.returned->numbers, "cal-return");
  return text + correlations_text(input);
}

}  // namespace loadline::report
