#include <chrono>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "input/scenario_text.hpp"
#include "loadline/input/care_return.hpp"

namespace loadline::input::testing {
namespace {

TEST(MillionRows, AreReadAndEachIsAccountedFor) {
  // 100,000 children of ten episodes: one placement a month from a start, one in twenty ended in the tenth.
  const Folder folder;
  std::string header = "CHILD,SEX,DOB\n", episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC\n";
  for (int child = 0; child < 100'000; ++child) {
    header += fmt::format("C{},1,{:02}/06/2008\n", child, 1 + child % 28);
    for (int e = 0; e < 10; ++e) {
      const bool last = e == 9, open = last && child % 20 != 0;
      episodes += fmt::format("C{},01/{:02}/2015,{},C2,N1,{},PR1,{},{}\n", child, 3 + e, e == 0 ? "S" : "P",
                              e % 2 == 0 ? "U6" : "K2",
                              open ? "" : fmt::format("{}/{:02}/2015", last ? "15" : "01", last ? 12 : 4 + e),
                              open   ? ""
                              : last ? "E4A"
                                     : "X1");
    }
  }
  std::filesystem::create_directories(folder.path() / "2015-16");
  folder.write("2015-16/header.csv", header);
  folder.write("2015-16/episodes.csv", episodes);
  const auto began = std::chrono::steady_clock::now();
  const CareReturn read = read_care_return(std::vector{folder.path() / "2015-16"});
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  EXPECT_EQ(read.diagnostics.render(), "");
  EXPECT_EQ(read.episodes, 1'000'000u);
  EXPECT_EQ(read.children, 100'000u);
  EXPECT_EQ(read.periods.size(), 100'000u);
  EXPECT_EQ(read.stays.size(), 1'000'000u);
  const ReturnYear year = yearly(read).front();
  EXPECT_EQ(year.ceased, 5'000.0);
  EXPECT_EQ(year.looked_after, 95'000.0);
  EXPECT_EQ(year.started, 0.0) << "they began on 1 March, before the return's year";
  // About two seconds where this was written; what is quadratic takes hours.
  EXPECT_LT(seconds, 120.0);
  RecordProperty("seconds", std::to_string(seconds));
}

}  // namespace
}  // namespace loadline::input::testing
