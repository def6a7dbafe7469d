#include <sstream>

#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "input/written_values.hpp"
#include "loadline/input/write_toml.hpp"

namespace loadline::input::testing {
namespace {

/// Everything of a number but its place, exactly.
std::string all_of(const scenario::RegisterEntry& entry) {
  const scenario::Datum& d = entry.datum;
  std::ostringstream out;
  out << std::hexfloat << entry.path << ' ' << d.stated << ' ' << d.uncertain.index();
  for (const double u : {0.01, 0.1, 0.5, 0.9, 0.99}) out << ' ' << chance::quantile(d.uncertain, u);
  out << ' ' << d.origin.source << ' ' << d.origin.assumption << ' ' << base::to_string(d.origin.measured)
      << ' ' << base::to_string(d.origin.published) << ' ' << static_cast<int>(d.origin.quality) << ' '
      << d.origin.owner << ' ' << d.origin.note;
  return out.str();
}

void expect_round_trip(const std::string& path) {
  const Loaded first = load_scenario(path);
  ASSERT_FALSE(first.diagnostics.has_errors()) << first.diagnostics.render();
  const std::string text = write_toml(first.scenario);
  const Loaded second = load_text(text);
  ASSERT_EQ(messages(second), messages(first)) << path << "\n" << second.diagnostics.render();
  EXPECT_EQ(written_values(second.scenario), written_values(first.scenario));
  ASSERT_EQ(second.register_.size(), first.register_.size());
  for (std::size_t i = 0; i < first.register_.size(); ++i)
    EXPECT_EQ(all_of(second.register_[i]), all_of(first.register_[i]));
  for (std::size_t v = 0; v < first.scenario.variants.size(); ++v) {
    scenario::Scenario one, two;
    one.contract = first.scenario.variants[v].contract;
    two.contract = second.scenario.variants[v].contract;
    EXPECT_EQ(written_values(two), written_values(one)) << first.scenario.variants[v].id;
  }
  EXPECT_EQ(write_toml(second.scenario), text) << "written again, it is the same text";
}

TEST(RoundTrip, OfTheSmallScenarioIsIdentity) { expect_round_trip(small_path()); }
TEST(RoundTrip, OfTheSunderlandScenarioIsIdentity) {
  expect_round_trip(LOADLINE_ROOT "/scenarios/sunderland-2017.toml");
}

TEST(RoundTrip, OfContractsTakenFromOtherFilesIsIdentity) {
  expect_round_trip(LOADLINE_ROOT "/scenarios/contracts/compare.toml");
}

TEST(RoundTrip, OfEveryDistributionIsIdentity) {
  const Folder folder;
  const auto path = folder.write("test.toml", "extends = \"" + small_path() + R"("
[demand.care]
short_stays = { beta = { mean = "30 %", n = 40 } }
short_mean = { gamma = { mean = "4 months", cv = 0.3 } }
long_mean = { lognormal = { median = "46.7 months", cv = 0.1 }, quality = "red", note = "a \"quoted\" note" }
home = { pert = ["40 %", "45.1 %", "50 %"] }
adopted = { triangular = ["10 %", "16 %", "20 %"] }
guardianship = { uniform = ["20 %", "24 %"] }
[workforce.turnover]
caseload_effect = { normal = { mean = 0.7, sd = 0.1 } }
most = "0.0812345678912 per month"
)");
  expect_round_trip(path.string());
}

TEST(RoundTrip, OfWhatTheCommandLineChangedNeedsNoCommandLine) {
  const Loaded changed = load_scenario(
      small_path(), std::vector{set("savings.common_factor", "0.5"), set("workforce.sickness", "6 %")});
  const Loaded again = load_text(write_toml(changed.scenario));
  EXPECT_EQ(again.diagnostics.render(), "");
  EXPECT_EQ(written_values(again.scenario), written_values(changed.scenario));
}

}  // namespace
}  // namespace loadline::input::testing
