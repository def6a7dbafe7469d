#include <fmt/format.h>

#include "report/history/sheet.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

constexpr std::size_t width = 80;
constexpr std::size_t height = 24;
constexpr std::size_t margin = 11;

}  // namespace

std::string screen(const std::string& heading, const std::vector<Answer>& answers, bool unicode) {
  const auto shown = [&](const std::string& text) { return unicode ? text : ascii(text); };
  std::vector<std::string> lines{shortened(shown(heading), width), ""};
  for (const Answer& answer : answers) {
    bool first = true;
    for (const std::string& sentence : answer.sentences)
      for (const std::string& line : in_lines(shown(sentence), width - margin)) {
        lines.push_back(fmt::format("{:<{}}{}", first ? answer.word : "", margin, line));
        first = false;
      }
  }
  if (lines.size() > height) lines.resize(height);
  std::string out;
  for (const std::string& line : lines) out += (unicode ? line : ascii(line).substr(0, width)) + "\n";
  return out;
}

}  // namespace loadline::report::history
