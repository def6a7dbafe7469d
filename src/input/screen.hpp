#pragma once
/// \file  input/screen.hpp
/// \brief What a file must be before a parser sees it: there, readable, small, text, and not nested to the
///   ceiling.

#include <filesystem>
#include <optional>
#include <string>

#include "input/findings.hpp"

namespace loadline::input {

/// The text of a file, or none with one message. Refuses what is not a file, cannot be read, is empty or
/// above 8 MB (by size, before reading).
std::optional<std::string> read_text(const std::filesystem::path& path, Findings& findings);

/// Whether the text is UTF-8 without control characters, and nested so little that neither the parser nor
/// what follows can run out of stack; otherwise one message says why not.
bool screen(const std::string& text, const std::string& file, Findings& findings);

}  // namespace loadline::input
