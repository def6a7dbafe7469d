#include "input/data/csv_rows.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace loadline::input::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Read {
  std::vector<int> lines;
  std::vector<std::vector<std::string>> rows;
  std::string said;
  std::vector<Repair> repairs;
};

Read read(const std::string& bytes, char separator = ',') {
  Notes notes(Quoting::lines);
  Read out;
  for_each_row(text_from("t.csv", bytes, notes), separator, notes, [&](const CsvRow& row) {
    out.lines.push_back(row.line);
    out.rows.emplace_back(row.cells.begin(), row.cells.end());
  });
  out.said = notes.diagnostics().render();
  out.repairs = notes.repairs();
  return out;
}

TEST(CsvRows, AreWhatTheStandardSays) {
  // RFC 4180: quotes, doubled quotes, separators and line breaks in quotes; the last line may lack its end.
  const Read r = read("a,b,c\r\n\"x, y\",\"say \"\"no\"\"\", z \r\n1,,3");
  ASSERT_EQ(r.rows.size(), 3u);
  EXPECT_THAT(r.rows[1], ElementsAre("x, y", "say \"no\"", "z"));
  EXPECT_THAT(r.rows[2], ElementsAre("1", "", "3"));
  EXPECT_EQ(r.said, "");
  EXPECT_THAT(r.repairs, IsEmpty());
}

TEST(CsvRows, StandOnTheirLinesOfTheFile) {
  const Read r = read("a,b\n\n1,\"two\nlines\"\n   \n2,3\r4,5\n\n\n");
  EXPECT_THAT(r.lines, ElementsAre(1, 3, 6, 7)) << "blank lines and lines inside quotes count";
  EXPECT_THAT(r.rows[1], ElementsAre("1", "two\nlines"));
  ASSERT_EQ(r.repairs.size(), 3u);
  EXPECT_EQ(r.repairs[0].rule, "carriage-returns");
  EXPECT_EQ(r.repairs[1].rule, "blank-line");
  EXPECT_EQ(r.repairs[1].row, 2);
  EXPECT_EQ(r.repairs[1].found, "4 blank lines");
  EXPECT_EQ(r.repairs[2].rule, "line-break-in-cell");
}

TEST(CsvRows, GoOnAfterAStrayQuote) {
  const Read r = read("a,b\n1,\"x\"y\n2,3\n4,5\"6\n7,8\n");
  EXPECT_THAT(r.lines, ElementsAre(1, 3, 5));
  EXPECT_THAT(r.said, HasSubstr("t.csv:2:1: error: has a quotation mark inside a cell"));
  EXPECT_THAT(r.said, HasSubstr("t.csv:4:1: error: has a quotation mark inside a cell"));
}

TEST(CsvRows, AnUnclosedQuoteLosesItsLineOnly) {
  const Read r = read("a,b\n1,\"x\n2,3\n4,5\n");
  EXPECT_THAT(r.lines, ElementsAre(1, 3, 4));
  EXPECT_THAT(r.said, HasSubstr("t.csv:2:1: error: opens a quotation mark that nothing closes"));
  std::string many = "a,b\n1,\"x\n";
  for (int i = 0; i < 1'000; ++i) many += "2,3\n";
  EXPECT_EQ(read(many).rows.size(), 1'001u) << "given up after 200 lines, not at the end of a million";
}

TEST(CsvRows, RefuseWhatIsNoText) {
  EXPECT_THAT(read("PK\x03\x04zip").said, HasSubstr("is a workbook or archive"));
  EXPECT_THAT(read(std::string("a,b\n1,\0", 7)).said, HasSubstr("has a zero byte"));
  EXPECT_THAT(read("").said, HasSubstr("is empty"));
  EXPECT_THAT(read(" \r\n\r\n").said, HasSubstr("is empty"));
}

TEST(CsvRows, ColumnOfCountsCharactersAndKnowsQuotes) {
  Notes notes(Quoting::lines);
  const TextFile file = text_from("t.csv", "a,b,c\n\"x, y\",\xC3\xA9,3\n", notes);
  EXPECT_EQ(column_of(file, 2, 0, ','), 1);
  EXPECT_EQ(column_of(file, 2, 1, ','), 8);
  EXPECT_EQ(column_of(file, 2, 2, ','), 10);
  EXPECT_EQ(column_of(file, 9, 2, ','), 1);
}

TEST(CsvRows, TakeTheSeparatorOfTheHeader) {
  Notes notes(Quoting::lines);
  EXPECT_EQ(separator_of(text_from("t", "a,b\n", notes)), ',');
  EXPECT_EQ(separator_of(text_from("t", "\na;b;c, d\n", notes)), ';');
  EXPECT_EQ(separator_of(text_from("t", "a\tb\n", notes)), '\t');
  EXPECT_EQ(separator_of(text_from("t", "alone\n", notes)), ',');
  EXPECT_THAT(read("a\tb c\t\n", '\t').rows[0], ElementsAre("a", "b c", ""));
}

}  // namespace
}  // namespace loadline::input::testing
