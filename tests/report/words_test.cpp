#include "report/words.hpp"

#include <gtest/gtest.h>

namespace loadline::report {
namespace {

TEST(Words, MoneyIsInTenthsOfAMillion) {
  EXPECT_EQ(money(62'830'930.0), "£62.8m");
  EXPECT_EQ(money(-1'131'764.07), "−£1.1m");
  EXPECT_EQ(money(1'234'567'890.0), "£1,234.6m");
}

TEST(Words, MoneyThatRoundsToNothingHasNoSign) {
  EXPECT_EQ(money(-20'000.0), "£0.0m");
  EXPECT_EQ(money_change({20'000.0, 0.0}), "£0.0m");
}

TEST(Words, AnErrorAboveAQuarterMillionTakesTheDecimalAway) {
  EXPECT_EQ(money(62'830'930.0, 240'000.0), "£62.8m");
  EXPECT_EQ(money(62'830'930.0, 260'000.0), "£63m");
}

TEST(Words, AnErrorIsShownToTwoDecimalsAndNeverAsNothing) {
  EXPECT_EQ(money_error(21'000.0), "£0.02m");
  EXPECT_EQ(money_error(340'000.0), "£0.3m");
  EXPECT_EQ(money_error(2'000.0), "under £0.01m");
}

TEST(Words, AProbabilityIsRoundedToFivePerCentUnlessItsErrorIsBelowOnePoint) {
  EXPECT_EQ(probability({0.724, 0.009}), "72%");
  EXPECT_EQ(probability({0.724, 0.010}), "70%");  // 72.4 is nearer to 70 than to 75
  EXPECT_EQ(probability({0.726, 0.020}), "75%");
}

TEST(Words, AProbabilityIsNeverPrintedAsNeverOrAlways) {
  EXPECT_EQ(probability({0.0, 0.0001}), "under 1%");
  EXPECT_EQ(probability({0.004, 0.0006}), "under 1%");
  EXPECT_EQ(probability({0.9999, 0.0001}), "over 99%");
  EXPECT_EQ(probability({0.02, 0.02}), "under 5%");
  EXPECT_EQ(probability({1.0, 0.03}), "over 95%");
}

TEST(Words, TitlesCountFuturesInTens) {
  EXPECT_EQ(in_ten(0.03), "fewer than 1 of 20");
  EXPECT_EQ(in_ten(0.06), "1 of 10");
  EXPECT_EQ(in_ten(0.66), "7 of 10");
  EXPECT_EQ(in_ten(0.949), "9 of 10");
  EXPECT_EQ(in_ten(0.96), "more than 19 of 20");
}

TEST(Words, AxesShowRoundNumbersWithoutEmptyDecimals) {
  EXPECT_EQ(axis_money(60e6), "£60m");
  EXPECT_EQ(axis_money(5.25e6), "£5.25m");
  EXPECT_EQ(axis_money(-2e6), "−£2m");
  EXPECT_EQ(axis_money(0.0), "£0");
}

TEST(Words, StatedValuesKeepEveryDigitAndTheirUnit) {
  EXPECT_EQ(stated_value(62'830'930.0, "GBP/year", 1.0), "£62,830,930 a year");
  EXPECT_EQ(stated_value(701.25, "GBP/child/week", 1.0), "£701.25 a week for each child");
  EXPECT_EQ(stated_value(0.085, "%", 0.01), "8.5%");
  EXPECT_EQ(stated_value(789.0, "per 10k/year", 1.0), "789 per 10,000 a year");
  EXPECT_EQ(stated_value(-3'500'000.0, "GBP/year", 1.0), "−£3,500,000 a year");
}

TEST(Words, AsciiFormKeepsTheSense) {
  EXPECT_EQ(ascii("−£1.1m ± £0.02m – “now”…"), "-GBP 1.1m +/- GBP 0.02m - \"now\"...");
  EXPECT_EQ(ascii("Café"), "Caf?");
}

TEST(Words, ShorteningCountsCharactersNotBytes) {
  EXPECT_EQ(columns("£±−"), 3u);
  EXPECT_EQ(shortened("££££", 4), "££££");
  EXPECT_EQ(shortened("£££££", 4), "£££…");
}

TEST(Words, SmallSumsHaveTwoDecimalsWhereTheirErrorAllowsThem) {
  EXPECT_EQ(small_money({347'000, 11'000}), "£0.35m");
  EXPECT_EQ(small_money({-347'000, 24'999}), "\u2212£0.35m");
  EXPECT_EQ(small_money({347'000, 25'000}), "£0.3m");
  EXPECT_EQ(small_money_with_error({347'000, 11'000}), "£0.35m ± £0.01m");
  EXPECT_EQ(small_money_with_error({0.0, 0.0}), "£0") << "before an initiative can have started";
}

TEST(Words, PartsOfAPoundAreInPence) {
  EXPECT_EQ(pence_of_a_pound(0.94), "94p");
  EXPECT_EQ(pence_of_a_pound(1.0), "£1.00");
  EXPECT_EQ(pence_of_a_pound(1.024), "£1.02");
  EXPECT_EQ(pence_of_a_pound(-0.031), "\u22123p");
  EXPECT_EQ(small_change({347'000, 11'000}), "+£0.35m");
  EXPECT_EQ(small_change_with_error({0.0, 0.0}), "£0");
}

TEST(Words, ListsAndShares) {
  EXPECT_EQ(listed({}), "");
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(percent(0.584), "58%");
  EXPECT_EQ(percent(-0.071, 1), "\u22127.1%");
}

}  // namespace
}  // namespace loadline::report
