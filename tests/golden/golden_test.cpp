// Some figures of the Sunderland scenario as they were when somebody last looked. A difference is not wrong in itself:
// it must be meant. `./dev golden --why "..."` records the new figures and the reason.
#include <cmath>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "loadline/analysis/findings.hpp"
#include "loadline/input/load_scenario.hpp"

namespace loadline {
namespace {

using Figures = nlohmann::ordered_json;

const std::string folder = LOADLINE_ROOT "/tests/golden/";

void add_years(const analysis::Findings& findings, Figures& figures) {
  for (const analysis::YearFindings& year : findings.years) {
    figures[year.year + " price payable, mean"] = year.price.value;
    figures[year.year + " net cost, mean"] = year.mean.value;
    figures[year.year + " net cost, P80"] = year.p80.value;
    figures[year.year + " probability of a deficit"] = year.deficit.value;
    figures[year.year + " children looked after, mean"] = year.looked_after.value;
  }
}

Figures figures_of(const analysis::Findings& findings) {
  Figures figures;
  add_years(findings, figures);
  figures["probability of a deficit in any year"] = findings.deficit_any.value;
  figures["lowest cash, median"] = findings.lowest_cash_p50.value;
  figures["share of variance from not knowing the parameters"] = findings.parameter_share;
  for (const analysis::VariantFindings& variant : findings.variants)
    figures[variant.name + ": council's cost over the horizon"] = variant.council_cost.value;
  for (const analysis::SavingsYear& year : findings.savings)
    figures[year.year + " savings, mean"] = year.mean.value;
  for (const analysis::KpiFindings& kpi : findings.kpis)
    if (!kpi.quarters.empty())
      figures[kpi.id + " green in the last quarter"] = kpi.quarters.back().green.value;
  return figures;
}

Figures figures_now() {
  const auto loaded = input::load_scenario(LOADLINE_ROOT "/scenarios/sunderland-2017.toml");
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  const engine::RunPlan plan{.seed = 20170401, .replications = 512, .threads = 0};
  const auto ensemble = engine::run(loaded.scenario, loaded.register_, plan);
  return figures_of(analysis::findings(loaded.scenario, loaded.register_, plan, ensemble));
}

void record(const Figures& figures, const char* why) {
  std::ofstream(folder + "expected.json") << figures.dump(2) << '\n';
  std::ofstream(folder + "why.md", std::ios::app) << "- " << why << '\n';
}

}  // namespace

TEST(Golden, Sunderland2017GivesTheRecordedFigures) {
  const Figures now = figures_now();
  if (const char* why = std::getenv("LOADLINE_GOLDEN_WHY")) record(now, why);
  const Figures expected = Figures::parse(std::ifstream(folder + "expected.json"));
  ASSERT_EQ(now.size(), expected.size()) << "a figure came or went";
  for (const auto& [name, value] : expected.items()) {
    ASSERT_TRUE(now.contains(name)) << name;
    const double recorded = value.get<double>();
    EXPECT_NEAR(now[name].get<double>(), recorded, 1e-9 * std::abs(recorded)) << name;
  }
}

}  // namespace loadline
