#include "input/node.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace loadline::input {
namespace {

std::string real_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", value);
  return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

std::string table_text(const Node& node) {
  std::vector<std::string> parts;
  for (const Member& member : node.members)
    parts.push_back(key_text(member.key) + " = " + to_toml(member.value));
  return parts.empty() ? "{}" : fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

std::string array_text(const Node& node) {
  std::vector<std::string> parts;
  for (const Node& item : node.items) parts.push_back(to_toml(item));
  return fmt::format("[{}]", fmt::join(parts, ", "));
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto at = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return at == members.end() ? nullptr : &at->value;
}

Node* Node::find(std::string_view key) { return const_cast<Node*>(std::as_const(*this).find(key)); }

Node& Node::put(const std::string& key, Node value) {
  if (Node* there = find(key)) return *there = std::move(value);
  const base::Place at = value.place;
  members.push_back({key, at, std::move(value)});
  return members.back().value;
}

void Node::remove(std::string_view key) {
  std::erase_if(members, [&](const Member& m) { return m.key == key; });
}

Node text_node(std::string text, const base::Place& place) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = std::move(text);
  node.place = place;
  return node;
}

std::string name_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
      return "text";
    case Node::Kind::whole:
    case Node::Kind::real:
      return "a bare number";
    case Node::Kind::truth:
      return node.truth ? "true" : "false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::time:
      return "a time";
    case Node::Kind::array:
      return "a list";
    case Node::Kind::table:
      return "a table";
  }
  return "";
}

std::string to_toml(const Node& node) {
  switch (node.kind) {
    case Node::Kind::text:
    case Node::Kind::time:
      return quoted(node.text);
    case Node::Kind::whole:
      return std::to_string(node.whole);
    case Node::Kind::real:
      return real_text(node.real);
    case Node::Kind::truth:
      return node.truth ? "true" : "false";
    case Node::Kind::date:
      return base::to_string(node.date);
    case Node::Kind::array:
      return array_text(node);
    case Node::Kind::table:
      return table_text(node);
  }
  return "";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\u{:04X}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string key_text(std::string_view key) {
  const bool bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return bare ? std::string(key) : quoted(key);
}

bool is_origin_key(std::string_view key) {
  return std::ranges::find(origin_keys, key) != std::end(origin_keys);
}
bool is_number_key(std::string_view key) {
  return std::ranges::find(number_keys, key) != std::end(number_keys);
}

}  // namespace loadline::input
