#include "loadline/input/write_toml.hpp"

#include <array>
#include <vector>

#include <fmt/format.h>

#include "input/node.hpp"
#include "input/number.hpp"
#include "input/origins.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/scenario/value_text.hpp"

namespace loadline::input {
namespace {
using scenario::Field;
using scenario::ListStyle;
using scenario::Section;

constexpr std::array<const char*, 3> qualities{"green", "amber", "red"};

std::string value_of(const chance::Uncertain& uncertain, const units::UnitName& unit) {
  return scenario::value_text(
      uncertain, [&unit](double kept) { return exact_text(kept, unit); },
      [](double value) {
        return exact_text(value, {"", 1.0});
      });
}

std::string origin_text(const scenario::Datum& value) {
  if (!value.stated) return fmt::format(", assumption = \"{}\"", default_id);
  const scenario::Origin& origin = value.origin;
  std::string text;
  if (!origin.source.empty()) text += ", source = " + quoted(origin.source);
  if (!origin.assumption.empty()) text += ", assumption = " + quoted(origin.assumption);
  if (origin.measured.known()) text += ", measured = " + base::to_string(origin.measured);
  if (origin.published.known()) text += ", published = " + base::to_string(origin.published);
  text += fmt::format(", quality = \"{}\"", qualities[static_cast<std::size_t>(origin.quality)]);
  if (!origin.owner.empty()) text += ", owner = " + quoted(origin.owner);
  if (!origin.note.empty()) text += ", note = " + quoted(origin.note);
  return text;
}

/// TOML wants the keys of a table before its tables, the schema presents them mixed: each level keeps the two
/// apart.
class Writer final : public scenario::Visitor {
 public:
  void enter(const Section& section) override { open(section.key); }
  void leave() override { close(fmt::format("\n[{}]\n", header())); }

  void list(const Section& section, ListStyle style, const scenario::ListAccess& items) override {
    if (items.size() == 0) {
      const bool of_tables = style == ListStyle::records || style == ListStyle::rows;
      if (!section.optional) line(section.key, of_tables ? "[]" : "{}");
      return;
    }
    open(section.key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (style == ListStyle::tables)
        open(items.id(i));
      else if (style != ListStyle::entries)
        open("");
      if (style == ListStyle::records) line("id", quoted(items.id(i)));
      items.describe(*this, i);
      if (style == ListStyle::tables)
        close(fmt::format("\n[{}]\n", header()));
      else if (style != ListStyle::entries)
        close(fmt::format("\n[[{}]]\n", header()));
    }
    close(style == ListStyle::entries ? fmt::format("\n[{}]\n", header()) : "");
  }

  void datum(const Field& field, const units::UnitName& unit, scenario::Datum& value) override {
    // Years that a list leaves out are filled in when a scenario is validated; they have no default to name.
    if (!value.stated && !field.fallback) return;
    line(field.key, fmt::format("{{ {}{} }}", value_of(value.uncertain, unit), origin_text(value)));
  }
  void text(const Field& field, std::string& value) override {
    if (!value.empty() || !field.fallback) line(field.key, quoted(value));
  }
  void texts(const Field& field, std::vector<std::string>& value) override {
    std::vector<std::string> parts;
    for (const std::string& one : value) parts.push_back(quoted(one));
    line(field.key, fmt::format("[{}]", fmt::join(parts, ", ")));
  }
  void date(const Field& field, base::Date& value) override {
    if (value.known()) line(field.key, base::to_string(value));
  }
  void whole(const Field& field, std::int64_t& value) override { line(field.key, std::to_string(value)); }
  void yes_no(const Field& field, bool& value) override { line(field.key, value ? "true" : "false"); }
  void choice(const Field& field, std::span<const char* const> names, int& value) override {
    line(field.key, quoted(names[static_cast<std::size_t>(value)]));
  }
  void settings(const Field& field, std::vector<scenario::Setting>& value) override {
    std::vector<std::string> parts;
    for (const scenario::Setting& one : value) parts.push_back(quoted(one.path) + " = " + one.text);
    line(field.key, parts.empty() ? "{}" : fmt::format("{{ {} }}", fmt::join(parts, ", ")));
  }

  std::string result() const { return levels_.front().keys + levels_.front().tables; }

 private:
  struct Level {
    std::string key, keys, tables;
  };

  void open(const std::string& key) { levels_.push_back({key, "", ""}); }

  void close(const std::string& heading) {
    const Level level = std::move(levels_.back());
    levels_.pop_back();
    const bool needed = !level.keys.empty() || level.tables.empty();
    levels_.back().tables += (needed ? heading : "") + level.keys + level.tables;
  }

  std::string header() const {
    std::string header;
    for (const Level& level : levels_)
      if (!level.key.empty()) header += (header.empty() ? "" : ".") + key_text(level.key);
    return header;
  }

  void line(const std::string& key, const std::string& value) {
    levels_.back().keys += key_text(key) + " = " + value + "\n";
  }

  std::vector<Level> levels_{Level{}};
};

}  // namespace

std::string write_toml(const scenario::Scenario& scenario) {
  Writer writer;
  scenario::walk(scenario, writer);
  return writer.result();
}

}  // namespace loadline::input
