#pragma once
/// \file  report/svg/escape.hpp
/// \brief Text made safe inside HTML, SVG and their attributes.

#include <string>
#include <string_view>

namespace loadline::report::svg {

inline std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace loadline::report::svg
