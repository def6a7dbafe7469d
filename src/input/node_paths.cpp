#include "input/node_paths.hpp"

namespace loadline::input {
namespace {

Node* child(Node& at, const std::string& name) {
  if (at.is(Node::Kind::array)) return element(at, name);
  return at.is(Node::Kind::table) ? at.find(name) : nullptr;
}

}  // namespace

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts(1);
  for (const char c : path) {
    if (c == '.')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

Node* element(Node& array, const std::string& name) {
  for (std::size_t i = 0; i < array.items.size(); ++i) {
    const Node* id = array.items[i].find("id");
    if (id != nullptr ? id->text == name : std::to_string(i + 1) == name) return &array.items[i];
  }
  return nullptr;
}

std::optional<Node> take_out(Node& root, const std::string& path) {
  const std::vector<std::string> parts = parts_of(path);
  Node* holder = &root;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    holder = child(*holder, parts[i]);
    if (holder == nullptr) return std::nullopt;
  }
  const Node* there = child(*holder, parts.back());
  if (there == nullptr) return std::nullopt;
  Node taken = *there;
  if (holder->is(Node::Kind::array))
    std::erase_if(holder->items, [&](const Node& item) { return &item == there; });
  else
    holder->remove(parts.back());
  return taken;
}

void collect(const Node& node, std::string_view key, std::set<std::string>& names) {
  for (const Node& item : node.items) collect(item, key, names);
  for (const Member& member : node.members) {
    if (member.key == key && member.value.is(Node::Kind::text)) names.insert(member.value.text);
    collect(member.value, key, names);
  }
}

}  // namespace loadline::input
