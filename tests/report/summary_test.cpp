#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/example_findings.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using testing::HasSubstr;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The same words whatever the line breaks and the margin.
std::string in_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string out, word;
  while (words >> word) out += (out.empty() ? "" : " ") + word;
  return out;
}

TEST(Summary, FitsOneScreenInBothForms) {
  const testing_support::ExampleReport example;
  for (const bool unicode : {true, false}) {
    const std::vector<std::string> lines = lines_of(summary(example.input(), unicode));
    EXPECT_LE(lines.size(), 24u);
    for (const std::string& line : lines) EXPECT_LE(columns(line), 80u) << line;
  }
}

TEST(Summary, FitsOneScreenWhateverTheScenarioIsCalled) {
  testing_support::ExampleReport example;
  example.scenario.about.title = std::string(200, 'x') + " £££££";
  example.scenario.assurance.not_modelled = {std::string(300, 'y')};
  example.findings.kpis[2].name = std::string(90, 'z');
  for (const bool unicode : {true, false}) {
    const std::vector<std::string> lines = lines_of(summary(example.input(), unicode));
    EXPECT_LE(lines.size(), 24u);
    for (const std::string& line : lines) EXPECT_LE(columns(line), 80u) << line;
  }
}

TEST(Summary, IsPlainAsciiWhereTheTerminalNeedsIt) {
  const testing_support::ExampleReport example;
  const std::string text = summary(example.input(), false);
  for (const char c : text) EXPECT_LT(static_cast<unsigned char>(c), 0x80u);
  EXPECT_THAT(text, HasSubstr("GBP 62.8m"));
}

TEST(Summary, AnswersEveryQuestion) {
  const testing_support::ExampleReport example;
  const std::string text = in_one_line(summary(example.input(), true));
  EXPECT_THAT(text, HasSubstr("Is it enough in 2017/18? Probably not: short in 7 of 10 futures (66%)."));
  EXPECT_THAT(text, HasSubstr("Price £62.8m; net cost: median £63.8m, P80 £65.9m (± £0.03m)."));
  EXPECT_THAT(text, HasSubstr("To be 80% sure, set £2.9m aside beyond the price (± £0.03m)."));
  EXPECT_THAT(text, HasSubstr("Chance of one in 17/18 66%, 18/19 71%, 19/20 76%, 20/21 81%, 21/22 86%; in at "
                              "least one year 93% (± 0.3 points)."));
  EXPECT_THAT(text, HasSubstr("end of March 2022"));
  EXPECT_THAT(text, HasSubstr("17/18 1% of £1.5m"));
  EXPECT_THAT(text, HasSubstr("chance of red: Average caseload 32%"));
  EXPECT_THAT(text, HasSubstr("1. Mean long stay, before ageing out: £21m, red."));
  EXPECT_THAT(text, HasSubstr("Inspections by other bodies, and 2 more"));
}

TEST(Summary, SaysWhatTheProgrammeIsWorthAndHowNearTheTippingPointIs) {
  testing_support::ExampleReport example;
  std::string text = in_one_line(summary(example.input(), true));
  EXPECT_THAT(
      text,
      HasSubstr(
          "Worth £6.8m ± £0.06m in all (present value); 8 of 10 futures bring £3.2m or more of £4.5m in "
          "21/22."));
  EXPECT_THAT(text,
              HasSubstr("STAFFING 21/22: 4 social workers above the tipping point (median); 7% below."));
  example.findings.loop_years[4].distance_p50 = -3.0;
  EXPECT_THAT(in_one_line(summary(example.input(), true)),
              HasSubstr("3 social workers below the tipping point"));
  example.findings.loop_years[4].has_tipping = {0.12, 0.003};
  EXPECT_THAT(in_one_line(summary(example.input(), true)),
              HasSubstr("21/22: a tipping point in 12% of futures; staff are below it in 7%."));
}

TEST(Summary, SaysNothingOfAProgrammeOrALoopThatIsNotKnown) {
  testing_support::ExampleReport example;
  example.findings.savings_study = {};
  example.findings.loop_years.clear();
  const std::string text = in_one_line(summary(example.input(), true));
  EXPECT_THAT(text, testing::Not(HasSubstr("present value")));
  EXPECT_THAT(text, testing::Not(HasSubstr("STAFFING")));
}

