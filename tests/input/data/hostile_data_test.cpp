// Files damaged at random: whatever stands in them, reading ends, throws nothing, and says what is wrong.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "loadline/chance/address.hpp"
#include "loadline/input/care_return.hpp"
#include "loadline/input/history_table.hpp"

namespace loadline::input::testing {
namespace {

const std::filesystem::path examples = LOADLINE_ROOT "/scenarios/examples";

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// One to eight slips: a byte changed, a piece cut out or doubled, a separator or mark put in.
std::string damaged(std::string text, std::uint32_t which) {
  const chance::Stream draws({1}, {which, 1}, chance::Purpose::parameters, 0, 0);
  std::uint32_t next = 0;
  const auto below = [&](std::size_t n) {
    return static_cast<std::size_t>(draws.uniform(next++) * static_cast<double>(n));
  };
  const std::string marks = "\",;\n\r\t\xFF\xC3 /-<:X9";
  for (std::size_t slips = 1 + below(8); slips > 0 && !text.empty(); --slips) {
    const std::size_t at = below(text.size()), length = below(60);
    switch (below(5)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), length));
        break;
      case 3:
        text.insert(at, 1, marks[below(marks.size())]);
        break;
      default:
        text.resize(text.size() - below(text.size() / 4 + 1));
        break;
    }
  }
  return text;
}

TEST(HostileData, ATableIsReadOrRefusedWhateverItHolds) {
  const Folder folder;
  const std::string text = text_of(examples / "history.csv");
  int refused = 0, mended = 0;
  for (std::uint32_t i = 0; i < 300; ++i) {
    const HistoryTable table = read_history_table(folder.write("history.csv", damaged(text, i)));
    refused += table.diagnostics.has_errors() ? 1 : 0;
    mended += !table.diagnostics.has_errors() && table.repairs.size() > 2 ? 1 : 0;
    for (const AuthorityHistory& authority : table.authorities)
      for (std::size_t y = 1; y < authority.years.size(); ++y)
        ASSERT_LT(authority.years[y - 1].year, authority.years[y].year) << i;
  }
  EXPECT_GT(refused, 90) << "most slips leave a row that cannot be used";
  EXPECT_GT(mended, 8);
}

TEST(HostileData, AReturnIsReadOrRefusedWhateverItHolds) {
  const Folder folder;
  const auto year = folder.path() / "2015-16";
  std::filesystem::create_directories(year);
  const std::string header = text_of(examples / "synthetic-return/2015-16/header.csv");
  const std::string episodes = text_of(examples / "synthetic-return/2015-16/episodes.csv");
  int refused = 0;
  for (std::uint32_t i = 0; i < 300; ++i) {
    folder.write("2015-16/header.csv", i % 2 == 0 ? header : damaged(header, i));
    folder.write("2015-16/episodes.csv", damaged(episodes, i + 10'000));
    const CareReturn read = read_care_return(std::vector{year});
    refused += read.diagnostics.has_errors() ? 1 : 0;
    for (const CarePeriod& period : read.periods) {
      ASSERT_TRUE(!period.end || *period.end >= period.start) << i;
      ASSERT_GE(period.age_at_start, 0.0) << i;
      ASSERT_LT(period.age_at_start, 18.1) << i;
    }
    for (const PlacementStay& stay : read.stays) {
      ASSERT_LT(stay.period, read.periods.size()) << i;
      ASSERT_TRUE(!stay.end || *stay.end >= stay.start) << i;
    }
    ASSERT_THAT(read.diagnostics.render(), ::testing::Not(::testing::HasSubstr("ZZ"))) << i;
  }
  EXPECT_GT(refused, 90);
}

}  // namespace
}  // namespace loadline::input::testing
