#pragma once
/// \file  input/compose.hpp
/// \brief One document from a file and those it extends.

#include <filesystem>
#include <optional>
#include <string>

#include "input/findings.hpp"
#include "input/node.hpp"

namespace loadline::input {

/// Reads `path` and the files its root key `extends` names (a text or a list, relative to the file), laid
/// over one another from left to right with the file itself on top. Tables are merged key by key, arrays of
/// tables with ids element by element, anything else (numbers with their distributions among it) is replaced
/// whole.
/// \param text  Receives the text of `path` itself.
std::optional<Node> compose(const std::filesystem::path& path, Findings& findings, std::string& text);

/// Lays `over` on `under` by the rules of `compose`.
void lay_over(Node& under, const Node& over);

}  // namespace loadline::input
