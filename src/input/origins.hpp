#pragma once
/// \file  input/origins.hpp
/// \brief Where numbers come from: origin keys of a number or a table, inherited from the nearest table
///   around.

#include <optional>
#include <string>

#include "input/findings.hpp"
#include "input/node.hpp"
#include "loadline/scenario/assumption.hpp"

namespace loadline::input {

/// Origin keys as stated at one level; unset ones are inherited.
struct Provenance {
  std::optional<std::string> source, assumption, owner, note;
  std::optional<base::Date> measured, published;
  std::optional<scenario::Quality> quality;
};

/// The origin keys of a table that `path` names.
Provenance read_provenance(const Node& table, const std::string& path, Findings& findings);

/// `own` where it speaks, else `outer`. Naming another source or assumption replaces all that was said of the
/// outer one.
Provenance inherit(const Provenance& outer, const Provenance& own);

/// The id that marks the program's own defaults in a written scenario, and the one that marks what-if
/// settings of numbers for which the file names no origin.
inline constexpr const char* default_id = "default";
inline constexpr const char* what_if_id = "what-if";

/// The complete origin, dates and quality taken from the entries under `[sources]` and `[assumptions]` of
/// `root` where nothing nearer states them.
scenario::Origin complete(const Provenance& stated, const Node& root, const base::Place& place);

/// The day a member of a table says, or none; no messages.
std::optional<base::Date> date_in(const Node* table, std::string_view key);

}  // namespace loadline::input
