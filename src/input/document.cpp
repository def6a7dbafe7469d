#include "input/document.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "input/screen.hpp"

namespace loadline::input {
namespace {

// No scenario needs so many, and what follows is not made for millions.
constexpr std::size_t most_values = 50'000;

class Converter {
 public:
  explicit Converter(const std::string& file) : file_(file) {}
  bool too_many() const { return count_ > most_values; }

  Node convert(const toml::node& source) {
    Node node;
    node.place = place(source.source());
    if (++count_ > most_values) return node;
    if (const toml::table* table = source.as_table())
      convert_table(*table, node);
    else if (const toml::array* array = source.as_array())
      convert_array(*array, node);
    else
      convert_value(source, node);
    return node;
  }

 private:
  base::Place place(const toml::source_region& region) const {
    return {file_, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
  }

  void convert_table(const toml::table& table, Node& node) {
    node.kind = Node::Kind::table;
    for (const auto& [key, value] : table)
      node.members.push_back({std::string(key.str()), place(key.source()), convert(value)});
    // The parser keeps keys sorted; people expect lists and messages in the order they wrote.
    std::stable_sort(node.members.begin(), node.members.end(),
                     [](const Member& a, const Member& b) { return a.place < b.place; });
  }

  void convert_array(const toml::array& array, Node& node) {
    node.kind = Node::Kind::array;
    for (const toml::node& item : array) node.items.push_back(convert(item));
  }

  void convert_value(const toml::node& source, Node& node) {
    if (const auto* text = source.as_string()) {
      node.kind = Node::Kind::text;
      node.text = text->get();
    } else if (const auto* whole = source.as_integer()) {
      node.kind = Node::Kind::whole;
      node.whole = whole->get();
    } else if (const auto* real = source.as_floating_point()) {
      node.kind = Node::Kind::real;
      node.real = real->get();
    } else if (const auto* truth = source.as_boolean()) {
      node.kind = Node::Kind::truth;
      node.truth = truth->get();
    } else if (const auto* date = source.as_date()) {
      node.kind = Node::Kind::date;
      node.date = {date->get().year, date->get().month, date->get().day};
    } else {
      node.kind = Node::Kind::time;
      node.text = "a time";
    }
  }

  std::string file_;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<Node> parse_document(const std::string& text, const std::string& file, Findings& findings) {
  if (!screen(text, file, findings)) return std::nullopt;
  try {
    const toml::table table = toml::parse(text, file);
    Converter converter(file);
    Node root = converter.convert(table);
    root.place = {file, 0, 0};
    if (!converter.too_many()) return root;
    findings.error({file, 0, 0}, "", fmt::format("has more than {} values", most_values),
                   "no scenario needs so many");
  } catch (const toml::parse_error& problem) {
    const toml::source_position at = problem.source().begin;
    const std::string description(problem.description().substr(0, 160));
    const bool twice = description.find("redefine") != std::string::npos;
    findings.error({file, static_cast<int>(at.line), static_cast<int>(at.column)}, "",
                   "cannot be read as TOML from here", description,
                   twice ? "keep one of the two"
                         : "texts, and numbers with units, stand in double quotes: key = \"8 %\"");
  }
  return std::nullopt;
}

std::optional<Node> parse_value(std::string_view text, const base::Place& place, std::string& why) {
  // A line break would let a value carry further keys.
  if (text.find_first_of("\r\n") != std::string_view::npos) {
    why = "it has a line break";
    return std::nullopt;
  }
  Findings own;
  const auto root = parse_document("v = " + std::string(text), "", own);
  const Node* value = root && root->members.size() == 1 ? root->find("v") : nullptr;
  if (value == nullptr) {
    const base::Diagnostics told = own.finish("");
    why = told.empty() ? "it is not one value" : told.all().front().why;
    return std::nullopt;
  }
  const auto move_to = [&](const auto& self, Node& node) -> void {
    node.place = place;
    for (Node& item : node.items) self(self, item);
    for (Member& member : node.members) {
      member.place = place;
      self(self, member.value);
    }
  };
  Node out = *value;
  move_to(move_to, out);
  return out;
}

}  // namespace loadline::input
