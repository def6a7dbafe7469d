#include "loadline/input/history_table.hpp"

#include <cstdlib>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string header = "la_code,la_name,year_to_31_march,cla_31_march,started,ceased,uasc\n";

HistoryTable read_text(const std::string& text) {
  const Folder folder;
  return read_history_table(folder.write("history.csv", text));
}

/// "rule:row" of each repair.
std::vector<std::string> repairs(const HistoryTable& table) {
  std::vector<std::string> all;
  for (const Repair& r : table.repairs) all.push_back(r.rule + ":" + std::to_string(r.row));
  return all;
}

TEST(HistoryTable, FindsColumnsByNameAndSortsAuthoritiesAndYears) {
  const HistoryTable table = read_text(
      "Year_to_31_March,uasc,la_name,ceased,la_code,started,cla_31_march\n"
      "2012,1,Example Council B,20,X2,30,110\n2012,1,Example Council A,50,X1,60,210\n2011,,Example Council "
      "A,50,X1,60,200\n");
  EXPECT_EQ(table.diagnostics.render(), "");
  EXPECT_THAT(repairs(table), ElementsAre("column-name:1"));
  ASSERT_EQ(table.authorities.size(), 2u);
  EXPECT_EQ(table.authorities[0].name, "Example Council A");
  ASSERT_EQ(table.authorities[0].years.size(), 2u);
  EXPECT_EQ(table.authorities[0].years[0].year, 2011);
  EXPECT_EQ(table.authorities[0].years[0].row, 4);
  EXPECT_EQ(table.authorities[1].years[0].looked_after, 110.0);
  EXPECT_EQ(table.digest.size(), 16u);
}

TEST(HistoryTable, TakesSuppressedCellsAsUnknownAndSaysSo) {
  const HistoryTable table =
      read_text(header + "X1,A,2011,c,..,:,\nX1,A,2012,200,x,<5,\nX1,A,2013,\"1,200\",-,,\n");
  EXPECT_FALSE(table.diagnostics.has_errors());
  EXPECT_THAT(repairs(table), ElementsAre("suppressed-cell:2", "suppressed-cell:2", "suppressed-cell:2",
                                          "suppressed-cell:3", "suppressed-cell:3", "suppressed-cell:4",
                                          "suppressed-cell:4", "thousands-separator:4"));
  const auto& years = table.authorities[0].years;
  EXPECT_FALSE(years[0].looked_after || years[0].started || years[0].ceased);
  EXPECT_EQ(years[1].looked_after, 200.0);
  EXPECT_EQ(years[2].looked_after, 1200.0);
}

TEST(HistoryTable, DropsEqualRowsAndRefusesDifferentOnes) {
  EXPECT_THAT(repairs(read_text(header + "X1,A,2011,200,60,50,\nX1,A,2011,200,60,50,\n")),
              ElementsAre("duplicate-row:3"));
  const HistoryTable table = read_text(header + "X1,A,2011,200,60,50,\nX1,A,2011,201,60,50,\n");
  EXPECT_EQ(table.diagnostics.errors(), 1u);
  EXPECT_THAT(table.diagnostics.render(),
              HasSubstr("history.csv:3:6: error: year_to_31_march: 2011 of A is also in row 2"));
}

TEST(HistoryTable, MoreCannotCeaseThanWereThere) {
  const HistoryTable table = read_text(header + "X1,A,2011,100,60,50,\nX1,A,2012,10,20,131,\n");
  EXPECT_THAT(repairs(table), ElementsAre("ceased-more-than-possible:3"));
  EXPECT_FALSE(table.authorities[0].years[1].ceased || table.authorities[0].years[1].started);
  EXPECT_EQ(table.authorities[0].years[1].looked_after, 10.0);
  // 130 of 100 + 20 is within the rounding of four figures to 5.
  EXPECT_THAT(repairs(read_text(header + "X1,A,2011,100,60,50,\nX1,A,2012,0,20,130,\n")), IsEmpty());
}

TEST(HistoryTable, FlowsThatDoNotBalanceAreSaidAndBeyondReasonUnknown) {
  // 200 + 60 - 50 = 210: within 10 nothing is said, at 25 it is, at 351 the flows are not believed.
  EXPECT_THAT(repairs(read_text(header + "X1,A,2011,200,60,50,\nX1,A,2012,219,60,50,\n")), IsEmpty());
  const HistoryTable said = read_text(header + "X1,A,2011,200,60,50,\nX1,A,2012,235,60,50,\n");
  EXPECT_THAT(repairs(said), ElementsAre("flows-do-not-balance:3"));
  EXPECT_EQ(said.authorities[0].years[1].ceased, 50.0);
  const HistoryTable far = read_text(header + "X1,A,2011,200,60,50,\nX1,A,2012,2100,60,50,\n");
  EXPECT_THAT(repairs(far), ElementsAre("flows-far-from-balance:3"));
  EXPECT_FALSE(far.authorities[0].years[1].ceased);
}

