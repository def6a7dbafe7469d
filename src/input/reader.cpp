#include "input/reader.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace loadline::input {
using scenario::Field;
using scenario::Section;

Reader::Reader(const Node& root, Findings& findings) : root_(root), findings_(findings) {
  Level level;
  level.table = &root;
  level.place = root.place;
  levels_.push_back(std::move(level));
}

std::string Reader::path_of(const std::string& key) const {
  return levels_.back().path.empty() ? key : levels_.back().path + "." + key;
}

void Reader::push(const Node* table, const std::string& key, bool optional) {
  Level level;
  level.path = path_of(key);
  level.optional = optional;
  level.silent = here().silent;
  level.place = table != nullptr && table->place.line > 0 ? table->place : here().place;
  level.provenance = here().provenance;
  if (table != nullptr) places_.emplace(level.path, level.place);
  if (table != nullptr && table->is(Node::Kind::table)) {
    level.table = table;
    level.provenance = inherit(level.provenance, read_provenance(*table, level.path, findings_));
    note_origin_places(*table, level.path);
  } else if (table != nullptr) {
    findings_.error(table->place, level.path, "is " + name_of(*table), "this needs a table",
                    fmt::format("write its keys under [{}]", level.path));
    level.silent = true;
  }
  levels_.push_back(std::move(level));
}

void Reader::enter(const Section& section) {
  here().known.push_back(section.key);
  const Node* table = here().table != nullptr ? here().table->find(section.key) : nullptr;
  push(table, section.key, section.optional);
}

void Reader::leave() {
  const Level level = std::move(levels_.back());
  levels_.pop_back();
  if (level.silent) return;
  if (level.table != nullptr) {
    refuse_unknown_keys(level);
    return;
  }
  if (level.optional || level.missing.empty()) return;
  const std::string key = level.path.substr(level.path.find_last_of('.') + 1);
  if (here().table == nullptr) {
    here().missing.push_back(key);
    return;
  }
  constexpr std::size_t most_named = 6;
  const auto end =
      level.missing.begin() + static_cast<std::ptrdiff_t>(std::min(most_named, level.missing.size()));
  findings_.error(here().place, level.path, "is missing", "it has no default",
                  fmt::format("add [{}] with {}{}", level.path, fmt::join(level.missing.begin(), end, ", "),
                              level.missing.size() > most_named ? " and more" : ""));
}

void Reader::refuse_unknown_keys(const Level& level) {
  for (const Member& member : level.table->members) {
    if (std::ranges::find(level.known, member.key) != level.known.end()) continue;
    const bool root = level.path.empty();
    if (!root && is_origin_key(member.key)) continue;
    std::vector<std::string> candidates = level.known;
    if (!root) candidates.insert(candidates.end(), std::begin(origin_keys), std::end(origin_keys));
    const std::string near = nearest(member.key, candidates);
    findings_.error(member.place, (root ? "" : level.path + ".") + shown(member.key), "is not a known key",
                    near.empty() ? "" : "did you mean " + near + "?",
                    fmt::format("known keys here: {}", fmt::join(level.known, ", ")));
  }
}

void Reader::finish() { refuse_unknown_keys(here()); }

const Node* Reader::ask(const Field& field, KnownPath::Kind kind) {
  here().known.push_back(field.key);
  known_paths_.push_back({path_of(field.key), kind});
  const Node* node = here().table != nullptr ? here().table->find(field.key) : nullptr;
  if (node != nullptr) places_.emplace(path_of(field.key), node->place);
  return here().silent ? nullptr : node;
}

void Reader::missing(const std::string& key, const std::string& pattern) {
  if (here().silent) return;
  if (here().table == nullptr) {
    here().missing.push_back(key);
    return;
  }
  findings_.error(here().place, path_of(key), "is missing", "it has no default",
                  fmt::format("add {} = {}", key_text(key), pattern));
}

void Reader::wrong(const Node& node, const Field& field, const std::string& why, const std::string& help) {
  findings_.error(node.place, path_of(field.key), "is " + name_of(node), why, help);
}

void Reader::text(const Field& field, std::string& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value.clear();
  if (node == nullptr) {
    if (!field.fallback) missing(field.key, "\"<text>\"");
  } else if (!node->is(Node::Kind::text)) {
    wrong(*node, field, "this needs a text", "write it in double quotes");
  } else {
    value = node->text;
  }
}

