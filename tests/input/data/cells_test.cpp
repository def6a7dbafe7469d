#include "input/data/cells.hpp"

#include <gmock/gmock.h>

#include "input/data/encoding.hpp"

namespace loadline::input::testing {
namespace {

using Count = CountCell::Kind;
using Kind = DayCell::Kind;

TEST(CountCell, ReadsWholeNumbersWithAndWithoutThousands) {
  EXPECT_EQ(read_count("1234").count, 1234.0);
  EXPECT_EQ(read_count("1,234").count, 1234.0);
  EXPECT_EQ(read_count("1 234 567").count, 1234567.0);
  EXPECT_EQ(read_count("165.0").count, 165.0) << "a spreadsheet's whole number";
  EXPECT_TRUE(read_count("1,234").thousands);
  EXPECT_FALSE(read_count("1234").thousands);
}

TEST(CountCell, KnowsTheMarksOfWhatIsNotPublished) {
  for (const char* mark :
       {"", "c", "C", "x", ":", "..", ".", "-", "*", "z", "low", "<5", "<10", "n/a", "\xE2\x80\x93"})
    EXPECT_EQ(read_count(mark).kind, Count::suppressed) << mark;
}

TEST(CountCell, RefusesWhatIsNoCount) {
  for (const char* word :
       {"1,23", "12,34", ",123", "1,,234", "twelve", "1e3", "12a", "0x10", "inf", "nan", "<", "<x", "1 2"})
    EXPECT_EQ(read_count(word).kind, Count::not_a_number) << word;
  EXPECT_EQ(read_count("-5").kind, Count::negative);
  EXPECT_EQ(read_count("16.5").kind, Count::not_whole);
  EXPECT_EQ(read_count("99999999999").kind, Count::not_whole);
}

TEST(DayCell, ReadsTheReturnsFormIsoAndWhatSpreadsheetsMakeOfThem) {
  const Day day = day_of({2015, 4, 3});
  for (const char* text : {"03/04/2015", "3/4/2015", "2015-04-03", "03-04-2015", "03.04.2015"})
    EXPECT_EQ(read_day(text).day, day) << text;
  EXPECT_FALSE(read_day("03/04/2015").time_of_day);
  EXPECT_TRUE(read_day("03/04/2015 00:00").time_of_day);
  EXPECT_TRUE(read_day("2015-04-03T00:00:00").time_of_day);
  EXPECT_EQ(read_day("2015-04-03T00:00:00").day, day);
  EXPECT_EQ(read_day("29/02/2016").day, day_of({2016, 2, 29}));
  EXPECT_EQ(read_day("").kind, Kind::empty);
}

TEST(DayCell, RefusesDaysThatAreNot) {
  for (const char* text :
       {"31/02/2015", "29/02/2015", "00/01/2015", "01/13/2015", "2015-02-30", "31/04/2015"})
    EXPECT_EQ(read_day(text).kind, Kind::impossible) << text;
  for (const char* text :
       {"03/04/15", "42461", "3 April 2015", "2015/04/03", "03/04/20155", "03/04", "today", "03/04/2015x"})
    EXPECT_EQ(read_day(text).kind, Kind::not_a_date) << text;
}

TEST(DayCell, DaysAndDatesAreEachOthersInverse) {
  EXPECT_EQ(day_of({1970, 1, 1}), 0);
  for (Day day = day_of({1979, 12, 30}); day < day_of({2101, 1, 2}); ++day)
    ASSERT_EQ(day_of(date_of(day)), day);
}

TEST(ShapeOf, TellsNobodyWhatWasThere) {
  EXPECT_EQ(shape_of("AB12/7-c"), "aa99/9-a");
  EXPECT_EQ(shape_of("M\xC3\xBCller"), "aaaaaa");
}

TEST(Decode, GivesTheSameTextFromEveryEncoding) {
  const std::string text = "Caf\xC3\xA9 \xE2\x82\xAC,1\n";
  EXPECT_EQ(decode(text).text, text);
  EXPECT_TRUE(decode(text).repairs.empty());
  EXPECT_EQ(decode("\xEF\xBB\xBF" + text).text, text);
  EXPECT_EQ(decode("Caf\xE9 \x80,1\n").text, text);
  const std::string low{
      "C\0a\0f\0\xE9\0 \0\xAC\x20,\0"
      "1\0\n\0",
      18},
      high{
          "\0C\0a\0f\0\xE9\0 \x20\xAC\0,\0"
          "1\0\n",
          18};
  EXPECT_EQ(decode("\xFF\xFE" + low).text, text);
  EXPECT_EQ(decode("\xFE\xFF" + high).text, text);
  EXPECT_EQ(decode(low).text, text) << "told by its zeros";
  // U+1F600 in two units of UTF-16.
  EXPECT_EQ(decode(std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6)).text, "\xF0\x9F\x98\x80");
}

}  // namespace
}  // namespace loadline::input::testing
