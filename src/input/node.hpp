#pragma once
/// \file  input/node.hpp
/// \brief A TOML document as we keep it: every value and key with its place, tables in file order.
///
/// Files are laid over one another and settings over files, so each value must carry its own place; the
/// parser's own tree sorts keys and knows one file only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/base/diagnostic.hpp"

namespace loadline::input {

struct Member;

struct Node {
  enum class Kind { text, whole, real, truth, date, time, array, table };
  Kind kind = Kind::table;
  std::string text;  ///< Of a text; of a time (which no scenario uses) as "a time of day".
  std::int64_t whole = 0;
  double real = 0.0;
  bool truth = false;
  base::Date date;
  std::vector<Node> items;      ///< Of an array.
  std::vector<Member> members;  ///< Of a table, in file order.
  base::Place place;            ///< Where the value begins.
  bool set = false;             ///< Put here by a setting rather than by the file.

  bool is(Kind other) const { return kind == other; }
  bool is_number() const { return is(Kind::whole) || is(Kind::real); }
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  Node& put(const std::string& key, Node value);  ///< Replaces or appends a member.
  void remove(std::string_view key);
};

struct Member {
  std::string key;
  base::Place place;
  Node value;
};

Node text_node(std::string text, const base::Place& place);

/// "text", "a bare number", "a table": how messages name what was found.
std::string name_of(const Node& node);

/// The value as TOML text on one line.
std::string to_toml(const Node& node);
std::string quoted(std::string_view text);   ///< A TOML basic string.
std::string key_text(std::string_view key);  ///< A TOML key, quoted where it must be.

/// Keys that say where numbers come from; allowed in number tables and in sections.
inline constexpr std::string_view origin_keys[] = {"source",    "assumption", "quality", "measured",
                                                   "published", "owner",      "note"};
bool is_origin_key(std::string_view key);

/// Keys by which a table says a number.
inline constexpr std::string_view number_keys[] = {"value",      "p10",        "p50",       "p90",   "median",
                                                   "interval80", "normal",     "lognormal", "gamma", "beta",
                                                   "pert",       "triangular", "uniform"};
bool is_number_key(std::string_view key);

}  // namespace loadline::input
