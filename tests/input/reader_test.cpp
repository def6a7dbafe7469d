#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Reader, ReadsTheSmallScenarioWithoutAWord) {
  const Loaded loaded = load_scenario(small_path());
  EXPECT_EQ(loaded.diagnostics.render(), "");
  EXPECT_EQ(loaded.scenario.demand.opening.looked_after.typical_value(), 100.0);
  EXPECT_EQ(loaded.scenario.workforce.roles.size(), 2u);
  EXPECT_EQ(loaded.scenario.contract.clauses.size(), 8u);
  EXPECT_EQ(loaded.scenario.outcomes.kpis[2].id, "K17");
  EXPECT_EQ(loaded.scenario.horizon.months, 24);
  EXPECT_GT(loaded.register_.size(), 200u);
  EXPECT_EQ(loaded.register_[7].datum.slot, 7) << "a number's slot is its position in the register";
}

TEST(Reader, ReadsTheSunderlandScenarioWithoutAnError) {
  const Loaded loaded = load_scenario(LOADLINE_ROOT "/scenarios/sunderland-2017.toml");
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
}

TEST(Reader, ReportsAllMistakesAtOnce) {
  const Loaded loaded = small_with(
      "[workforce]\nsickness = 4\nheadcount = \"160 FTE\"\n[about]\ntitle = 1\n[horizon]\nmonth = 24\n");
  EXPECT_THAT(messages(loaded),
              UnorderedElementsAre("about.title: is a bare number", "horizon.month: is not a known key",
                                   "workforce.headcount: is in FTE", "workforce.sickness: has no unit"));
}

TEST(Reader, TellsAMisspeltKeyTwiceSoThatThePairExplainsItself) {
  const Loaded loaded = small_with(
      "[[workforce.role]]\nid = \"manager\"\nname = \"Managers\"\nestablishment = \"5 FTE\"\n"
      "in_post = \"5 FTE\"\nsalry = \"50000 GBP/FTE/year\"\nassumption = \"invented\"\n");
  EXPECT_THAT(messages(loaded), ElementsAre("workforce.role.manager.salry: is not a known key",
                                            "workforce.role.manager: has no salary"));
  EXPECT_EQ(loaded.diagnostics.all()[0].why, "did you mean salary?");
}

TEST(Reader, SaysNothingOfWhatFollowsAnUnknownKind) {
  const Loaded loaded =
      small_with("[[savings.initiative]]\nid = \"x\"\nkind = \"magic\"\nfull_year_value = \"1 GBP/year\"\n");
  EXPECT_THAT(messages(loaded), ElementsAre("savings.initiative.x.kind: is \"magic\""));
}

TEST(Reader, JudgesNoRuleOnANumberItCouldNotRead) {
  // The opening numbers would sum to 86 without kinship; but the sum is not what is wrong.
  const Loaded loaded = small_with("[demand.placement]\nkinship = { opening = 14 }\n");
  EXPECT_THAT(messages(loaded), ElementsAre("demand.placement.kinship.opening: has no unit"));
}

TEST(Reader, QuotesTheLineWithACaretUnderThePlace) {
  const Folder folder;
  const auto path =
      folder.write("draft.toml", "extends = \"" + small_path() + "\"\n[demand.care]\nshort_mean = 4\n");
  EXPECT_EQ(
      load_scenario(path).diagnostics.render(),
      path.string() +
          ":3:14: error: demand.care.short_mean: has no unit (a bare number could be any of several units)\n"
          "  3 | short_mean = 4\n"
          "    |              ^\n"
          "  help: write it as \"<number> months\"\n");
}

TEST(Reader, CountsWhatItDoesNotShow) {
  std::string text = "[workforce]\n";
  for (int i = 0; i < 300; ++i) text += "key-" + std::to_string(i) + " = 1\n";
  const Loaded loaded = small_with(text);
  EXPECT_EQ(loaded.diagnostics.all().size(), 201u);
  EXPECT_EQ(loaded.diagnostics.all().back().found, "has 100 more mistakes that are not shown");
}

TEST(Reader, PutsClausesInOrderOfSeqAndYearsInOrder) {
  const Loaded loaded = small_with(
      "[horizon]\nmonths = 36\n[costs]\npay_award = { assumption = \"invented\", 2026-27 = \"4 %\" }\n"
      "[costs.price_growth]\n2026-27 = \"2 %\"\n[[contract.clause]]\nid = \"payment\"\nseq = 5\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.contract.clauses.front().id, "payment");
  const auto& award = loaded.scenario.costs.pay_award;
  ASSERT_EQ(award.size(), 3u) << "one a year of the horizon";
  EXPECT_EQ(award[0].value.typical_value(), 0.0) << "nothing changes in the first year";
  EXPECT_EQ(award[1].value.typical_value(), 0.03) << "P50 of the file below";
  EXPECT_EQ(award[2].value.typical_value(), 0.04);
  EXPECT_EQ(loaded.scenario.savings.target[2].value.typical_value(), 0.0) << "a target may leave years out";
}

TEST(Reader, AcceptsAFileWithABomAndWindowsLineEnds) {
  const Loaded loaded = load_scenario(small_path());
  std::string text = "\xEF\xBB\xBF";
  for (const char c : loaded.text) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  EXPECT_EQ(load_text(text).diagnostics.render(), "");
}

}  // namespace
}  // namespace loadline::input::testing
