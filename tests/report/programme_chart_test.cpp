#include <algorithm>
#include <cstdio>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Bar {
  double x, y, width, height;
};

std::vector<Bar> bars_of(const std::string& drawing) {
  std::vector<Bar> bars;
  for (std::size_t at = drawing.find("<rect"); at != std::string::npos; at = drawing.find("<rect", at + 1)) {
    Bar bar{};
    if (std::sscanf(drawing.c_str() + at, "<rect x=\"%lf\" y=\"%lf\" width=\"%lf\" height=\"%lf\"", &bar.x,
                    &bar.y, &bar.width, &bar.height) == 4)
      bars.push_back(bar);
  }
  return bars;
}

WaterfallPicture steps() {
  WaterfallPicture picture;
  picture.bars = {{"Gross", "10", 10.0, true},
                  {"Overlap", "-4", -4.0, false},
                  {"More", "+1", 1.0, false},
                  {"Net", "7", 7.0, true}};
  return picture;
}

TEST(Waterfall, EachStepStartsWhereTheOneAboveEnds) {
  WaterfallPicture picture = steps();
  picture.from_zero = true;
  for (const Size& standard : {wide, narrow}) {
    const std::vector<Bar> bars = bars_of(waterfall(picture, waterfall_size(standard, picture)));
    ASSERT_EQ(bars.size(), 4u);
    const double unit = bars[0].width / 10.0;
    EXPECT_NEAR(bars[1].width, 4.0 * unit, 0.11) << "to the tenth of a pixel that is written";
    EXPECT_NEAR(bars[1].x + bars[1].width, bars[0].x + bars[0].width, 0.21);
    EXPECT_NEAR(bars[2].x, bars[1].x, 0.21);
    EXPECT_NEAR(bars[2].width, unit, 0.11);
    EXPECT_NEAR(bars[3].x + bars[3].width, bars[2].x + bars[2].width, 0.21);
    EXPECT_NEAR(bars[3].x, bars[0].x, 0.11);
  }
}

TEST(Waterfall, GoesThroughNought) {
  WaterfallPicture picture;
  picture.bars = {{"Gross", "1", 1.0, true}, {"Late", "-3", -3.0, false}, {"Net", "-2", -2.0, true}};
  const std::vector<Bar> bars = bars_of(waterfall(picture, waterfall_size(wide, picture)));
  ASSERT_EQ(bars.size(), 3u);
  EXPECT_NEAR(bars[1].width, 3.0 * bars[0].width, 0.31);
  EXPECT_NEAR(bars[2].x + bars[2].width, bars[0].x, 0.21) << "the net lies left of nought";
}

TEST(Waterfall, IsCutShortOnlyWhereTheStepsAreSmallBesideTheTotalsAndThatIsAllowed) {
  WaterfallPicture picture = steps();
  EXPECT_TRUE(is_cut_short(picture)) << "6 of 10 is the lowest";
  picture.from_zero = true;
  EXPECT_FALSE(is_cut_short(picture));
  picture.from_zero = false;
  picture.bars[1].amount = -6.0;
  EXPECT_FALSE(is_cut_short(picture));
  EXPECT_FALSE(is_cut_short({}));
}

TEST(Waterfall, StaysInsideItsFrameWithItsMark) {
  WaterfallPicture picture = steps();
  picture.mark = Level{40.0, "price", colour::grey};
  for (const Size& standard : {wide, narrow}) {
    const Size size = waterfall_size(standard, picture);
    for (const Bar& bar : bars_of(waterfall(picture, size))) {
      EXPECT_GE(bar.x, 0.0);
      EXPECT_LE(bar.x + bar.width, size.width);
      EXPECT_LE(bar.y + bar.height, size.height);
    }
  }
  EXPECT_THAT(waterfall(picture, waterfall_size(wide, picture)), HasSubstr(">price</text>"));
}

TEST(Waterfall, IsNothingWithoutBars) { EXPECT_EQ(waterfall({}, wide), ""); }

/// Ten found less one for each in post; leavers explode as staff grow few.
LoopPicture loop() {
  LoopPicture picture;
  for (int s = 0; s <= 10; ++s) {
    picture.staff.push_back(s);
    picture.starters.push_back(10.0 - s);
    picture.leavers.push_back(s == 0 ? std::numeric_limits<double>::infinity() : 20.0 / s);
  }
  picture.crossings = {{2.76, false}, {7.24, true}};
  picture.now = 7.0;
  picture.posts = 10.0;
  picture.tipping = 2.76;
  picture.distance_words = {"4 fewer, and", "numbers run away"};
  return picture;
}

TEST(LoopChart, LeavesOutWhatRunsBeyondThePlot) {
  for (const Size& size : {loop_size(wide), loop_size(narrow)}) {
    const std::string drawing = loop_chart(loop(), size);
    EXPECT_THAT(drawing, Not(HasSubstr("inf")));
    EXPECT_THAT(drawing, Not(HasSubstr("nan")));
    EXPECT_THAT(drawing, HasSubstr("numbers run away"));
  }
}

TEST(LoopChart, HasNoOpenPointWithoutATippingPoint) {
  LoopPicture picture = loop();
  picture.tipping.reset();
  picture.crossings = {{7.24, true}};
  const std::string drawing = loop_chart(picture, loop_size(wide));
  EXPECT_THAT(drawing, Not(HasSubstr("tipping point")));
  EXPECT_THAT(drawing, Not(HasSubstr("fill=\"#FFFFFF\"")));
}

TEST(LoopChart, IsNothingWithoutACurve) { EXPECT_EQ(loop_chart({}, wide), ""); }

}  // namespace
}  // namespace loadline::report::svg
