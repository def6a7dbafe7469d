// Every file in scenarios/broken has one mistake; beside it stands, word for word, what the program says.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "loadline/input/load_scenario.hpp"

namespace loadline::input {
namespace {
namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = LOADLINE_ROOT "/scenarios/broken";
  return path;
}

std::vector<std::string> names_with(const std::string& extension) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Broken : public ::testing::TestWithParam<std::string> {};

TEST_P(Broken, SaysWhatIsWrongAndWhatToWrite) {
  fs::current_path(folder());  // messages name files as they were asked for
  const Loaded loaded = load_scenario(GetParam() + ".toml");
  std::ifstream in(GetParam() + ".expected");
  std::stringstream expected;
  expected << in.rdbuf();
  EXPECT_EQ(loaded.diagnostics.render(), expected.str());
  EXPECT_FALSE(loaded.diagnostics.empty());
}

INSTANTIATE_TEST_SUITE_P(File, Broken, ::testing::ValuesIn(names_with(".toml")), [](const auto& file) {
  std::string name = file.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(BrokenFolder, HasAMessageForEachFileAndAFileForEachMessage) {
  EXPECT_EQ(names_with(".toml"), names_with(".expected"));
  EXPECT_GE(names_with(".toml").size(), 90u);
}

TEST(BrokenFolder, HasNoTwoFilesWithTheSameMessage) {
  std::set<std::string> seen;
  fs::current_path(folder());
  for (const std::string& name : names_with(".toml")) {
    std::string all;
    const Loaded loaded = load_scenario(name + ".toml");
    for (const base::Diagnostic& d : loaded.diagnostics.all()) all += d.path + d.found + d.why;
    EXPECT_TRUE(seen.insert(all).second) << name << " repeats another file's mistake";
  }
}

TEST(BrokenFolder, ItsWarningsAloneAreNoErrors) {
  fs::current_path(folder());
  std::vector<std::string> without_error;
  for (const std::string& name : names_with(".toml"))
    if (!load_scenario(name + ".toml").diagnostics.has_errors()) without_error.push_back(name);
  EXPECT_EQ(without_error, (std::vector<std::string>{"agreement-terms-without-exit", "one-off-cut-short",
                                                     "rebase-from-another-baseline", "request-after-the-end",
                                                     "target-of-ring-fenced-savings", "unused-source",
                                                     "year-after-the-horizon"}));
}

}  // namespace
}  // namespace loadline::input
