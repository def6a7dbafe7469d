#include "input/findings.hpp"

#include <sstream>

#include <fmt/format.h>

namespace loadline::input {
namespace {

// Tabs and control characters would move the caret or, from a hostile file, the terminal.
std::string printable(std::string line) {
  for (char& c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\t')
      c = ' ';
    else if (byte < 0x20 || byte == 0x7F)
      c = '?';
  }
  return line;
}

}  // namespace

void Findings::add(base::Diagnostic diagnostic) {
  if (!seen_.emplace(diagnostic.place, diagnostic.path, diagnostic.found).second) return;
  if (diagnostic.severity == base::Severity::error) ++errors_;
  if (all_.size() >= most_shown) {
    ++dropped_;
    return;
  }
  all_.push_back(std::move(diagnostic));
}

void Findings::error(const base::Place& place, std::string path, std::string found, std::string why,
                     std::string help) {
  base::Diagnostic diagnostic;
  diagnostic.place = place;
  diagnostic.path = std::move(path);
  diagnostic.found = std::move(found);
  diagnostic.why = std::move(why);
  diagnostic.help = std::move(help);
  add(std::move(diagnostic));
}

void Findings::quote_from(const std::string& file, const std::string& text) {
  std::vector<std::string>& lines = lines_[file];
  lines.clear();
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
  }
}

std::string Findings::excerpt(const base::Place& place) const {
  const auto file = lines_.find(place.file);
  if (file == lines_.end() || place.line < 1 || static_cast<std::size_t>(place.line) > file->second.size())
    return "";
  return printable(file->second[static_cast<std::size_t>(place.line - 1)]);
}

base::Diagnostics Findings::finish(const std::string& file) const {
  base::Diagnostics out;
  for (base::Diagnostic diagnostic : all_) {
    if (diagnostic.excerpt.empty()) diagnostic.excerpt = excerpt(diagnostic.place);
    out.add(std::move(diagnostic));
  }
  if (dropped_ > 0) {
    base::Diagnostic rest;
    rest.place.file = file;
    rest.found = fmt::format("has {} more mistakes that are not shown", dropped_);
    rest.help = "mend those shown and check again";
    out.add(std::move(rest));
  }
  return out;
}

std::string shown(const std::string& text) {
  constexpr std::size_t longest = 60;
  std::string out = printable(text);
  if (out.size() <= longest) return out;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;  // not inside a character
  return out.substr(0, end) + "...";
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
  return word.size() > 200 ? "" : base::nearest(word, candidates);
}

}  // namespace loadline::input
