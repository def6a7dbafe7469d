#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::IsEmpty;

TEST(Structure, HoldsWhatItsSettingsMean) {
  const Loaded loaded = small_with(
      "[[structures]]\nid = \"rise\"\nname = \"A rise\"\nassumption = \"invented\"\nweight = \"20 %\"\n"
      "set = { \"demand.referrals.trend\" = \"2 %\", \"demand.assessment.to_care\" = { beta = { mean = \"3 "
      "%\", n = 50 } } "
      "}\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  const scenario::Structure& rise = loaded.scenario.structures.at(0);
  ASSERT_EQ(rise.numbers.size(), 2u);
  EXPECT_EQ(rise.numbers[0].path, "demand.referrals.trend");
  EXPECT_EQ(rise.numbers[0].uncertain, chance::Uncertain(chance::Certain{0.02}));
  EXPECT_EQ(rise.numbers[1].uncertain, chance::Uncertain(chance::Beta{0.03, 50.0}));
  EXPECT_EQ(scenario::find(loaded.register_, "demand.referrals.trend")->datum.typical_value(), 0.0)
      << "and the scenario stays";
}

TEST(Structure, SeesWhatTheCommandLineChanged) {
  const std::string text =
      "extends = \"" + small_path() +
      "\"\n[[structures]]\nid = \"rise\"\nname = \"A rise\"\nassumption = \"invented\"\nweight = \"20 %\"\n"
      "set = { \"demand.referrals.trend\" = \"2 %\" }\n";
  const Folder folder;
  const Loaded loaded =
      load_scenario(folder.write("rise.toml", text), std::vector{set("structures.rise.weight", "30 %")});
  ASSERT_EQ(loaded.scenario.structures.size(), 1u);
  EXPECT_EQ(loaded.scenario.structures[0].weight.typical_value(), 0.3);
}

TEST(Correlations, ThatNearlyHoldAreMendedAndTold) {
  const Loaded loaded = small_with(
      "[[correlations]]\nid = \"a\"\nassumption = \"invented\"\nfirst = \"demand.assessment.to_care\"\n"
      "second = \"workforce.turnover.base\"\nspearman = 0.7\n"
      "[[correlations]]\nid = \"b\"\nassumption = \"invented\"\nfirst = \"workforce.turnover.base\"\n"
      "second = \"costs.placement.external-residential.fee\"\nspearman = 0.7\n"
      "[[correlations]]\nid = \"entry-and-fees\"\nspearman = 0.0\n");
  ASSERT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  EXPECT_THAT(loaded.diagnostics.render(), ::testing::HasSubstr("cannot quite hold together"));
}

TEST(Library, ThePandemicCanBeTakenOver) {
  const Folder folder;
  const Loaded loaded = load_scenario(folder.write("with.toml", "extends = [\"" + small_path() +
                                                                    "\", \"" LOADLINE_ROOT
                                                                    "/scenarios/library/pandemic.toml\"]\n"));
  EXPECT_THAT(messages(loaded), IsEmpty());
  ASSERT_EQ(loaded.scenario.shocks.size(), 1u);
  EXPECT_EQ(loaded.scenario.shocks[0].effects.size(), 2u);
}

TEST(Library, SunderlandTakesOverShocksAndTheFittedRecord) {
  const Loaded loaded = load_scenario(LOADLINE_ROOT "/scenarios/sunderland-2017.toml");
  ASSERT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  EXPECT_EQ(loaded.scenario.shocks.size(), 6u);
  const auto* swings = scenario::find(loaded.register_, "demand.care.entries.swings.size");
  ASSERT_NE(swings, nullptr);
  EXPECT_EQ(swings->datum.origin.source, "cal-history");
}

}  // namespace
}  // namespace loadline::input::testing
