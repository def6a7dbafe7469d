#pragma once
/// \file  app/load.hpp
/// \brief Reading a scenario for a command, with every message shown.

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "loadline/input/load_scenario.hpp"
#include "terminal.hpp"

namespace loadline::app {

/// The scenario with its settings applied, or nothing where it cannot be used; all messages go to standard error.
inline std::optional<input::Loaded> load_and_tell(const std::string& file,
                                                  const std::vector<std::string>& settings) {
  base::Diagnostics wrong_settings;
  std::vector<scenario::Setting> parsed;
  for (const std::string& text : settings)
    if (auto setting = input::setting_from(text, wrong_settings)) parsed.push_back(std::move(*setting));
  input::Loaded loaded = input::load_scenario(file, parsed);
  wrong_settings.append(loaded.diagnostics);
  fmt::print(stderr, "{}", for_terminal(wrong_settings.render()));
  if (!wrong_settings.has_errors()) return loaded;
  const std::size_t errors = wrong_settings.errors();
  fmt::print(stderr, "{} {} found; nothing was run and nothing was written.\n", errors,
             errors == 1 ? "error" : "errors");
  return std::nullopt;
}

}  // namespace loadline::app