TEST(Summary, SaysWhatDeductionsComeToAndThatTermsAreAtOdds) {
  const testing_support::ExampleReport example;
  EXPECT_THAT(in_one_line(summary(example.input(), true)),
              HasSubstr("TERMS Deductions £0.35m on average; 94p of each pound is paid again. One term works "
                        "against another or cannot work (see the report)."));
}

TEST(Summary, CountsTheTermsAtOddsThatNobodyHasAcknowledged) {
  testing_support::ExampleReport example;
  example.findings.lint[1].acknowledged.clear();
  EXPECT_THAT(in_one_line(summary(example.input(), true)),
              HasSubstr("2 terms work against others or cannot work (see the report)."));
}

TEST(Summary, SpeaksOfRequestsWhereNothingIsDeducted) {
  testing_support::ExampleReport example;
  example.findings.deductions.reset();
  EXPECT_THAT(in_one_line(summary(example.input(), true)),
              HasSubstr("TERMS More money asked for most: Reopener, 2018/19, in 41%."));
}

TEST(Summary, SaysNothingOfTermsWhereThereIsNothingToSay) {
  testing_support::ExampleReport example;
  example.findings.deductions.reset();
  example.findings.requests.clear();
  example.findings.lint.erase(example.findings.lint.begin());
  EXPECT_THAT(summary(example.input(), true), testing::Not(HasSubstr("TERMS")))
      << "what is acknowledged needs no line";
}

TEST(Summary, FitsOneScreenForTenYears) {
  testing_support::ExampleReport example;
  while (example.findings.years.size() < 10) {
    example.findings.years.push_back(example.findings.years.back());
    example.findings.savings.push_back(example.findings.savings.back());
  }
  const std::string text = summary(example.input(), false);
  EXPECT_LE(lines_of(text).size(), 24u);
  EXPECT_THAT(text, HasSubstr("LEFT OUT")) << "the last answer is still there";
}

TEST(Summary, SaysSoWhenThePriceIsMoreThanEnough) {
  testing_support::ExampleReport example;
  example.findings.years[0].deficit = {0.08, 0.002};
  example.findings.years[0].contingency = {-1.4e6, 20'000};
  const std::string text = in_one_line(summary(example.input(), true));
  EXPECT_THAT(text, HasSubstr("Is it enough in 2017/18? Probably: short in 1 of 10 futures (8%)."));
  EXPECT_THAT(text, HasSubstr("The price covers the P80 cost with £1.4m to spare."));
}

TEST(Summary, IsMarkedWhereHindsightIsAllowed) {
  testing_support::ExampleReport example;
  example.scenario.about.allow_hindsight = true;
  EXPECT_THAT(summary(example.input(), true), HasSubstr("WITH HINDSIGHT"));
}

TEST(Summary, RoundsProbabilitiesToFivePerCentWhenFewFuturesAreRun) {
  testing_support::ExampleReport example;
  example.findings.years[0].deficit.error = 0.03;
  EXPECT_THAT(in_one_line(summary(example.input(), true)), HasSubstr("7 of 10 futures (65%)"));
}

TEST(Summary, ItsFiguresAreThoseOfTheResultFile) {
  const testing_support::ExampleReport example;
  const std::string text = in_one_line(summary(example.input(), true));
  const nlohmann::json result = nlohmann::json::parse(result_json(example.input()))["result"];
  const auto estimate = [](const nlohmann::json& figure) {
    return Estimate{figure["value"], figure["error"]};
  };
  const nlohmann::json& first = result["years"][0];
  EXPECT_THAT(text, HasSubstr("Price " + money(estimate(first["price"]))));
  EXPECT_THAT(text, HasSubstr("median " + money(estimate(first["net_cost"]["p50"]))));
  EXPECT_THAT(text, HasSubstr("P80 " + money(estimate(first["net_cost"]["p80"]))));
  EXPECT_THAT(text, HasSubstr(probability(estimate(first["probability_of_deficit"]))));
  EXPECT_THAT(text, HasSubstr(money(estimate(result["cash"]["lowest_p50"]))));
  EXPECT_THAT(text, HasSubstr(money(estimate(result["cash"]["lowest_p5"]))));
}

}  // namespace
}  // namespace loadline::report