void Reader::texts(const Field& field, std::vector<std::string>& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value.clear();
  if (node == nullptr) {
    if (!field.fallback) missing(field.key, "[\"<text>\"]");
    return;
  }
  if (!node->is(Node::Kind::array))
    return wrong(*node, field, "this needs a list of texts", "write [\"one\", \"two\"]");
  for (const Node& item : node->items) {
    if (item.is(Node::Kind::text))
      value.push_back(item.text);
    else
      wrong(item, field, "this needs a list of texts", "write [\"one\", \"two\"]");
  }
}

void Reader::date(const Field& field, base::Date& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value = {};
  if (node == nullptr) {
    if (!field.fallback) missing(field.key, "<a date such as 2017-04-01>");
  } else if (!node->is(Node::Kind::date)) {
    wrong(*node, field, "this needs a date", "write it as 2017-04-01, without quotes");
  } else {
    value = node->date;
  }
}

void Reader::whole(const Field& field, std::int64_t& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value = 0;
  if (node == nullptr) {
    if (field.fallback)
      value = static_cast<std::int64_t>(*field.fallback);
    else
      missing(field.key, "<whole number>");
    return;
  }
  if (!node->is(Node::Kind::whole)) {
    return wrong(*node, field, "this needs a whole number", "write it without quotes, unit or decimal point");
  }
  const double number = static_cast<double>(node->whole);
  if (number < field.least || number > field.most) {
    const bool open = !(field.most < 1e18);
    findings_.error(node->place, path_of(field.key), fmt::format("is {}", node->whole),
                    open ? fmt::format("must be at least {:.0f}", field.least)
                         : fmt::format("must be between {:.0f} and {:.0f}", field.least, field.most),
                    "write a number in this range");
    return;
  }
  value = node->whole;
}

void Reader::yes_no(const Field& field, bool& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value = field.fallback.value_or(0.0) != 0.0;
  if (node == nullptr) {
    if (!field.fallback) missing(field.key, "true or false");
  } else if (!node->is(Node::Kind::truth)) {
    wrong(*node, field, "this is a yes or no", "write true or false, without quotes");
  } else {
    value = node->truth;
  }
}

void Reader::choice(const Field& field, std::span<const char* const> names, int& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  const std::vector<std::string> known(names.begin(), names.end());
  // What follows a kind depends on it: with no kind, every further message would be about the wrong one.
  const auto silence = [&] {
    if (field.key == "kind") here().silent = true;
  };
  if (node == nullptr) {
    if (field.fallback) {
      value = static_cast<int>(*field.fallback);
    } else {
      missing(field.key, fmt::format("one of \"{}\"", fmt::join(known, "\", \"")));
      silence();
    }
    return;
  }
  if (!node->is(Node::Kind::text)) {
    wrong(*node, field, "this needs one of a few words",
          fmt::format("write one of \"{}\"", fmt::join(known, "\", \"")));
    return silence();
  }
  const auto at = std::ranges::find(known, node->text);
  if (at == known.end()) {
    const std::string near = nearest(node->text, known);
    findings_.error(node->place, path_of(field.key), "is " + quoted(shown(node->text)),
                    near.empty() ? "this needs one of a few words" : "did you mean \"" + near + "\"?",
                    fmt::format("write one of \"{}\"", fmt::join(known, "\", \"")));
    return silence();
  }
  value = static_cast<int>(at - known.begin());
}

void Reader::settings(const Field& field, std::vector<scenario::Setting>& value) {
  const Node* node = ask(field, KnownPath::Kind::other);
  value.clear();
  if (node == nullptr) {
    if (!field.fallback) missing(field.key, "{ \"contract.clause.<id>.<key>\" = <value> }");
    return;
  }
  if (!node->is(Node::Kind::table))
    return wrong(*node, field, "this needs a table of path = value",
                 "write { \"contract.clause.<id>.<key>\" = \"70 %\" }");
  for (const Member& member : node->members) {
    if (member.key.find('.') == std::string::npos) {
      findings_.error(member.place, path_of(field.key) + "." + shown(member.key), "is not a path",
                      "a path has several parts, and TOML parts them unless they are quoted",
                      "write the whole path in quotes: \"contract.clause.<id>.<key>\" = \"70 %\"");
      continue;
    }
    value.push_back({member.key, to_toml(member.value), member.value.place});
  }
}

}  // namespace loadline::input
