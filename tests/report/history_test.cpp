#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "loadline/report/calibration_report.hpp"
#include "report/history/charts.hpp"
#include "report/history/sheet.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// An authority of 548 children with 250 entries a year, give or take a twentieth.
struct Example {
  Example() {
    analysis::ScenarioDemand& d = authority.demand;
    d.code = "X1";
    d.name = "Exampleshire";
    d.as_of = 2016;
    d.stock = 548.0;
    d.log_entry_rate = {std::log(250.0), 0.05};
    d.drift = {0.01, 0.02};
    d.log_exit_rate = {std::log(0.45), 0.05};
    d.mean_stay = {26.0, 2.0};
    d.correlation = 0.5;
    d.drift_correlation = 0.01;
    d.entries_dispersion = {3.0, 0.5};
    d.swing_size = {0.2, 0.04};
    d.swing_persistence = 0.9;
    authority.numbers = analysis::numbers_of(d);
    authority.correlations = analysis::correlations_of(d);
    authority.history = {{.year = 2015, .looked_after = 570.0, .started = 292.0, .ceased = 216.0},
                         {.year = 2016, .looked_after = 548.0, .started = 240.0, .ceased = 269.0}};
    const analysis::Spread spread{400, 450, 500, 550, 600, 650, 700};
    authority.checks = {{2016, spread, spread, spread}};
    for (int year = 2017; year <= 2021; ++year) authority.forecast.push_back({year, spread, spread, spread});
    record.files = {"history.csv"};
    record.sources = {{"cal-history", "A table", {2016, 9, 29}, ""}};
    record.as_of = 2016;
    record.authorities = 12;
    record.command = "loadline calibrate history.csv";
  }
  CalibrationInput input() const {
    CalibrationInput made{record, repairs, {}, {}, nullptr, nullptr, nullptr};
    made.authority = &authority;
    return made;
  }
  analysis::AuthorityCalibration authority;
  CalibrationRecord record;
  std::vector<input::Repair> repairs;
};

TEST(Fragment, WhatRestsOnDataAloneNamesNoAssumption) {
  // A number that names an assumption is exempt from the as-of rule, so levels must not name one.
  const std::string text = demand_fragment(Example().input());
  EXPECT_THAT(
      text,
      HasSubstr(
          "starts = { lognormal = { median = \"250 children\", cv = 0.0500313 }, source = \"cal-history\", "
          "measured = 2016-03-31, quality = \"green\" }\n"));
  // 0.45 of 548.
  EXPECT_THAT(text, HasSubstr("ceased = { lognormal = { median = \"246.6 children\""));
  EXPECT_THAT(
      text, HasSubstr("trend = { normal = { mean = 0.01, sd = 0.02 }, source = \"cal-history\", assumption = "
                      "\"A-CAL-TREND\""));
}

TEST(Fragment, LeavesOutACorrelationThatMovesNothing) {
  // Pearson 0.5 is Spearman 6 / pi asin(0.25) = 0.48; 0.01 is below what any figure shows.
  const std::string text = demand_fragment(Example().input());
  EXPECT_THAT(text, AllOf(HasSubstr("cal-entries-and-exits"), HasSubstr("spearman = 0.48"),
                          Not(HasSubstr("cal-entries-and-trend"))));
}

TEST(Fragment, NamesEverySentenceItHasAndHasEverySentenceItNames) {
  Example example;
  example.authority.correlations.clear();
  const std::string text = demand_fragment(example.input());
  EXPECT_THAT(text, Not(HasSubstr("A-CAL-TOGETHER")));
  EXPECT_THAT(text, AllOf(HasSubstr("[assumptions.A-CAL-TREND]"), HasSubstr("[assumptions.A-CAL-SWINGS]")));
}

TEST(Fragment, ATextCannotLeaveItsPlace) {
  Example example;
  example.authority.demand.name = "Ex\n[about]\ntitle = \"x\"";
  example.record.sources[0].cite = "a \"b\"\n\x7f c\\";
  const std::string text = demand_fragment(example.input());
  EXPECT_THAT(text, HasSubstr("cite = \"a \\\"b\\\"\\n c\\\\\""));
  EXPECT_THAT(text, Not(HasSubstr("\n[about]")));
}

TEST(CalibrationSummary, FitsAScreenAndSpeaksAscii) {
  Example example;
  example.authority.demand.name = std::string(200, 'x');
  for (const bool unicode : {true, false}) {
    std::istringstream lines(calibration_summary(example.input(), unicode));
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(columns(line), 80u) << line;
    EXPECT_LE(count, 24);
  }
  for (const char c : calibration_summary(example.input(), false))
    ASSERT_LT(static_cast<unsigned char>(c), 0x80u);
}

TEST(CalibrationPage, SaysBothHowSureTheLevelIsAndWhatAYearMayBring) {
  const std::string page = calibration_page(Example().input());
  // The level is known to 234 to 267; a single year may bring 450 to 650 (made up above).
  EXPECT_THAT(page, HasSubstr("known to 234 to 267"));
  EXPECT_THAT(page, HasSubstr("a single year may bring 450 to 650"));
  EXPECT_THAT(page, HasSubstr("1 of 1 recorded years lay inside the range forecast a year before"));
}

TEST(HistoryCharts, DrawWhatIsThereAndNothingWhereThereIsNothing) {
  history::TimePicture picture;
  picture.label = [](double value) { return number(value, 0); };
  EXPECT_EQ(history::time_chart(picture, svg::wide), "");
  EXPECT_EQ(history::pit_chart({}, svg::wide), "");
  EXPECT_EQ(history::pit_chart(std::vector<int>(10, 0), svg::wide), "");
  EXPECT_EQ(history::coverage_chart({}, svg::wide), "");
  EXPECT_EQ(history::survival_chart({}, svg::wide), "");
  picture.recorded = {{2016.0, 500.0}};
  for (const svg::Size& size : {svg::wide, svg::narrow}) {
    const std::string drawn = history::time_chart(picture, size);
    EXPECT_THAT(drawn, AllOf(HasSubstr("circle"), Not(HasSubstr("nan"))));
  }
}

TEST(Repairs, AreToldByRuleWithTheirRows) {
  const std::vector<input::Repair> two{{"suppressed-cell", "a.csv", 3, "c", "taken as unknown"},
                                       {"suppressed-cell", "a.csv", 9, "c", "taken as unknown"}};
  EXPECT_EQ(history::repairs_words(two), "2 lines were mended or remarked on by 1 rule");
  EXPECT_THAT(history::repairs(two).str(), AllOf(HasSubstr("suppressed cell"), HasSubstr("3, 9")));
}

}  // namespace
}  // namespace loadline::report