TEST(HistoryTable, AGapInTheYearsIsNotABalance) {
  EXPECT_THAT(repairs(read_text(header + "X1,A,2011,200,60,50,\nX1,A,2013,900,60,50,\n")), IsEmpty());
}

TEST(HistoryTable, RefusesWhatCannotBeUsedAllAtOnce) {
  const HistoryTable table = read_text(header +
                                       "X1,A,11,200,60,50,\n"
                                       "X1,A,2012,two,60,50,\n"
                                       ",A,2013,200,-6,50,\n"
                                       "X1,A,2014,200,60.5,50,\n"
                                       "X1,A,2015,200,60\n"
                                       "X1,A,2016,1,200,60,50,\n");
  EXPECT_EQ(table.diagnostics.errors(), 6u) << table.diagnostics.render();
  const std::string said = table.diagnostics.render();
  EXPECT_THAT(
      said,
      HasSubstr("history.csv:2:6: error: year_to_31_march: is \"11\" (this needs a year from 1989 to 2100)"));
  EXPECT_THAT(said,
              HasSubstr("history.csv:3:11: error: cla_31_march: is \"two\" (it cannot be read as a number)\n"
                        "  3 | X1,A,2012,two,60,50,\n    |           ^\n"
                        "  help: write a whole number, or \"c\" where it is not published"));
  EXPECT_THAT(said, HasSubstr("4:13: error: started: is \"-6\" (a count of children is 0 or more)"));
  EXPECT_THAT(said, HasSubstr("4:1: error: la_code: is empty"));
  EXPECT_THAT(said, HasSubstr("5:15: error: started: is \"60.5\" (a count of children is a whole number)"));
  EXPECT_THAT(said, HasSubstr("6:1: error: has 5 cells, the header 7"));
  EXPECT_THAT(repairs(table), ElementsAre("trailing-empty-cells:7"))
      << "1,200 in bare cells has an empty cell to spare";
}

TEST(HistoryTable, NamesTheMissingColumnAndTheOneThatWasMeant) {
  const HistoryTable table =
      read_text("la_code,la_name,year_to_31_march,cla_31_march,startd\nX1,A,2011,200,60\n");
  const std::string said = table.diagnostics.render();
  EXPECT_THAT(said, HasSubstr("started: is missing from the header (did it mean startd?)"));
  EXPECT_THAT(said, HasSubstr("ceased: is missing from the header"));
  EXPECT_EQ(table.diagnostics.errors(), 2u);
  EXPECT_THAT(
      read_text("la_code,la_code,la_name,year_to_31_march,cla_31_march,started,ceased\nX,X,A,2011,2,6,5\n")
          .diagnostics.render(),
      HasSubstr("la_code: is the name of two columns"));
}

TEST(HistoryTable, NamesMayChange) {
  const HistoryTable table = read_text(
      header + "X1,New Name,2012,210,60,50,\nX1,\"Old, Name\",2011,200,60,50,\nX1,,2010,200,60,50,\n");
  EXPECT_EQ(table.authorities[0].name, "New Name");
  EXPECT_THAT(repairs(table), ElementsAre("renamed-authority:3", "missing-name:4", "renamed-authority:4"));
}

TEST(HistoryTable, RefusesEmptyAndAbsentFiles) {
  EXPECT_THAT(read_text("").diagnostics.render(), HasSubstr("is empty"));
  EXPECT_THAT(read_text(header).diagnostics.render(), HasSubstr("has a header and no rows"));
  EXPECT_THAT(read_history_table("no/such/table.csv").diagnostics.render(),
              HasSubstr("no/such/table.csv: error: cannot be read"));
}

TEST(HistoryTable, ReadsThePublishedTable) {
  const char* given = std::getenv("LOADLINE_SHARED");
  const std::filesystem::path path =
      std::filesystem::path(given != nullptr ? given : LOADLINE_ROOT "/../shared") /
      "data/cla-history-2011-2017.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "the published table is not here: " << path;
  const HistoryTable table = read_history_table(path);
  EXPECT_FALSE(table.diagnostics.has_errors()) << table.diagnostics.render();
  EXPECT_EQ(table.authorities.size(), 151u);
  std::size_t rows = 0;
  for (const AuthorityHistory& authority : table.authorities) rows += authority.years.size();
  EXPECT_EQ(rows, 1057u);
  std::size_t balance = 0, empty = 0;
  for (const RepairCount& count : count_by_rule(table.repairs)) {
    balance += count.rule == "flows-do-not-balance" ? count.count : 0;
    empty += count.rule == "suppressed-cell" ? count.count : 0;
  }
  // Counted in the file by other means: 97 authority-years out of balance by more than 10, 10 empty cells.
  EXPECT_EQ(balance, 97u);
  EXPECT_EQ(empty, 10u);
}

}  // namespace
}  // namespace loadline::input::testing
