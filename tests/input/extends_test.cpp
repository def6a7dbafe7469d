#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Extends, LaysTablesOverTablesAndRecordsOverRecordsById) {
  const Loaded loaded = small_with(
      "[workforce]\nsickness = \"6 %\"\n[[workforce.role]]\nid = \"support\"\nin_post = \"100 FTE\"\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.workforce.sickness.typical_value(), 0.06);
  EXPECT_EQ(loaded.scenario.workforce.headcount.typical_value(), 160.0) << "from below";
  ASSERT_EQ(loaded.scenario.workforce.roles.size(), 2u);
  EXPECT_EQ(loaded.scenario.workforce.roles[1].in_post.typical_value(), 100.0);
  EXPECT_EQ(loaded.scenario.workforce.roles[1].establishment.typical_value(), 110.0) << "from below";
}

TEST(Extends, ReplacesANumberWhole) {
  // Merged key by key, the distribution below would leave two ways of saying the number.
  const Loaded loaded = small_with("[workforce.turnover]\nbase = { value = \"0.2 per year\" }\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_TRUE(chance::certain(loaded.scenario.workforce.turnover.base.uncertain));
}

TEST(Extends, SeveralFilesFromLeftToRight) {
  const Folder folder;
  folder.write("a.toml", "[workforce]\nsickness = \"5 %\"\nheadcount = \"150 staff\"\n");
  folder.write("b.toml", "[workforce]\nsickness = \"6 %\"\n");
  const auto top = folder.write("top.toml", "extends = [\"" + small_path() + "\", \"a.toml\", \"b.toml\"]\n");
  const Loaded loaded = load_scenario(top);
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.workforce.sickness.typical_value(), 0.06) << "the later wins";
  EXPECT_EQ(loaded.scenario.workforce.headcount.typical_value(), 150.0);
}

TEST(Extends, NamesTheFileThatIsWrong) {
  const Folder folder;
  const auto below =
      folder.write("below.toml", "extends = \"" + small_path() + "\"\n[workforce]\nsickness = 5\n");
  const auto top = folder.write("top.toml", "extends = \"below.toml\"\n[about]\ntitle = \"Top\"\n");
  const Loaded loaded = load_scenario(top);
  ASSERT_EQ(loaded.diagnostics.errors(), 1u);
  EXPECT_EQ(loaded.diagnostics.all().front().place.file, below.string());
  EXPECT_EQ(loaded.diagnostics.all().front().excerpt, "sickness = 5");
}

TEST(Extends, InACircleIsRefused) {
  const Folder folder;
  folder.write("a.toml", "extends = \"b.toml\"\n");
  const auto b = folder.write("b.toml", "extends = \"a.toml\"\n");
  EXPECT_EQ(load_scenario(b).diagnostics.errors(), 1u);
}

TEST(Without, LeavesOutListsAndRecordsOfWhatIsExtended) {
  const Loaded loaded = small_with("without = [\"variants\", \"contract.clause.corridor\"]\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_THAT(loaded.scenario.variants, IsEmpty());
  EXPECT_EQ(scenario::find<scenario::VolumeCorridor>(loaded.scenario.contract), nullptr);
  EXPECT_NE(scenario::find<scenario::ShareBands>(loaded.scenario.contract), nullptr);
}

TEST(Without, MakesRoomForOnesOwn) {
  // Laid over the clause below, a corridor with tiers would keep its dead band.
  const Loaded loaded = small_with(R"(without = ["contract.clause.corridor", "variants"]
[[contract.clause]]
id = "corridor"
kind = "volume_corridor"
assumption = "invented"
name = "Tiers"
seq = 50
baseline = "100 children"
above = [{ to = "10 %", paid = "50 %" }, { to = "100 %", paid = "100 %" }]
below = [{ to = "100 %", paid = "0 %" }]
unit_price = "800 GBP/child/week"
limit_up = "500,000 GBP/year"
limit_down = "500,000 GBP/year"
)");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(scenario::find<scenario::VolumeCorridor>(loaded.scenario.contract)->above.size(), 2u);
}

TEST(Without, IsOfItsOwnFileAlone) {
  const Folder folder;
  folder.write("below.toml", "extends = \"" + small_path() + "\"\nwithout = [\"variants\"]\n");
  const auto top = folder.write("top.toml",
                                "extends = \"below.toml\"\n[[variants]]\nid = \"one\"\nname = \"One\"\nset = "
                                "{ \"contract.clause.deficit.grant\" = \"100 %\" }\n");
  const Loaded loaded = load_scenario(top);
  EXPECT_THAT(messages(loaded), IsEmpty());
  ASSERT_EQ(loaded.scenario.variants.size(), 1u);
  EXPECT_EQ(loaded.scenario.variants[0].id, "one");
}

TEST(Without, TakesAlongWhatOnlyThePartLeftOutHasCited) {
  const std::string entry =
      "[assumptions.only-here]\ntext = \"Only of the payment profile.\"\nreview = 2030-01-01\n";
  const Folder folder;
  folder.write("below.toml", "extends = \"" + small_path() + "\"\n" + entry +
                                 "[[contract.clause]]\nid = \"payment\"\nassumption = \"only-here\"\n");
  const auto top =
      folder.write("top.toml", "extends = \"below.toml\"\nwithout = [\"contract.clause.payment\"]\n");
  const Loaded loaded = load_scenario(top);
  EXPECT_THAT(messages(loaded), IsEmpty()) << "no assumption is left unused";
  for (const scenario::AssumptionNote& note : loaded.scenario.assumptions) EXPECT_NE(note.id, "only-here");
  const auto cited = folder.write(
      "cited.toml",
      "extends = \"top.toml\"\n[workforce]\nsickness = { value = \"5 %\", assumption = \"only-here\" }\n");
  EXPECT_THAT(messages(load_scenario(cited)), IsEmpty()) << "but a file above may still cite it";
}

}  // namespace
}  // namespace loadline::input::testing
