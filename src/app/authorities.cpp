#include "authorities.hpp"

#include <algorithm>
#include <cctype>
#include <thread>

#include <fmt/format.h>

#include "commands.hpp"
#include "terminal.hpp"

namespace loadline::app {
namespace {

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string named(const input::AuthorityHistory& authority) {
  return fmt::format("{} ({})", authority.name, authority.code);
}

}  // namespace

std::size_t find_authority(const std::vector<input::AuthorityHistory>& table, const std::string& asked) {
  std::size_t found = table.size(), times = 0;
  for (std::size_t a = 0; a < table.size(); ++a) {
    if (lower(table[a].code) == lower(asked)) return a;
    if (lower(table[a].name) != lower(asked)) continue;
    found = a;
    ++times;
  }
  return times == 1 ? found : table.size();
}

std::string near_authorities(const std::vector<input::AuthorityHistory>& table, const std::string& asked) {
  constexpr std::size_t most = 3;
  std::vector<std::string> names, near;
  for (const input::AuthorityHistory& authority : table) {
    names.push_back(lower(authority.name));
    if (near.size() < most && !asked.empty() && names.back().find(lower(asked)) != std::string::npos)
      near.push_back(named(authority));
  }
  if (near.empty()) {
    const std::string slip = base::nearest(lower(asked), names);
    for (std::size_t a = 0; a < table.size() && !slip.empty(); ++a)
      if (names[a] == slip && near.size() < most) near.push_back(named(table[a]));
  }
  if (near.empty())
    return "write a code or a name as the table has it, or leave --authority out to see them all";
  std::string text = "did you mean " + near.front();
  for (std::size_t i = 1; i < near.size(); ++i) text += (i + 1 == near.size() ? " or " : ", ") + near[i];
  return text + "?";
}

std::string list_of(const std::vector<int>& years) {
  std::string text;
  for (std::size_t i = 0; i < years.size(); ++i)
    text += (i == 0 ? "" : i + 1 == years.size() ? " and " : ", ") + std::to_string(years[i]);
  return text;
}

bool tell(const base::Diagnostics& diagnostics) {
  fmt::print(stderr, "{}", for_terminal(diagnostics.render()));
  if (!diagnostics.has_errors()) return true;
  const std::size_t errors = diagnostics.errors();
  fmt::print(stderr, "{} {} found; nothing was fitted and nothing was written.\n", errors,
             errors == 1 ? "error" : "errors");
  return false;
}

void tell_repairs(const std::vector<input::Repair>& repairs) {
  for (const input::RepairCount& rule : input::count_by_rule(repairs)) {
    const input::Repair& first = rule.examples.front();
    const std::string where = first.row > 0 ? fmt::format("{}:{}", first.file, first.row) : first.file;
    fmt::print(
        stderr, "{}",
        for_terminal(fmt::format("data: {}, {} {}, first at {}: {}: {}\n", rule.rule, rule.count,
                                 rule.count == 1 ? "time" : "times", where, first.found, first.action)));
  }
}

void tell_error(const std::string& what, const std::string& help) {
  fmt::print(stderr, "{}", for_terminal(fmt::format("error: {}\n  help: {}\n", what, help)));
}

std::string shell_quoted(const std::string& argument) {
  constexpr const char* plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=";
  if (!argument.empty() && argument.find_first_not_of(plain) == std::string::npos) return argument;
  std::string quoted = "'";
  for (const char c : argument) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

int threads_or_all(int asked) {
  return asked > 0 ? asked : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace loadline::app
