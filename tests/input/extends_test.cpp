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

}  // namespace
}  // namespace loadline::input::testing
