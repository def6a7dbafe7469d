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

std::string nearest_path(const scenario::Register& all, const std::string& path) {
  std::vector<std::string> paths;
  for (const scenario::RegisterEntry& entry : all) paths.push_back(entry.path);
  return base::nearest(path, paths);
}

}  // namespace

int explain(const ExplainRequest& request) {
  const auto loaded = scenario_to_explain(request);
  if (!loaded) return wrong_input;
  const std::string text = report::explain(loaded->scenario, loaded->register_, request.path);
  if (!text.empty()) {
    fmt::print("{}", for_terminal(text));
    return done;
  }
  const std::string near = nearest_path(loaded->register_, request.path);
  fmt::print(stderr, "error: {} is not a path, a clause or an indicator of {}\n  help: {}\n", request.path,
             request.scenario.empty() ? "the built-in template" : request.scenario,
             near.empty() ? "name a part of a scenario such as demand, contract or K1" : "did you mean " + near + "?");
  return wrong_input;
}

}  // namespace loadline::app
