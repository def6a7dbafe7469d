#include "loadline/base/date.hpp"

#include <gtest/gtest.h>

namespace loadline::base {

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(date_from("2017-04-01"), (Date{2017, 4, 1}));
  EXPECT_EQ(date_from("2016-02-29"), (Date{2016, 2, 29}));
  for (const char* wrong :
       {"2017-02-29", "2017-13-01", "2017-00-10", "2017-04-31", "2017-04-00", "0000-01-01"})
    EXPECT_FALSE(date_from(wrong)) << wrong;
}

TEST(Date, ReadsOnlyTheOneWayOfWritingIt) {
  for (const char* wrong : {"", "2017", "2017-4-1", "01-04-2017", "2017/04/01", "2017-04-01 ", " 2017-04-1",
                            "2017-04-1x", "2017--4-01", "+017-04-01"})
    EXPECT_FALSE(date_from(wrong)) << '"' << wrong << '"';
}

TEST(Date, IsWrittenAsItIsRead) {
  EXPECT_EQ(to_string(Date{2017, 4, 1}), "2017-04-01");
  EXPECT_EQ(date_from(to_string(Date{1998, 12, 31})), (Date{1998, 12, 31}));
  EXPECT_EQ(to_string(Date{}), "") << "an unknown date is not written";
}

TEST(Date, OrdersByDay) {
  EXPECT_LT((Date{2016, 12, 31}), (Date{2017, 1, 1}));
  EXPECT_LT((Date{2017, 3, 31}), (Date{2017, 4, 1}));
}

TEST(Date, KnowsLeapYears) {
  EXPECT_EQ(days_in_month(2016, 2), 29);
  EXPECT_EQ(days_in_month(2017, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29) << "divisible by 400";
  EXPECT_EQ(days_in_month(2100, 2), 28) << "divisible by 100";
  EXPECT_EQ(days_in_month(2017, 4), 30);
  EXPECT_EQ(days_in_month(2017, 12), 31);
}

}  // namespace loadline::base
