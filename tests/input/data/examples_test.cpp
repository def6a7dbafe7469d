// The data in scenarios/examples are made up, and stay so: the return is what the generator writes.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "loadline/input/care_return.hpp"
#include "loadline/input/history_table.hpp"
#include "support/synthetic_return.hpp"

namespace loadline::input::testing {
namespace {

const std::filesystem::path examples = LOADLINE_ROOT "/scenarios/examples";

/// About 180 children in three years.
loadline::testing::SyntheticLaw example_law() {
  loadline::testing::SyntheticLaw law;
  law.first_year = 2015;
  law.years = 3;
  law.entries_a_year = 34.0;
  return law;
}

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

TEST(Examples, TheReturnIsWhatTheGeneratorWrites) {
  const Folder folder;
  const auto children = loadline::testing::simulate_children(example_law(), {2017});
  // LOADLINE_WRITE_EXAMPLES=1 rewrites the example where the generator has changed.
  const bool rewrite = std::getenv("LOADLINE_WRITE_EXAMPLES") != nullptr;
  const auto into = rewrite ? examples / "synthetic-return" : folder.path();
  for (const auto& year : loadline::testing::write_return(into, example_law(), children))
    for (const char* name : {"header.csv", "episodes.csv"}) {
      const auto kept = examples / "synthetic-return" / year.filename() / name;
      EXPECT_EQ(text_of(year / name), text_of(kept)) << kept;
      EXPECT_LT(std::filesystem::file_size(kept), 60'000u);
    }
}

TEST(Examples, TheReturnIsReadWithoutAWord) {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(examples / "synthetic-return"))
    if (entry.is_directory()) folders.push_back(entry.path());
  const CareReturn read = read_care_return(folders);
  EXPECT_EQ(read.diagnostics.render(), "");
  EXPECT_TRUE(read.repairs.empty());
  EXPECT_EQ(read.years, (std::vector{2015, 2016, 2017}));
  EXPECT_GT(read.children, 130u);
  EXPECT_LT(read.children, 200u);
}

TEST(Examples, TheHistoryIsOfMadeUpCouncilsOnly) {
  const HistoryTable table = read_history_table(examples / "history.csv");
  EXPECT_EQ(table.diagnostics.render(), "");
  EXPECT_EQ(table.authorities.size(), 12u);
  for (const AuthorityHistory& authority : table.authorities) {
    EXPECT_THAT(authority.name, ::testing::StartsWith("Example Council "));
    EXPECT_THAT(authority.code, ::testing::StartsWith("X"));
    EXPECT_EQ(authority.years.size(), 7u);
  }
}

}  // namespace
}  // namespace loadline::input::testing
