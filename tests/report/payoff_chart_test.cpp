#include "report/svg/payoff_chart.hpp"

#include <cstdio>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/svg/odds_chart.hpp"

namespace loadline::report::svg {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

/// Two clauses: one pays the company as cost rises, one pays the council where cost is low.
PayoffPicture picture() {
  PayoffPicture made;
  for (int i = 0; i <= 10; ++i) {
    made.at.push_back(i);
    made.council.push_back(-i);
    made.company.push_back(5.0 - i);
  }
  made.areas = {{"Pain share", {0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5}},
                {"Gain share", {-5, -4, -3, -2, -1, 0, 0, 0, 0, 0, 0}}};
  made.council_words = "council";
  made.company_words = "company";
  made.typical = 6.0;
  made.typical_words = "typical year 6";
  made.across = "cost";
  made.place = made.axis = [](double value) { return std::to_string(static_cast<int>(value)); };
  return made;
}

struct Range {
  double low = 1e9, high = -1e9;
};
/// Heights on the page that the filled path of a colour reaches.
Range heights_of(const std::string& drawing, const std::string& fill) {
  Range range;
  for (std::size_t at = drawing.find("<path d=\""); at != std::string::npos;
       at = drawing.find("<path d=\"", at + 1)) {
    const std::string path = drawing.substr(at, drawing.find("/>", at) - at);
    if (path.find("fill=\"" + fill + "\"") == std::string::npos) continue;
    for (std::size_t p = path.find_first_of("ML"); p != std::string::npos;
         p = path.find_first_of("ML", p + 1)) {
      double x = 0.0, y = 0.0;
      if (std::sscanf(path.c_str() + p + 1, "%lf %lf", &x, &y) != 2) continue;
      range.low = std::min(range.low, y);
      range.high = std::max(range.high, y);
    }
  }
  return range;
}

TEST(PayoffChart, StacksWhatTheCouncilPaysUpwardsAndWhatItGetsDownwards) {
  for (const Size& standard : {wide, narrow}) {
    const std::string drawing = payoff_chart(picture(), payoff_size(standard, picture()));
    const Range pain = heights_of(drawing, colour::turquoise), gain = heights_of(drawing, colour::orange);
    EXPECT_NEAR(pain.high, gain.low, 0.11) << "both touch zero";
    EXPECT_NEAR(pain.high - pain.low, gain.high - gain.low, 0.21) << "5 up and 5 down";
  }
}

TEST(PayoffChart, StacksOneAreaOnTheOther) {
  PayoffPicture made = picture();
  made.areas[1].amount = made.areas[0].amount;
  const std::string drawing = payoff_chart(made, payoff_size(wide, made));
  const Range lower = heights_of(drawing, colour::turquoise), upper = heights_of(drawing, colour::orange);
  EXPECT_NEAR(upper.high - upper.low, 2.0 * (lower.high - lower.low), 0.21)
      << "the second begins at zero where the first does, and ends twice as high";
}

TEST(PayoffChart, CanBeReadWithoutColours) {
  const std::string drawing = payoff_chart(picture(), payoff_size(wide, picture()));
  for (const char* words : {">1</text>", ">2</text>", ">1 Pain share</text>", ">2 Gain share</text>",
                            ">council</text>", ">company</text>", ">typical year 6</text>"})
    EXPECT_THAT(drawing, HasSubstr(words));
  EXPECT_EQ(count_of(drawing, "stroke-dasharray=\"9 4\""), 1u) << "the company's line alone is dashed";
  EXPECT_GT(count_of(drawing, "stroke=\"#FFFFFF\" stroke-width=\"1.0\""), 20u)
      << "every second area is hatched";
}

TEST(PayoffChart, HasOnePanelWhereNoClauseMoves) {
  PayoffPicture made = picture();
  made.areas.clear();
  EXPECT_LT(payoff_size(wide, made).height, payoff_size(wide, picture()).height - 190.0);
  EXPECT_THAT(payoff_chart(made, payoff_size(wide, made)), Not(HasSubstr("What each clause moves")));
}

TEST(PayoffChart, StaysInsideItsFrame) {
  for (const Size& standard : {wide, narrow}) {
    const Size size = payoff_size(standard, picture());
    const std::string drawing = payoff_chart(picture(), size);
    for (const char* fill : {colour::turquoise, colour::orange, "none"}) {
      EXPECT_GE(heights_of(drawing, fill).low, 0.0);
      EXPECT_LE(heights_of(drawing, fill).high, size.height);
    }
  }
}

TEST(PayoffChart, IsNothingWithoutPoints) { EXPECT_EQ(payoff_chart({}, wide), ""); }

OddsPlot visits() {
  return {"K1 Visits",
          {0.8, 0.85, 0.9, 0.95, 1.0},
          {0.0, 0.02, 0.2, 0.6, 1.0},
          {0, .1, .5, .4, 0},
          {1.0, 0.88, 0.3, 0.0, 0.0},
          0.95,
          0.90,
          [](double value) { return std::to_string(std::lround(100 * value)) + "%"; }};
}

TEST(OddsChart, FillsThePlotWithTheThreeChances) {
  const std::string drawing = odds_chart({visits()}, odds_size(wide, 1));
  const Range green = heights_of(drawing, colour::turquoise), red = heights_of(drawing, colour::dark_pink);
  EXPECT_NEAR(green.high - green.low, 96.0, 0.1) << "from nought to all of the plot's height";
  EXPECT_NEAR(red.low, green.low, 0.1) << "chances add up to the top of the plot";
}

TEST(OddsChart, MarksTargetAndToleranceWithTheirValues) {
  const std::string drawing = odds_chart({visits()}, odds_size(narrow, 1));
  EXPECT_THAT(drawing, HasSubstr(">target 95%</text>"));
  EXPECT_THAT(drawing, HasSubstr(">tolerance 90%</text>"));
  EXPECT_THAT(drawing, HasSubstr(">K1 Visits</text>"));
}

TEST(OddsChart, TakesOneColumnOnNarrowScreens) {
  EXPECT_GT(odds_size(narrow, 4).height, 1.8 * odds_size(wide, 4).height);
}

}  // namespace
}  // namespace loadline::report::svg
