#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "input/reader.hpp"

namespace loadline::input {
namespace {

bool plain_id(const std::string& id) {
  return !id.empty() && id.size() <= 60 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool slug(const std::string& id) {
  return plain_id(id) && std::none_of(id.begin(), id.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_id(const scenario::ListAccess& items, const std::string& id) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items.id(i) == id) return true;
  return false;
}

const char* how_to_write(scenario::ListStyle style) {
  switch (style) {
    case scenario::ListStyle::records:
      return "write each as a table of its own under [[{}]], with an id";
    case scenario::ListStyle::rows:
      return "write {} = [{{ ... }}, {{ ... }}]";
    case scenario::ListStyle::entries:
      return "write [{}] and below it lines of the form <id> = <value>";
    case scenario::ListStyle::tables:
      return "write each as a table [{}.<id>]";
  }
  return "";
}

}  // namespace

void Reader::list(const scenario::Section& section, scenario::ListStyle style,
                  const scenario::ListAccess& items) {
  here().known.push_back(section.key);
  known_paths_.push_back({path_of(section.key), KnownPath::Kind::list});
  const Node* node = here().table != nullptr ? here().table->find(section.key) : nullptr;
  if (node == nullptr) {
    if (section.optional || here().silent) return;
    if (here().table == nullptr) {
      here().missing.push_back(section.key);
      return;
    }
    findings_.error(here().place, path_of(section.key), "is missing", "it has no default",
                    fmt::format(fmt::runtime(how_to_write(style)), path_of(section.key)));
    return;
  }
  places_.emplace(path_of(section.key), node->place);
  const bool of_tables = style == scenario::ListStyle::records || style == scenario::ListStyle::rows;
  if (!node->is(of_tables ? Node::Kind::array : Node::Kind::table)) {
    findings_.error(node->place, path_of(section.key), "is " + name_of(*node),
                    of_tables ? "this needs a list" : "this needs a table",
                    fmt::format(fmt::runtime(how_to_write(style)), path_of(section.key)));
    return;
  }
  constexpr std::size_t longest = 1'000;
  if (std::max(node->items.size(), node->members.size()) > longest) {
    findings_.error(node->place, path_of(section.key), fmt::format("has more than {} entries", longest),
                    "no scenario needs so many");
    return;
  }
  // The list itself is a level: its path goes before the ids, and its origin keys serve all elements.
  Level level;
  level.path = path_of(section.key);
  level.silent = here().silent;
  level.place = node->place;
  level.table = node;
  level.provenance = here().provenance;
  if (!of_tables) level.provenance = inherit(level.provenance, read_provenance(*node, level.path, findings_));
  levels_.push_back(std::move(level));
  if (of_tables)
    list_of_tables(*node, style, items);
  else
    list_of_keys(*node, style, items);
  levels_.pop_back();
}

void Reader::list_of_tables(const Node& node, scenario::ListStyle style, const scenario::ListAccess& items) {
  for (std::size_t row = 0; row < node.items.size(); ++row) {
    const Node& item = node.items[row];
    std::string id = std::to_string(row + 1);
    if (!item.is(Node::Kind::table)) {
      findings_.error(item.place, here().path, "has " + name_of(item) + " among its members",
                      "each must be a table", fmt::format(fmt::runtime(how_to_write(style)), here().path));
      continue;
    }
    if (style == scenario::ListStyle::records) id = record_id(item, items);
    if (id.empty()) continue;
    push(&item, id, false);
    if (here().table != nullptr) {
      if (style == scenario::ListStyle::records) here().known.emplace_back("id");
      items.append(id);
      if (items.set_place) items.set_place(items.size() - 1, item.place);
      items.describe(*this, items.size() - 1);
    }
    leave();
  }
}

void Reader::list_of_keys(const Node& node, scenario::ListStyle style, const scenario::ListAccess& items) {
  for (const Member& member : node.members) {
    const bool entries = style == scenario::ListStyle::entries;
    if (entries && is_origin_key(member.key)) continue;
    if (!id_usable(member.key, member.place, items)) continue;
    if (style == scenario::ListStyle::tables) {
      push(&member.value, member.key, false);
      if (here().table == nullptr) {
        leave();
        continue;
      }
    }
    items.append(member.key);
    if (items.set_place) items.set_place(items.size() - 1, member.place);
    items.describe(*this, items.size() - 1);
    if (style == scenario::ListStyle::tables) leave();
  }
}

std::string Reader::record_id(const Node& record, const scenario::ListAccess& items) {
  const Node* id = record.find("id");
  if (id == nullptr) {
    findings_.error(record.place, here().path, "has no id", "paths and results call it by its id",
                    "add id = \"<short-name>\"");
    return "";
  }
  if (!id->is(Node::Kind::text)) {
    findings_.error(id->place, here().path + ".id", "is " + name_of(*id), "this needs a text",
                    "write it in double quotes");
    return "";
  }
  return id_usable(id->text, id->place, items) ? id->text : "";
}

bool Reader::id_usable(const std::string& id, const base::Place& place, const scenario::ListAccess& items) {
  // Indicators, sources and assumptions are cited as K1, P15 or A-DEM-3.
  constexpr std::array<std::string_view, 4> cited{"outcomes.kpi", "sources", "assumptions",
                                                  "assurance.conflict"};
  const bool may_have_capitals = std::ranges::find(cited, here().path) != cited.end();
  if (may_have_capitals ? !plain_id(id) : !slug(id)) {
    findings_.error(
        place, here().path, "has the id " + quoted(shown(id)),
        may_have_capitals ? "an id is letters, digits and hyphens"
                          : "an id is small letters, digits and hyphens",
        "write an id such as " + std::string(may_have_capitals ? "\"K1\"" : "\"volume-corridor\""));
    return false;
  }
  const bool marks_program = here().path == "assumptions" && (id == default_id || id == what_if_id);
  if (marks_program && id == default_id) {
    findings_.error(place, here().path, "has the id \"default\"", "that id marks the program's own defaults",
                    "choose another id");
    return false;
  }
  if (has_id(items, id)) {
    findings_.error(place, here().path, "has the id " + quoted(id) + " twice",
                    "paths and results call each by its id", "give one of them another id");
    return false;
  }
  return true;
}

}  // namespace loadline::input
