#include "input/overlay.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "input/document.hpp"
#include "input/node_paths.hpp"
#include "input/origins.hpp"

namespace loadline::input {
namespace {

/// The value as TOML, or, where it is plainly not meant as TOML, as a text: `70 %`, `Sunderland`.
std::optional<Node> value_of(const scenario::Setting& setting, std::string& why) {
  if (auto node = parse_value(setting.text, setting.place, why)) return node;
  const auto first = setting.text.find_first_not_of(' ');
  const bool meant_as_toml = first != std::string::npos &&
                             std::string_view("{[\"'").find(setting.text[first]) != std::string_view::npos;
  if (meant_as_toml || first == std::string::npos || setting.text.find_first_of("\r\n") != std::string::npos)
    return std::nullopt;
  return text_node(setting.text, setting.place);
}

void mark(Node& node) {
  node.set = true;
  for (Node& item : node.items) mark(item);
  for (Member& member : node.members) mark(member.value);
}

/// The table the last part of the path belongs in; tables for keys that still have their defaults are made.
Node* table_for(Node& root, const std::vector<std::string>& parts, const base::Place& place) {
  Node* at = &root;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (at->is(Node::Kind::array)) {
      at = element(*at, parts[i]);
    } else if (at->is(Node::Kind::table)) {
      Node* next = at->find(parts[i]);
      if (next == nullptr) {
        Node table;
        table.place = place;
        next = &at->put(parts[i], std::move(table));
      }
      at = next;
    } else {
      return nullptr;
    }
    if (at == nullptr) return nullptr;
  }
  return at->is(Node::Kind::table) ? at : nullptr;
}

/// An effective scenario says of numbers it did not find in the file that they are the program's defaults: that is no
/// origin for another value.
bool is_default(const Node& number) {
  const Node* assumption = number.find("assumption");
  return assumption != nullptr && assumption->is(Node::Kind::text) && assumption->text == default_id;
}

/// A number as a table: its new value with what the old one said of its origin.
Node with_origin_of(const Node* old, Node value, const std::string& remark) {
  const base::Place place = value.place;
  Node table;
  table.place = place;
  const bool own_table = value.is(Node::Kind::table);
  if (own_table)
    table = std::move(value);
  else
    table.put("value", std::move(value));
  const bool own_origin = table.find("source") != nullptr || table.find("assumption") != nullptr;
  if (old != nullptr && !own_origin && !is_default(*old))
    for (const Member& member : old->members)
      if (is_origin_key(member.key) && table.find(member.key) == nullptr) table.put(member.key, member.value);
  const Node* note = table.find("note");
  const std::string before = note != nullptr && note->is(Node::Kind::text) ? "; " + note->text : "";
  table.put("note", text_node(remark + before, place));
  mark(table);
  return table;
}

bool holds_numbers(const std::string& list, const std::string& key, std::span<const KnownPath> known) {
  return std::ranges::any_of(known, [&](const KnownPath& k) {
    return k.kind == KnownPath::Kind::number && k.path.starts_with(list + ".") && k.path.ends_with("." + key);
  });
}

/// A list replaced whole: its numbers, too, keep the origin of those they replace, row by row (the last
/// serves the rest).
void keep_origins(const Node* old, Node& list, const std::string& path, std::span<const KnownPath> known,
                  const std::string& remark) {
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Node* row =
        old != nullptr && !old->items.empty() ? &old->items[std::min(i, old->items.size() - 1)] : nullptr;
    for (Member& member : list.items[i].members)
      if (holds_numbers(path, member.key, known))
        member.value =
            with_origin_of(row != nullptr ? row->find(member.key) : nullptr, std::move(member.value), remark);
  }
  for (Member& member : list.members)
    if (holds_numbers(path, member.key, known))
      member.value =
          with_origin_of(old != nullptr ? old->find(member.key) : nullptr, std::move(member.value), remark);
}

void refuse_unknown(const scenario::Setting& setting, std::span<const KnownPath> known, Findings& findings) {
  std::vector<std::string> paths;
  for (const KnownPath& path : known) paths.push_back(path.path);
  const std::string near = nearest(setting.path, paths);
  findings.error(
      setting.place, shown(setting.path), "is not a path of this scenario",
      near.empty() ? "" : "did you mean " + near + "?",
      "a path is the keys from the top joined by dots, list members by id: contract.clause.<id>.<key>");
}

bool starts_a_year(const std::string& path, std::span<const KnownPath> known) {
  const std::string parent = path.substr(0, path.find_last_of('.'));
  const std::string key = path.substr(path.find_last_of('.') + 1);
  const bool year = key.size() == 7 && key[4] == '-' && key.starts_with("2");
  return year && std::ranges::any_of(known, [&](const KnownPath& k) {
           return k.path == parent && k.kind == KnownPath::Kind::list;
         });
}

}  // namespace

void apply(Node& root, std::span<const scenario::Setting> settings, std::span<const KnownPath> known,
           const std::string& remark, Findings& findings) {
  for (const scenario::Setting& setting : settings) {
    const auto path = std::ranges::find(known, setting.path, &KnownPath::path);
    const bool new_year = path == known.end() && starts_a_year(setting.path, known);
    const std::vector<std::string> parts = parts_of(setting.path);
    if (path == known.end() && !new_year) {
      refuse_unknown(setting, known, findings);
      continue;
    }
    std::string why;
    auto value = value_of(setting, why);
    if (!value) {
      findings.error(setting.place, setting.path, "is set to something that cannot be read", why,
                     "write a plain value, such as 70 %, or a TOML value");
      continue;
    }
    Node* table = table_for(root, parts, setting.place);
    if (table == nullptr) {
      refuse_unknown(setting, known, findings);
      continue;
    }
    const bool number = new_year || path->kind == KnownPath::Kind::number;
    mark(*value);
    const Node* old = table->find(parts.back());
    if (number)
      value = with_origin_of(old, std::move(*value), remark);
    else if (path->kind == KnownPath::Kind::list)
      keep_origins(old, *value, setting.path, known, remark);
    table->put(parts.back(), std::move(*value));
  }
}

}  // namespace loadline::input
