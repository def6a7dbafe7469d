#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "lint_text.hpp"
#include "load.hpp"
#include "loadline/service/opening.hpp"

namespace loadline::app {
namespace {

void print_table(const service::Opening& opening) {
  fmt::print("Opening position          published        model\n");
  for (const service::OpeningLine& line : opening.lines)
    fmt::print("  {:<36} {:>15.2f} {:>15.2f} {:<13} {}\n", line.name, line.published, line.model, line.unit,
               line.reconciles() ? "agrees" : "DIFFERS: " + line.help);
  fmt::print("Flows in the first month, at typical values\n");
  for (const service::FlowBalance& flow : opening.flows)
    fmt::print("  {:<36} {:>8.0f} open, {:>7.1f} in, {:>7.1f} out\n", flow.state, flow.stock, flow.in,
               flow.out);
}

nlohmann::ordered_json as_json(const input::Loaded& loaded, const service::Opening& opening,
                               const TermsRead& terms) {
  nlohmann::ordered_json json;
  json["format"] = "loadline-check";
  json["version"] = 1;
  json["usable"] = true;
  json["numbers"] = loaded.register_.size();
  for (const service::OpeningLine& line : opening.lines)
    json["opening"].push_back({{"name", line.name},
                               {"unit", line.unit},
                               {"published", line.published},
                               {"model", line.model},
                               {"agrees", line.reconciles()},
                               {"help", line.help}});
  add_lint(terms, json);
  return json;
}

}  // namespace

int check(const CheckRequest& request) {
  const auto loaded = load_and_tell(request.scenario, request.settings);
  if (!loaded) return wrong_input;
  const service::Opening opening = service::opening_position(loaded->scenario);
  const TermsRead terms = read_terms(loaded->scenario);
  if (request.json) {
    fmt::print("{}\n", as_json(*loaded, opening, terms).dump(2));
  } else {
    fmt::print("{}: can be run. {} numbers, {} of them from {} sources and {} assumptions.\n",
               request.scenario, loaded->register_.size(),
               std::count_if(loaded->register_.begin(), loaded->register_.end(),
                             [](const auto& entry) { return entry.datum.stated; }),
               loaded->scenario.sources.size(), loaded->scenario.assumptions.size());
    print_table(opening);
    fmt::print("{}", for_terminal(lint_text(terms)));
  }
  const bool agrees = std::all_of(opening.lines.begin(), opening.lines.end(),
                                  [](const auto& line) { return line.reconciles(); });
  if (agrees) return done;
  fmt::print(stderr,
             "The opening position does not reproduce the published one: change what the lines marked "
             "DIFFERS name.\n");
  return checks_failed;
}

}  // namespace loadline::app
