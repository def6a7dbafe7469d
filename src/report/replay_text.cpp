#include <fmt/format.h>

#include "report/replay_lines.hpp"
#include "report/words.hpp"

namespace loadline::report {

void Lines::add(const std::string& line) {
  std::string trimmed = line;
  while (!trimmed.empty() && trimmed.back() == ' ') trimmed.pop_back();
  text_ += trimmed + "\n";
}

void Lines::heading(const std::string& title) {
  if (!text_.empty()) add("");
  add(title);
  add("");
}

void Lines::sentence(const std::string& text, std::size_t margin, std::size_t hanging) {
  // The first line may be longer or shorter than the rest: a placeholder takes the difference.
  const std::size_t room = replay_width - hanging;
  const std::string placeholder(margin > hanging ? margin - hanging : 0, '~');
  bool first = true;
  for (const std::string& line : in_lines(placeholder + text, room)) {
    add(std::string(first && margin < hanging ? margin : hanging, ' ') +
        (first && !placeholder.empty()
             ? std::string(placeholder.size(), ' ') + line.substr(placeholder.size())
             : line));
    first = false;
  }
}

std::string left(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? text + std::string(width - used, ' ') : text;
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

bool shown(const Story& story, int month) { return story.input.month.value_or(month) == month; }

std::string replay_text(const ReplayInput& input) {
  const Story story(input);
  Lines lines;
  lines.sentence(fmt::format("Future {} of {} (seed {}), settled under {}.", input.future.replication,
                             input.scenario.about.title, input.seed, input.contract_name),
                 0, 0);
  tell_months(story, lines);
  tell_indicators(story, lines);
  tell_requests(story, lines);
  tell_registers(story, lines);
  tell_reasons(story, lines);
  tell_postings(story, lines);
  return lines.text();
}

}  // namespace loadline::report
