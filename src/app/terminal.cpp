#include "terminal.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace loadline::app {

bool speaks_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    std::string upper(value);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return std::toupper(c); });
    return upper.find("UTF-8") != std::string::npos || upper.find("UTF8") != std::string::npos;
  }
  return false;
}

bool is_terminal(std::FILE* stream) { return isatty(fileno(stream)) != 0; }

std::string for_terminal(const std::string& text) {
  if (speaks_utf8()) return text;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> signs{{{"£", "GBP "},
                                                                                {"–", "-"},
                                                                                {"—", "-"},
                                                                                {"±", "+/-"},
                                                                                {"≥", ">="},
                                                                                {"≤", "<="},
                                                                                {"’", "'"},
                                                                                {"→", "->"}}};
  std::string plain = text;
  for (const auto& [sign, ascii] : signs)
    for (std::size_t at = plain.find(sign); at != std::string::npos; at = plain.find(sign, at + ascii.size()))
      plain.replace(at, sign.size(), ascii);
  // Anything else outside ASCII, such as a name in the scenario, becomes a question mark a character.
  std::string ascii;
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      ascii += c;
    else if (byte >= 0xC0)
      ascii += '?';
  }
  return ascii;
}

}  // namespace loadline::app
