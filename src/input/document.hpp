#pragma once
/// \file  input/document.hpp
/// \brief Text to `Node`; the only user of toml++.

#include <optional>
#include <string>
#include <string_view>

#include "input/findings.hpp"
#include "input/node.hpp"

namespace loadline::input {

/// The document's root table, or none with one message that says where and why it cannot be read.
std::optional<Node> parse_document(const std::string& text, const std::string& file, Findings& findings);

/// One TOML value such as `"70 %"`, `534` or `{ p10 = 1, p50 = 2, p90 = 4 }`; none where it is not one, and
/// then `why` says so. Every place in it is `place`.
std::optional<Node> parse_value(std::string_view text, const base::Place& place, std::string& why);

}  // namespace loadline::input
