#pragma once
/// \file  app/terminal.hpp
/// \brief What the terminal can show.

#include <cstdio>
#include <string>

namespace loadline::app {

/// Whether the locale's character set is UTF-8, by LC_ALL, LC_CTYPE, LANG in that order.
bool speaks_utf8();

bool is_terminal(std::FILE* stream);

/// `text` as this terminal can show it: unchanged, or with the few signs we use written in ASCII ("£" as "GBP ").
std::string for_terminal(const std::string& text);

}  // namespace loadline::app
