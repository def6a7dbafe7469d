#include <fmt/format.h>

#include "commands.hpp"
#include "load.hpp"
#include "loadline/report/report.hpp"
#include "template_text.hpp"

namespace loadline::app {
namespace {

std::optional<input::Loaded> scenario_to_explain(const ExplainRequest& request) {
  if (!request.scenario.empty()) return load_and_tell(request.scenario, {});
  return input::load_text(std::string(template_text()), "the built-in template");
}

/// "did you mean a, b or c?", or what could be asked for where nothing is near.
std::string suggestion(const std::vector<std::string>& near) {
  if (near.empty()) return "name a part of a scenario such as demand, contract or K1";
  std::string text = "did you mean " + near.front();
  for (std::size_t i = 1; i < near.size(); ++i) text += (i + 1 == near.size() ? " or " : ", ") + near[i];
  return text + "?";
}

}  // namespace

int explain(const ExplainRequest& request) {
  if (request.path.empty()) {
    fmt::print("{}", for_terminal(report::reference_manual()));
    return done;
  }
  const auto loaded = scenario_to_explain(request);
  if (!loaded) return wrong_input;
  const std::string text = report::explain(loaded->scenario, loaded->register_, request.path);
  if (!text.empty()) {
    fmt::print("{}", for_terminal(text));
    return done;
  }
  fmt::print(stderr, "error: {} is not a path, a clause or an indicator of {}\n  help: {}\n", request.path,
             request.scenario.empty() ? "the built-in template" : request.scenario,
             suggestion(report::nearest_paths(loaded->scenario, request.path)));
  return wrong_input;
}

}  // namespace loadline::app
