#include "loadline/units/pence.hpp"

#include <limits>
#include <numeric>

#include <gmock/gmock.h>

namespace loadline::units {
namespace {

Pence pence_of(double pounds) { return to_pence(Money::from_value(pounds)); }

Pence sum(const std::vector<Pence>& parts) { return std::accumulate(parts.begin(), parts.end(), Pence{}); }

}  // namespace

TEST(Pence, RoundsOnceHalfToEven) {
  // All four are exact in binary, so these are true ties: 12.5, 37.5, -12.5 and -37.5 pence.
  EXPECT_EQ(pence_of(0.125), Pence(12));
  EXPECT_EQ(pence_of(0.375), Pence(38));
  EXPECT_EQ(pence_of(-0.125), Pence(-12));
  EXPECT_EQ(pence_of(-0.375), Pence(-38));
  EXPECT_EQ(pence_of(62'414'763.54), Pence(6'241'476'354));
}

TEST(Pence, RefusesWhatIsNoAmount) {
  EXPECT_EXIT(pence_of(std::numeric_limits<double>::quiet_NaN()), testing::ExitedWithCode(3), "expected");
  EXPECT_EXIT(pence_of(1e14), testing::ExitedWithCode(3), "expected");
}

TEST(Pence, AreWrittenAsPoundsWithCommas) {
  EXPECT_EQ(to_string(Pence(0)), "£0.00");
  EXPECT_EQ(to_string(Pence(5)), "£0.05");
  EXPECT_EQ(to_string(Pence(99'999)), "£999.99");
  EXPECT_EQ(to_string(Pence(100'000)), "£1,000.00");
  EXPECT_EQ(to_string(Pence(6'241'476'354)), "£62,414,763.54");
  EXPECT_EQ(to_string(Pence(-113'176'407)), "-£1,131,764.07");
  EXPECT_EQ(to_string(Pence(-5)), "-£0.05");
}

TEST(Split, TwelveInstalmentsOfTheSunderlandPrice) {
  // 6,241,476,354 pence / 12 = 520,123,029 remainder 6: the first six instalments take the spare pence.
  const std::vector<std::int64_t> months(12, 1);
  const std::vector<Pence> instalments = split(Pence(6'241'476'354), months);
  for (std::size_t m = 0; m < 12; ++m)
    EXPECT_EQ(instalments[m], m < 6 ? Pence(520'123'030) : Pence(520'123'029)) << "month " << m;
  EXPECT_EQ(sum(instalments), Pence(6'241'476'354));
}

TEST(Split, GivesTheSparePennyToTheLargestRemainder) {
  // 100 pence by 1 : 1 : 4 is 16.67, 16.67, 66.67: two pence are spare and the lower indices take them.
  EXPECT_THAT(split(Pence(100), std::vector<std::int64_t>{1, 1, 4}),
              testing::ElementsAre(Pence(17), Pence(17), Pence(66)));
  // 10 pence by 3 : 5 : 3 is 2.73, 4.55, 2.73: the two threes have the larger remainders.
  EXPECT_THAT(split(Pence(10), std::vector<std::int64_t>{3, 5, 3}),
              testing::ElementsAre(Pence(3), Pence(4), Pence(3)));
}

TEST(Split, MirrorsNegativeAmountsAndLeavesZeroWeightsOut) {
  EXPECT_THAT(split(Pence(-100), std::vector<std::int64_t>{1, 1, 4}),
              testing::ElementsAre(Pence(-17), Pence(-17), Pence(-66)));
  EXPECT_THAT(split(Pence(101), std::vector<std::int64_t>{0, 1, 1}),
              testing::ElementsAre(Pence(0), Pence(51), Pence(50)));
}

TEST(Split, SumsExactlyForLargeAmountsAndAwkwardWeights) {
  const std::vector<std::int64_t> weights{9'000'000'000'000'000, 1, 7, 123'456'789'012'345};
  for (const std::int64_t amount : {1LL, 99LL, 8'999'999'999'999'999LL, -8'999'999'999'999'998LL})
    EXPECT_EQ(sum(split(Pence(amount), weights)), Pence(amount));
}

TEST(Split, RefusesWeightsThatShareNothing) {
  EXPECT_EXIT(split(Pence(1), std::vector<std::int64_t>{}), testing::ExitedWithCode(3), "expected");
  EXPECT_EXIT(split(Pence(1), std::vector<std::int64_t>{0, 0}), testing::ExitedWithCode(3), "expected");
  EXPECT_EXIT(split(Pence(1), std::vector<std::int64_t>{2, -1}), testing::ExitedWithCode(3), "expected");
}

}  // namespace loadline::units
