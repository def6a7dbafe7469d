#include "loadline/units/calendar.hpp"

#include <gtest/gtest.h>

namespace loadline::units {

const Calendar launch(base::Date{2017, 4, 1});

TEST(Calendar, StartsOnItsFirstDay) {
  EXPECT_EQ(launch.first_day(MonthIndex(0)), (base::Date{2017, 4, 1}));
  EXPECT_EQ(launch.first_day(MonthIndex(9)), (base::Date{2018, 1, 1}));
  EXPECT_EQ(launch.first_day(MonthIndex(59)), (base::Date{2022, 3, 1}));
}

TEST(Calendar, CountsTheDaysOfLeapYears) {
  EXPECT_EQ(launch.days(MonthIndex(10)), 28) << "February 2018";
  EXPECT_EQ(launch.days(MonthIndex(34)), 29) << "February 2020";
  EXPECT_EQ(launch.days_in_year(0), 365) << "April 2017 to March 2018";
  EXPECT_EQ(launch.days_in_year(2), 366) << "April 2019 to March 2020 holds 29 February";
  EXPECT_EQ(launch.days_in_year(3), 365);
}

TEST(Calendar, NamesMonthsAndYearsAsPeopleDo) {
  EXPECT_EQ(launch.name(MonthIndex(0)), "April 2017");
  EXPECT_EQ(launch.short_name(MonthIndex(11)), "Mar 2018");
  EXPECT_EQ(launch.year_name(0), "2017/18");
  EXPECT_EQ(Calendar({2099, 4, 1}).year_name(0), "2099/00") << "two digits across the century";
}

TEST(Calendar, FindsTheMonthOfADate) {
  EXPECT_EQ(launch.month_of({2017, 4, 30}), 0);
  EXPECT_EQ(launch.month_of({2018, 4, 1}), 12);
  EXPECT_EQ(launch.month_of({2016, 12, 25}), -4);
  for (int m = 0; m < 120; ++m) EXPECT_EQ(launch.month_of(launch.first_day(MonthIndex(m))), m);
}

TEST(MonthIndex, KnowsItsContractYear) {
  EXPECT_EQ(MonthIndex(11).year(), 0);
  EXPECT_EQ(MonthIndex(12).year(), 1);
  EXPECT_EQ(MonthIndex(23).month_of_year(), 11);
  EXPECT_LT(MonthIndex(3), MonthIndex(4));
}

}  // namespace loadline::units
