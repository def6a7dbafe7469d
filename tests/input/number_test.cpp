#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "loadline/chance/uncertain.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

chance::Uncertain sickness(const std::string& value) {
  const Loaded loaded = small_with("[workforce]\nsickness = " + value + "\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  return loaded.scenario.workforce.sickness.uncertain;
}

template <class Law>
Law law(const std::string& value) {
  const chance::Uncertain read = sickness(value);
  EXPECT_TRUE(std::holds_alternative<Law>(read)) << value;
  const Law* found = std::get_if<Law>(&read);
  return found != nullptr ? *found : Law{};
}

std::string message(const std::string& value) {
  const Loaded loaded = small_with("[workforce]\nsickness = " + value + "\n");
  return loaded.diagnostics.all().empty() ? "" : loaded.diagnostics.all().front().found;
}

TEST(Number, IsKeptInTheKeptUnit) {
  // 8 % is kept as 0.08: the same double as the literal, not 8 x 0.01 = 0.08 by luck of rounding.
  EXPECT_EQ(law<chance::Certain>("\"8 %\"").value, 0.08);
  EXPECT_EQ(law<chance::Certain>("\"7 %\"").value, 0.07);  // 7 x 0.01 would be 0.07000000000000001
  EXPECT_EQ(law<chance::Certain>("{ value = \"8%\" }").value, 0.08)
      << "a space before the unit is not needed";
}

TEST(Number, MayHaveCommasBetweenThousands) {
  const auto estimate = [](const std::string& text) {
    return small_with("[costs]\npublished_estimate = \"" + text + "\"\n")
        .scenario.costs.published_estimate.typical_value();
  };
  EXPECT_EQ(estimate("62,830,930 GBP/year"), 62830930.0);
  EXPECT_EQ(estimate("62830930 GBP/year"), 62830930.0);
  EXPECT_EQ(estimate("-1,234.50 GBP/year"), -1234.5);
  EXPECT_EQ(estimate("6.283e7 GBP/year"), 62830000.0);
}

TEST(Number, IsRefusedWhereItCanBeReadTwoWays) {
  const auto said = [](const std::string& text) {
    const Loaded loaded = small_with("[costs]\npublished_estimate = \"" + text + "\"\n");
    return messages(loaded).empty() ? "" : messages(loaded).front();
  };
  for (const char* text : {"1,23,456 GBP/year", "1,2345 GBP/year", "12,34 GBP/year", "1.5,000 GBP/year",
                           "1.2.3 GBP/year", "1_000 GBP/year", ",123 GBP/year", "1e999 GBP/year"})
    EXPECT_NE(said(text), "") << text;
  EXPECT_EQ(said("1000 £/year"), "costs.published_estimate: is in £/year");
  EXPECT_EQ(said("nan GBP/year"), "costs.published_estimate: is the text \"nan GBP/year\"");
}

TEST(Number, MayNameItsUnitInTheSingular) {
  const Loaded loaded = small_with("[workforce.recruitment]\nlag = \"1 month\"\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.workforce.recruitment.lag.typical_value(), 1.0);
}

TEST(Number, WithoutUnitStandsWithoutQuotes) {
  const Loaded loaded = small_with("[workforce.agency]\ncase_holding = 1\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.workforce.agency.case_holding.typical_value(), 1.0);
}

TEST(Distribution, OfEachKindIsRead) {
  const auto metalog = law<chance::Metalog>("{ p10 = \"3 %\", p50 = \"4 %\", p90 = \"6 %\" }");
  EXPECT_EQ(metalog.p10, 0.03);
  EXPECT_EQ(metalog.p50, 0.04);
  EXPECT_EQ(metalog.p90, 0.06);
  EXPECT_EQ(metalog.support, chance::Support::share) << "a share is a logit-metalog";
  const auto interval = law<chance::Metalog>("{ median = \"4 %\", interval80 = [\"3 %\", \"6 %\"] }");
  EXPECT_EQ(interval.p10, 0.03) << "an 80 % interval is P10 to P90";
  EXPECT_EQ(interval.p90, 0.06);
  EXPECT_EQ(law<chance::Normal>("{ normal = { mean = \"4 %\", sd = \"0.5 %\" } }").sd, 0.005);
  EXPECT_EQ(law<chance::Lognormal>("{ lognormal = { median = \"4 %\", cv = 0.2 } }").cv, 0.2);
  EXPECT_EQ(law<chance::Gamma>("{ gamma = { mean = \"4 %\", cv = 0.2 } }").mean, 0.04);
  EXPECT_EQ(law<chance::Beta>("{ beta = { mean = \"4 %\", n = 50 } }").n, 50.0);
  EXPECT_EQ(law<chance::Pert>("{ pert = [\"3 %\", \"4 %\", \"6 %\"] }").mode, 0.04);
  EXPECT_EQ(law<chance::Triangular>("{ triangular = [\"3 %\", \"4 %\", \"6 %\"] }").most, 0.06);
  EXPECT_EQ(law<chance::Uniform>("{ uniform = [\"3 %\", \"6 %\"] }").least, 0.03);
}

TEST(Distribution, OfAPositiveQuantityIsALogMetalog) {
  const Loaded loaded = small_with(
      "[demand.care]\nlong_mean = { p10 = \"41 months\", p50 = \"46 months\", p90 = \"53 months\" }\n");
  EXPECT_EQ(std::get<chance::Metalog>(loaded.scenario.demand.care.long_mean.uncertain).support,
            chance::Support::positive);
}

TEST(Distribution, MustBeOneAndWhole) {
  EXPECT_EQ(message("{ }"), "has no value");
  EXPECT_EQ(message("{ p10 = \"3 %\", p50 = \"4 %\", p90 = \"6 %\", uniform = [\"3 %\", \"6 %\"] }"),
            "says its value two ways: p10, p50 and p90, uniform");
  EXPECT_EQ(message("{ uniform = [\"3 %\"] }"), "has uniform that is not two numbers");
  EXPECT_EQ(message("{ pert = \"3 %\" }"), "has pert that is not three numbers");
  EXPECT_EQ(message("{ normal = \"3 %\" }"), "has normal as text");
  EXPECT_EQ(message("{ median = \"3 %\" }"), "has a median without its interval80");
}

TEST(Distribution, ObeysTheRangeAtEveryStatedPoint) {
  EXPECT_EQ(message("{ triangular = [\"-3 %\", \"4 %\", \"6 %\"] }"), "is -3 %");
  EXPECT_EQ(message("{ uniform = [\"3 %\", \"160 %\"] }"), "is 160 %");
}

TEST(Distribution, ThatIsTooLopsidedIsToldWhichMedianWouldDo) {
  const Loaded loaded = small_with(
      "[population]\nunder_18 = { p10 = \"11,000 children\", p50 = \"11,010 children\", p90 = \"13,000 "
      "children\" }\n");
  ASSERT_EQ(loaded.diagnostics.errors(), 1u);
  EXPECT_THAT(loaded.diagnostics.all().front().help,
              HasSubstr("a P50 between about 11320 children and 12640 children"));
  // The advice is taken: both ends are feasible.
  for (const char* middle : {"11,320", "12,640"}) {
    const std::string text = "[population]\nunder_18 = { p10 = \"11,000 children\", p50 = \"" +
                             std::string(middle) + " children\", p90 = \"13,000 children\" }\n";
    EXPECT_THAT(messages(small_with(text)), IsEmpty()) << middle;
  }
}

TEST(Distribution, MayNotStandWhereATermIsAgreed) {
  const Loaded loaded = small_with(
      "[[contract.clause]]\nid = \"base\"\namount = { uniform = [\"1 GBP/year\", \"2 GBP/year\"] }\n");
  EXPECT_THAT(messages(loaded), ElementsAre("contract.clause.base.amount: is uncertain"));
}

}  // namespace
}  // namespace loadline::input::testing
