// A program of somebody else: reads a scenario, runs 64 futures, prints what the first year costs.
#include <cstdio>

#include <loadline/engine/run.hpp>
#include <loadline/input/load_scenario.hpp>

int main(int, char** arguments) {
  const auto loaded = loadline::input::load_scenario(arguments[1]);
  std::fputs(loaded.diagnostics.render().c_str(), stderr);
  if (loaded.diagnostics.has_errors()) return 2;
  const auto ensemble =
      loadline::engine::run(loaded.scenario, loaded.register_, {.seed = 1, .replications = 64});
  const double cost = ensemble.net_cost.col(0).mean();
  std::printf("mean net cost of the first year: %.0f pounds\n", cost);
  return ensemble.net_cost.rows() == 64 && cost > 0.0 ? 0 : 1;
}
